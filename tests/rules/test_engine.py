"""The engine: windows, grades, proposed law, and a check that breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from icsdesk.domain.kinds import BodyKind, Status
from icsdesk.domain.records import About, Body, Cite, Source
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Severity, Verdict
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, note, passed
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Confidence, Rule
from icsdesk.rules.sitting import Sitting, each

DAY = dt.date(2023, 1, 1)


@each(BodyKind.COMMITTEE)
def always_fails(s: Sitting, body: Body) -> Iterator[Outcome]:
    yield failed(f"Change {s.facts.the(body.id)}.", body.id, field="name")


def breaks(s: Sitting) -> Iterator[Outcome]:
    yield passed()
    raise ZeroDivisionError("no ground")


def speaks(s: Sitting) -> Iterator[Outcome]:
    yield note("A note.")
    yield cannot_tell("Not recorded.", question="Record it.")
    yield passed()


def says_value(s: Sitting) -> Iterator[Outcome]:
    yield note(str(s.value("who")))


CHECKS = {"always_fails": always_fails, "breaks": breaks, "speaks": speaks, "says_value": says_value}


def rule(code: str, name: str, **more: object) -> Rule:
    values = {"severity": Severity.STATUTORY, "confidence": Confidence.VERIFIED, **more}
    return Rule(
        code=code, sentence="A rule.", why="Why.", todo="Do.", citation="An Act", link="https://example.org", check=name, **values
    )  # type: ignore[arg-type]


def pack(*rules: Rule, stage: str = "") -> Pack:
    return Pack("test", "1", "Test", rules, stage)


def committee(**more: object) -> System:
    source = Source(id="paper", title="A paper")
    body = Body(id="audit", name="Audit Committee", kind=BodyKind.COMMITTEE, sources=(Cite(source="paper", at="page 2"),), **more)  # type: ignore[arg-type]
    return System.of(About(), [source, body])


def test_a_finding_carries_the_authority_the_subject_and_its_sources() -> None:
    system = committee()
    (finding,) = check(system, DAY, [pack(rule("X-1", "always_fails"))], checks=CHECKS).findings
    assert finding.verdict is Verdict.BREACH
    assert finding.grade is Grade.MUST_FIX
    assert (finding.subjects, finding.field) == (("audit",), "name")
    assert finding.sentence == "Change the Audit Committee."
    assert finding.facts == (Cite(source="paper", at="page 2"),)
    assert finding.citation == "An Act"


@pytest.mark.parametrize(
    ("severity", "confidence", "verdict", "grade"),
    [
        (Severity.STATUTORY, Confidence.AS_MADE, Verdict.BREACH, Grade.MUST_FIX),
        (Severity.STATUTORY, Confidence.SECONDARY, Verdict.BREACH, Grade.CHECK),
        (Severity.STATUTORY, Confidence.MEMORY, Verdict.BREACH, Grade.CHECK),
        (Severity.NATIONAL_POLICY, Confidence.VERIFIED, Verdict.POLICY_GAP, Grade.CHECK),
        (Severity.GOOD_PRACTICE, Confidence.VERIFIED, Verdict.ADVISORY, Grade.CHECK),
    ],
)
def test_the_authority_decides_the_verdict_and_how_it_is_shown(
    severity: Severity, confidence: Confidence, verdict: Verdict, grade: Grade
) -> None:
    one = rule("X-1", "always_fails", severity=severity, confidence=confidence)
    (finding,) = check(committee(), DAY, [pack(one)], checks=CHECKS).findings
    assert (finding.verdict, finding.grade) == (verdict, grade)


def test_proposed_law_is_only_a_note() -> None:
    (finding,) = check(committee(), DAY, [pack(rule("X-1", "always_fails"), stage="a Bill")], checks=CHECKS).findings
    assert (finding.verdict, finding.grade) == (Verdict.NOTE, Grade.NOTE)


def test_a_check_that_breaks_is_told_and_the_others_are_tried() -> None:
    report = check(committee(), DAY, [pack(rule("X-1", "breaks"), rule("X-2", "speaks"))], checks=CHECKS)
    assert report.verdicts("X-1") == (Verdict.CANNOT_TELL,)
    assert report.troubles == ("Rule X-1 could not be tried: ZeroDivisionError: no ground. The other rules were.",)
    assert set(report.verdicts("X-2")) == {Verdict.NOTE, Verdict.CANNOT_TELL, Verdict.PASS}


def test_findings_come_most_pressing_first() -> None:
    packs = [pack(rule("X-2", "speaks"), rule("X-1", "always_fails"))]
    grades = [x.grade for x in check(committee(), DAY, packs, checks=CHECKS).findings]
    assert grades == [Grade.MUST_FIX, Grade.NOTE, Grade.CANNOT_TELL, None]


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"status": Status.PROPOSED}, Verdict.NOT_APPLICABLE),
        ({"status": Status.SHADOW}, Verdict.NOT_APPLICABLE),
        ({"span": Span(planned_start=When.parse("2022-01"))}, Verdict.NOT_APPLICABLE),
        ({"span": Span(start=When.parse("2023"))}, Verdict.CANNOT_TELL),
        ({"span": Span(end=When.parse("2022/23"))}, Verdict.CANNOT_TELL),
        ({"span": Span(start=When.parse("2022"))}, Verdict.BREACH),
        ({"span": Span(end=When.parse("2022-12-31"))}, Verdict.NOT_APPLICABLE),
        ({"span": Span(end=When.parse("2023-01-01"))}, Verdict.BREACH),
    ],
)
def test_only_a_body_certainly_in_being_is_judged(more: dict[str, object], verdict: Verdict) -> None:
    report = check(committee(**more), DAY, [pack(rule("X-1", "always_fails"))], checks=CHECKS)
    assert report.verdicts("X-1") == (verdict,)


def test_a_rule_binds_on_its_first_and_its_last_day() -> None:
    one = rule("X-1", "always_fails", in_force_from=dt.date(2022, 7, 1), in_force_until=dt.date(2023, 6, 30))
    for day, verdict in (
        ("2022-06-30", Verdict.NOT_APPLICABLE),
        ("2022-07-01", Verdict.BREACH),
        ("2023-06-30", Verdict.BREACH),
        ("2023-07-01", Verdict.NOT_APPLICABLE),
    ):
        report = check(committee(), dt.date.fromisoformat(day), [pack(one)], checks=CHECKS)
        assert report.verdicts("X-1") == (verdict,)


@pytest.mark.parametrize(("day", "who"), [("2027-03-31", "nhs"), ("2027-04-01", "minister"), ("2020-01-01", "None")])
def test_an_authority_is_looked_up_as_at_the_day(day: str, who: str) -> None:
    dated = [
        {"from": dt.date(2022, 7, 1), "until": dt.date(2027, 3, 31), "value": "nhs"},
        {"from": dt.date(2027, 4, 1), "value": "minister"},
    ]
    one = rule("X-1", "says_value", parameters={"who": dated})
    (finding,) = check(committee(), dt.date.fromisoformat(day), [pack(one)], checks=CHECKS).findings
    assert finding.sentence == who


@pytest.mark.parametrize("dates", [{"in_force_from": DAY}, {"in_force_until": DAY}])
def test_without_a_day_a_dated_rule_is_a_question_that_is_not_shown(dates: dict[str, object]) -> None:
    (finding,) = check(committee(), None, [pack(rule("X-1", "always_fails", **dates))], checks=CHECKS).findings
    assert (finding.verdict, finding.grade) == (Verdict.CANNOT_TELL, None)
    (asking,) = check(
        committee(), None, [pack(rule("X-1", "always_fails", parameters={"asks_for_day": True}, **dates))], checks=CHECKS
    ).findings
    assert (asking.verdict, asking.grade) == (Verdict.BREACH, Grade.MUST_FIX)


def test_without_a_day_a_rule_of_all_times_is_tried() -> None:
    (finding,) = check(committee(), None, [pack(rule("X-1", "always_fails"))], checks=CHECKS).findings
    assert finding.verdict is Verdict.BREACH


def test_what_is_not_shown_has_nothing_to_do_and_the_rule_speaks_where_a_check_has_no_words() -> None:
    findings = check(committee(), DAY, [pack(rule("X-2", "speaks"))], checks=CHECKS).findings
    by_verdict = {x.verdict: x for x in findings}
    assert (by_verdict[Verdict.PASS].todo, by_verdict[Verdict.PASS].sentence) == ("", "A rule.")
    assert (by_verdict[Verdict.NOTE].todo, by_verdict[Verdict.NOTE].sentence) == ("Do.", "A note.")


def test_a_source_cited_twice_is_given_once_and_a_subject_without_a_record_has_none() -> None:
    cite = Cite(source="paper", at="page 2")
    source = Source(id="paper", title="A paper")
    bodies = [Body(id=x, name=x, kind=BodyKind.COMMITTEE, sources=(cite,)) for x in ("a", "b")]

    def names_both(s: Sitting) -> Iterator[Outcome]:
        yield failed("Change both.", "a", "gone", "b")

    (finding,) = check(
        System.of(About(), [source, *bodies]), DAY, [pack(rule("X-1", "both"))], checks={"both": names_both}
    ).findings
    assert finding.facts == (cite,)


def test_firmer_authority_comes_first_among_findings_alike() -> None:
    rules = [
        rule("X-1", "always_fails", severity=Severity.GOOD_PRACTICE),
        rule("X-2", "always_fails", severity=Severity.NATIONAL_POLICY),
        rule("X-3", "always_fails", confidence=Confidence.MEMORY),
    ]
    assert [x.rule for x in check(committee(), DAY, [pack(*rules)], checks=CHECKS).findings] == ["X-3", "X-2", "X-1"]
