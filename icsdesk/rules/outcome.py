"""What a check hands back, before the engine weighs it by the authority of its rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from icsdesk.domain.records import Cite


class Result(Enum):
    """How one look at one subject came out."""

    PASS = "pass"
    FAIL = "fail"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One look at one subject: `subjects` are record ids, the one to show first; `field` is where the cursor goes."""

    result: Result
    subjects: tuple[str, ...] = ()
    sentence: str = ""
    field: str = ""
    question: str = ""
    facts: tuple[Cite, ...] = ()


def passed(*subjects: str) -> Outcome:
    """The rule is kept."""
    return Outcome(Result.PASS, subjects)


def failed(sentence: str, *subjects: str, field: str = "") -> Outcome:
    """The rule is not kept, and the facts say so."""
    return Outcome(Result.FAIL, subjects, sentence, field)


def cannot_tell(sentence: str, *subjects: str, question: str = "", field: str = "") -> Outcome:
    """What is recorded does not settle it; `question` says what would."""
    return Outcome(Result.CANNOT_TELL, subjects, sentence, field, question)


def note(sentence: str, *subjects: str, field: str = "") -> Outcome:
    """Something worth knowing that is neither kept nor broken."""
    return Outcome(Result.NOTE, subjects, sentence, field)


def not_applicable(sentence: str = "", *subjects: str) -> Outcome:
    """The rule does not bind this subject on this day."""
    return Outcome(Result.NOT_APPLICABLE, subjects, sentence)
