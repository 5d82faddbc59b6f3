"""Makes the two small charts shown on every rule's help page, one that keeps it and one that does not, from the cases of the rules.

Run `python -m tests.rules.help_cases` after changing a rule or its cases. The charts are written to resources/help/cases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import icsdesk
from icsdesk.chart.measure import FontMeasure
from icsdesk.chart.tidy import tidy
from icsdesk.domain.kinds import PageSize
from icsdesk.domain.records import (
    Body,
    Grouping,
    Holding,
    Line,
    Organisation,
    Place,
    Placement,
    Record,
    Seat,
    View,
)
from icsdesk.domain.system import System
from icsdesk.edit.bodies import delete
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Verdict
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule
from icsdesk.storage.packs import load_packs, proposed_packs
from icsdesk.storage.writer import write
from tests.rules.help_names import REFINED, friendly
from tests.rules.rule_cases import chart_of, load
from tests.rules.rule_charts import build

RESOURCES = Path(icsdesk.__file__).parent.parent / "resources"
CASES = RESOURCES / "help" / "cases"
KEEP_SEATS = 4
BROKEN = frozenset({Verdict.BREACH, Verdict.POLICY_GAP, Verdict.ADVISORY})
UNSETTLED = BROKEN | {Verdict.CANNOT_TELL, Verdict.NOTE}
WRONG_ORDER = (Verdict.BREACH, Verdict.POLICY_GAP, Verdict.ADVISORY, Verdict.NOTE, Verdict.CANNOT_TELL)


@dataclass(frozen=True)
class Chart:
    """A system, its day and what one rule says of it."""

    number: int
    fixture: str
    system: System
    day: dt.date | None
    verdicts: frozenset[Verdict]


def findings(system: System, day: dt.date | None, rule: Rule, stage: str) -> tuple[Finding, ...]:
    return check(system, day, [Pack("one", "1", "One rule", (rule,), stage)]).findings


def charts(rule: Rule, stage: str, table: list[tuple[str, System, dt.date | None]]) -> list[Chart]:
    """What the rule says of every case's chart."""
    return [
        Chart(number, fixture, system, day, frozenset(x.verdict for x in findings(system, day, rule, stage)))
        for number, (fixture, system, day) in enumerate(table)
    ]


ALWAYS_KEPT = frozenset({"always_kept", "standing_known"})
"""Checks that nothing on a chart can fail."""


def wrong_of(found: list[Chart], named: set[int]) -> Chart | None:
    """The case to show as wrong: broken if any breaks it, else asked about, else noted; a case written for the rule first."""
    for verdict in WRONG_ORDER:
        some = [x for x in found if verdict in x.verdicts]
        if some:
            return min(some, key=lambda x: (x.number not in named, has_class(x.system), len(x.verdicts), len(x.system.records)))
    return None


def right_of(found: list[Chart], wrong: Chart | None, named: set[int]) -> Chart | None:
    """The case to show as right: kept and nothing else, as like the wrong one as can be."""
    some = [x for x in found if Verdict.PASS in x.verdicts and not x.verdicts & UNSETTLED]
    if not some or wrong is None:
        return min(some, key=lambda x: (x.number not in named, len(x.system.records)), default=None)
    return min(
        some, key=lambda x: (x.fixture != wrong.fixture, has_class(x.system), x.number not in named, far(x.system, wrong.system))
    )


def has_class(system: System) -> bool:
    """Nine councils drawn as one box make a poor example."""
    return any(x.least or x.most for x in system.every(Organisation))


def far(one: System, other: System) -> int:
    """How many records two systems do not share."""
    return len(set(one.records) ^ set(other.records))


def smaller(system: System, same: Callable[[System], bool], keep: set[str]) -> System:
    """The system without what the rule does not need: each record is left out in turn and stays out if nothing said changes."""
    changed = True
    while changed:
        changed = False
        for kind in (Body, Organisation, Grouping, Line, Seat, Holding, Place):
            for record in reversed(system.every(kind)):  # type: ignore[type-abstract]
                if record.id not in keep and record.id in system.records and not spared(system, record):
                    less = delete(system, [record.id]).apply(system)
                    if set(less.records) & keep == set(system.records) & keep and same(less):
                        system, changed = less, True
    return system


def spared(system: System, record: Record) -> bool:
    """A few seats of a body stay, so that it looks like a body; a holder stays with the seat."""
    if isinstance(record, Holding):
        return True
    return isinstance(record, Seat) and len(system.seats(record.body)) <= KEEP_SEATS


