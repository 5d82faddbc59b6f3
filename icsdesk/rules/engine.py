"""Tries every rule of the packs on a system as at a day and gathers the verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from icsdesk.domain.system import System
from icsdesk.rules.facts import Facts
from icsdesk.rules.finding import Finding, Grade, Report, Severity
from icsdesk.rules.pack import Pack
from icsdesk.rules.registry import EVERY
from icsdesk.rules.sitting import Check
from icsdesk.rules.trying import tried
from icsdesk.rules.waived import with_waivers

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
            found, trouble = tried(rule, facts, table[rule.check], pack.stage)
            findings += found
            troubles += trouble
    findings.sort(key=pressing)
    return reported(findings, troubles, system, day, packs, today)


def pressing(finding: Finding) -> tuple[int, int]:
    """Where a finding stands among others: the most pressing first, and the firmest authority first among those alike."""
    return _ORDER[finding.grade], _WEIGHT[finding.severity]


def reported(
    findings: Iterable[Finding],
    troubles: Iterable[str],
    system: System,
    day: dt.date | None,
    packs: Sequence[Pack],
    today: dt.date | None,
) -> Report:
    """The report of findings already in order, each that a waiver covers marked."""
    marked = with_waivers(findings, system, max((x for x in (day, today) if x is not None), default=None))
    return Report(day, tuple((x.name, x.version) for x in packs), tuple(marked), tuple(troubles))
