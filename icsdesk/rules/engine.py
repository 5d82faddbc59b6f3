"""Tries every rule of the packs on a system as at a day and gathers the verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from icsdesk.domain.records import Cite
from icsdesk.domain.system import System
from icsdesk.rules.facts import Facts
from icsdesk.rules.finding import Finding, Grade, Report, Severity, Verdict
from icsdesk.rules.outcome import Outcome, Result, cannot_tell, not_applicable
from icsdesk.rules.pack import Pack
from icsdesk.rules.registry import EVERY
from icsdesk.rules.rule import Confidence, Rule
from icsdesk.rules.sitting import Check, Sitting
from icsdesk.rules.waived import with_waivers

_GRADES = {
    Verdict.BREACH: Grade.MUST_FIX,
    Verdict.POLICY_GAP: Grade.CHECK,
    Verdict.ADVISORY: Grade.CHECK,
    Verdict.NOTE: Grade.NOTE,
    Verdict.CANNOT_TELL: Grade.CANNOT_TELL,
}
_SURE = (Confidence.VERIFIED, Confidence.AS_MADE)
_WEIGHT = {Severity.STATUTORY: 0, Severity.NATIONAL_POLICY: 1, Severity.GOOD_PRACTICE: 2, Severity.LOCAL: 3}
_ORDER: dict[Grade | None, int] = {Grade.MUST_FIX: 0, Grade.CHECK: 1, Grade.NOTE: 2, Grade.CANNOT_TELL: 3, None: 4}


def check(
    system: System,
    day: dt.date | None,
    packs: Sequence[Pack],
    *,
    checks: dict[str, Check] | None = None,
    today: dt.date | None = None,
) -> Report:
    """Every verdict of every rule in force, most pressing first.

    A rule outside its dates is NOT_APPLICABLE. With no day, every dated rule is CANNOT_TELL and only the rule that asks
    for the day is shown. A check that breaks is reported as a trouble and the rest still run. Only a rule whose words were
    read (VERIFIED or AS_MADE) gives Must fix; the others keep their verdict but are shown as Check. A pack of proposed law
    only ever notes. A finding that a waiver covers is marked; the waiver holds until the later of `day` and `today` (the
    day the check is run, when given) has passed its review date. `checks` replaces the table of checks by name.
    """
    table = EVERY if checks is None else checks
    facts = Facts(system, day)
    findings: list[Finding] = []
    troubles: list[str] = []
    for pack in packs:
        for rule in pack.rules:
            found, trouble = _try(rule, facts, table, pack.stage)
            findings += found
            troubles += trouble
    findings = with_waivers(findings, system, max((x for x in (day, today) if x is not None), default=None))
    findings.sort(key=lambda x: (_ORDER[x.grade], _WEIGHT[x.severity]))
    return Report(day, tuple((x.name, x.version) for x in packs), tuple(findings), tuple(troubles))


def in_force(rule: Rule, day: dt.date) -> bool:
    """Whether a rule binds on a day; its first and last day both count."""
    return (rule.in_force_from is None or rule.in_force_from <= day) and (
        rule.in_force_until is None or day <= rule.in_force_until
    )


def _try(rule: Rule, facts: Facts, table: dict[str, Check], stage: str) -> tuple[list[Finding], list[str]]:
    try:
        outcomes = list(_outcomes(rule, facts, table))
        return [_finding(rule, x, facts, stage) for x in outcomes], []
    except Exception as problem:  # one broken check must not hide the others
        sentence = f"Rule {rule.code} could not be tried: {type(problem).__name__}: {problem}. The other rules were."
        broken = Outcome(Result.CANNOT_TELL, (), f"Rule {rule.code} could not be tried on this chart.")
        return [_finding(rule, broken, facts, stage)], [sentence]


def _outcomes(rule: Rule, facts: Facts, table: dict[str, Check]) -> Iterator[Outcome]:
    dated = rule.in_force_from is not None or rule.in_force_until is not None
    if facts.day is None and dated and not rule.parameters.get("asks_for_day"):
        yield cannot_tell("No date is set, so it is not known which rules apply.", question="Set the as-at date.")
        return
    if facts.day is not None and not in_force(rule, facts.day):
        yield not_applicable("Not in force on this day")
        return
    anything = False
    for outcome in table[rule.check](Sitting(facts, rule)):
        anything = True
        yield outcome
    if not anything:
        yield not_applicable("Nothing on this chart that the rule is about")


def _finding(rule: Rule, outcome: Outcome, facts: Facts, stage: str) -> Finding:
    verdict = _verdict(rule.severity, outcome.result)
    if stage:
        verdict = Verdict.NOTE if outcome.result in (Result.FAIL, Result.NOTE) else Verdict.NOT_APPLICABLE
    shown = verdict not in (Verdict.PASS, Verdict.NOT_APPLICABLE)
    return Finding(
        rule=rule.code,
        verdict=verdict,
        severity=rule.severity,
        grade=_grade(rule, verdict, facts, outcome),
        subjects=outcome.subjects,
        sentence=_labelled(outcome.sentence or rule.sentence, rule, stage, shown),
        field=outcome.field,
        todo=rule.todo if shown else "",
        question=outcome.question,
        why=rule.why,
        citation=rule.citation,
        link=rule.link,
        in_force_from=rule.in_force_from,
        in_force_until=rule.in_force_until,
        facts=outcome.facts or tuple(_cites(outcome.subjects, facts.system)),
    )


def _labelled(sentence: str, rule: Rule, stage: str, shown: bool) -> str:
    """What is said, with a word on its standing when it is not law: only proposed, or an officer's own rule."""
    if not shown:
        return sentence
    if stage:
        return f"{sentence} Proposed, not law: {stage}."
    return f"{sentence} (Local rule.)" if rule.severity is Severity.LOCAL else sentence


def _verdict(severity: Severity, result: Result) -> Verdict:
    return severity.when_failed if result is Result.FAIL else Verdict(result.value)


def _grade(rule: Rule, verdict: Verdict, facts: Facts, outcome: Outcome) -> Grade | None:
    if verdict is Verdict.BREACH and rule.confidence not in _SURE:
        return Grade.CHECK
    if verdict is Verdict.CANNOT_TELL and facts.day is None and not outcome.subjects and not rule.parameters.get("asks_for_day"):
        return None
    return _GRADES.get(verdict)


def _cites(subjects: Iterable[str], system: System) -> Iterator[Cite]:
    seen: set[tuple[str, str]] = set()
    for subject in subjects:
        record = system.get(subject)
        for cite in record.sources if record else ():
            if (cite.source, cite.at) not in seen:
                seen.add((cite.source, cite.at))
                yield cite
