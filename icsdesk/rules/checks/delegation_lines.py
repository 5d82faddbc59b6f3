"""Whether a line of delegation starts from someone who holds the function and ends at someone who may take it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Line
from icsdesk.domain.times import Truth
from icsdesk.rules.bases import Basis, basis_of_line
from icsdesk.rules.facts import BOARDS, Being, Facts
from icsdesk.rules.functions import function_of
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Each, Sitting

NHS = frozenset(
    {
        OrganisationKind.NATIONAL_BODY,
        OrganisationKind.ICB,
        OrganisationKind.NHS_TRUST,
        OrganisationKind.FOUNDATION_TRUST,
    }
)
"""Relevant bodies (NHS Act 2006, section 65Z5(1))."""

_NEVER = frozenset(
    {
        OrganisationKind.PCN,
        OrganisationKind.GP_PROVIDER,
        OrganisationKind.VCSE,
        OrganisationKind.PRIVATE_COMPANY,
        OrganisationKind.HEALTHWATCH,
        OrganisationKind.UNIVERSITY,
        OrganisationKind.PARISH,
    }
)
_NEVER_BODIES = (BodyKind.ICP, BodyKind.HWB, BodyKind.JOINT_HWB, BodyKind.ICP_AREA)

LineCheck = Callable[[Sitting, Line], Iterable[Outcome]]


def each_delegation(look: LineCheck) -> Each[Line]:
    """Try a check on every line of delegation in force; a line whose dates are unsure cannot be judged."""

    def check(sitting: Sitting, line: Line) -> Iterator[Outcome]:
        being = sitting.facts.being(line)
        if being is Being.IN_BEING:
            yield from look(sitting, line)
        elif being is Being.UNCERTAIN:
            yield cannot_tell(
                f"The dates of the delegation {_between(sitting.facts, line)} leave open whether it stands.",
                line.start,
                line.id,
                question="Give the days it started and ended.",
                field="start",
            )

    return Each(lambda s: (x for x in s.system.every(Line) if x.kind is LineKind.DELEGATES_TO), check)


def _between(facts: Facts, line: Line) -> str:
    return f"from {facts.the(line.start) if _is_body(facts, line.start) else facts.name(line.start)} to {facts.name(line.finish)}"


def _is_body(facts: Facts, party: str) -> bool:
    return facts.system.find(Body, party) is not None


# -- you can only delegate what you hold


@each_delegation
def holds_function(s: Sitting, line: Line) -> Iterator[Outcome]:
    """The delegator holds each function named, in its own right or by a delegation received."""
    between = _between(s.facts, line)
    if not line.functions:
        yield cannot_tell(
            f"The delegation {between} does not say of what.",
            line.start,
            line.id,
            question="Name the functions.",
            field="functions",
        )
        return
    answers = {words: holds(s, line.start, words) for words in line.functions}
    lacking = [words for words, answer in answers.items() if answer is Truth.NO]
    if lacking:
        yield failed(
            f"Change the delegation {between}: {s.facts.name(line.start)} does not hold {_plainly(lacking)}, so it cannot pass it on.",
            line.start,
            line.id,
            field="functions",
        )
    elif Truth.UNKNOWN in answers.values():
        unsure = [words for words, answer in answers.items() if answer is Truth.UNKNOWN]
        yield cannot_tell(
            f"Whether {s.facts.name(line.start)} holds {_plainly(unsure)} is not clear from what is recorded.",
            line.start,
            line.id,
            question="Record how it came to hold the function.",
            field="functions",
        )
    else:
        yield passed(line.start, line.id)


def _plainly(functions: list[str]) -> str:
    return ", ".join(x.replace("_", " ") for x in functions)


def holds(s: Sitting, party: str, words: str) -> Truth:
    """Whether a party holds a function: by statute on the day, by a delegation received, or as recorded on a committee."""
    function = function_of(words)
    body = s.system.find(Body, party)
    if _received(s, party, function, words):
        return Truth.YES
    entry: dict[str, Any] = next((x for x in s.rule.parameters["functions"] if x["function"] == function), {})
    if not entry:
        return Truth.UNKNOWN
    if body is not None and body.kind not in BOARDS:
        if any(x.get("is") == body.kind.value and s.covers(x) for x in entry["holders"]):
            return Truth.YES
        if any(function_of(x) == function for x in body.functions) or body.organisation or body.founders:
            return Truth.UNKNOWN if _statutory(s, s.facts.owner(party), entry) is not Truth.NO else Truth.NO
        return Truth.UNKNOWN
    return _statutory(s, party, entry)


def _statutory(s: Sitting, party: str, entry: dict[str, Any]) -> Truth:
    words = _class_words(s.facts, party)
    if not words:
        return Truth.UNKNOWN
    for holder in entry["holders"]:
        if holder["is"] in words and s.covers(holder):
            return Truth.UNKNOWN if holder.get("sometimes") else Truth.YES
    return Truth.UNKNOWN if "council" in words else Truth.NO


def _class_words(facts: Facts, party: str) -> set[str]:
    """The words rule packs use for a party's class; a council whose tier is not recorded is only `council`."""
    organisation = facts.organisation(party)
    kind = facts.kind_of(party)
    if kind is None or kind in (OrganisationKind.SECTOR, OrganisationKind.OTHER, OrganisationKind.PUBLIC_BODY):
        return set()
    if kind is not OrganisationKind.LOCAL_AUTHORITY or organisation is None:
        return {kind.value}
    if organisation.tier is None:
        return {"council"}
    return {"district_council" if organisation.tier is CouncilTier.DISTRICT else "responsible_council"}


