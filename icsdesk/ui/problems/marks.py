"""What the check found as marks on the chart: the gravest grade of each item, and the words behind it."""

from __future__ import annotations

from icsdesk.domain.records import Holding, Record, Seat, View
from icsdesk.domain.system import System
from icsdesk.rules.finding import Finding, Grade, Report

MOST = 4
"""How many sentences are told of one item."""


def marks(system: System, report: Report) -> tuple[dict[str, Grade], dict[str, str]]:
    """The gravest grade of each item, and its findings in sentences. What cannot be told is not marked."""
    grades: dict[str, Grade] = {}
    found: dict[str, list[Finding]] = {}
    for grade in Grade:
        for finding in report.of_grade(grade):
            item = item_for(system, finding)
            if item is not None and grade is not Grade.CANNOT_TELL:
                grades.setdefault(item, grade)
                found.setdefault(item, []).append(finding)
    return grades, {item: _words(each) for item, each in found.items()}


def item_for(system: System, finding: Finding) -> str | None:
    """The item on a chart that stands for what a finding shows first: a seat's body, else the record itself."""
    return drawn_for(system, system.get(finding.subjects[0])) if finding.subjects else None


def drawn_for(system: System, record: Record | None) -> str | None:
    """The item that stands for a record; None for a chart and for nothing."""
    if isinstance(record, Holding):
        record = system.find(Seat, record.seat)
    if isinstance(record, Seat):
        return record.body
    return record.id if record is not None and not isinstance(record, View) else None


def _words(found: list[Finding]) -> str:
    lines = [f"{x.grade.value}: {x.sentence}" for x in found[:MOST] if x.grade is not None]
    if len(found) > MOST:
        lines.append(f"And {len(found) - MOST} more")
    return "\n".join(lines)
