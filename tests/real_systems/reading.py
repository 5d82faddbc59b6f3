"""The five files opened, and what the rules say of a record on a day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from icsdesk import places
from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Report, Verdict
from icsdesk.rules.pack import Pack
from icsdesk.storage.files import open_file
from icsdesk.storage.packs import load_packs

FILES = tuple(sorted(Path(__file__).parent.glob("*.yaml")))

_WORST = (
    Verdict.BREACH,
    Verdict.POLICY_GAP,
    Verdict.ADVISORY,
    Verdict.CANNOT_TELL,
    Verdict.NOTE,
    Verdict.PASS,
)


@cache
def packs() -> tuple[Pack, ...]:
    """Every rule pack that ships, read without trouble."""
    found, troubles = load_packs(places.rule_packs())
    assert not troubles
    return found


@cache
def system_of(stem: str) -> System:
    """The system in one of the five files."""
    return open_file(Path(__file__).parent / f"{stem}.yaml").system


def judged(system: System, day: date) -> Report:
    """Every rule tried on a system as at a day, none of them broken."""
    report = check(system, day, packs())
    assert report.troubles == ()
    return report


def said(report: Report, rule: str, subject: str) -> tuple[Finding, ...]:
    """What a rule says of a record."""
    return tuple(x for x in report.findings if x.rule == rule and subject in x.subjects)


def overall(findings: tuple[Finding, ...]) -> Verdict:
    """The most pressing of some findings; nothing said means the rule is not about the record."""
    found = {x.verdict for x in findings}
    return next((x for x in _WORST if x in found), Verdict.NOT_APPLICABLE)
