"""Wirral in Cheshire and Merseyside, and the Midlands chart: what the report hoped for, what came about, and what is lost."""

from __future__ import annotations

from datetime import date

from icsdesk.domain.kinds import BodyKind, LegalForm, LineKind, Standing
from icsdesk.domain.records import Body, Line, Organisation, Scenario, Seat, Succession
from icsdesk.domain.system import System
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Facts, count_of
from icsdesk.rules.finding import Verdict
from tests.samples.judging import Judge

REPORT, REALISED = date(2021, 11, 3), date(2022, 10, 13)


def test_november_2021_has_no_board_and_no_partnership(wirral: System) -> None:
    facts = Facts(wirral, REPORT)
    assert facts.bodies(BodyKind.ICB_BOARD, BodyKind.ICP, BodyKind.PLACE_PARTNERSHIP) == ()
    met = {x.id: x.frequency for x in wirral.every(Body) if x.id in ("development-group", "delivery-group", "project-board")}
    assert met == {"development-group": "Weekly", "delivery-group": "Weekly", "project-board": "Fortnightly"}


def test_the_ambition_stands_apart_from_what_came_about(wirral: System) -> None:
    (ambition,) = wirral.every(Scenario)
    hoped = [x for x in wirral.every(Body) if x.scenario == ambition.id]
    assert {x.id for x in hoped if str(x.span.planned_start) == "2022-04"} == {
        "planned-icb",
        "planned-icp",
        "planned-place-partnership",
        "integrated-providers",
    }
    assert all(x.span.start is None for x in hoped)
    assert not any(Facts(wirral, date(2026, 1, 1)).here(x) for x in hoped)


def test_planned_days_slipped_and_both_are_kept(wirral: System) -> None:
    passing = wirral.need(Succession, "ccgs-to-icb")
    assert (str(passing.planned_on), str(passing.on)) == ("2022-04", "2022-07-01")
    assert len(passing.earlier) == 9
    board = wirral.need(Body, "place-board").span
    assert (str(board.planned_start), str(board.start)) == ("2022-09-14", "2022-10-13")


def test_the_place_partnership_is_called_by_the_systems_name_and_is_not_it(wirral: System) -> None:
    place = wirral.need(Body, "planned-place-partnership")
    assert place.kind is BodyKind.PLACE_PARTNERSHIP
    assert place.legal_form is LegalForm.JOINT_COMMITTEE
    assert any("Integrated Care Partnership" in x for x in place.aliases)
    assert place.delegation_maturity
    assert wirral.need(Body, "planned-icp").kind is BodyKind.ICP


def test_the_place_boards_seats_are_those_seen_and_claim_no_more(wirral: System) -> None:
    seats = [x for x in wirral.seats("place-board") if x.standing is Standing.MEMBER and x.id != "place-chair"]
    assert len(seats) == 13
    board = wirral.need(Body, "place-board")
    assert board.membership_complete is None
    assert board.legal_form is None
    assert all(not x.appointed_by and x.voting is None for x in seats)
    chaired = [x.person for x in wirral.holders_on("place-chair", REALISED) if x.span.start and x.span.start.first == REALISED]
    assert chaired == ["simon-banks"]


def test_a_substitute_may_stand_for_two(wirral: System) -> None:
    (gibbs,) = wirral.holdings_by("michael-gibbs")
    assert gibbs.substitute
    assert wirral.holders_on("hwb-wuth", date(2024, 9, 1)) == ()


def test_the_wirral_board_has_every_seat_the_act_asks_for(wirral: System, judge: Judge) -> None:
    report = judge(wirral, date(2024, 9, 1))
    for rule in ("HWB-03", "HWB-04", "HWB-05", "HWB-10"):
        assert report.verdicts(rule) == (Verdict.PASS,), rule
    assert Verdict.BREACH not in {x.verdict for x in report.findings}


def test_joint_scrutiny_has_eighteen_members_two_from_each_council(wirral: System) -> None:
    seats = wirral.seats("joint-scrutiny")
    assert [count_of(x).low for x in seats] == [2] * 9
    assert {x.who for x in wirral.need(Body, "joint-scrutiny").founders} == {y for x in seats for y in x.represents}


def test_a_line_may_start_at_a_seat(wirral: System) -> None:
    line = wirral.need(Line, "place-director-to-hwb")
    assert wirral.find(Seat, line.start) is not None
    assert line.span.holds(REALISED) is Truth.YES


def test_the_midlands_chart_keeps_its_two_routes_and_its_footnote(midlands: System) -> None:
    lines = [x for x in midlands.every(Line) if x.kind is LineKind.REPORTS_TO]
    assert {(x.route_name, x.finish) for x in lines} == {("RLT", "rlt"), ("MLT", "mlt")}
    assert all(x.primary for x in lines)
    boards = midlands.need(Body, "programme-boards")
    assert boards.footnote == "Supporting Programme Boards in place for LTP Programmes, reporting into MLT"
    assert (boards.least, boards.most) == (None, None), "how many is not said"


def test_the_midlands_programme_has_seven_workstreams_and_invents_no_day(midlands: System) -> None:
    assert len(midlands.lines_to("ics-development", LineKind.MEMBER_OF)) == 7
    assert midlands.about.as_at is None
    assert [x.id for x in midlands.every(Organisation)] == ["nhsei-midlands"]
