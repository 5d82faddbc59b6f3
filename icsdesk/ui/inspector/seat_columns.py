"""The columns of the seats table: what each shows, and what typing in it does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import Category, HoldingState, SeatRole, Voting, Word
from icsdesk.domain.records import PARTY, Holding, Seat
from icsdesk.domain.system import System
from icsdesk.edit import people, seats
from icsdesk.ui.dates_in_words import read_when, shown
from icsdesk.ui.doing import Make, all_as_one
from icsdesk.ui.inspector.names import ids_for, names_for

_ACTOR = ("organisations", "bodies", "seats", "people")
VACANT = "Vacant"

_RANGE = re.compile(r"(\d+)\s*(?:to|-|–)\s*(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `words` closes its list; `sections` are where its names come from; `write` raises ValueError or Refused."""

    title: str
    field: str
    show: Callable[[System, Seat, dt.date | None], str]
    write: Callable[[System, Seat, str, dt.date | None], Change]
    width: int = 120
    words: type[Word] | None = None
    sections: tuple[str, ...] = ()
    offices: bool = False


def how_many(seat: Seat) -> str:
    """1, 3, 2 to 4, at least 7, or up to 5."""
    if seat.least is None and seat.most is None:
        return "1"
    if seat.most is None:
        return f"at least {seat.least}"
    if seat.least is None:
        return f"up to {seat.most}"
    return str(seat.least) if seat.least == seat.most else f"{seat.least} to {seat.most}"


def read_how_many(text: str) -> tuple[int | None, int | None]:
    """The least and most that "1", "3", "2 to 4", "at least 7" or "up to 5" mean. Raises ValueError with a sentence."""
    plain = " ".join(text.lower().split())
    if plain in ("", "1"):
        return None, None
    if plain.isascii() and plain.isdigit():
        return int(plain), int(plain)
    if (m := _RANGE.match(plain)) and int(m[1]) <= int(m[2]):
        return int(m[1]), int(m[2])
    for start, least in (("at least ", True), ("up to ", False)):
        number = plain.removeprefix(start)
        if number != plain and number.isascii() and number.isdigit():
            return (int(number), None) if least else (None, int(number))
    raise ValueError('How many must be a number like 3, or "2 to 4", "at least 7" or "up to 5"')


def word_for(words: type[Word], text: str, label: str) -> Word | None:
    """The word of a closed list that a text means; None for nothing. Raises ValueError with the choices."""
    plain = " ".join(text.lower().split())
    if plain in ("", "not recorded"):
        return None
    for word in words:
        if plain in (word.label.lower(), word.value, word.value.replace("_", " ")):
            return word
    near = ", ".join(x.label for x in list(words)[:5])
    raise ValueError(f'{label} must be one of the list ({near} …), not "{text.strip()}"')


def holders_text(system: System, seat: Seat, day: dt.date | None) -> str:
    """Who sits in a seat on the day: names, a state where it is not plain, Vacant, or nothing when nothing is recorded."""
    return "; ".join(_holder(system, x) for x in system.holders_on(seat.id, day))


def _holder(system: System, holding: Holding) -> str:
    if holding.state is HoldingState.VACANT:
        return VACANT
    return system.name_of(holding.person) if holding.person else holding.by_office or holding.state.label


def _write_holders(system: System, seat: Seat, text: str, day: dt.date | None) -> Change:
    """Correct who sits in the seat on the day: names no longer given are removed, new ones seated, "vacant" marks a vacancy."""
    wanted = list(dict.fromkeys(plain for x in text.split(";") if (plain := " ".join(x.split()))))
    there = {_holder(system, x): x for x in system.holders_on(seat.id, day)}
    gone = [x for name, x in there.items() if name.lower() not in {w.lower() for w in wanted}]
    new = [name for name in wanted if name.lower() not in {x.lower() for x in there}]
    makes: list[Make] = []
    start = gone[0].span.start if len(gone) == 1 and len(new) == 1 else None
    makes += [partial(people.remove_holding, holding=x.id) for x in gone]
    for name in new:
        if name.lower() == VACANT.lower():
            makes.append(lambda now: people.mark_vacant(now, seat.id, start))
        else:
            makes.append(partial(people.seat_holder, seat=seat.id, person_name=name, start=start))
    return all_as_one(system, f"Change holder of {seat.title}", makes)


def _write_title(system: System, seat: Seat, text: str, _day: dt.date | None) -> Change:
    return seats.edit_seat(system, seat.id, title=text)


def _write_how_many(system: System, seat: Seat, text: str, _day: dt.date | None) -> Change:
    least, most = read_how_many(text)
    return seats.edit_seat(system, seat.id, least=least, most=most)


def _words(title: str, field: str, words: type[Word], width: int) -> Column:
    def show(_system: System, seat: Seat, _day: dt.date | None) -> str:
        value = getattr(seat, field)
        return value.label if value is not None else ""

    def write(system: System, seat: Seat, text: str, _day: dt.date | None) -> Change:
        return seats.edit_seat(system, seat.id, **{field: word_for(words, text, title)})

    return Column(title, field, show, write, width, words=words)


def _parties(title: str, field: str, sections: tuple[str, ...], offices: bool) -> Column:
    def show(system: System, seat: Seat, _day: dt.date | None) -> str:
        return names_for(system, getattr(seat, field))

    def write(system: System, seat: Seat, text: str, _day: dt.date | None) -> Change:
        return seats.edit_seat(system, seat.id, **{field: ids_for(system, text, sections, with_offices=offices)})

    return Column(title, field, show, write, 170, sections=sections, offices=offices)


def _date(title: str, part: str, label: str) -> Column:
    def show(_system: System, seat: Seat, _day: dt.date | None) -> str:
        return shown(getattr(seat.span, part))

    def write(system: System, seat: Seat, text: str, _day: dt.date | None) -> Change:
        value: Any = read_when(text, label)
        return seats.edit_seat(system, seat.id, span=replace(seat.span, **{part: value}))

    return Column(title, "span", show, write, 110)


COLUMNS: tuple[Column, ...] = (
    Column("Title", "title", lambda _s, seat, _d: seat.title, _write_title, 190),
    Column("Holder", "holder", holders_text, _write_holders, 150, sections=("people",)),
    _words("Role", "role", SeatRole, 130),
    _words("Category", "category", Category, 100),
    _words("Votes", "voting", Voting, 80),
    Column("How many", "least", lambda _s, seat, _d: how_many(seat), _write_how_many, 80),
    _parties("Represents", "represents", PARTY, False),
    _parties("Nominated by", "nominated_by", _ACTOR, True),
    _parties("Appointed by", "appointed_by", _ACTOR, True),
    _parties("Approved by", "approved_by", _ACTOR, True),
    _date("From", "start", "Start date"),
    _date("To", "end", "End date"),
)
