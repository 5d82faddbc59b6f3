"""Add, correct, order, copy and remove the seats of a body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import SeatRole
from icsdesk.domain.records import Body, Seat
from icsdesk.domain.system import System
from icsdesk.edit import bodies, fields, permits, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished


def add_seat(system: System, body: str, title: str, role: SeatRole | None = None, **values: Any) -> Change:
    """Add a seat to a body, after the seats it has."""
    permits.need(system, Body, body)
    draft = Draft(system)
    put_seat(draft, Seat(id="", body=body, title=permits.name_given(title, "seat", "title"), role=role), **values)
    return finished(draft, f"Add seat to {wording.called(system, body)}")


def put_seat(draft: Draft, seat: Seat, **values: Any) -> Seat:
    """Give a seat an id and put it into a draft, after the other seats of its body."""
    made = fields.with_values(seat, **values)
    made = replace(made, id=id_for(f"{made.body} {made.title}", draft.taken()))
    at = max((i for i, x in enumerate(draft.every(Seat)) if x.body == made.body), default=None)
    draft.put(made, None if at is None else at + 1)
    return made


def edit_seat(system: System, seat: str, **values: Any) -> Change:
    """Correct a seat for all dates."""
    record = permits.need(system, Seat, seat)
    if "title" in values:
        values["title"] = permits.name_given(values["title"], "seat", "title")
    return fields.set_fields(system, seat, f"Edit seat {wording.clipped(record.title)}", **values)


def remove_seats(system: System, ids: Iterable[str]) -> Change:
    """Delete seats, with who sits in them."""
    wanted = tuple(dict.fromkeys(ids))
    for seat in wanted:
        permits.need(system, Seat, seat)
    return replace(bodies.delete(system, wanted), name=f"Remove {wording.several(system, wanted)}")


def move_seat(system: System, seat: str, to: int) -> Change:
    """Move a seat to position `to` (0 is the first) among the seats of its body."""
    record = permits.need(system, Seat, seat)
    rest = [x for x in system.every(Seat) if x.id != seat]
    own = [i for i, x in enumerate(rest) if x.body == record.body]
    if not own:
        return Change("Move seat")
    to = max(0, to)
    draft = Draft(system)
    draft.move(record, own[to] if to < len(own) else own[-1] + 1)
    return finished(draft, f"Move seat {wording.clipped(record.title)}")


def copy_seats(system: System, ids: Iterable[str], body: str) -> Change:
    """Add seats like these to a body (the same one or another), empty: nobody is copied with them."""
    permits.need(system, Body, body)
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        raise Refused("Select the seats to copy first")
    draft = Draft(system)
    for seat in wanted:
        put_seat(draft, replace(permits.need(system, Seat, seat), body=body, sources=()))
    return finished(draft, f"Copy {wording.count(len(wanted), 'seats')} to {wording.called(system, body)}")
