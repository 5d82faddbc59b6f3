"""Copy bodies with their seats, holders and inner lines as plain text, and paste such text into this chart or another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for, is_id
from icsdesk.domain.records import (
    SECTION_OF,
    SECTIONS,
    Body,
    Grouping,
    Holding,
    Line,
    Organisation,
    Person,
    Place,
    Record,
    Scenario,
    Seat,
    Source,
    View,
)
from icsdesk.domain.system import System, references
from icsdesk.edit import mentions, permits, placing, plain, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.placing import Point
from icsdesk.edit.step import finished

MARK = "icsdesk records 1"
"""What text copied by this program says it is."""

LARGEST = 4_000_000
"""Most characters of text looked at when pasting."""

ASIDE = (24.0, 24.0)
"""How far from the spot it was copied at a pasted body stands, in points."""

_COPIED = (Body, Organisation, Place, Grouping)
_COMES_ALONG = (Organisation, Person, Source, Scenario)
"""Kinds that are brought along when what is copied mentions them, and found again by name where they are pasted."""

_FOREIGN = "The text on the clipboard is not a piece of a chart. Copy bodies or seats in icsdesk first"
_BROKEN = "The piece of a chart on the clipboard is damaged. Copy it again"


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a clipboard text holds: records meant, records that only come along, names of others, and spots on a chart."""

    records: tuple[Record, ...]
    along: tuple[Record, ...]
    names: Mapping[str, tuple[str, str]]
    spots: Mapping[str, tuple[float, float, float, float]]


def copy(system: System, ids: Iterable[str], view: str | None = None) -> str:
    """What is selected as text: bodies, organisations, places and groups with seats, holders and lines among them, or only seats.

    With `view`, where they stand on that chart goes with them. Raises Refused when nothing of the kind is selected.
    """
    wanted = set(ids)
    meant = _meant(system, wanted)
    if not meant:
        raise Refused("Select at least one body or seat to copy")
    table = {x.id: x for x in meant}
    mentioned = {target for record in meant for target in references(record)} - set(table)
    along = [system.records[x] for x in system.records if x in mentioned and isinstance(system.records[x], _COMES_ALONG)]
    deeper = {target for record in along for target in references(record)} - set(table) - mentioned
    chart = system.find(View, view)
    spots = {x.item: [x.x, x.y, x.w, x.h] for x in (chart.placements if chart else ()) if x.item in table}
    outside = [x for x in system.records if x in mentioned | deeper]
    text = {
        "what": MARK,
        "records": [_row(x) for x in meant],
        "along": [_row(x) for x in along],
        "names": {x: [SECTION_OF[type(system.records[x])], system.name_of(x)] for x in outside},
        "spots": spots,
    }
    return json.dumps(text, ensure_ascii=False, indent=1)


def _meant(system: System, wanted: set[str]) -> list[Record]:
    things = {x.id for kind in _COPIED for x in system.every(kind) if x.id in wanted}
    seats = {x.id for x in system.every(Seat) if x.body in things or x.id in wanted}
    ends = things | seats
    lines = {x.id for x in system.every(Line) if x.start in ends and x.finish in ends}
    holdings = {x.id for x in system.every(Holding) if x.seat in seats}
    return [x for x in system.records.values() if x.id in things | seats | lines | holdings]


def _row(record: Record) -> dict[str, Any]:
    return {"section": SECTION_OF[type(record)], **plain.plain(record)}


def is_piece(text: str) -> bool:
    """Whether a clipboard text says that this program copied it."""
    return MARK in text[:200]


def paste(
    system: System, text: str, *, view: str | None = None, body: str | None = None, aside: Point = ASIDE, name: str = "Paste"
) -> Change:
    """Add what a clipboard text holds, under new ids. Raises Refused for text that is foreign or damaged, and nothing else.

    What it mentions is found again here by id and name, or by name; people, organisations, sources and scenarios that are
    not here are added; other mentions are dropped. Seats copied without their body go to `body`. With `view`, bodies are
    placed on it, `aside` from where they stood.
    """
    piece = _read(text)
    draft = Draft(system)
    new_ids = _new_ids(system, draft, piece, body)
    for record in (*piece.along, *piece.records):
        if new_ids[record.id] in system.records:
            continue
        made = mentions.remade(record, lambda x: new_ids.get(x))
        if made is not None:
            draft.put(replace(made, id=new_ids[record.id]))
    _without_orphans(draft, {x for x in new_ids.values() if x is not None})
    if view is not None:
        _place(draft, permits.need(system, View, view), piece, new_ids, aside)
    things = tuple(x for x in piece.records if isinstance(x, _COPIED))
    return finished(draft, f"{name} {wording.counted(things or piece.records)}")


