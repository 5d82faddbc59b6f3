"""Offices people hold outside the chart, in whatever words they were typed: who leads a council, who is in its cabinet."""

from __future__ import annotations

import re

from icsdesk.domain.kinds import BodyKind
from icsdesk.domain.records import Body, Person, PersonalOffice
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Facts

LEADING = frozenset({"leader", "council_leader", "leader_of_the_council", "mayor", "elected_mayor", "executive_leader"})
EXECUTIVE = LEADING | frozenset(
    {
        "executive_member",
        "cabinet_member",
        "member_of_the_cabinet",
        "member_of_the_executive",
        "deputy_leader",
        "deputy_mayor",
        "portfolio_holder",
        "cabinet_member_with_responsibility",
    }
)


def plain(words: str) -> str:
    """Words made comparable: small letters, digits and single underscores ("Cabinet Member" gives cabinet_member)."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def offices(facts: Facts, person: Person) -> tuple[PersonalOffice, ...]:
    """The offices a person certainly has on the day."""
    return tuple(x for x in person.offices if facts.span(x.span) is Truth.YES)


def heads(facts: Facts, person: Person, council: str) -> bool:
    """Whether a person is recorded as leader or elected mayor of a council."""
    return any(plain(x.role) in LEADING and x.organisation in (None, council) for x in offices(facts, person))


def in_executive(facts: Facts, person: Person, council: str) -> bool:
    """Whether a person is recorded in a council's executive, by office or by a seat on its cabinet."""
    if any(_executive_words(x.role) and x.organisation == council for x in offices(facts, person)):
        return True
    cabinets = {x.id for x in facts.bodies(BodyKind.COUNCIL_EXECUTIVE) if x.organisation == council}
    return bool(cabinets & set(sits_on(facts, person)))


def _executive_words(role: str) -> bool:
    words = plain(role)
    return words in EXECUTIVE or words.startswith(("cabinet_member", "executive_member", "portfolio_holder"))


def sits_on(facts: Facts, person: Person) -> tuple[str, ...]:
    """Bodies on which a person holds a seat on the day."""
    found = []
    for holding in facts.system.holdings_by(person.id):
        seat = facts.system.get(holding.seat)
        if not holding.substitute and facts.span(holding.span) is Truth.YES and seat is not None and facts.here(seat):
            found.append(str(getattr(seat, "body", "")))
    return tuple(found)


def committees_of(facts: Facts, organisation: str, *kinds: BodyKind) -> tuple[Body, ...]:
    """Bodies of these kinds that belong to an organisation."""
    return tuple(x for x in facts.bodies(*kinds) if x.organisation == organisation)


def employers(facts: Facts, person: Person) -> tuple[str, ...]:
    """Who certainly employs a person on the day."""
    return tuple(facts.legal(x.who) for x in person.employers if facts.span(x.span) is Truth.YES)


def lent_by(facts: Facts, person: Person, borrower: str) -> tuple[str, ...]:
    """Who certainly lends a person to an organisation on the day."""
    return tuple(x.lender for x in person.secondments if x.borrower == borrower and facts.span(x.span) is Truth.YES)
