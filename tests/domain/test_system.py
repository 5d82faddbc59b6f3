"""What one can ask of a system."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import BodyKind, HoldingState, LineKind, SeatRole, Status
from icsdesk.domain.records import (
    SECTIONS,
    Body,
    DatedStatus,
    DatedText,
    Holding,
    Line,
    Organisation,
    Person,
    Record,
    Seat,
    View,
)
from icsdesk.domain.system import System, references
from icsdesk.domain.times import Truth
from tests.edit.example import example, span

DAY = dt.date(2022, 10, 1)


def changed(*records: Record) -> System:
    """The example with records put in."""
    draft = Draft(example())
    for record in records:
        draft.put(record)
    return draft.result()


def test_two_records_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match="two records share the id ann"):
        System.of(example().about, [Person(id="ann", name="A"), Body(id="ann", name="B", kind=BodyKind.OTHER)])


def test_a_record_is_found_by_id_and_kind() -> None:
    system = example()
    assert system.need(Body, "wec").name == "Worcestershire Executive Committee"
    assert system.find(Seat, "wec") is None
    assert system.get(None) is None
    with pytest.raises(KeyError, match="wec is in bodies, not seats"):
        system.need(Seat, "wec")


def test_every_section_comes_in_document_order() -> None:
    system = example()
    assert [x for kind in SECTIONS.values() for x in system.every(kind)] == list(system.records.values())


def test_lines_are_found_from_both_ends() -> None:
    system = example()
    assert [x.id for x in system.lines_from("wec")] == ["wec-board", "wec-hwb"]
    assert [x.id for x in system.lines_to("board")] == ["wec-board", "quality-board"]
    assert [x.id for x in system.lines_to("board", LineKind.COMMITTEE_OF)] == ["quality-board"]
    assert len(system.lines_at("hwb")) == 2


def test_who_mentions_a_record() -> None:
    system = example()
    assert set(system.users_of("wec")) == {"board-chair", "wec-board", "wec-hwb", "all"}
    assert system.users_of("bob") == ()


def test_mentions_inside_parts_are_found_and_offices_are_not_ids() -> None:
    found = set(references(example().need(Body, "wec")))
    assert found == {"worcestershire", "icb", "wcc", "board"}


def test_bodies_are_found_by_further_kinds_too() -> None:
    body = replace(example().need(Body, "wec"), also=(BodyKind.PLACE_PARTNERSHIP,))
    assert [x.id for x in changed(body).bodies_of_kind(BodyKind.PLACE_PARTNERSHIP)] == ["wec"]


def test_a_name_is_the_one_it_had_on_the_day() -> None:
    names = (DatedText(value="Joint Committee", span=span(None, "2021-03-31")),)
    system = changed(replace(example().need(Body, "wec"), names=names))
    assert system.name_of("wec", dt.date(2021, 3, 31)) == "Joint Committee"
    assert system.name_of("wec", dt.date(2021, 4, 1)) == "Worcestershire Executive Committee"
    assert system.name_of("wec") == "Worcestershire Executive Committee"
    assert system.name_of("paper") == "Joint Forward Plan"
    assert system.name_of("gone") == "gone"


@pytest.mark.parametrize(("day", "there"), [("2022-06-30", True), ("2022-07-01", False)])
def test_the_ccg_is_shown_until_its_last_day(day: str, there: bool) -> None:
    system = example()
    assert system.shown(system.need(Organisation, "ccg"), dt.date.fromisoformat(day)) is there
    assert system.shown(system.need(Organisation, "icb"), dt.date.fromisoformat(day)) is not there


def test_another_scenario_is_shown_only_when_chosen() -> None:
    system = example()
    unitary = system.need(Body, "unitary")
    assert not system.shown(unitary, None)
    assert system.shown(unitary, None, "what-if")


def test_without_a_day_everything_is_shown() -> None:
    system = example()
    assert system.shown(system.need(Organisation, "ccg"), None)


def test_a_status_is_the_one_in_force_or_proposed_when_only_planned() -> None:
    wec = example().need(Body, "wec")
    dated = replace(wec, status=Status.CURRENT, statuses=(DatedStatus(value=Status.SHADOW, span=span(None, "2022-06-30")),))
    system = changed(dated)
    assert system.status_of(dated, dt.date(2022, 6, 30)) is Status.SHADOW
    assert system.status_of(dated, DAY) is Status.CURRENT
    assert system.status_of(wec, DAY) is None
    planned = replace(wec, span=replace(span(), planned_start=span("2023-01-01").start))
    assert system.status_of(planned, DAY) is Status.PROPOSED
    assert system.shown(planned, DAY)
    assert not system.shown(replace(planned, status=Status.ENDED), DAY)


def test_vacant_filled_and_not_recorded_are_three_answers() -> None:
    system = example()
    assert system.vacant("board-nurse", DAY) is Truth.YES
    assert system.vacant("board-chair", DAY) is Truth.NO
    assert system.vacant("hwb-chair", DAY) is Truth.UNKNOWN
    assert system.vacant("board-chair", dt.date(2022, 6, 30)) is Truth.UNKNOWN


def test_a_substitute_is_not_a_holder() -> None:
    system = changed(Holding(id="sub", seat="hwb-chair", person="bob", substitute=True, state=HoldingState.FILLED))
    assert system.holders_on("hwb-chair", DAY) == ()
    assert [x.id for x in system.holdings_by("bob")] == ["sub"]


def test_seats_are_found_by_office_and_further_office() -> None:
    seat = replace(example().need(Seat, "hwb-icb"), also_roles=(SeatRole.VICE_CHAIR,))
    system = changed(seat)
    assert [x.id for x in system.seats_with_role("hwb", SeatRole.VICE_CHAIR)] == ["hwb-icb"]
    assert [x.id for x in system.seats_with_role("hwb", SeatRole.CHAIR)] == ["hwb-chair"]


def test_a_view_is_found_by_id_or_title() -> None:
    system = example()
    assert system.view("all") is system.view("All bodies") is system.need(View, "all")
    assert system.view("none") is None
    assert system.source("paper") is not None


def test_a_line_between_the_same_two_is_counted_once_at_each() -> None:
    line = Line(id="both", start="hwb", finish="board", kind=LineKind.INFORMS)
    assert [x.id for x in changed(line).lines_at("hwb")].count("both") == 1
