"""Tries one rule on the facts of one day and weighs what its check says by the authority of the rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from icsdesk.domain.records import Cite
from icsdesk.domain.system import System
from icsdesk.rules.facts import Facts
from icsdesk.rules.finding import Finding, Grade, Severity, Verdict
from icsdesk.rules.outcome import Outcome, Result, cannot_tell, not_applicable
from icsdesk.rules.rule import Confidence, Rule
from icsdesk.rules.sitting import Check, Sitting

_GRADES = {
    Verdict.BREACH: Grade.MUST_FIX,
    Verdict.POLICY_GAP: Grade.CHECK,
    Verdict.ADVISORY: Grade.CHECK,
    Verdict.NOTE: Grade.NOTE,
    Verdict.CANNOT_TELL: Grade.CANNOT_TELL,
}
_SURE = (Confidence.VERIFIED, Confidence.AS_MADE)
NOTHING = not_applicable("Nothing on this chart that the rule is about")
"""What a rule says when its check says nothing."""


def in_force(rule: Rule, day: dt.date) -> bool:
    """Whether a rule binds on a day; its first and last day both count."""
    return (rule.in_force_from is None or rule.in_force_from <= day) and (
        rule.in_force_until is None or day <= rule.in_force_until
    )


def without_check(rule: Rule, day: dt.date | None) -> Outcome | None:
    """What is said of a rule without trying its check: when there is no day, or the rule is not in force on it."""
    dated = rule.in_force_from is not None or rule.in_force_until is not None
    if day is None and dated and not rule.parameters.get("asks_for_day"):
        return cannot_tell("No date is set, so it is not known which rules apply.", question="Set the as-at date.")
    if day is not None and not in_force(rule, day):
        return not_applicable("Not in force on this day")
    return None


def outcomes(rule: Rule, facts: Facts, check: Check) -> Iterator[Outcome]:
    """Everything a rule has to say on the day."""
    early = without_check(rule, facts.day)
    if early is not None:
        yield early
        return
    anything = False
    for outcome in check(Sitting(facts, rule)):
        anything = True
        yield outcome
    if not anything:
        yield NOTHING


def tried(rule: Rule, facts: Facts, check: Check, stage: str) -> tuple[list[Finding], list[str]]:
    """The findings of a rule, and the trouble when its check broke; `stage` is that of proposed law."""
    try:
        return [finding(rule, x, facts, stage) for x in outcomes(rule, facts, check)], []
    except Exception as problem:  # one broken check must not hide the others
        return [broken(rule, facts, stage)], [trouble(rule, problem)]


def broken(rule: Rule, facts: Facts, stage: str) -> Finding:
    """The one finding of a rule whose check broke."""
    return finding(rule, cannot_tell(f"Rule {rule.code} could not be tried on this chart."), facts, stage)


def trouble(rule: Rule, problem: Exception) -> str:
    """How a check broke, in a sentence."""
    return f"Rule {rule.code} could not be tried: {type(problem).__name__}: {problem}. The other rules were."


def finding(rule: Rule, outcome: Outcome, facts: Facts, stage: str) -> Finding:
    """An outcome as it is reported: its verdict by the authority of the rule, and how it is shown."""
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
