"""What nobody could tell, as a list to work through: one entry for each missing fact, those that settle most first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from icsdesk.domain.records import Body, Seat
from icsdesk.domain.system import System
from icsdesk.publish.report import paper_used
from icsdesk.publish.words import field_label, several
from icsdesk.rules.finding import Finding, Grade, Report, Severity, Verdict

_WEIGHT = {Severity.STATUTORY: 0, Severity.NATIONAL_POLICY: 1, Severity.GOOD_PRACTICE: 2, Severity.LOCAL: 3}
_WHOLE = {
    "membership_complete": "Say whether the members recorded for {} are all of them.",
    "committees_complete": "Say whether the committees recorded for {} are all of them.",
}
Check = Callable[[System], Report]


@dataclass(frozen=True, slots=True)
class Question:
    """One fact that is missing: the record and field it belongs in, what to do in plain words, and the rules it settles.

    `subject` is "" when it concerns the whole chart. `asks` say what is missing and what to do, most pressing first, each once.
    """

    subject: str
    name: str
    field: str
    asks: tuple[str, ...]
    rules: tuple[str, ...]
    paper: str = ""
    severity: Severity = Severity.STATUTORY

    @property
    def place(self) -> str:
        """Where to fill it in: "Westshire Health and Wellbeing Board: Appointed by"."""
        return f"{self.name}: {field_label(self.field)}" if self.field else self.name


def todo(report: Report, system: System, check: Check | None = None) -> tuple[Question, ...]:
    """The questions a report leaves open, by how many rules each answer settles, then by the weight of the rules.

    Findings that the same field of the same record would settle are one question. With `check`, which tries a system on the
    report's own day with its own packs, "are these all of them?" is asked of each list whose answer would settle anything;
    how much it settles is found by trying.
    """
    asked = tuple(x for x in report.of_grade(Grade.CANNOT_TELL) if x.question)
    found: dict[tuple[str, str], Question] = {}
    for question in (*_by_field(asked, report, system), *(_lists(asked, report, system, check) if check else ())):
        known = found.get((question.subject, question.field))
        found[question.subject, question.field] = _joined(known, question) if known else question
    return tuple(sorted(found.values(), key=lambda x: (-len(x.rules), _WEIGHT[x.severity], x.name, x.field)))


def todo_text(questions: Iterable[Question]) -> str:
    """The list as plain text, numbered."""
    lines: list[str] = []
    for number, question in enumerate(questions, 1):
        lines.append(f"{number:>3}. {question.place}")
        lines += [f"     - {x}" for x in question.asks]
        settles = f"Settles {several(len(question.rules), 'rule')}: {', '.join(question.rules)}."
        lines.append(f"     {settles}{' ' + question.paper if question.paper else ''}")
    return "\n".join(lines) + "\n" if lines else ""


def _by_field(asked: Iterable[Finding], report: Report, system: System) -> Iterator[Question]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in asked:
        groups.setdefault((_subject(finding, system), finding.field), []).append(finding)
    for (subject, field), found in groups.items():
        yield Question(
            subject=subject,
            name=_name(subject, system, report),
            field=field,
            asks=tuple({x.sentence: f"{x.sentence} {x.question}" for x in reversed(found)}.values())[::-1],
            rules=tuple(dict.fromkeys(x.rule for x in found)),
            paper=next((words for x in found if (words := paper_used(x, system))), ""),
            severity=min((x.severity for x in found), key=lambda x: _WEIGHT[x]),
        )


def _subject(finding: Finding, system: System) -> str:
    """The record whose field is missing: the one shown first, else the first that has such a field."""
    if not finding.subjects:
        return ""
    first = system.get(finding.subjects[0])
    if not finding.field or finding.field in ("seats", "lines") or hasattr(first, finding.field):
        return finding.subjects[0]
    having = [x for x in finding.subjects if hasattr(system.get(x), finding.field)]
    return having[0] if len(having) == 1 else finding.subjects[0]


def _joined(one: Question, other: Question) -> Question:
    return replace(
        one,
        asks=tuple(dict.fromkeys((*other.asks, *one.asks))),
        rules=tuple(dict.fromkeys((*one.rules, *other.rules))),
        severity=min(one.severity, other.severity, key=lambda x: _WEIGHT[x]),
    )


def _name(subject: str, system: System, report: Report) -> str:
    seat = system.find(Seat, subject)
    if seat is not None:
        return f"{seat.title}, {system.name_of(seat.body, report.as_at)}"
    return system.name_of(subject, report.as_at) if subject else "The whole chart"


def _lists(asked: Iterable[Finding], report: Report, system: System, check: Check) -> Iterator[Question]:
    """ "Are these all of them?" for each body asked about, when a yes leaves fewer rules open."""
    before = _open(report)
    bodies = dict.fromkeys(x.subjects[0] for x in asked if x.subjects)
    for body in (x for y in bodies if (x := system.find(Body, y))):
        for field, words in _WHOLE.items():
            if getattr(body, field) is None:
                settled = before - _open(check(_with(system, _all(body, field))))
                rules = sorted({code for code, _ in settled})
                weights = [x.severity for x in asked if x.rule in rules]
                if rules:
                    name = system.name_of(body.id, report.as_at)
                    yield Question(
                        subject=body.id,
                        name=name,
                        field=field,
                        asks=(words.format(name),),
                        rules=tuple(rules),
                        severity=min(weights, key=lambda x: _WEIGHT[x]) if weights else Severity.GOOD_PRACTICE,
                    )


def _all(body: Body, field: str) -> Body:
    whole = field == "membership_complete"
    return replace(body, membership_complete=True) if whole else replace(body, committees_complete=True)


def _open(report: Report) -> set[tuple[str, tuple[str, ...]]]:
    return {(x.rule, x.subjects[:1]) for x in report.findings if x.verdict is Verdict.CANNOT_TELL}


def _with(system: System, body: Body) -> System:
    return System.of(system.about, (body if x.id == body.id else x for x in system.records.values()))
