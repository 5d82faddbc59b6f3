"""Words for verdicts, severities, confidence, dates and fields, the same on every page and in every text."""

from __future__ import annotations

import datetime as dt

from icsdesk.domain.times import day_in_words
from icsdesk.rules.finding import Severity, Verdict
from icsdesk.rules.rule import Confidence, Rule

SEVERITY = {
    Severity.STATUTORY: "The law. A chart that shows it broken is marked Must fix.",
    Severity.NATIONAL_POLICY: "National policy, not law. A chart that departs from it is marked Check, so that the reason can be given.",
    Severity.GOOD_PRACTICE: "Good practice. A chart that departs from it is marked Check; nobody is bound by it.",
    Severity.LOCAL: "A local rule, written by an officer. A chart that departs from it is marked Check.",
}
SEVERITY_SHORT = {
    Severity.STATUTORY: "The law",
    Severity.NATIONAL_POLICY: "National policy",
    Severity.GOOD_PRACTICE: "Good practice",
    Severity.LOCAL: "Local rule",
}
CONFIDENCE = {
    Confidence.VERIFIED: "The words of the source were read.",
    Confidence.AS_MADE: "The words were read as they were first made; later changes to them were not seen.",
    Confidence.SECONDARY: "Known from what others say of the source, so the most it says is Check, never Must fix.",
    Confidence.MEMORY: "Written from general knowledge without the source at hand, so the most it says is Check, never Must fix.",
}
VERDICT = {
    Verdict.PASS: "Met",
    Verdict.BREACH: "Not met",
    Verdict.POLICY_GAP: "Not met",
    Verdict.ADVISORY: "Not met",
    Verdict.CANNOT_TELL: "Cannot tell",
    Verdict.NOT_APPLICABLE: "Not checked",
    Verdict.NOTE: "Note",
}
_SURE = (Confidence.VERIFIED, Confidence.AS_MADE)
_FIELDS = {
    "membership_complete": "Whole membership listed?",
    "committees_complete": "All its committees listed?",
    "bodies_complete": "Every body recorded?",
    "legal_form": "Legal form",
    "legal_basis": "Legal basis",
    "chair_chosen_by": "Chair chosen by",
    "meets_in_public": "Meets in public?",
    "frequency": "How often",
    "governance": "How the council is run",
    "founders": "Established by",
    "functions": "Functions",
    "organisation": "Belongs to",
    "start": "First day",
    "end": "Last day",
    "as_at": "As-at date",
    "statuses": "Status over time",
    "onward_allowed": "May be passed on?",
}


def severity(rule: Rule) -> str:
    """What stands behind a rule and how a broken one is marked, its confidence taken into account."""
    if rule.severity is Severity.STATUTORY and rule.confidence not in _SURE:
        return "The law, as far as we know it. A chart that shows it broken is marked Check."
    return SEVERITY[rule.severity]


def field_label(name: str) -> str:
    """A field as an officer sees it."""
    return _FIELDS.get(name, name.replace("_", " ").capitalize())


def in_force_words(start: dt.date | None, end: dt.date | None) -> str:
    """From when until when something binds, as a phrase that begins a sentence."""
    if start and end:
        return f"From {day_in_words(start)} to {day_in_words(end)}"
    if start:
        return f"From {day_in_words(start)}; no end is known"
    return f"To {day_in_words(end)}" if end else "On any day: it is not tied to dates"


def several(number: int, one: str, many: str = "") -> str:
    """ "1 rule", "3 rules"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_row(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
