"""Seats of a body from a table as copied out of a spreadsheet or a paper: best effort, and told plainly what was left aside."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.kinds import Category, HoldingState, SeatRole, Standing, Voting, Word
from icsdesk.domain.records import Body, Holding, Organisation, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.edit import people, permits, seats, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished

_HEADINGS = {
    "title": ("title", "seat", "position", "post", "job title", "membership", "member role", "seat title"),
    "role": ("role", "office"),
    "represents": ("organisation", "represents", "representing", "on behalf of", "body", "partner"),
    "appointed_by": ("appointed by", "appointer"),
    "nominated_by": ("nominated by", "nominator"),
    "approved_by": ("approved by",),
    "holder": ("holder", "name", "person", "member", "current holder", "postholder", "post holder", "who"),
    "category": ("category", "class"),
    "standing": ("standing", "status"),
    "voting": ("voting", "vote", "votes"),
    "start": ("from", "start", "since", "start date", "term start", "appointed on"),
    "end": ("to", "until", "end", "end date", "term end"),
    "note": ("note", "notes", "comment", "comments"),
}
_WITHOUT_HEADINGS = ("title", "role", "represents", "holder")
_VACANT = {"vacant", "vacancy"}
_NOBODY = {"", "tbc", "tba", "n/a", "-", "–", "—", "to be confirmed"}
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\Z")


@dataclass
class _Reading:
    """One table being read: what was drafted, and sentences about what was left aside."""

    draft: Draft
    body: str
    aside: list[str] = field(default_factory=list)
    made: int = 0


def is_table(text: str) -> bool:
    """Whether a clipboard text looks like rows of a table."""
    return "\t" in text


def paste_seats(system: System, body: str, text: str) -> tuple[Change, tuple[str, ...]]:
    """Add a seat for each row, with who sits in it, and say in sentences what was left aside.

    Columns are known by their headings, in any order; without headings they are title, role, organisation and holder.
    Raises Refused when no row has a title or a role.
    """
    permits.need(system, Body, body)
    rows = list(_rows(text))
    columns, rest = _columns(rows)
    reading = _Reading(Draft(system), body)
    if rest is not rows:
        heads = rows[0]
        lost = [x for x, known in zip(heads, columns, strict=False) if known is None and x]
        reading.aside += [f'The column "{x}" was left aside: it is not one that a seat has here' for x in lost]
    first = 1 if rest is rows else 2
    for number, row in enumerate(rest, first):
        _read_row(reading, number, row, columns)
    if not reading.made:
        raise Refused("No seat was found in the table on the clipboard. Give each row a title, a role, or both")
    name = f"Paste {wording.count(reading.made, 'seats')} to {wording.called(system, body)}"
    return finished(reading.draft, name), tuple(reading.aside)


def _rows(text: str) -> Iterator[list[str]]:
    if len(text) > 1_000_000:
        raise Refused("The table on the clipboard is too long to be one body's seats. Copy fewer rows")
    try:
        for row in csv.reader(io.StringIO(text.replace("\0", ""), newline=""), dialect="excel-tab"):
            cells = [wording.one_line(x) for x in row]
            if any(cells):
                yield cells
    except csv.Error:
        raise Refused("The table on the clipboard cannot be read. Copy the rows again from the spreadsheet") from None


def _columns(rows: Sequence[list[str]]) -> tuple[list[str | None], Sequence[list[str]]]:
    """What each column is, and the rows under the headings (all rows when there are none)."""
    if not rows:
        return [], rows
    found: list[str | None] = []
    for cell in rows[0]:
        word = cell.casefold().rstrip(":*")
        found.append(next((key for key, heads in _HEADINGS.items() if word in heads and key not in found), None))
    if any(x in ("title", "role", "holder") for x in found):
        return found, rows[1:]
    return list(_WITHOUT_HEADINGS), rows


def _read_row(reading: _Reading, number: int, row: list[str], columns: Sequence[str | None]) -> None:
    cells = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell}
    role = _word(SeatRole, cells.get("role") or cells.get("title", ""))
    title = cells.get("title") or cells.get("role")
    if not title:
        reading.aside.append(f"Row {number} was left aside: it has no title and no role")
        return
    values = _values(reading, number, cells)
    if cells.get("role") and role is None and cells.get("title"):
        values["note"] = " ".join(x for x in (values.get("note", ""), f"Role: {cells['role']}.") if x)
        reading.aside.append(f'Row {number}: "{cells["role"]}" is not a role in the list, so it was put in the note')
    seat = seats.put_seat(reading.draft, Seat(id="", body=reading.body, title=title, role=role), **values)
    reading.made += 1
    _seat_someone(reading, number, seat, cells)


def _values(reading: _Reading, number: int, cells: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {"note": cells["note"]} if "note" in cells else {}
    lists: dict[str, type[Word]] = {"category": Category, "standing": Standing, "voting": Voting}
    for name, words in lists.items():
        if name in cells:
            word = _word(words, cells[name])
            if word is not None:
                values[name] = word
            else:
                reading.aside.append(f'Row {number}: "{cells[name]}" is not a word in the list for {name}')
    for name in ("represents", "appointed_by", "nominated_by", "approved_by"):
        if name in cells:
            values[name] = _parties(reading, number, cells[name])
    return values


def _word(words: type[Any], cell: str) -> Any:
    """The word of a closed list that a cell says, exactly or but for hyphens and capitals."""
    said = _bare(cell)
    return next((x for x in words if said and said in (_bare(x.value), _bare(x.label))), None)


def _bare(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def _parties(reading: _Reading, number: int, cell: str) -> tuple[str, ...]:
    """Ids of the organisations or bodies a cell names, whole or separated by semicolons; the rest is told."""
    whole = _party(reading.draft, cell)
    if whole is not None:
        return (whole,)
    found = []
    for name in (x.strip() for x in cell.split(";")):
        party = _party(reading.draft, name)
        if party is not None:
            found.append(party)
        elif name:
            reading.aside.append(f'Row {number}: "{name}" is not on the chart. Add it, then choose it for this seat')
    return tuple(found)


def _party(draft: Draft, name: str) -> str | None:
    wanted = _bare(name)
    parties: tuple[Organisation | Body, ...] = (*draft.every(Organisation), *draft.every(Body))
    for party in parties:
        if wanted and wanted in (_bare(party.name), _bare(party.short_name), *map(_bare, party.aliases)):
            return party.id
    return None


def _seat_someone(reading: _Reading, number: int, seat: Seat, cells: dict[str, str]) -> None:
    who = cells.get("holder", "")
    span = _span(reading, number, cells)
    if who.casefold() in _NOBODY:
        return
    if who.casefold() in _VACANT:
        people.put_holding(reading.draft, Holding(id="", seat=seat.id, state=HoldingState.VACANT, span=span))
        return
    person = people.put_person(reading.draft, who)
    people.put_holding(reading.draft, Holding(id="", seat=seat.id, person=person, span=span))


def _span(reading: _Reading, number: int, cells: dict[str, str]) -> Span:
    span = Span(start=_when(reading, number, cells.get("start", "")), end=_when(reading, number, cells.get("end", "")))
    if span.backwards:
        reading.aside.append(f"Row {number}: the end is before the start, so the end was left aside")
        return replace(span, end=None)
    return span


def _when(reading: _Reading, number: int, cell: str) -> When | None:
    if not cell or cell.casefold() in _NOBODY:
        return None
    match = _DAY.match(cell)
    try:
        return When.parse(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else cell)
    except ValueError:
        reading.aside.append(f"Row {number}: the date must be a real date. The cell says {cell}")
        return None