def duplicate(system: System, ids: Iterable[str], *, view: str | None = None, body: str | None = None) -> Change:
    """Copy and paste in one step."""
    return paste(system, copy(system, ids, view), view=view, body=body, name="Duplicate")


def _new_ids(system: System, draft: Draft, piece: _Piece, body: str | None) -> dict[str, Any]:
    """What each id of the piece becomes here; None for what is not here."""
    taken = draft.taken()
    meant = {x.id for x in piece.records}
    ids: dict[str, Any] = {x: _here(system, x, *where) for x, where in piece.names.items() if x not in meant}
    for record in piece.along:
        ids[record.id] = ids.get(record.id) or _here(system, record.id, SECTION_OF[type(record)], _name(record))
    for record in (*piece.along, *piece.records):
        if ids.get(record.id) is None:
            ids[record.id] = id_for(record.id, taken)
            taken.add(ids[record.id])
    homeless = {x.body for x in piece.records if isinstance(x, Seat) and x.body not in meant}
    if homeless and body is None:
        raise Refused("Select the body these seats are to go to, then paste")
    if homeless and body is not None:
        permits.need(system, Body, body)
        ids |= dict.fromkeys(homeless, body)
    return ids


def _here(system: System, record_id: str, section: str, name: str) -> str | None:
    """The record of this chart that a piece means: the same id and name, else the first of the same name."""
    kind = SECTIONS[section]
    same = system.find(kind, record_id)
    if same is not None and system.name_of(same.id) == name:
        return same.id
    return next((x.id for x in system.every(kind) if _name(x) and system.name_of(x.id) == name), None)


def _name(record: Record) -> str:
    return str(getattr(record, "name", "") or getattr(record, "title", ""))


def _without_orphans(draft: Draft, added: set[str]) -> None:
    """Leave out what cannot stand here because what it mentioned was not brought along (a holder's seat, a line's end)."""
    again = True
    while again:
        again = False
        taken = draft.taken()
        for record_id in added & taken:
            record = draft.get(record_id)
            if record is not None and any(x not in taken for x in references(record)):
                made = mentions.remade(record, lambda x, here=taken: x if x in here else None)  # type: ignore[misc]
                again = True
                if made is None:
                    draft.drop(record_id)
                else:
                    draft.put(made)


def _place(draft: Draft, view: View, piece: _Piece, ids: Mapping[str, Any], aside: Point) -> None:
    placements, here = [], view
    for record in piece.records:
        new = ids[record.id]
        if not isinstance(record, _COPIED) or (record.id not in piece.spots and not isinstance(record, Body)):
            continue
        x, y, w, h = piece.spots.get(record.id) or placing.default_rect(here)
        placements = [placing.placement(new, (x + aside[0], y + aside[1], w, h))]
        here = placing.with_placements(here, placements)
    draft.put(here)


def _read(text: str) -> _Piece:
    if len(text) > LARGEST:
        raise Refused("The text on the clipboard is too long to be a piece of a chart. Copy less at a time")
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(_FOREIGN) from None
    if not isinstance(table, dict) or table.get("what") != MARK:
        raise Refused(_FOREIGN)
    try:
        piece = _Piece(_rows(table["records"]), _rows(table["along"]), _names(table["names"]), _spots(table["spots"]))
        _check(piece)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise Refused(_BROKEN) from None
    return piece


def _rows(rows: Any) -> tuple[Record, ...]:
    found = []
    for row in rows:
        kind = SECTIONS[row["section"]]
        found.append(plain.from_plain(kind, {key: value for key, value in row.items() if key != "section"}))
    return tuple(found)


def _names(table: Any) -> dict[str, tuple[str, str]]:
    found = {key: (str(section), str(name)) for key, (section, name) in table.items()}
    if not all(section in SECTIONS for section, _ in found.values()):
        raise ValueError("an unknown section")
    return found


def _spots(table: Any) -> dict[str, tuple[float, float, float, float]]:
    return {key: (float(x), float(y), float(w), float(h)) for key, (x, y, w, h) in table.items()}


def _check(piece: _Piece) -> None:
    everything = (*piece.along, *piece.records)
    ids = [x.id for x in everything]
    if len(set(ids)) != len(ids) or not all(is_id(x) for x in ids) or not piece.records:
        raise ValueError("ids are not as this program writes them")
    allowed = (*_COPIED, Seat, Holding, Line)
    if not all(isinstance(x, allowed) for x in piece.records) or not all(isinstance(x, _COMES_ALONG) for x in piece.along):
        raise ValueError("records that are never copied")
