"""What the Health Bill of May 2026 would change on a chart, as the Bill was described in May and June 2026. It is not law.

Each check only notes what stands on the chart and the Bill would touch; what could not be read of the Bill is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from icsdesk.domain.kinds import BodyKind, LineKind, NominatorGroup, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.rules.areas import overlapping
from icsdesk.rules.checks.icb_nominations import group_of
from icsdesk.rules.facts import Facts, has_role
from icsdesk.rules.outcome import Outcome, note
from icsdesk.rules.sitting import Sitting, each


@each(BodyKind.ICB_BOARD)
def council_member_replaced(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Clause 21: the member whom councils nominate goes; the mayor of each mayoral strategic authority nominates one."""
    seats = [x for x in s.facts.seats(board.id) if group_of(s.facts, x) is NominatorGroup.LOCAL_AUTHORITIES]
    combined = overlapping(s.facts, board.id, OrganisationKind.COMBINED_AUTHORITY)
    name = s.facts.the(board.id)
    goes = (
        f"{_titles(seats)} of {name}, nominated by councils, would no longer be required"
        if seats
        else f"{_capital(name)} would no longer need a member nominated by councils"
    )
    comes = f" ({s.facts.names(x.id for x in combined)}, where it has a mayor)" if combined else ""
    yield note(
        f"{goes}; the mayor of each mayoral strategic authority{comes} would nominate a member instead.",
        board.id,
        *(x.id for x in seats),
        *(x.id for x in combined),
    )


@each(BodyKind.ICP)
def partnership_not_required(s: Sitting, partnership: Body) -> Iterator[Outcome]:
    """No integrated care partnership would have to be set up."""
    yield note(f"No law would require {s.facts.the(partnership.id)} any more.", partnership.id)


def nhs_england_abolished(s: Sitting) -> Iterator[Outcome]:
    """Clause 1: NHS England goes; its functions pass to the Secretary of State and to integrated care boards."""
    for england in _nhs_england(s.facts):
        lines = [x.id for x in s.system.lines_at(england.id) if s.facts.here(x)]
        seats = [x.id for x in _seats_naming(s.facts, {england.id})]
        counted = _counted((len(lines), "line", "lines"), (len(seats), "seat", "seats"))
        touched = f" Drawn to it or naming it here: {counted}." if counted else ""
        yield note(
            f"{england.name} would be abolished and its functions would pass to the Secretary of State and to "
            f"integrated care boards.{touched}",
            england.id,
            *lines,
            *seats,
        )


@each(BodyKind.ICB_BOARD)
def appointer_replaced(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Who appoints a board's chair and approves its constitution, once NHS England is gone, was not read."""
    yield note(
        f"The chair of {s.facts.the(board.id)} is appointed, and its constitution approved, by NHS England, which would be "
        "abolished. Who would do so instead was not read.",
        board.id,
        *(x.id for x in s.facts.chairs(board.id)),
    )


def healthwatch_abolished(s: Sitting) -> Iterator[Outcome]:
    """Healthwatch England and every Local Healthwatch go: the health part to NHS bodies, the social care part to councils."""
    for watch in s.facts.organisations(OrganisationKind.HEALTHWATCH):
        seats = [x.id for x in _seats_naming(s.facts, {watch.id})]
        seats_too = f" Seats that name it here: {len(seats)}." if seats else ""
        yield note(
            f"{watch.name} would be abolished: its work on health would pass to integrated care boards and providers, its work "
            f"on social care to councils.{seats_too}",
            watch.id,
            *seats,
        )


@each(BodyKind.HWB, BodyKind.JOINT_HWB)
def healthwatch_seat_goes(s: Sitting, board: Body) -> Iterator[Outcome]:
    """With Local Healthwatch gone, nobody would be left to appoint its member of a health and wellbeing board."""
    seats = [x for x in s.facts.seats(board.id) if _for_healthwatch(s.facts, x)]
    if seats:
        yield note(
            f"{_titles(seats)} on {s.facts.the(board.id)} would have nobody to appoint it, as Local Healthwatch would be abolished.",
            board.id,
            *(x.id for x in seats),
        )


@each(BodyKind.COUNCIL_OF_GOVERNORS)
def governors_reformed(s: Sitting, governors: Body) -> Iterator[Outcome]:
    """The foundation trust model is reformed; how was not read."""
    yield note(
        f"The model of foundation trusts, of which {s.facts.the(governors.id)} is part, would be reformed. How was not read.",
        governors.id,
    )


def commissioning_becomes_own(s: Sitting) -> Iterator[Outcome]:
    """What NHS England delegates to integrated care boards becomes their own."""
    for england in _nhs_england(s.facts):
        for line in s.facts.lines_from(england.id, LineKind.DELEGATES_TO):
            if s.facts.kind_of(line.finish) is OrganisationKind.ICB:
                yield note(
                    f"What {england.name} delegates to {s.facts.the(line.finish)} would become that board's own function, and "
                    "the line of delegation would go.",
                    line.finish,
                    line.id,
                )


def _nhs_england(facts: Facts) -> list[Organisation]:
    """NHS England by any of its names; another national body is not meant."""
    found = facts.organisations(OrganisationKind.NATIONAL_BODY)
    return [x for x in found if {"nhs england", "nhse"} & {y.casefold() for y in (x.name, x.short_name, *x.aliases)}]


def _seats_naming(facts: Facts, parties: set[str]) -> list[Seat]:
    """Seats here that name one of these as whom they represent, or as who nominates, appoints or approves."""
    found = []
    for seat in facts.system.every(Seat):
        named = {*seat.represents, *seat.nominated_by, *seat.appointed_by, *seat.approved_by, *seat.removable_by}
        if named & parties and facts.here(seat):
            found.append(seat)
    return found


def _for_healthwatch(facts: Facts, seat: Seat) -> bool:
    kinds = {facts.kind_of(x) for x in (*seat.represents, *seat.appointed_by)}
    return has_role(seat, SeatRole.HEALTHWATCH) or OrganisationKind.HEALTHWATCH in kinds


def _titles(seats: Iterable[Seat]) -> str:
    found = [f"“{x}”" for x in dict.fromkeys(y.title for y in seats)]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _counted(*numbers: tuple[int, str, str]) -> str:
    return " and ".join(f"{number} {one if number == 1 else many}" for number, one, many in numbers if number)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
