"""What proposed law would change, apart from the report of the law in force, in words and in data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from icsdesk.domain.times import day_in_words
from icsdesk.rules.finding import Finding
from icsdesk.rules.pack import Pack


def proposed_text(pack: Pack, findings: Sequence[Finding], day: dt.date | None) -> str:
    """Everything a pack of proposed law notes, under its name and stage, as plain text."""
    return "\n".join(_lines(pack, findings, day)) + "\n"


def proposed_json(pack: Pack, findings: Sequence[Finding], day: dt.date | None) -> dict[str, Any]:
    """The same as plain data; it stands beside the report and counts nowhere in it."""
    return {
        "pack": pack.name,
        "version": pack.version,
        "title": pack.title,
        "stage": pack.stage,
        "as_at": day.isoformat() if day else None,
        "made_on": made.isoformat() if (made := made_on(pack)) else None,
        "findings": [
            {
                "rule": x.rule,
                "verdict": x.verdict.value,
                "subjects": list(x.subjects),
                "sentence": x.sentence,
                "todo": x.todo,
                "why": x.why,
                "citation": x.citation,
                "link": x.link,
            }
            for x in findings
        ],
    }


def made_on(pack: Pack) -> dt.date | None:
    """The day the proposal was made: the first its rules speak on."""
    return min((x.in_force_from for x in pack.rules if x.in_force_from), default=None)


def _lines(pack: Pack, findings: Sequence[Finding], day: dt.date | None) -> Iterator[str]:
    yield f"If it passed: {pack.title} ({len(findings)})"
    yield f"  Not law: {pack.stage}. Version {pack.version}. Nothing here changes the result of the check."
    made = made_on(pack)
    if day is None:
        yield "  No as-at date is set. Set one to see what would change."
    elif made is not None and day < made:
        yield f"  The chart is as at {day_in_words(day)}; the proposal was made on {day_in_words(made)}. Choose a later day."
    elif not findings:
        yield "  Nothing on this chart would change."
    for finding in findings:
        yield f"  - {finding.sentence.removesuffix(f' Proposed, not law: {pack.stage}.')}"
        yield f"      {' · '.join(x for x in (finding.rule, finding.citation, finding.link) if x)}"
