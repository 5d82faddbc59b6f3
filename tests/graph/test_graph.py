"""Whom a body answers to, circles, and the way up to someone the law knows."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind, Status
from icsdesk.domain.records import About, Body, DatedParty, Line, Organisation, Record
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.graph.lines import ACCOUNTABLE, circle_from, circles, corner, lines_graph, reached_from
from icsdesk.graph.upward import founders, is_legal_person, lines_up, parents, way_up

DAY = dt.date(2023, 1, 1)


def body(name: str, kind: BodyKind = BodyKind.COMMITTEE, **more: object) -> Body:
    return Body(id=name, name=name, kind=kind, **more)  # type: ignore[arg-type]


def line(start: str, finish: str, kind: LineKind = LineKind.ACCOUNTABLE_TO, **more: object) -> Line:
    return Line(id=f"{start}-{finish}", start=start, finish=finish, kind=kind, **more)  # type: ignore[arg-type]


ICB = Organisation(id="icb", name="ICB", kind=OrganisationKind.ICB)
BOARD = body("board", BodyKind.ICB_BOARD, organisation="icb")


def system(*records: Record) -> System:
    return System.of(About(), records)


def test_a_board_stands_as_its_organisation() -> None:
    found = system(ICB, BOARD, body("a"), line("a", "board"))
    assert corner(found, "board") == "icb"
    assert set(lines_graph(found, DAY, *ACCOUNTABLE).edges()) == {("a", "icb")}
    assert parents(found, "a", DAY) == ("icb",)


@pytest.mark.parametrize(
    "more",
    [
        {"status": Status.PROPOSED},
        {"scenario": "what-if"},
        {"span": Span(end=When.parse("2022"))},
        {"span": Span(start=When.parse("2023"))},
    ],
)
def test_a_line_not_certainly_in_force_does_not_count(more: dict[str, object]) -> None:
    found = system(body("a"), body("b"), line("a", "b", **more))
    assert parents(found, "a", DAY) == ()
    assert not lines_graph(found, DAY, *ACCOUNTABLE)


def test_reports_to_counts_only_where_nothing_firmer_is_drawn() -> None:
    soft = line("a", "b", LineKind.REPORTS_TO)
    assert lines_up(system(body("a"), body("b"), soft), "a", DAY) == (soft,)
    firm = line("a", "c")
    assert lines_up(system(body("a"), body("b"), body("c"), soft, firm), "a", DAY) == (firm,)


def test_circles_are_found_and_walked() -> None:
    found = system(*map(body, "abcd"), line("a", "b"), line("b", "c"), line("c", "a"), line("d", "a"))
    assert circles(found, DAY, *ACCOUNTABLE) == (("a", "b", "c"),)
    assert circle_from(found, DAY, "b", *ACCOUNTABLE) == ("b", "c", "a", "b")
    assert circle_from(found, DAY, "d", *ACCOUNTABLE) == ()
    assert reached_from(found, DAY, "d", *ACCOUNTABLE) == {"a", "b", "c"}


def test_a_body_that_answers_to_itself_is_a_circle() -> None:
    found = system(body("a"), line("a", "a"))
    assert circles(found, DAY, *ACCOUNTABLE) == (("a",),)
    assert circle_from(found, DAY, "a", *ACCOUNTABLE) == ("a", "a")


def test_the_way_up_ends_at_a_legal_person() -> None:
    found = system(ICB, BOARD, body("a"), body("b"), body("lost"), line("a", "b"), line("b", "board"))
    assert way_up(found, "a", DAY) == ("a", "b", "icb")
    assert way_up(found, "lost", DAY) == ()
    assert way_up(found, "board", DAY) == ("icb",)


def test_the_way_up_does_not_go_round_for_ever() -> None:
    found = system(body("a"), body("b"), line("a", "b"), line("b", "a"))
    assert way_up(found, "a", DAY) == ()


def test_a_sector_or_a_system_is_nobody_in_law() -> None:
    found = system(Organisation(id="s", name="s", kind=OrganisationKind.SECTOR), body("a", legal_person=True), body("b"))
    assert [is_legal_person(found, x) for x in ("s", "a", "b")] == [False, True, False]


def test_founders_are_those_of_the_day() -> None:
    joined = DatedParty(who="board", span=Span(start=When.parse("2022-07-01")))
    left = DatedParty(who="council", span=Span(end=When.parse("2022-12-31")))
    joint = body("j", BodyKind.JOINT_COMMITTEE, founders=(joined, left))
    found = system(ICB, BOARD, Organisation(id="council", name="c", kind=OrganisationKind.LOCAL_AUTHORITY), joint)
    assert founders(found, joint, DAY) == ("icb",)
    assert founders(found, joint, dt.date(2022, 8, 1)) == ("icb", "council")
    assert parents(found, "j", None) == ("icb", "council")