def _received(s: Sitting, party: str, function: str | None, words: str) -> bool:
    parties = {party, s.facts.legal(party)}
    into = [x for each in parties for x in s.facts.lines_to(each, LineKind.DELEGATES_TO)]
    return any(y == words or (function is not None and function_of(y) == function) for x in into for y in x.functions)


# -- section 65Z5 and section 75


@each_delegation
def nhs_partners(s: Sitting, line: Line) -> Iterator[Outcome]:
    """Under section 65Z5 an NHS body delegates to an NHS body, a council responsible for social care, or a combined authority."""
    if basis_of_line(s.facts, line) is not Basis.S65Z5:
        return
    ends = {line.start: _relevant(s.facts, line.start), line.finish: _eligible(s.facts, line.finish)}
    wrong = [x for x, answer in ends.items() if answer is Truth.NO]
    if wrong:
        yield failed(
            f"Change the legal power of the delegation {_between(s.facts, line)}: {s.facts.names(wrong)} cannot take part under section 65Z5.",
            line.start,
            line.id,
            *wrong,
            field="power",
        )
    elif Truth.UNKNOWN in ends.values():
        yield cannot_tell(
            f"What kind of body stands at each end of the delegation {_between(s.facts, line)} is not clear enough to judge.",
            line.start,
            line.id,
            question="Record the kind of each organisation, and the tier of a council.",
            field="finish",
        )
    else:
        yield passed(line.start, line.id)


def _relevant(facts: Facts, party: str) -> Truth:
    kind = _kind_behind(facts, party)
    return Truth.of(None if kind is None else kind in NHS)


def _eligible(facts: Facts, party: str) -> Truth:
    body = facts.system.find(Body, party)
    if body is not None and body.kind in _NEVER_BODIES:
        return Truth.NO
    kind = _kind_behind(facts, party)
    if kind in NHS or kind is OrganisationKind.COMBINED_AUTHORITY:
        return Truth.YES
    if kind is OrganisationKind.LOCAL_AUTHORITY:
        organisation = facts.organisation(facts.owner(party))
        tier = organisation.tier if organisation else None
        return Truth.of(None if tier is None else tier is not CouncilTier.DISTRICT)
    return Truth.NO if kind in _NEVER else Truth.UNKNOWN


def _kind_behind(facts: Facts, party: str) -> OrganisationKind | None:
    """The kind of organisation a party is, or a committee belongs to."""
    return facts.kind_of(party) or facts.kind_of(facts.owner(party))


@each_delegation
def council_to_nhs(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A council's functions reach an NHS body only under section 75."""
    if _kind_behind(s.facts, line.start) is not OrganisationKind.LOCAL_AUTHORITY or nhs_behind(s.facts, line.finish) is None:
        return
    basis, between = basis_of_line(s.facts, line), _between(s.facts, line)
    if basis is Basis.S75:
        yield passed(line.start, line.id)
    elif basis in (None, Basis.OTHER):
        yield cannot_tell(
            f"The legal power of the delegation {between} is not recorded.",
            line.start,
            line.id,
            question="Record whether there is a section 75 agreement.",
            field="power",
        )
    else:
        yield failed(
            f"Put a section 75 agreement behind the delegation {between}, or take the line away: a council's functions do not reach an NHS body under {basis.value if basis else ''}.",
            line.start,
            line.id,
            field="power",
        )


def nhs_behind(facts: Facts, party: str) -> str | None:
    """The NHS body a party is, belongs to, or is a committee of; None when it is none of these."""
    above = [party, facts.owner(party)]
    above += [facts.legal(x.finish) for x in facts.lines_from(party, LineKind.COMMITTEE_OF)]
    return next((x for x in above if facts.kind_of(x) in NHS), None)


def council_behind(facts: Facts, party: str) -> bool:
    """Whether a party is a council or belongs to one."""
    return _kind_behind(facts, party) is OrganisationKind.LOCAL_AUTHORITY
