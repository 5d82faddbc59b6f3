"""Whose ground meets whose: which councils and which integrated care boards an area brings together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from icsdesk.domain.kinds import CouncilTier, OrganisationKind
from icsdesk.domain.records import Body, Organisation, Place
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Facts


def meet(facts: Facts, one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of places share ground: the same place, or one inside the other."""
    first, second = set(one), set(other)
    above_first = {x for place in first for x in facts.place_chains.get(place, (place,))}
    above_second = {x for place in second for x in facts.place_chains.get(place, (place,))}
    return bool(first & above_second or second & above_first)


def inside(facts: Facts, places: Iterable[str]) -> tuple[Place, ...]:
    """These places and every place inside them."""
    found = {x.id: x for place in places for x in facts.places_inside.get(place, ())}
    return tuple(found.values())


def covers(facts: Facts, larger: set[str], smaller: set[str]) -> Truth:
    """Whether one set of places covers another, as far as places of the same level inside them are recorded.

    A single place inside a larger one does not settle it: the rest of the larger one may simply not be recorded.
    """
    levels = {found.level for x in larger if (found := facts.system.find(Place, x))}
    answer = Truth.YES
    for place in smaller:
        if larger & set(facts.place_chains.get(place, (place,))):
            continue
        parts = {x.id for x in facts.places_inside.get(place, ()) if x.level in levels and x.id != place}
        if parts - larger or not meet(facts, (place,), larger):
            return Truth.NO
        answer = answer if len(parts) > 1 else Truth.UNKNOWN
    return answer


def ground(facts: Facts, party: str) -> tuple[str, ...]:
    """The places a body or organisation covers; a body with none of its own has its organisation's."""
    record = facts.system.get(party)
    if isinstance(record, Organisation):
        return record.area
    if not isinstance(record, Body):
        return ()
    own = record.area or ((record.place,) if record.place else ())
    return own or (ground(facts, record.organisation) if record.organisation else ())


def councils_of(facts: Facts, places: Iterable[str]) -> tuple[Organisation, ...]:
    """Councils whose area meets these places, districts included, in document order."""
    wanted = tuple(places)
    if not wanted:
        return ()
    named = {x for place in inside(facts, wanted) for x in (*place.councils, *place.councils_in_part)}
    councils = _atlas(facts, OrganisationKind.LOCAL_AUTHORITY)
    return councils.those(named | councils.near(facts, wanted))


def responsible_councils(facts: Facts, party: str) -> tuple[Organisation, ...]:
    """Councils responsible for social care whose area meets a party's: every tier but a district under a county.

    Local Government and Public Involvement in Health Act 2007, section 103; NHS Act 2006, section 2B(5). A council whose
    tier is not recorded is left out; `tierless_councils` names those.
    """
    found = councils_of(facts, ground(facts, party))
    return tuple(x for x in found if x.tier not in (None, CouncilTier.DISTRICT))


def tierless_councils(facts: Facts, party: str) -> tuple[Organisation, ...]:
    """Councils in a party's area whose tier is not recorded."""
    return tuple(x for x in councils_of(facts, ground(facts, party)) if x.tier is None)


def overlapping(facts: Facts, party: str, kind: OrganisationKind) -> tuple[Organisation, ...]:
    """Organisations of a kind whose ground meets a party's, through places or through the councils a place names."""
    atlas = _atlas(facts, kind)
    return atlas.those(atlas.near(facts, ground(facts, party)) | set(atlas.touching.get(facts.owner(party), ())))


@dataclass(frozen=True, slots=True)
class _Atlas:
    """Organisations of one kind in being, in document order, and by place: those with the place in their area, those with
    ground inside it, and those whose ground a council's area touches."""

    organisations: dict[str, Organisation]
    at: dict[str, list[str]]
    below: dict[str, list[str]]
    touching: dict[str, list[str]]

    def near(self, facts: Facts, places: Iterable[str]) -> set[str]:
        """Those that share ground with these places (see `meet`)."""
        found: set[str] = set()
        for place in set(places):
            found.update(self.below.get(place, ()))
            for above in facts.place_chains.get(place, (place,)):
                found.update(self.at.get(above, ()))
        return found

    def those(self, ids: set[str]) -> tuple[Organisation, ...]:
        """The ones named, in document order."""
        return tuple(found for key, found in self.organisations.items() if key in ids) if ids else ()


def _atlas(facts: Facts, kind: OrganisationKind) -> _Atlas:
    return facts.once(("atlas", kind), lambda: _drawn(facts, kind))


def _drawn(facts: Facts, kind: OrganisationKind) -> _Atlas:
    atlas = _Atlas({}, {}, {}, {})
    for one in facts.organisations(kind):
        atlas.organisations[one.id] = one
        for place in one.area:
            atlas.at.setdefault(place, []).append(one.id)
            for above in facts.place_chains.get(place, (place,)):
                atlas.below.setdefault(above, []).append(one.id)
        for within in inside(facts, one.area):
            for council in (*within.councils, *within.councils_in_part):
                atlas.touching.setdefault(council, []).append(one.id)
    return atlas
