"""What must be true of each rule that ships: a chart that keeps it, a chart that breaks it, and a change of verdict on its dates."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import fields
from functools import cache

import pytest

from icsdesk.domain.records import SECTIONS, About
from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Report, Severity, Verdict
from icsdesk.rules.registry import CHECKS
from icsdesk.rules.rule import Rule
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS

RULES = {rule.code: rule for pack in PACKS for rule in pack.rules}
NEVER_KEPT = {
    "NT-04": "the establishment order is not part of a chart, so it is asked about",
    "CCG-09": "who is no councillor is never recorded, so it is asked",
    "DATE-03": "proposed law is only ever a note",
    "DEL-12": "the cases have no agreement on a line",
    "GP-04": "papers of terms of reference are not part of the cases",
    "GP-15": "a name is only ever noted",
    "ICB-15": "an interest is only ever asked about",
    "ICP-07": "papers of terms of reference are not part of the cases",
}
NEVER_BROKEN = {
    "ICB-30": "an approval not recorded is asked about",
    "DEL-09": "a line not drawn is asked about",
    "DEL-13": "it only informs",
    "FT-08": "a membership not recorded is asked about",
    "GP-12": "a seat always says whether it is a member's",
    "GP-14": "a missing frequency is asked about",
    "HWB-13": "it only keeps the program from asking",
    "HWB-18": "it only keeps the program from asking",
    "ICP-10": "absence is asked about",
    "NT-04": "the establishment order is not part of a chart, so it is asked about",
    "CLU-02": "a single appointment is asked about",
    "DATE-02": "a missing day is asked for",
    "DATE-03": "proposed law is only ever a note",
    "DEL-12": "a missing agreement is asked about",
    "GP-04": "missing terms are asked about",
    "GP-13": "a vacancy is only ever noted",
    "GP-15": "a name is only ever noted",
    "ICB-15": "an interest is only ever asked about",
    "ICB-29": "a missing register entry is asked about",
    "ICP-07": "the Act leaves procedure to the partnership",
    "NT-05": "exceptions were not read, so an overlap is asked about",
}
NOT_FOR_OFFICERS = re.compile(
    r"\b(?:please|sorry|invalid|illegal|node|edge|schema|yaml|parse|(?-i:None)|office:\w+)\b", re.IGNORECASE
)
BROKEN = {Verdict.BREACH, Verdict.POLICY_GAP, Verdict.ADVISORY}


@cache
def expected() -> dict[str, set[Verdict]]:
    found: dict[str, set[Verdict]] = defaultdict(set)
    for case in CASES:
        for code, verdict in case["expect"].items():
            found[code].add(Verdict(verdict))
    return found


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert rule.check in CHECKS
    assert rule.sentence.endswith(".")
    assert rule.why
    assert rule.todo
    assert rule.citation
    assert rule.link.startswith("http") or rule.severity is Severity.GOOD_PRACTICE


@pytest.mark.parametrize("code", [x for x in RULES if x not in NEVER_KEPT])
def test_a_chart_keeps_it(code: str) -> None:
    assert Verdict.PASS in expected()[code] or any(Verdict.PASS in verdicts_of(i, code) for i in range(len(CASES)))


@pytest.mark.parametrize("code", [x for x in RULES if x not in NEVER_BROKEN])
def test_a_chart_breaks_it(code: str) -> None:
    assert expected()[code] & BROKEN or any(BROKEN & verdicts_of(i, code) for i in range(len(CASES)))


@cache
def system_of(number: int) -> tuple[System, dt.date | None]:
    flat, day = chart_of(CASES[number], FIXTURES)
    return build(flat), day


@cache
def report(number: int) -> Report:
    return check(*system_of(number), PACKS)


@cache
def tried(number: int) -> dict[str, set[Verdict]]:
    found: dict[str, set[Verdict]] = defaultdict(set)
    for finding in report(number).findings:
        found[finding.rule].add(finding.verdict)
    return found


def verdicts_of(number: int, code: str) -> set[Verdict]:
    return tried(number)[code]


def on_day(number: int, code: str, day: dt.date) -> set[Verdict]:
    """What one rule says on a case's chart on another day."""
    only = [type(x)(x.name, x.version, x.title, tuple(y for y in x.rules if y.code == code), x.stage) for x in PACKS]
    return set(check(system_of(number)[0], day, only).verdicts(code))


EDGES = [
    *((x.code, x.in_force_from, x.in_force_from - dt.timedelta(1)) for x in RULES.values() if x.in_force_from),
    *((x.code, x.in_force_until, x.in_force_until + dt.timedelta(1)) for x in RULES.values() if x.in_force_until),
]


@pytest.mark.parametrize(("code", "inside", "outside"), EDGES, ids=lambda x: str(x))
def test_it_binds_on_its_first_and_last_day_and_not_beyond(code: str, inside: dt.date, outside: dt.date) -> None:
    telling = [i for i in range(len(CASES)) if verdicts_of(i, code) - {Verdict.NOT_APPLICABLE}]
    bound = next(i for i in telling if on_day(i, code, inside) - {Verdict.NOT_APPLICABLE})
    assert on_day(bound, code, outside) == {Verdict.NOT_APPLICABLE}


def test_without_a_day_nothing_dated_is_judged_and_one_question_is_shown() -> None:
    number = next(i for i, x in enumerate(CASES) if x["id"] == "T001")
    dayless = check(system_of(number)[0], None, PACKS)
    for code, rule in RULES.items():
        if rule.in_force_from and code != "DATE-02":
            assert set(dayless.verdicts(code)) == {Verdict.CANNOT_TELL}
    shown = [x.rule for x in dayless.findings if x.grade and RULES[x.rule].in_force_from]
    assert shown == ["DATE-02"]


def test_only_a_rule_whose_words_were_read_says_must_fix() -> None:
    for number in range(len(CASES)):
        for finding in report(number).findings:
            if finding.grade and finding.grade.value == "Must fix":
                assert finding.severity is Severity.STATUTORY
                assert RULES[finding.rule].confidence.value in ("verified", "as_made")


def test_the_cursor_is_sent_to_a_field_its_first_subjects_have() -> None:
    beside = {"seats", "lines", "start", "end", ""}
    known = {x.name for kind in SECTIONS.values() for x in fields(kind)} | {x.name for x in fields(About)}
    for number in range(len(CASES)):
        for finding in report(number).findings:
            assert finding.field in beside | known, (finding.rule, finding.field)


def test_officers_read_plain_sentences() -> None:
    for number in range(len(CASES)):
        system, _ = system_of(number)
        for finding in report(number).findings:
            if finding.grade is not None:
                words = f"{finding.sentence} {finding.question}".strip()
                assert words[-1] in ".?", words
                assert "  " not in words, words
                assert not NOT_FOR_OFFICERS.search(words), words
                assert all(x in system.records for x in finding.subjects), finding
