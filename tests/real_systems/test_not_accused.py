"""Ways real tables put things loosely, which are a question to the officer and never an accusation."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import About, Body, DatedParty, Line, Organisation, Place, Record, Seat
from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Verdict
from tests.real_systems.reading import packs

BASE: tuple[Record, ...] = (
    Place(id="p", name="P"),
    Organisation(id="icb", name="NHS X", kind=OrganisationKind.ICB, area=("p",)),
    Organisation(id="c", name="Council", kind=OrganisationKind.LOCAL_AUTHORITY, tier=CouncilTier.UNITARY, area=("p",)),
    Body(id="board", name="Board", kind=BodyKind.ICB_BOARD, organisation="icb"),
    Body(id="icp", name="X Partnership", kind=BodyKind.ICP, area=("p",), founders=(DatedParty(who="icb"), DatedParty(who="c"))),
)


def verdicts(*more: Record, rule: str) -> set[Verdict]:
    report = check(System.of(About(), (*BASE, *more)), dt.date(2024, 1, 1), packs())
    assert [x.sentence for x in report.of_grade(Grade.MUST_FIX) if x.rule == rule] == []
    return set(report.verdicts(rule))


def test_a_line_to_the_board_of_a_partnership_with_all_its_founders_recorded():
    assert verdicts(Line(id="l", start="icp", finish="icb", kind=LineKind.COMMITTEE_OF), rule="ICP-05") == {Verdict.PASS}


def test_the_board_recorded_as_appointing_its_chief_executive_is_asked_who():
    seat = Seat(id="s", body="board", title="Chief executive", role=SeatRole.CHIEF_EXECUTIVE, appointed_by=("icb",))
    assert verdicts(seat, rule="ICB-06") == {Verdict.CANNOT_TELL}


@pytest.mark.parametrize("role", [SeatRole.CHAIR, SeatRole.CO_CHAIR])
def test_a_chair_and_a_member_of_one_appointer_may_be_one_person(role: SeatRole):
    seats = (
        Seat(id="s", body="icp", title="Chair", role=role, appointed_by=("c",)),
        Seat(id="t", body="icp", title="Member", role=SeatRole.COUNCIL_REPRESENTATIVE, appointed_by=("c",)),
    )
    assert verdicts(*seats, rule="ICP-03") == {Verdict.CANNOT_TELL}
