"""General checks for an officer's own rules: quorum, number of seats, a required line, a required office, a review of terms."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, SeatRole
from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.domain.times import day_in_words, in_words
from icsdesk.rules.facts import Being, Count, has_role
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import BodyCheck, Check, Sitting, on

Party = Body | Organisation


def _of_bodies(look: BodyCheck) -> Check:
    """Try a check on the body the rule names, or on every body of the kind it names."""

    def check(s: Sitting) -> Iterator[Outcome]:
        kind = s.value("body_kind")
        if kind is not None:
            for body in s.system.bodies_of_kind(BodyKind(kind)):
                yield from on(s, body, look)
            return
        found = _one(s, str(s.value("body")), Body)
        if isinstance(found, Body):
            yield from on(s, found, look)
        elif isinstance(found, Outcome):
            yield found

    return check


def _one(s: Sitting, name: str, *kinds: type[Party]) -> Party | Outcome:
    """The one party a rule names, or what to say where there is none or more than one."""
    mine = [x for x in called(s, name) if isinstance(x, kinds)]
    if len(mine) == 1:
        return mine[0]
    if mine:
        return cannot_tell(
            f"Rule {s.rule.code} speaks of “{name}”, and {len(mine)} are called so on this chart.",
            *(x.id for x in mine),
            question="Write the id of the one meant in the local rule.",
        )
    return cannot_tell(
        f"Rule {s.rule.code} speaks of “{name}”, which is not on this chart.",
        question=f"Add {name} to the chart, or correct its name in the local rule.",
    )


def called(s: Sitting, name: str) -> list[Party]:
    """Bodies and organisations with this id or, failing that, this name, short name or other name; capitals do not count.

    Where several share a name, those in being on the day come before those that are not.
    """
    record = s.system.get(name)
    if isinstance(record, (Body, Organisation)):
        return [record]
    wanted = " ".join(name.split()).casefold()
    everyone: list[Party] = [*s.system.every(Body), *s.system.every(Organisation)]
    found = [x for x in everyone if wanted in {y.casefold() for y in (x.name, x.short_name, *x.aliases, s.facts.name(x.id))}]
    return [x for x in found if s.facts.here(x)] or found


@_of_bodies
def quorum_is(s: Sitting, body: Body) -> Iterator[Outcome]:
    """The quorum recorded for a body is the number in `count`."""
    wanted, name = int(s.value("count")), s.facts.the(body.id)
    count = body.quorum.count if body.quorum else None
    if count is None:
        yield cannot_tell(
            f"The quorum of {name} is not recorded as a number.", body.id, question="Record the quorum.", field="quorum"
        )
    elif count == wanted:
        yield passed(body.id)
    else:
        yield failed(f"Set the quorum of {name} to {wanted}: it is recorded as {count}.", body.id, field="quorum")


@_of_bodies
def seats_number(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A body has exactly `exactly`, or at least `least`, member seats of the `role` and `category` given, if any is.

    A seat whose office or category is not recorded may be one of them. A list of members that may not be complete never
    shows that there are too few.
    """
    certain, maybe = _counted(s, body)
    number = s.facts.count(certain, [*maybe, *s.facts.doubtful_seats(body.id)])
    exactly, name, what = s.value("exactly"), s.facts.the(body.id), _what(s)
    wanted = int(exactly if exactly is not None else s.value("least"))
    open_ended = not body.membership_complete or number.high is None
    if exactly is not None and number.low > wanted:
        yield failed(f"Take {what} off {name}: it has {number.low} and should have {wanted}.", body.id, field="seats")
    elif number.high is not None and number.high < wanted and not open_ended:
        yield failed(f"Add {what} to {name}: it has {number.low} and should have {wanted}.", body.id, field="seats")
    elif number.low >= wanted and (exactly is None or (number.high == wanted and not open_ended)):
        yield passed(body.id)
    else:
        yield _open_number(body, name, what, wanted, number)


def _counted(s: Sitting, body: Body) -> tuple[list[Seat], list[Seat]]:
    """Seats that certainly are of the kind asked for, and those that may be."""
    role, category = s.value("role"), s.value("category")
    certain, maybe = [], []
    for seat in s.facts.seats(body.id):
        answers = []
        if role is not None:
            answers.append(True if has_role(seat, SeatRole(role)) else None if seat.role is None else False)
        if category is not None:
            answers.append(None if seat.category is None else seat.category is Category(category))
        if all(answers):
            certain.append(seat)
        elif False not in answers:
            maybe.append(seat)
    return certain, maybe


