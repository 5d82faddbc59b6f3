"""Dates as officers type them."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.times import Span, When
from icsdesk.ui.dates_in_words import read_day, read_when, shown, span_fault, span_in_words


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1 July 2022", "2022-07-01"),
        ("1st july 2022", "2022-07-01"),
        ("1 Jul 2022", "2022-07-01"),
        ("01/07/2022", "2022-07-01"),
        ("1.7.2022", "2022-07-01"),
        ("2022-07-01", "2022-07-01"),
        ("July 2022", "2022-07"),
        ("Sept 2022", "2022-09"),
        ("2022-07", "2022-07"),
        ("2022", "2022"),
        ("2022/23", "2022/23"),
        ("2022/2023", "2022/23"),
        ("unknown", "unknown"),
        ("Not known", "unknown"),
    ],
)
def test_every_way_of_writing_a_date_is_understood_and_shown_so_that_it_reads_back(typed: str, written: str) -> None:
    when = read_when(typed)
    assert when is not None
    assert when.text == written
    assert read_when(shown(when)) == when


@pytest.mark.parametrize("typed", ["31 June 2022", "32/01/2022", "soon", "2022/25", "1 Juillet 2022", "13/13/2022", "0"])
def test_what_is_no_date_is_refused_in_the_fields_own_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^Start date must be a real date, like 1 July 2022"):
        read_when(typed, "Start date")


def test_nothing_typed_is_not_recorded() -> None:
    assert read_when("  ") is None
    assert read_day("") is None
    assert shown(None) == ""


def test_a_day_to_look_at_needs_all_three_parts() -> None:
    assert read_day("1 July 2022") == dt.date(2022, 7, 1)
    assert read_day("today") == dt.date.today()
    with pytest.raises(ValueError, match="must include a day, a month and a year"):
        read_day("July 2022")


def test_a_span_says_when_and_what_is_wrong_with_it() -> None:
    begin, finish = When.parse("2022-07-01"), When.parse("2022-06-30")
    assert span_in_words(Span(start=begin)) == "from 1 July 2022"
    assert span_in_words(Span(planned_start=begin)) == "planned from 1 July 2022"
    assert span_in_words(Span()) == ""
    assert span_fault(Span(start=begin, end=finish)).startswith("The date this ends must be the same as or after 1 July 2022")
    assert span_fault(Span(start=finish, end=begin)) == ""
