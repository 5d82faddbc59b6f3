"""Findings that somebody agreed to leave as they are: marked while the waiver lasts, and spoken again once it has run out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from icsdesk.domain.records import Waiver
from icsdesk.domain.system import System
from icsdesk.domain.times import day_in_words, in_words
from icsdesk.rules.finding import Finding


def with_waivers(findings: Iterable[Finding], system: System, day: dt.date | None) -> list[Finding]:
    """The findings, each one that a live waiver covers marked with the waiver's words; no verdict changes.

    A waiver holds up to and including its review date. With no day nobody can say that it has run out, so it holds. One
    that has run out leaves the finding as it is and says so in its sentence.
    """
    waivers: dict[str, list[Waiver]] = {}
    for waiver in system.every(Waiver):
        waivers.setdefault(waiver.rule, []).append(waiver)
    return [_marked(x, waivers[x.rule], day) if x.rule in waivers else x for x in findings] if waivers else list(findings)


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is about this finding: its rule, the record it shows first and, when named, the very parties it names."""
    if finding.grade is None or finding.rule != waiver.rule or not finding.subjects or finding.subjects[0] != waiver.subject:
        return False
    return not waiver.parties or set(waiver.parties) == set(finding.subjects[1:])


def words(waiver: Waiver) -> str:
    """A waiver in one sentence: reason, who agreed it, when, and until when it holds."""
    when = f" on {in_words(waiver.agreed_on)}" if waiver.agreed_on else ""
    reason = waiver.reason.strip().rstrip(".")
    return f"Waived until {day_in_words(waiver.until)}: {reason}. Agreed by {waiver.agreed_by}{when}."


def _marked(finding: Finding, waivers: list[Waiver], day: dt.date | None) -> Finding:
    found = sorted((x for x in waivers if covers(x, finding)), key=lambda x: (x.until, x.id))
    if not found:
        return finding
    last = found[-1]
    if day is None or day <= last.until:
        return replace(finding, waived=words(last))
    ended = f"The waiver agreed by {last.agreed_by} ran out on {day_in_words(last.until)}: look at it again."
    return replace(finding, sentence=f"{finding.sentence} {ended}")
