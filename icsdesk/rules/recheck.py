"""Checks a system again after an edit, trying only what rests on records the edit touched.

Each look of a check at one record is deterministic in the answers the system gave it. Those questions are kept with what the
look found (`watched`); when none of their answers can have changed, the look would find the same, and is not tried again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from icsdesk.domain.system import System
from icsdesk.rules.engine import pressing, reported
from icsdesk.rules.facts import Facts
from icsdesk.rules.finding import Finding, Report
from icsdesk.rules.pack import Pack
from icsdesk.rules.registry import EVERY
from icsdesk.rules.rule import Rule
from icsdesk.rules.sitting import Check, Each, Sitting
from icsdesk.rules.trying import NOTHING, broken, finding, outcomes, trouble, without_check
from icsdesk.rules.watched import Reads, Watch, Watched, touched

_WHOLE = ""
"""Stands for the record where a check looks at everything at once."""

_Key = tuple[int, str | None]
"""A rule by its number, and the record looked at; None for the list of records to look at."""


@dataclass(slots=True)
class _Look:
    """What one look found, or how it broke, and the questions it rests on."""

    findings: tuple[Finding, ...] = ()
    problem: str = ""
    reads: Reads = frozenset()


@dataclass(slots=True)
class _Docket:
    """One rule with its check, the records it looks at, and what each look found."""

    rule: Rule
    check: Check
    stage: str
    listing: _Look = field(default_factory=_Look)
    subjects: tuple[str, ...] = ()
    looks: dict[str, _Look] = field(default_factory=dict)
    findings: dict[tuple[int, int], list[Finding]] = field(default_factory=dict)
    problem: str = ""


class Rechecker:
    """Keeps what the last check found; `report` gives what `engine.check` would give, for less work."""

    def __init__(
        self,
        day: dt.date | None,
        packs: Sequence[Pack],
        *,
        checks: dict[str, Check] | None = None,
        today: dt.date | None = None,
    ) -> None:
        table = EVERY if checks is None else checks
        self._day, self._packs, self._today = day, tuple(packs), today
        self._dockets = [_Docket(rule, table[rule.check], pack.stage) for pack in packs for rule in pack.rules]
        self._askers: dict[Hashable, set[_Key]] = {}
        self._system: System | None = None
        self.looks = 0
        """How many looks the last report took."""

    def report(self, system: System) -> Report:
        """Every verdict on this system, whatever was checked before; most pressing first."""
        again = self._again(system)
        if self._system is not None:
            system.share_indexes(self._system)
        watch = Watch()
        facts = Facts(Watched(system, watch), self._day, watch)
        self.looks = 0
        for number, subjects in again.items():
            self._retry(number, subjects, facts, watch)
        self._system = system
        problems = [x.problem for x in self._dockets if x.problem]
        return reported(self._in_order(), problems, system, self._day, self._packs, self._today)

    def _again(self, system: System) -> dict[int, set[str | None]]:
        """Which looks of which rules must be taken again: all the first time, then those whose answers an edit may have changed."""
        if self._system is None:
            return {number: {None} for number in range(len(self._dockets))}
        found: dict[int, set[str | None]] = {}
        for question in set(touched(self._system, system)):
            for number, subject in self._askers.get(question, ()):
                found.setdefault(number, set()).add(subject)
        return found

    def _retry(self, number: int, again: set[str | None], facts: Facts, watch: Watch) -> None:
        docket = self._dockets[number]
        check, rule, stage = docket.check, docket.rule, docket.stage
        if not isinstance(check, Each) or without_check(rule, self._day) is not None:
            docket.subjects = (_WHOLE,)
            self._look(number, _WHOLE, lambda: [finding(rule, x, facts, stage) for x in outcomes(rule, facts, check)], watch)
        else:
            self._retry_each(number, check, again, facts, watch)
        _assemble(docket, facts)

    def _retry_each(self, number: int, check: Each[Any], again: set[str | None], facts: Facts, watch: Watch) -> None:
        docket, sitting = self._dockets[number], Sitting(facts, self._dockets[number].rule)
        if None in again:
            listed: list[str] = []

            def to_list() -> Iterable[Finding]:
                listed.extend(x.id for x in check.subjects(sitting))
                return ()

            listing = self._taken(docket, to_list, watch)
            self._keep((number, None), docket.listing, listing)
            docket.listing, docket.subjects = listing, tuple(listed)
            for gone in docket.looks.keys() - set(listed):
                self._keep((number, gone), docket.looks.pop(gone), _Look())
        for subject in docket.subjects:
            if subject in again or subject not in docket.looks:
                self._look(number, subject, partial(_look_at, docket, check, sitting, subject), watch)

    def _look(self, number: int, subject: str, work: Callable[[], Iterable[Finding]], watch: Watch) -> None:
        docket = self._dockets[number]
        look = self._taken(docket, work, watch)
        self._keep((number, subject), docket.looks.get(subject, _Look()), look)
        docket.looks[subject] = look

    def _taken(self, docket: _Docket, work: Callable[[], Iterable[Finding]], watch: Watch) -> _Look:
        """Take one look, careful of a check that breaks."""
        self.looks += 1

        def careful() -> tuple[tuple[Finding, ...], str]:
            try:
                return tuple(work()), ""
            except Exception as problem:  # one broken check must not hide the others
                return (), trouble(docket.rule, problem)

        (found, problem), reads = watch.reading(careful)
        return _Look(found, problem, reads)

    def _keep(self, key: _Key, old: _Look, new: _Look) -> None:
        """Note which questions a look asked this time, instead of last time."""
        for question in old.reads - new.reads:
            self._askers[question].discard(key)
        for question in new.reads - old.reads:
            self._askers.setdefault(question, set()).add(key)

    def _in_order(self) -> Iterator[Finding]:
        for place in sorted({x for docket in self._dockets for x in docket.findings}):
            for docket in self._dockets:
                yield from docket.findings.get(place, ())


def _look_at(docket: _Docket, check: Each[Any], sitting: Sitting, subject: str) -> Iterator[Finding]:
    record = sitting.system.records[subject]
    return (finding(docket.rule, x, sitting.facts, docket.stage) for x in check.look(sitting, record))


def _assemble(docket: _Docket, facts: Facts) -> None:
    """Put the looks of a rule together as one check would have said them: a break anywhere is all that is said."""
    looks = [docket.listing, *(docket.looks[x] for x in docket.subjects)]
    docket.problem = next((x.problem for x in looks if x.problem), "")
    if docket.problem:
        found = [broken(docket.rule, facts, docket.stage)]
    else:
        found = [x for look in looks for x in look.findings] or [finding(docket.rule, NOTHING, facts, docket.stage)]
    docket.findings = {}
    for one in found:
        docket.findings.setdefault(pressing(one), []).append(one)
