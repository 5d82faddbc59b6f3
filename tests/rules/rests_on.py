"""What each rule's verdict on its cases rests on: every one small change of the chart that turns it, as text to be read.

Run `python -m tests.rules.rests_on` after a change of the rules that is meant, and read the difference before keeping it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import Category, CouncilGovernance, CouncilTier, HoldingState, LegalForm, SeatRole, Standing, Word
from icsdesk.domain.records import Holding, Person, Record, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.edit.bodies import delete
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Report, Verdict
from icsdesk.rules.pack import Pack
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS, overall

FILE = Path(__file__).parent / "rests_on.txt"
_WORDS: dict[str, type[Word]] = {
    "role": SeatRole,
    "category": Category,
    "tier": CouncilTier,
    "governance": CouncilGovernance,
    "legal_form": LegalForm,
}
"""Lists whose words are tried where none is recorded."""

_KEPT = ("id", "name", "title", "span", "extra", "sources", "note", "least", "most")
Changed = tuple[str, System]
Checking = Callable[[System, dt.date | None, Sequence[Pack]], Report]


def changed(system: System, day: dt.date) -> Iterator[Changed]:
    """The chart with one record less, one thing not recorded, one answer turned, or one record ended: each in words."""
    about = system.about
    yield "all bodies recorded", System(replace(about, bodies_complete=True), system.records)
    for record in system.records.values():
        if not isinstance(record, Person):
            yield f"without {record.id}", delete(system, [record.id]).apply(system)
        for words, new in _altered(record, day):
            draft = Draft(system)
            draft.put(new)
            yield f"{record.id}{words}", draft.result()


def _altered(record: Record, day: dt.date) -> Iterator[tuple[str, Record]]:
    values: dict[str, Any] = {x.name: getattr(record, x.name) for x in fields(record) if x.name not in _KEPT}
    empty = {x.name: x.default for x in fields(record)}
    for name, value in values.items():
        if value not in (None, "", ()) and empty[name] in (None, "", ()):
            yield f".{name} not recorded", replace(record, **{name: empty[name]})
        if isinstance(value, bool):
            yield f".{name} {str(not value).lower()}", replace(record, **{name: not value})
        if isinstance(value, tuple) and len(value) > 1:
            yield f".{name} only the first", replace(record, **{name: value[:1]})
    if hasattr(record, "span"):
        yield " ended before", replace(record, span=Span(end=When.on(day - dt.timedelta(1))))  # type: ignore[call-arg]
        yield " of unsure dates", replace(record, span=Span(start=When.parse("unknown")))  # type: ignore[call-arg]
    if isinstance(record, Seat):
        yield " only attends", replace(record, standing=Standing.ATTENDEE)
        yield " three times", replace(record, least=3, most=3)
    if isinstance(record, Holding):
        yield " vacant", replace(record, state=HoldingState.VACANT, person=None)


def reworded(system: System, near: Iterable[str]) -> Iterator[tuple[str, str, System]]:
    """The chart with one word of a closed list put for another, in the records a verdict is about: field, word, chart."""
    for record_id in near:
        record = system.get(record_id)
        for x in fields(record) if record is not None else ():
            value = getattr(record, x.name)
            kinds = _WORDS.get(x.name) if value is None else type(value) if isinstance(value, Word) else None
            for word in kinds or ():
                if word is not value:
                    draft = Draft(system)
                    draft.put(replace(record, **{x.name: word}))  # type: ignore[type-var,arg-type]
                    yield f"{record_id}.{x.name}", word.value, draft.result()


def blocks(packs: Iterable[Pack] = PACKS, checking: Checking = check) -> Iterator[list[str]]:
    """For each rule and each of its cases: its verdict, and under it each other verdict with what brings it about."""
    for pack in packs:
        for rule in pack.rules:
            only = [Pack(pack.name, pack.version, pack.title, (rule,), pack.stage)]
            for case in [x for x in CASES if rule.code in x["expect"]][:6]:
                flat, day = chart_of(case, FIXTURES)
                if day is not None:
                    yield _block(rule.code, case["id"], build(flat), day, only, checking)


def _block(code: str, case: str, system: System, day: dt.date, packs: list[Pack], checking: Checking) -> list[str]:
    def verdict(one: System) -> Verdict:
        return overall(checking(one, day, packs).verdicts(code))

    now = verdict(system)
    turned: dict[str, list[str]] = {}
    for words, other in changed(system, day):
        then = verdict(other)
        if then is not now:
            turned.setdefault(then.value, []).append(words)
    near = dict.fromkeys(x for finding in check(system, day, packs).findings for x in finding.subjects)
    by_field: dict[tuple[str, str], list[str]] = {}
    for field, word, other in reworded(system, list(near)[:4]):
        then = verdict(other)
        if then is not now:
            by_field.setdefault((then.value, field), []).append(word)
    for (then_value, field), several in by_field.items():
        turned.setdefault(then_value, []).append(f"{field} as {_in_words(several, field, system)}")
    return [f"# {code} on {case}: {now.value}", *(f"{x}: {'; '.join(words)}" for x, words in sorted(turned.items())), ""]


def _in_words(several: list[str], field: str, system: System) -> str:
    """The words named, or, when they are most of the list, the others."""
    record_id, name = field.rsplit(".", 1)
    value = getattr(system.records[record_id], name)
    words = [x.value for x in (type(value) if isinstance(value, Word) else _WORDS[name])]
    others = [x for x in words if x not in several]
    return ", ".join(several) if len(several) <= len(others) else f"anything but {', '.join(others)}"


def text() -> str:
    """All of it."""
    return "\n".join(line for block in blocks() for line in block)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
