"""Dates as papers give them, and what holds on a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdesk.domain.times import ALWAYS, Phase, Span, Truth, When, day_in_words, in_words

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
truths = st.sampled_from(Truth)
days = st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31))


@st.composite
def written(draw: st.DrawFn) -> str:
    """A date in one of the five written forms."""
    day = draw(days)
    return draw(
        st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day.year}/{(day.year + 1) % 100:02}", "unknown"])
    )


whens = written().map(When.parse)


# -- three-valued answers


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and_and_or_follow_the_three_valued_table(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert one & other is other & one is both
    assert one | other is other | one is either


@given(truths, truths, truths)
def test_truths_obey_the_laws_of_lattices(a: Truth, b: Truth, c: Truth) -> None:
    assert ~~a is a
    assert ~(a & b) is (~a | ~b)
    assert a & (b & c) is (a & b) & c
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (a & b) is a


@given(truths, truths)
def test_learning_more_never_turns_a_settled_answer(a: Truth, b: Truth) -> None:
    for join in (Truth.__and__, Truth.__or__):
        if join(a, UNKNOWN) is not UNKNOWN:
            assert join(a, b) is join(a, UNKNOWN)


def test_what_is_not_recorded_is_unknown() -> None:
    assert [Truth.of(x) for x in (True, False, None)] == [YES, NO, UNKNOWN]


# -- dates


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2022-07-01", "2022-07-01", "2022-07-01", "1 July 2022"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2022", "2022-01-01", "2022-12-31", "2022"),
        ("2023/24", "2023-04-01", "2024-03-31", "2023/24"),
        ("1999/00", "1999-04-01", "2000-03-31", "1999/00"),
        ("unknown", "0001-01-01", "9999-12-31", "a date not recorded"),
    ],
)
def test_each_written_form_means_its_days(text: str, first: str, last: str, words: str) -> None:
    when = When.parse(text)
    assert (when.first.isoformat(), when.last.isoformat(), str(when), in_words(when)) == (first, last, text, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022-02-30",
        "2022-13",
        "2022-00",
        "0000",
        "2022/24",
        "2022/22",
        "01/07/2022",
        "1 July 2022",
        "2022-7-1",
        "22",
        "2022-07-01\n",
        "9999/00",
        "unknown ",
    ],
)
def test_what_is_no_date_is_told_with_a_cure(text: str) -> None:
    with pytest.raises(ValueError, match="must be a real date, like 2022-07-01"):
        When.parse(text)


@given(whens)
def test_a_date_reads_back_as_it_is_written(when: When) -> None:
    assert When.parse(str(when)) == when
    assert when.first <= when.last
    assert when.exact is (when.first == when.last)


@given(days)
def test_a_day_is_in_its_month_year_and_financial_year(day: dt.date) -> None:
    began = day.year if day.month >= 4 else day.year - 1
    for text in (f"{day:%Y-%m}", f"{day:%Y}", f"{began}/{(began + 1) % 100:02}"):
        when = When.parse(text)
        assert when.first <= day <= when.last


def test_a_day_in_words_has_no_leading_nought() -> None:
    assert day_in_words(dt.date(2022, 7, 1)) == "1 July 2022"


# -- spans


def span(start: str = "", end: str = "", planned: str = "") -> Span:
    """A span from written dates."""
    return Span(
        start=When.parse(start) if start else None,
        end=When.parse(end) if end else None,
        planned_start=When.parse(planned) if planned else None,
    )


@pytest.mark.parametrize(
    ("dates", "day", "phase"),
    [
        (span(), "2022-07-01", Phase.CURRENT),
        (span("2022-07-01"), "2022-06-30", Phase.NOT_YET),
        (span("2022-07-01"), "2022-07-01", Phase.CURRENT),
        (span("", "2022-06-30"), "2022-06-30", Phase.CURRENT),
        (span("", "2022-06-30"), "2022-07-01", Phase.ENDED),
        (span("2022-07"), "2022-07-15", Phase.UNCERTAIN),
        (span("2022-07"), "2022-07-31", Phase.CURRENT),
        (span("", "2022"), "2022-05-01", Phase.UNCERTAIN),
        (span("unknown"), "2022-05-01", Phase.UNCERTAIN),
        (span("", "", "2022-07-01"), "2030-01-01", Phase.PLANNED),
        (span("", "2022-06-30", "2022-07-01"), "2030-01-01", Phase.ENDED),
        (span("2022-07-02", "", "2022-07-01"), "2022-07-02", Phase.CURRENT),
    ],
)
def test_a_span_stands_where_its_dates_say(dates: Span, day: str, phase: Phase) -> None:
    assert dates.phase(dt.date.fromisoformat(day)) is phase


@given(whens, whens, days, days, days)
def test_a_span_holds_for_certain_only_if_it_does_however_its_dates_turn_out(
    start: When, end: When, day: dt.date, one: dt.date, other: dt.date
) -> None:
    begun = min(max(one, start.first), start.last)
    ended = min(max(other, end.first), end.last)
    truth = Span(start=start, end=end).holds(day)
    really = Span(start=When.on(begun), end=When.on(ended)).holds(day)
    assert truth in (really, UNKNOWN)


@given(whens, whens)
def test_backwards_is_said_only_when_no_reading_helps(start: When, end: When) -> None:
    assert Span(start=start, end=end).backwards is (end.last < start.first)


def test_nothing_recorded_holds_always_and_is_not_backwards() -> None:
    assert ALWAYS.holds(dt.date(1, 1, 1)) is YES
    assert not ALWAYS.backwards
