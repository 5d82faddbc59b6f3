"""Only what would break the document is refused, with its reason and cure."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, DatedParty, Line, Place
from icsdesk.domain.times import Span, When
from icsdesk.edit import bodies, fields, lines, permits
from icsdesk.edit.permits import Refused, kinds_between, why_not_connect
from tests.edit.doing import done
from tests.edit.example import example, span


def test_a_body_cannot_report_to_itself_through_another() -> None:
    assert why_not_connect(example(), "hwb", "wec", LineKind.REPORTS_TO) == (
        "Worcestershire Health and Wellbeing Board would report to itself through Worcestershire Executive Committee. "
        "Choose a different body to report to"
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LineKind.ACCOUNTABLE_TO, "would answer to itself through"),
        (LineKind.COMMITTEE_OF, "would be a committee of itself through"),
    ],
)
def test_other_circles_are_told_in_their_own_words(kind: LineKind, words: str) -> None:
    system = done(example(), lines.connect(example(), "quality", "wec", kind))
    assert words in (why_not_connect(system, "wec", "quality", kind) or "")


def test_a_long_way_round_is_a_circle_too() -> None:
    system = done(example(), lines.connect(example(), "board", "quality", LineKind.REPORTS_TO))
    reason = why_not_connect(system, "quality", "wec", LineKind.REPORTS_TO)
    assert reason is not None
    assert reason.startswith("Quality Committee would report to itself through ICB Board.")


def test_a_circle_of_different_kinds_or_of_other_kinds_is_allowed() -> None:
    assert why_not_connect(example(), "hwb", "wec", LineKind.OVERSEES) is None
    system = done(example(), lines.connect(example(), "hwb", "wec", LineKind.INFORMS))
    assert why_not_connect(system, "wec", "hwb", LineKind.INFORMS) is None


def test_a_line_that_has_ended_makes_no_circle() -> None:
    system = done(example(), lines.edit_line(example(), "wec-hwb", span=span(None, "2023-03-31")))
    assert why_not_connect(system, "hwb", "wec", LineKind.REPORTS_TO) is None


def test_a_line_of_another_scenario_makes_no_circle() -> None:
    system = done(example(), lines.connect(example(), "hwb", "unitary", LineKind.REPORTS_TO, scenario="what-if"))
    assert permits.why_not_line(system, Line(id="x", start="unitary", finish="hwb", kind=LineKind.REPORTS_TO, scenario="what-if"))
    other = done(system, fields.set_fields(system, "hwb-reports-to-unitary", span=span(None, "2023")))
    assert why_not_connect(other, "unitary", "hwb", LineKind.REPORTS_TO) is None


def test_a_line_to_itself_is_refused() -> None:
    assert why_not_connect(example(), "wec", "wec", LineKind.INFORMS) == (
        "A line cannot run from Worcestershire Executive Committee to itself. Choose another body"
    )


def test_the_same_line_twice_is_refused_but_another_subject_is_not() -> None:
    assert why_not_connect(example(), "wec", "board", LineKind.REPORTS_TO, "health") == (
        'There is already a "Reports to" line about "health" from Worcestershire Executive Committee to ICB Board. '
        "Give this one another subject or kind"
    )
    assert why_not_connect(example(), "wec", "board", LineKind.REPORTS_TO, "finance") is None


def test_a_line_that_reads_both_ways_is_the_same_from_either_end() -> None:
    system = done(example(), lines.connect(example(), "board", "hwb", LineKind.WORKS_WITH))
    assert "There is already" in (why_not_connect(system, "hwb", "board", LineKind.WORKS_WITH) or "")


@pytest.mark.parametrize(
    ("start", "finish", "kind", "words"),
    [
        ("ann", "board", LineKind.COMMITTEE_OF, "cannot start at a person"),
        ("quality", "board-chair", LineKind.COMMITTEE_OF, "cannot finish at a seat"),
        ("icb", "board", LineKind.COMMITTEE_OF, "cannot start at an organisation"),
        ("wec", "worcestershire", LineKind.REPORTS_TO, "cannot finish at a place"),
        ("wec", "nowhere", LineKind.REPORTS_TO, "no longer here"),
    ],
)
def test_lines_that_make_no_sense_are_refused(start: str, finish: str, kind: LineKind, words: str) -> None:
    assert words in (why_not_connect(example(), start, finish, kind) or "")


@pytest.mark.parametrize(
    ("start", "finish"), [("wec", "ann"), ("ann", "wec"), ("board-chair", "board"), ("icb", "wcc"), ("hwb", "board")]
)
def test_every_kind_offered_can_be_drawn(start: str, finish: str) -> None:
    offered = kinds_between(example(), start, finish)
    assert offered
    for kind in offered:
        done(example(), lines.connect(example(), start, finish, kind))
    for kind in set(LineKind) - set(offered):
        with pytest.raises(Refused):
            lines.connect(example(), start, finish, kind)


def test_sensible_kinds_come_first_in_both_directions() -> None:
    system = example()
    assert kinds_between(system, "quality", "hwb")[0] is not kinds_between(system, "hwb", "quality")[0]
    assert kinds_between(system, "quality", "icb")[0] is LineKind.ACCOUNTABLE_TO
    assert kinds_between(system, "icb", "quality")[0] is LineKind.APPOINTS
    assert kinds_between(system, "board", "wec")[0] is LineKind.DELEGATES_TO
    scrutiny = done(system, bodies.add_body(system, BodyKind.SCRUTINY, "HOSC"))
    assert kinds_between(scrutiny, "hosc", "hwb")[0] is LineKind.SCRUTINISES
    assert kinds_between(system, "wec", "nowhere") == ()


def test_a_body_needs_a_name() -> None:
    with pytest.raises(Refused, match=r"^Enter a name for this body$"):
        bodies.add_body(example(), BodyKind.COMMITTEE, " \t ")
    with pytest.raises(Refused, match=r"^Enter a name for this body$"):
        bodies.rename(example(), "wec", "")
    with pytest.raises(Refused, match=r"^Enter a title for this seat$"):
        fields.set_fields(example(), "board-chair", title="")


def test_an_end_before_the_start_is_refused_in_the_officers_words() -> None:
    with pytest.raises(Refused) as refused:
        bodies.set_dates(example(), "board", span("2022-07-01", "2022-06-30"))
    assert str(refused.value) == "The date this body ends must be the same as or after 1 July 2022, when it starts"
    planned = Span(planned_start=When.parse("2023"), planned_end=When.parse("2022"))
    with pytest.raises(Refused, match="is planned to end must be the same as or after 2023"):
        bodies.set_dates(example(), "board", planned)


def test_dates_inside_a_record_are_looked_at_too() -> None:
    wrong = [DatedParty(who="icb", span=span("2022-07-01", "2022-06-30"))]
    with pytest.raises(Refused, match="must be the same as or after"):
        fields.set_fields(example(), "wec", founders=wrong)


def test_partial_dates_that_may_be_in_order_are_allowed() -> None:
    done(example(), bodies.set_dates(example(), "board", span("2022-07", "2022-07")))


def test_what_is_mentioned_must_be_there_and_of_the_right_sort() -> None:
    with pytest.raises(Refused, match="no longer here"):
        fields.set_fields(example(), "wec", organisation="nowhere")
    with pytest.raises(Refused, match=r"^A place cannot be chosen here\. Choose an organisation$"):
        fields.set_fields(example(), "wec", organisation="worcestershire")
    with pytest.raises(Refused, match="not an office"):
        fields.set_fields(example(), "wec", chair_chosen_by=["office:king"])
    done(example(), fields.set_fields(example(), "wec", chair_chosen_by=["office:leader", "ann", "ann"]))


def test_a_place_cannot_be_inside_itself() -> None:
    with pytest.raises(Refused, match="Herefordshire and Worcestershire would be inside itself"):
        fields.set_fields(example(), "system", within="worcestershire")
    assert example().need(Place, "worcestershire").within == "system"


def test_a_range_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(Refused, match="the same as or more than 3"):
        fields.set_fields(example(), "wec", least=3, most=2)


def test_a_fault_that_was_there_does_not_stop_other_edits() -> None:
    system = example()
    broken = {**system.records, "wec": Body(id="wec", name="WEC", kind=BodyKind.OTHER, span=span("2023", "2022"))}
    old = type(system)(system.about, broken)
    assert fields.set_fields(old, "wec", note="Seen").touched == {"wec"}


def test_merely_unlawful_things_are_allowed() -> None:
    system = example()
    done(system, lines.connect(system, "board", "ccg", LineKind.DELEGATES_TO, span=span("2024-01-01")))
    done(system, bodies.end_on(system, "hwb", dt.date(2013, 1, 1)))
    done(system, bodies.retype(system, "quality", BodyKind.ICB_BOARD))
