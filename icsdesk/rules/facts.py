"""The facts of a system on one day, as checks ask for them: what is in being, who sits, how many, who founded what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TypeVar, cast

from icsdesk.domain.kinds import BodyKind, Category, HoldingState, LineKind, OrganisationKind, SeatRole, Standing, Status
from icsdesk.domain.records import (
    OFFICE_PREFIX,
    Body,
    DatedParty,
    Holding,
    Line,
    Organisation,
    Person,
    Place,
    Record,
    Seat,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Phase, Span, Truth
from icsdesk.rules.watched import Reads, Watch

T = TypeVar("T")

_NOUNS = frozenset(
    {"board", "committee", "partnership", "group", "assembly", "forum", "panel", "cabinet", "executive", "collaborative"}
    | {"sub-committee", "subcommittee", "body", "team", "network", "alliance", "programme", "cluster"}
)
"""Last words of names that take "the" before them."""

BOARDS = frozenset({BodyKind.ICB_BOARD, BodyKind.TRUST_BOARD, BodyKind.CCG_GOVERNING_BODY, BodyKind.COUNCIL})
"""Bodies that act as the legal person whose board they are."""

_ACTING = frozenset({*BOARDS, BodyKind.COUNCIL_EXECUTIVE, BodyKind.COUNCIL_COMMITTEE})
"""Bodies that appoint for the organisation they belong to."""

_BEFORE_BEING = frozenset({Status.PROPOSED, Status.SHADOW})


class Being(Enum):
    """Where a record stands on the day."""

    IN_BEING = "in being"
    NOT_YET = "not yet"
    UNCERTAIN = "uncertain"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Count:
    """How many seats there are: at least `low`, at most `high` (None when there is no upper limit)."""

    low: int
    high: int | None

    def __add__(self, other: Count) -> Count:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high)

    def at_least(self, number: int) -> Truth:
        """Whether there are `number` or more."""
        if self.low >= number:
            return Truth.YES
        return Truth.NO if self.high is not None and self.high < number else Truth.UNKNOWN


def count_of(seat: Seat) -> Count:
    """How many seats one record stands for."""
    if seat.least is None and seat.most is None:
        return Count(1, 1)
    return Count(seat.least or 0, seat.most)


@dataclass(frozen=True)
class Facts:
    """One system on one day; with no day everything recorded counts as in being."""

    system: System
    day: dt.date | None
    watch: Watch | None = None
    """Who keeps note of what is read of the system, when anyone does."""

    # -- what is worked out once

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Something many checks ask for, worked out by `make` when it is first asked for; whoever asks counts as having read it."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self.watch.reading(make) if self.watch else (make(), frozenset())
        elif self.watch:
            self.watch.note(known[1])
        return cast(T, known[0])

    @cached_property
    def _known(self) -> dict[Hashable, tuple[object, Reads]]:
        return {}

    # -- places

    @property
    def place_chains(self) -> dict[str, tuple[str, ...]]:
        """Each place and everything it lies within, nearest first; a ring of places is walked once."""
        return self.once("place chains", self._place_chains)

    def _place_chains(self) -> dict[str, tuple[str, ...]]:
        chains = {}
        for place in self.system.every(Place):
            chain: list[str] = []
            current: str | None = place.id
            while current is not None and current not in chain:
                chain.append(current)
                found = self.system.find(Place, current)
                current = found.within if found else None
            chains[place.id] = tuple(chain)
        return chains

    @property
    def places_inside(self) -> dict[str, tuple[Place, ...]]:
        """Each place with itself and every place inside it."""
        return self.once("places inside", self._places_inside)

    def _places_inside(self) -> dict[str, tuple[Place, ...]]:
        table: dict[str, list[Place]] = {}
        for place in self.system.every(Place):
            for above in self.place_chains[place.id]:
                table.setdefault(above, []).append(place)
        return {key: tuple(found) for key, found in table.items()}

    # -- being

    def span(self, span: Span) -> Truth:
        """Whether a span holds on the day."""
        return Truth.YES if self.day is None else span.holds(self.day)

    def being(self, record: Record) -> Being:
        """Where a record stands: what is proposed, planned or in shadow is NOT_YET; another scenario is ABSENT."""
        known = self._beings.get(record.id)
        if known is None:
            known = self._beings[record.id] = self._being(record)
        return known

    @cached_property
    def _beings(self) -> dict[str, Being]:
        return {}

    def _being(self, record: Record) -> Being:
        if getattr(record, "scenario", None) is not None:
            return Being.ABSENT
        span: Span = getattr(record, "span", Span())
        phase = Phase.CURRENT if self.day is None else span.phase(self.day)
        if phase in (Phase.NOT_YET, Phase.ENDED):
            return Being.ABSENT
        status = self.system.status_of(record, self.day)
        if status is Status.ENDED:
            return Being.ABSENT
        if phase is Phase.PLANNED or status in _BEFORE_BEING:
            return Being.NOT_YET
        return Being.UNCERTAIN if phase is Phase.UNCERTAIN else Being.IN_BEING

    def here(self, record: Record) -> bool:
        """True when it certainly is in being on the day."""
        return self.being(record) is Being.IN_BEING

    def bodies(self, *kinds: BodyKind) -> tuple[Body, ...]:
        """Bodies of these kinds certainly in being."""
        return self.once(kinds, lambda: tuple(x for x in self.system.bodies_of_kind(*kinds) if self.here(x)))

    def organisations(self, *kinds: OrganisationKind) -> tuple[Organisation, ...]:
        """Organisations of these kinds certainly in being."""
        return self.once(kinds, lambda: tuple(self._organisations(kinds)))

    def _organisations(self, kinds: tuple[OrganisationKind, ...]) -> Iterator[Organisation]:
        found = self.system.organisations_of_kind(kinds[0]) if len(kinds) == 1 else self.system.every(Organisation)
        return (x for x in found if x.kind in kinds and self.here(x))

    # -- seats

    def seats(self, body: str) -> tuple[Seat, ...]:
        """Member seats of a body that certainly exist on the day."""
        return tuple(x for x in self.all_seats(body) if x.standing is Standing.MEMBER and self.here(x))

    def doubtful_seats(self, body: str) -> tuple[Seat, ...]:
        """Member seats whose dates leave it open whether they exist on the day."""
        found = self.all_seats(body)
        return tuple(x for x in found if x.standing is Standing.MEMBER and self.being(x) is Being.UNCERTAIN)

    def all_seats(self, body: str) -> tuple[Seat, ...]:
        """Seats of a body, attendees too, that are not certainly absent."""
        return tuple(x for x in self.system.seats(body) if self.being(x) is not Being.ABSENT)

    def count(self, seats: Iterable[Seat], doubtful: Iterable[Seat] = ()) -> Count:
        """How many seats these records stand for; doubtful ones only raise the upper figure."""
        total = Count(0, 0)
        for seat in seats:
            total = total + count_of(seat)
        for seat in doubtful:
            total = total + Count(0, count_of(seat).high)
        return total

    def holders(self, seat: str) -> tuple[Holding, ...]:
        """Holdings certainly in force, substitutes and vacancies left out."""
        held = self.system.holders_on(seat, self.day)
        return tuple(x for x in held if x.state is not HoldingState.VACANT and self.span(x.span) is Truth.YES)

    def people_in(self, seat: str) -> tuple[Person, ...]:
        """Named people who hold a seat on the day."""
        found = (self.system.find(Person, x.person) for x in self.holders(seat))
        return tuple(x for x in found if x is not None)

    def chairs(self, body: str) -> tuple[Seat, ...]:
        """Chair seats of a body."""
        return tuple(x for x in self.seats(body) if has_role(x, SeatRole.CHAIR))

    # -- lines and founders

    def lines_from(self, party: str, *kinds: LineKind) -> tuple[Line, ...]:
        """Lines out of a record certainly in force."""
        return tuple(x for x in self.system.lines_from(party, *kinds) if self.here(x))

    def lines_to(self, party: str, *kinds: LineKind) -> tuple[Line, ...]:
        """Lines into a record certainly in force."""
        return tuple(x for x in self.system.lines_to(party, *kinds) if self.here(x))

    def parties(self, dated: Iterable[DatedParty]) -> tuple[set[str], set[str]]:
        """Legal persons that certainly belong on the day, and those whose dates leave it open."""
        certain, doubtful = set(), set()
        for party in dated:
            truth = self.span(party.span)
            if truth is Truth.YES:
                certain.add(self.legal(party.who))
            elif truth is Truth.UNKNOWN:
                doubtful.add(self.legal(party.who))
        return certain, doubtful

    # -- who is who

    def legal(self, party: str) -> str:
        """The legal person behind a board, or the record itself: an ICB's board and the ICB are one actor."""
        body = self.system.find(Body, party)
        return body.organisation if body and body.organisation and body.kind in BOARDS else party

    def boards_of(self, organisation: str) -> tuple[str, ...]:
        """An organisation and the boards that act as it."""
        return (organisation, *(x.id for x in self.system.bodies_of(organisation) if x.kind in BOARDS))

    def owner(self, party: str) -> str:
        """The organisation a body belongs to, or the record itself."""
        body = self.system.find(Body, party)
        return body.organisation if body and body.organisation else party

    def appointers(self, actors: Iterable[str]) -> set[str]:
        """Those for whom recorded appointers act: a cabinet for its council, a chair's seat for its body's organisation.

        A person, or an office with no record, may act for anyone and is left out; `office:members` stays.
        """
        found = set()
        for actor in actors:
            seat, body = self.system.find(Seat, actor), self.system.find(Body, actor)
            if seat is not None:
                found.add(self.owner(seat.body))
            elif body is not None:
                found.add(self.owner(actor) if body.kind in _ACTING else self.legal(actor))
            elif self.system.find(Organisation, actor) or actor == f"{OFFICE_PREFIX}members":
                found.add(actor)
        return found

    def organisation(self, party: str) -> Organisation | None:
        """The organisation a party is or acts for."""
        return self.system.find(Organisation, self.legal(party))

    def kind_of(self, party: str) -> OrganisationKind | None:
        """The kind of organisation a party is or acts for; an ICB board with no organisation counts as an ICB."""
        found = self.organisation(party)
        body = self.system.find(Body, party)
        if found is None and body is not None and body.kind is BodyKind.ICB_BOARD:
            return OrganisationKind.ICB
        return found.kind if found else None

    def is_chair(self, actor: str, board: str) -> bool:
        """True when an actor is the chair of a board: by office, by seat or in person."""
        if actor == f"{OFFICE_PREFIX}chair":
            return True
        seats = {x.id for x in self.chairs(board)}
        return actor in seats or any(person.id == actor for x in seats for person in self.people_in(x))

    # -- words

    def name(self, record_id: str) -> str:
        """A record's name on the day."""
        if record_id.startswith(OFFICE_PREFIX):
            return "the " + record_id.removeprefix(OFFICE_PREFIX).replace("_", " ")
        return self.system.name_of(record_id, self.day)

    def the(self, record_id: str) -> str:
        """A name as it stands in a sentence: "the Audit Committee", but "Herefordshire Council", "NHS Sussex" and "RLT" bare."""
        bare = self.name(record_id).removeprefix("The ").removeprefix("the ")
        words = bare.rsplit(" (", 1)[0].split(" ")
        return f"the {bare}" if words[-1].lower() in _NOUNS and words[0] != "NHS" else bare

    def names(self, ids: Iterable[str]) -> str:
        """Names in a row: "A", "A and B", "A, B and C"."""
        found = sorted(self.name(x) for x in ids)
        return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""


def is_class(organisation: Organisation) -> bool:
    """True for a record that stands for several organisations ("nine councils"), of which little can be asked one by one."""
    return organisation.least is not None or organisation.most is not None


def has_role(seat: Seat, *roles: SeatRole) -> bool:
    """True when a seat carries one of these offices."""
    return seat.role in roles or any(x in roles for x in seat.also_roles)


def says_nothing(seat: Seat) -> bool:
    """True when a seat tells neither its office, nor its class, nor whom it is for, so that it may be anyone's."""
    told = (seat.role, seat.category, seat.nominator_group)
    lists = (seat.also_roles, seat.represents, seat.sector, seat.nominated_by, seat.constituency)
    return not any(x is not None for x in told) and not any(lists)


def may_be_executive(seat: Seat) -> bool:
    """True when a seat may carry an executive's office that is not recorded: it says nothing, or only that it is an executive's."""
    return says_nothing(seat) or (seat.category is Category.EXECUTIVE and seat.role is None and not seat.also_roles)
