"""Which checks an officer's own rules may use, and the words each is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from icsdesk.rules.checks import local
from icsdesk.rules.sitting import Check


class Want(Enum):
    """What may stand after a word of a local rule; `value` says it to an officer."""

    PARTY = "the name or id of a body or organisation"
    NUMBER = "a whole number, 1 or more"
    ROLE = "an office of a seat"
    CATEGORY = "a category of member"
    LINE = "a kind of line"
    BODY_KIND = "a kind of body"


@dataclass(frozen=True, slots=True)
class General:
    """A general check: `needed` words must be given, `may` words can be, and of each group in `either` exactly one is."""

    check: Check
    asks: str
    needed: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = (("body", "body_kind"),)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word it knows."""
        return (*(x for group in self.either for x in group), *self.needed, *self.may)


WORDS: dict[str, Want] = {
    "body": Want.PARTY,
    "body_kind": Want.BODY_KIND,
    "to": Want.PARTY,
    "count": Want.NUMBER,
    "exactly": Want.NUMBER,
    "least": Want.NUMBER,
    "months": Want.NUMBER,
    "role": Want.ROLE,
    "category": Want.CATEGORY,
    "line": Want.LINE,
}
"""What may stand after each word."""

GENERAL: dict[str, General] = {
    "quorum_is": General(local.quorum_is, "The quorum is this number.", needed=("count",)),
    "seats_number": General(
        local.seats_number,
        "There are exactly, or at least, this many seats, of this office or category when one is given.",
        may=("role", "category"),
        either=(("body", "body_kind"), ("exactly", "least")),
    ),
    "has_line": General(local.has_line, "A line of this kind runs to that body or organisation.", needed=("line", "to")),
    "has_office": General(local.has_office, "There is a seat with this office.", needed=("role",)),
    "terms_reviewed": General(
        local.terms_reviewed, "The terms of reference were approved in the last so many months.", needed=("months",)
    ),
}
"""General checks by the name local rules call them."""
