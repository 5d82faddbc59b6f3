"""The general checks of local rules: each kept, not kept and not known, and never more than something to check."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from icsdesk.domain.kinds import BodyKind, Category, LineKind, OrganisationKind, SeatRole, Standing
from icsdesk.domain.records import About, Body, Line, Organisation, Paper, Quorum, Record, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.rules.checks.local import months_before
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Grade, Severity, Verdict
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Confidence, Rule

DAY = dt.date(2024, 5, 31)
PASS, FAIL, OPEN, NONE = Verdict.PASS, Verdict.ADVISORY, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE


def asked(check_name: str, records: list[Record], day: dt.date | None = DAY, **parameters: Any) -> list[Finding]:
    rule = Rule(
        code="OUR-1",
        sentence="Ours.",
        why="Because.",
        todo="Do.",
        severity=Severity.LOCAL,
        citation="Constitution",
        link="",
        confidence=Confidence.VERIFIED,
        check=check_name,
        parameters=parameters,
    )
    report = check(System.of(About(), records), day, [Pack("ours", "1", "Ours", (rule,))])
    assert report.troubles == ()
    return list(report.findings)


def verdict(check_name: str, records: list[Record], **parameters: Any) -> Verdict:
    (finding,) = asked(check_name, records, **{"body": "audit", **parameters})
    return finding.verdict


def audit(**values: Any) -> Body:
    return Body(**{"id": "audit", "name": "Audit Committee", "kind": BodyKind.AUDIT_COMMITTEE, **values})


def seats(*given: tuple[SeatRole | None, Category | None]) -> list[Record]:
    return [Seat(id=f"s{n}", body="audit", title=f"Seat {n}", role=x, category=y) for n, (x, y) in enumerate(given)]


def test_a_local_rule_that_is_not_kept_is_only_something_to_check_and_says_it_is_local() -> None:
    (finding,) = asked("quorum_is", [audit(quorum=Quorum(count=2))], body="audit", count=3)
    assert (finding.verdict, finding.grade, finding.severity) == (FAIL, Grade.CHECK, Severity.LOCAL)
    assert finding.sentence == "Set the quorum of the Audit Committee to 3: it is recorded as 2. (Local rule.)"


@pytest.mark.parametrize(
    ("quorum", "said"), [(Quorum(count=3), PASS), (Quorum(count=4), FAIL), (Quorum(text="a few"), OPEN), (None, OPEN)]
)
def test_quorum(quorum: Quorum | None, said: Verdict) -> None:
    assert verdict("quorum_is", [audit(quorum=quorum)], count=3) is said


NED = (SeatRole.NON_EXECUTIVE, Category.NON_EXECUTIVE)
CHAIR = (SeatRole.CHAIR, Category.NON_EXECUTIVE)
EXEC = (SeatRole.DIRECTOR, Category.EXECUTIVE)
UNKNOWN = (None, None)


@pytest.mark.parametrize(
    ("given", "complete", "parameters", "said"),
    [
        ([NED, NED], True, {"exactly": 2}, PASS),
        ([NED, NED], None, {"exactly": 2}, OPEN),
        ([NED], True, {"exactly": 2}, FAIL),
        ([NED], None, {"exactly": 2}, OPEN),
        ([NED, NED, NED], None, {"exactly": 2}, FAIL),
        ([NED, NED, NED], None, {"least": 2}, PASS),
        ([NED], True, {"least": 2}, FAIL),
        ([NED], None, {"least": 2}, OPEN),
        ([NED, EXEC], True, {"least": 2, "category": "non_executive"}, FAIL),
        ([NED, UNKNOWN], True, {"least": 2, "category": "non_executive"}, OPEN),
        ([NED, UNKNOWN], True, {"exactly": 1, "category": "non_executive"}, OPEN),
        ([NED, CHAIR], True, {"exactly": 1, "role": "chair"}, PASS),
        ([NED, CHAIR, CHAIR], True, {"exactly": 1, "role": "chair"}, FAIL),
        ([NED, CHAIR], True, {"exactly": 2, "category": "non_executive", "role": "non_executive"}, FAIL),
    ],
)
def test_number_of_seats(given: list[Any], complete: bool | None, parameters: dict[str, Any], said: Verdict) -> None:
    assert verdict("seats_number", [audit(membership_complete=complete), *seats(*given)], **parameters) is said


def test_those_in_attendance_are_not_members_and_a_count_counts() -> None:
    attendee = Seat(id="a", body="audit", title="Auditor", standing=Standing.ATTENDEE)
    many = Seat(id="m", body="audit", title="Members", least=3, most=3)
    complete = audit(membership_complete=True)
    assert verdict("seats_number", [complete, attendee], least=1) is FAIL
    assert verdict("seats_number", [complete, many], exactly=3) is PASS
    assert verdict("seats_number", [complete, Seat(id="m", body="audit", title="Members", least=2)], exactly=3) is OPEN


def test_a_line() -> None:
    board = Body(id="board", name="The Board", kind=BodyKind.ICB_BOARD, organisation="icb")
    icb = Organisation(id="icb", name="NHS Anyshire", short_name="NHSA", kind=OrganisationKind.ICB)

    def line(**more: Any) -> Line:
        return Line(**{"id": "l", "start": "audit", "finish": "board", "kind": LineKind.REPORTS_TO, **more})

    parties: list[Record] = [audit(), board, icb]
    for to in ("board", "the board", "icb", "nhsa"):
        assert verdict("has_line", [*parties, line()], line="reports_to", to=to) is PASS
    assert verdict("has_line", parties, line="reports_to", to="board") is FAIL
    assert verdict("has_line", [*parties, line(kind=LineKind.ADVISES)], line="reports_to", to="board") is FAIL
    turned = line(start="board", finish="audit")
    assert verdict("has_line", [*parties, turned], line="reports_to", to="board") is FAIL
    assert verdict("has_line", [*parties, line(span=Span(start=When.parse("2024")))], line="reports_to", to="board") is OPEN
    assert verdict("has_line", [*parties, line(span=Span(end=When.parse("2023")))], line="reports_to", to="board") is FAIL
    assert verdict("has_line", parties, line="reports_to", to="The Cabinet") is OPEN


@pytest.mark.parametrize(
    ("given", "complete", "said"),
    [([NED, CHAIR], None, PASS), ([NED], True, FAIL), ([NED], None, OPEN), ([NED, UNKNOWN], True, OPEN), ([], True, FAIL)],
)
def test_an_office(given: list[Any], complete: bool | None, said: Verdict) -> None:
    assert verdict("has_office", [audit(membership_complete=complete), *seats(*given)], role="chair") is said


@pytest.mark.parametrize(
    ("approved", "said"),
    [
        ("2023-05-31", PASS),
        ("2023-05-30", FAIL),
        ("2024-05-31", PASS),
        ("2023", OPEN),
        ("2022", FAIL),
        ("2024-06", OPEN),
        (None, OPEN),
    ],
)
def test_a_review_of_terms(approved: str | None, said: Verdict) -> None:
    paper = Paper(approved_on=When.parse(approved)) if approved else None
    assert verdict("terms_reviewed", [audit(terms_of_reference=paper)], months=12) is said


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ((2024, 3, 31), 1, (2024, 2, 29)),
        ((2024, 1, 15), 1, (2023, 12, 15)),
        ((2024, 5, 31), 12, (2023, 5, 31)),
        ((2024, 12, 1), 24, (2022, 12, 1)),
    ],
)
def test_months_before(day: tuple[int, int, int], months: int, earlier: tuple[int, int, int]) -> None:
    assert months_before(dt.date(*day), months) == dt.date(*earlier)


def test_a_body_is_known_by_id_name_short_name_or_other_name() -> None:
    body = audit(short_name="ARC", aliases=("Audit and Risk Committee",), quorum=Quorum(count=3))
    for name in ("audit", "audit committee", "arc", "Audit  and Risk Committee"):
        assert verdict("quorum_is", [body], body=name, count=3) is PASS


def test_a_name_that_is_not_there_or_stands_twice_is_asked_about() -> None:
    (finding,) = asked("quorum_is", [audit()], body="Finance Committee", count=3)
    assert (finding.verdict, finding.subjects) == (OPEN, ())
    assert "“Finance Committee”, which is not on this chart" in finding.sentence
    (finding,) = asked("quorum_is", [audit(), audit(id="other")], body="Audit Committee", count=3)
    assert (finding.verdict, finding.subjects) == (OPEN, ("audit", "other"))


def test_of_two_with_one_name_the_one_in_being_is_meant() -> None:
    old = audit(id="old", span=Span(end=When.parse("2023-01-01")))
    assert verdict("quorum_is", [old, audit(quorum=Quorum(count=3))], body="Audit Committee", count=3) is PASS


def test_what_is_not_in_being_is_not_bound() -> None:
    assert verdict("quorum_is", [audit(span=Span(planned_start=When.parse("2025-01-01")))], count=3) is NONE
    assert verdict("quorum_is", [audit(span=Span(end=When.parse("2023-01-01")))], count=3) is NONE


def test_every_body_of_a_kind_is_asked() -> None:
    bodies: list[Record] = [audit(id=f"a{n}", quorum=Quorum(count=n)) for n in (2, 3)]
    found = asked("quorum_is", [*bodies, audit(id="x", kind=BodyKind.COMMITTEE)], body_kind="audit_committee", count=3)
    assert {x.subjects: x.verdict for x in found} == {("a2",): FAIL, ("a3",): PASS}
