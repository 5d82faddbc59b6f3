"""What a check says: verdicts, findings and the report they stand in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from icsdesk.domain.records import Cite


class Verdict(Enum):
    """The outcome of one rule on one subject (law/rules conventions: open world, three-valued)."""

    PASS = "pass"
    BREACH = "breach"
    POLICY_GAP = "policy_gap"
    ADVISORY = "advisory"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    NOTE = "note"


class Severity(Enum):
    """The authority behind a rule."""

    STATUTORY = "statutory"
    NATIONAL_POLICY = "national_policy"
    GOOD_PRACTICE = "good_practice"
    LOCAL = "local"
    """An officer's own rule, not law: never more than something to check."""

    @property
    def when_failed(self) -> Verdict:
        """The verdict a failed rule of this severity gives."""
        return {
            Severity.STATUTORY: Verdict.BREACH,
            Severity.NATIONAL_POLICY: Verdict.POLICY_GAP,
            Severity.GOOD_PRACTICE: Verdict.ADVISORY,
            Severity.LOCAL: Verdict.ADVISORY,
        }[self]


class Grade(Enum):
    """How a finding is shown to an officer."""

    MUST_FIX = "Must fix"
    CHECK = "Check"
    NOTE = "Note"
    CANNOT_TELL = "Cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a rule has to say about one subject.

    `subjects` are record ids, the one to show first; `field` is the record field to put the cursor in, when there is one;
    `question` is what would settle a CANNOT_TELL; `facts` are the sources of the facts used. `waived` holds the words of the
    waiver that covers it, when one does.
    """

    rule: str
    verdict: Verdict
    severity: Severity
    grade: Grade | None
    subjects: tuple[str, ...]
    sentence: str
    field: str = ""
    todo: str = ""
    question: str = ""
    why: str = ""
    citation: str = ""
    link: str = ""
    in_force_from: dt.date | None = None
    in_force_until: dt.date | None = None
    facts: tuple[Cite, ...] = ()
    waived: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Every verdict of every rule on one day, and what could not be run."""

    as_at: dt.date | None
    packs: tuple[tuple[str, str], ...]
    """Name and version of each rule pack used."""
    findings: tuple[Finding, ...]
    troubles: tuple[str, ...] = ()

    def of_grade(self, grade: Grade) -> tuple[Finding, ...]:
        """The findings shown under one heading; what is waived stands apart."""
        return tuple(x for x in self.findings if x.grade is grade and not x.waived)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a waiver covers, most pressing first."""
        return tuple(x for x in self.findings if x.waived)

    def verdicts(self, rule: str) -> tuple[Verdict, ...]:
        """What one rule said, subject by subject."""
        return tuple(x.verdict for x in self.findings if x.rule == rule)