def unused_gone(system: System) -> System:
    """Without people nobody mentions, nor places and offices that stand alone."""
    loose = [x.id for x in system.records.values() if type(x).__name__ in ("Person", "Place") and not system.users_of(x.id)]
    return unused_gone(delete(system, loose).apply(system)) if loose else system


def drawn(system: System, day: dt.date | None, rule: Rule, title: str, measure: FontMeasure) -> System:
    """With one view of every body and organisation, tidied."""
    items = [x for x in (*system.every(Organisation), *system.every(Body)) if not inside_only(system, x)]
    groups = list(system.every(Grouping))
    placements = tuple(Placement(item=x.id, x=0, y=0, w=150, h=60) for x in (*groups, *items))
    view = View(
        id="chart",
        title=title,
        as_at=day,
        page=PageSize.A4_LANDSCAPE,
        show_seats=True,
        show_holders=any(x.person for x in system.every(Holding)),
        show_dates=False,
        show_key=False,
        placements=placements,
    )
    about = replace(system.about, title=title, as_at=day)
    whole = System.of(about, [*system.records.values(), view])
    places, bends = tidy(whole, view, day, measure)
    return System.of(about, [*system.records.values(), replace(view, placements=places, bends=bends)])


def inside_only(system: System, record: Record) -> bool:
    """An organisation that only stands behind a board drawn anyway needs no box of its own."""
    return (
        isinstance(record, Organisation)
        and not system.lines_at(record.id)
        and any(
            isinstance(x, Body) and x.organisation == record.id and x.kind.value.endswith(("board", "body"))
            for x in (system.get(y) for y in system.users_of(record.id))
        )
    )


def said_of(system: System, day: dt.date | None, rule: Rule, stage: str) -> set[tuple[Verdict, str]]:
    return {(x.verdict, x.sentence) for x in findings(system, day, rule, stage) if x.verdict is not Verdict.NOT_APPLICABLE}


def pair(
    rule: Rule, stage: str, table: list[tuple[str, System, dt.date | None]], named: set[int]
) -> Iterator[tuple[str, System, dt.date | None]]:
    """The right and the wrong chart of a rule with their days, as small as they can be; one that cannot be is left out."""
    found = charts(rule, stage, table)
    wrong = wrong_of(found, named) if rule.check not in ALWAYS_KEPT else None
    keep: set[str] = set()
    bad: System | None = None
    if wrong is not None:
        said = said_of(wrong.system, wrong.day, rule, stage)
        first = next(x for x in WRONG_ORDER if any(y is x for y, _ in said))
        told = next(x for x in sorted(said, key=lambda y: y[1]) if x[0] is first)
        bad = unused_gone(smaller(wrong.system, lambda x: told in said_of(x, wrong.day, rule, stage), set()))
        keep = set(bad.records)
        yield "wrong", bad, wrong.day
    right = right_of(found, wrong, named) if not stage else None
    if rule.code in REFINED and bad is not None and wrong is not None:
        yield "right", *REFINED[rule.code](bad, wrong.day)
    elif right is not None:

        def still(system: System) -> bool:
            verdicts = {x.verdict for x in findings(system, right.day, rule, stage)}
            return Verdict.PASS in verdicts and not verdicts & UNSETTLED

        yield "right", unused_gone(smaller(right.system, still, keep & set(right.system.records))), right.day


def made() -> Iterator[tuple[str, str, bytes]]:
    """Rule code, "right" or "wrong", and the chart's file."""
    fixtures, cases = load()
    table = []
    for case in cases:
        flat, day = chart_of(case, fixtures)
        table.append((case.get("fixture") or "", build(flat), day))
    packs, _ = load_packs(RESOURCES / "rule_packs")
    bills, _ = proposed_packs(RESOURCES / "rule_packs" / "proposed")
    measure = FontMeasure(RESOURCES / "fonts")
    for pack in (*packs, *bills):
        for rule in pack.rules:
            named = {i for i, x in enumerate(cases) if rule.code in x["expect"]}
            for sort, system, day in pair(rule, pack.stage, table, named):
                title = "A chart that keeps the rule" if sort == "right" else "A chart that does not"
                yield rule.code, sort, write(drawn(friendly(system), day, rule, title, measure))


def main() -> None:
    CASES.mkdir(parents=True, exist_ok=True)
    for old in CASES.glob("*.yaml"):
        old.unlink()
    for code, sort, data in made():
        (CASES / f"{code}-{sort}.yaml").write_bytes(data)


if __name__ == "__main__":
    main()
