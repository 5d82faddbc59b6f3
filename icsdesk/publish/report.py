"""A report of findings in words for people and in data for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from icsdesk.domain.records import Cite
from icsdesk.domain.system import System
from icsdesk.domain.times import day_in_words, in_words
from icsdesk.rules.finding import Finding, Grade, Report, Verdict

_EMPTY = {
    Grade.MUST_FIX: "Nothing to fix.",
    Grade.CHECK: "Nothing to check.",
    Grade.NOTE: "Nothing to note.",
    Grade.CANNOT_TELL: "Everything asked could be judged.",
}


def said(finding: Finding, report: Report, system: System) -> str:
    """One finding as an officer reads it: grade, what to do and why, the paper used or the rules in force.

    "Must fix: add a member appointed by …. Rules in force on 18 July 2022".
    """
    grade = finding.grade.value if finding.grade else finding.verdict.value.replace("_", " ").capitalize()
    words = f"{grade}: {_lower_first(finding.sentence)}"
    if finding.verdict is Verdict.CANNOT_TELL:
        papers = paper_used(finding, system)
        return " ".join(x for x in (words, papers, finding.question) if x)
    return f"{words} {in_force_words(report)}".rstrip()


def in_force_words(report: Report) -> str:
    """The day whose rules were used, as a closing remark."""
    return f"Rules in force on {day_in_words(report.as_at)}" if report.as_at else ""


def paper_used(finding: Finding, system: System) -> str:
    """ "Paper used: HOSC, 12 January 2022, paragraph 13." for the first fact that names one, or nothing."""
    for cite in finding.facts:
        words = paper_words(cite, system)
        if words:
            return f"Paper used: {words}."
    return ""


def report_text(report: Report, system: System) -> str:
    """The whole report as plain text, grouped Must fix, Check, Note, Cannot tell, with the packs used and what could not be run."""
    return "\n".join(_lines(report, system)) + "\n"


def report_json(report: Report, system: System) -> dict[str, Any]:
    """The whole report as plain data: every verdict of every rule, those that passed and could not be judged among them."""
    return {
        "as_at": report.as_at.isoformat() if report.as_at else None,
        "packs": [{"name": name, "version": version} for name, version in report.packs],
        "counts": {grade.name.lower(): len(report.of_grade(grade)) for grade in Grade},
        "findings": [_as_data(x, system) for x in report.findings if x.grade is not None and not x.waived],
        "waived": [_as_data(x, system) for x in report.waived],
        "passed": codes(report, Verdict.PASS),
        "cannot_tell": codes(report, Verdict.CANNOT_TELL),
        "not_applicable": codes(report, Verdict.NOT_APPLICABLE),
        "verdicts": [_as_data(x, system) for x in report.findings if x.grade is None],
        "troubles": list(report.troubles),
    }


def _lines(report: Report, system: System) -> Iterator[str]:
    day = f"as at {day_in_words(report.as_at)}" if report.as_at else "with no date set"
    yield f"Check of {system.about.title or 'this chart'}, {day}"
    for grade in Grade:
        found = report.of_grade(grade)
        yield ""
        yield f"{grade.value} ({len(found)})"
        if not found:
            yield f"  {_EMPTY[grade]}"
        for finding in found:
            yield f"  - {said(finding, report, system)}"
            yield f"      {_authority(finding)}"
    if report.waived:
        yield ""
        yield f"Waived ({len(report.waived)})"
        for finding in report.waived:
            yield f"  - {said(finding, report, system)}"
            yield f"      {finding.waived}"
            yield f"      {_authority(finding)}"
    yield ""
    passed = codes(report, Verdict.PASS)
    yield f"Rules kept: {', '.join(passed) or 'none could be shown to be kept'}."
    yield f"Rules used: {', '.join(f'{name} ({version})' for name, version in report.packs) or 'none'}."
    if report.troubles:
        yield ""
        yield "Could not be judged"
        for trouble in report.troubles:
            yield f"  - {trouble}"


def _authority(finding: Finding) -> str:
    parts = (finding.rule, finding.severity.value.replace("_", " "), finding.citation, finding.link)
    return " · ".join(x for x in parts if x)


def codes(report: Report, verdict: Verdict) -> list[str]:
    """Codes whose every verdict is this one (for a pass, not applicable and notes beside it do not count against it)."""
    by_code: dict[str, set[Verdict]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.rule, set()).add(finding.verdict)
    if verdict is Verdict.CANNOT_TELL:
        return [code for code, found in by_code.items() if verdict in found]
    beside = {Verdict.NOT_APPLICABLE, Verdict.NOTE} if verdict is Verdict.PASS else set()
    return sorted(code for code, found in by_code.items() if verdict in found and found <= {verdict, *beside})


def _as_data(finding: Finding, system: System) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "grade": finding.grade.value if finding.grade else None,
        "severity": finding.severity.value,
        "subjects": list(finding.subjects),
        "field": finding.field,
        "sentence": finding.sentence,
        "question": finding.question,
        "waived": finding.waived,
        "todo": finding.todo,
        "why": finding.why,
        "citation": finding.citation,
        "link": finding.link,
        "in_force_from": finding.in_force_from.isoformat() if finding.in_force_from else None,
        "in_force_until": finding.in_force_until.isoformat() if finding.in_force_until else None,
        "facts": [{"source": x.source, "paper": paper_words(x, system), "at": x.at} for x in finding.facts],
    }


def paper_words(cite: Cite, system: System) -> str:
    """ "HOSC, 12 January 2022, paragraph 13": whose paper, its date and the place in it."""
    source = system.source(cite.source)
    if source is None:
        return ""
    date = in_words(source.date) if source.date else ""
    return ", ".join(x for x in (source.organisation or source.title, date, cite.at) if x)


def _lower_first(sentence: str) -> str:
    first = sentence.split(" ", 1)[0]
    plain = first[:1].isupper() and first[1:].islower() and first in _OPENERS
    return sentence[:1].lower() + sentence[1:] if plain or first in ("A", "No") else sentence


_OPENERS = frozenset(
    {
        "Add",
        "Change",
        "Check",
        "Choose",
        "Connect",
        "Draw",
        "End",
        "Explain",
        "Fewer",
        "Find",
        "Give",
        "How",
        "It",
        "Keep",
        "Let",
        "Lower",
        "Make",
    }
    | {"Move", "Name", "Only", "Put", "Raise", "Record", "Remove", "Replace", "Set", "Show", "Take", "The", "There", "These"}
    | {"This", "Two", "What", "Whether", "Who", "One", "Someone"}
)
"""First words of sentences that are not names, so that they may follow a colon in small letters."""