def _what(s: Sitting) -> str:
    role, category = s.value("role"), s.value("category")
    words = [Category(category).label.lower()] if category is not None else []
    words += [f"seats with the office “{SeatRole(role).label}”" if role is not None else "seats"]
    return " ".join(words)


def _open_number(body: Body, name: str, what: str, wanted: int, number: Count) -> Outcome:
    if body.membership_complete:
        return cannot_tell(
            f"How many {what} {name} has is not clear: {number.low} are sure and {wanted} are asked for.",
            body.id,
            question="Record the office and category of each seat, and exact numbers.",
            field="seats",
        )
    return cannot_tell(
        f"{name[:1].upper()}{name[1:]} has {number.low} {what} of {wanted} asked for, and its list of members may not be complete.",
        body.id,
        question="Add what is missing, or say that the list of members is complete.",
        field="membership_complete",
    )


@_of_bodies
def has_line(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A line of the kind `line` runs from the body to the party named in `to`."""
    kind, party = LineKind(s.value("line")), _one(s, str(s.value("to")), Body, Organisation)
    if isinstance(party, Outcome):
        yield party
        return
    ends, name = {party.id, s.facts.legal(party.id)}, s.facts.the(body.id)
    lines = [x for x in s.system.lines_from(body.id, kind) if x.finish in ends or s.facts.legal(x.finish) in ends]
    if any(s.facts.here(x) for x in lines):
        yield passed(body.id, party.id)
    elif any(s.facts.being(x) is Being.UNCERTAIN for x in lines):
        yield cannot_tell(
            f"The dates of the line from {name} to {s.facts.the(party.id)} leave it open whether it holds on this day.",
            body.id,
            party.id,
            question="Give the exact day it started or ended.",
            field="lines",
        )
    else:
        yield failed(f"Draw a line “{kind.label}” from {name} to {s.facts.the(party.id)}.", body.id, party.id, field="lines")


@_of_bodies
def has_office(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A body has a member seat with the office in `role`."""
    role, name = SeatRole(s.value("role")), s.facts.the(body.id)
    seats = [x for x in s.facts.seats(body.id) if has_role(x, role)]
    silent = [x for x in s.facts.seats(body.id) if x.role is None]
    doubtful = [x for x in s.facts.doubtful_seats(body.id) if has_role(x, role) or x.role is None]
    if seats:
        yield passed(body.id, *(x.id for x in seats))
    elif body.membership_complete and not silent and not doubtful:
        yield failed(f"Add a seat with the office “{role.label}” to {name}.", body.id, field="seats")
    else:
        yield cannot_tell(
            f"No seat of {name} is recorded with the office “{role.label}”.",
            body.id,
            question="Add the seat, record the office of each seat, or say that the list of members is complete.",
            field="seats",
        )


@_of_bodies
def terms_reviewed(s: Sitting, body: Body) -> Iterator[Outcome]:
    """The terms of reference of a body were approved no more than `months` months before the day."""
    months, name = int(s.value("months")), s.facts.the(body.id)
    approved = body.terms_of_reference.approved_on if body.terms_of_reference else None
    if approved is None or s.day is None or approved.first > s.day:
        yield cannot_tell(
            f"When the terms of reference of {name} were last approved is not recorded.",
            body.id,
            question="Record the day they were approved.",
            field="terms_of_reference",
        )
        return
    limit = months_before(s.day, months)
    if approved.first >= limit:
        yield passed(body.id)
    elif approved.last < limit:
        yield failed(
            f"Review the terms of reference of {name}: they were approved on {in_words(approved)}, before {day_in_words(limit)}.",
            body.id,
            field="terms_of_reference",
        )
    else:
        yield cannot_tell(
            f"Whether the terms of reference of {name} were approved since {day_in_words(limit)} is not clear.",
            body.id,
            question="Record the exact day they were approved.",
            field="terms_of_reference",
        )


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months earlier, or the last day of that month where it has no such day."""
    number = day.year * 12 + day.month - 1 - months
    year, month = max(1, number // 12), number % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
