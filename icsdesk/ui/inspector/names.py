"""Records by the names officers use: typed names turned into ids, ids turned into names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from icsdesk.domain.kinds import Office
from icsdesk.domain.records import (
    OFFICE_PREFIX,
    SECTIONS,
    Decision,
    Grouping,
    Holding,
    Line,
    Meeting,
    Record,
    Seat,
    Succession,
    View,
    Waiver,
)
from icsdesk.domain.system import System
from icsdesk.ui.dates_in_words import shown

BETWEEN = "; "
"""What stands between several names in one field."""


def offices() -> dict[str, str]:
    """What an office is called, for each `office:` word."""
    return {f"{OFFICE_PREFIX}{x.value}": f"The {x.label[0].lower()}{x.label[1:]}" for x in Office}


def name_for(system: System, record_id: str, day: dt.date | None = None) -> str:
    """The words for a record or an office; a seat is named with its body, a line by its two ends."""
    if record_id in offices():
        return offices()[record_id]
    record = system.get(record_id)
    if isinstance(record, Seat):
        return f"{record.title} ({system.name_of(record.body, day)})"
    if isinstance(record, Line):
        verb = record.kind.label.lower()
        return f"{name_for(system, record.start, day)} {verb} {name_for(system, record.finish, day)}"
    if isinstance(record, Holding):
        return system.name_of(record.person, day) if record.person else record.state.label
    if isinstance(record, Decision):
        return record.text
    if isinstance(record, Succession):
        earlier, later = names_for(system, record.earlier, day), names_for(system, record.later, day)
        return f"{earlier or 'Something'}: {record.kind.label.lower()} {later}".rstrip()
    if isinstance(record, Meeting):
        when = f", {shown(record.on)}" if record.on else ""
        return f"{names_for(system, record.bodies, day) or 'Meeting'}{when}"
    if isinstance(record, Waiver):
        return f"{record.rule}: {name_for(system, record.subject, day)}"
    return system.name_of(record_id, day)


def names_for(system: System, ids: Iterable[str], day: dt.date | None = None) -> str:
    """Several names in one text."""
    return BETWEEN.join(name_for(system, x, day) for x in ids)


def choices(system: System, sections: Sequence[str], *, with_offices: bool = False) -> list[tuple[str, str]]:
    """(name, id) of every record of these sections, by name; a name used twice is told apart by its kind or its id."""
    found = [(name_for(system, x.id), x) for section in sections for x in system.every(SECTIONS[section])]
    counts: dict[str, int] = {}
    for name, _ in found:
        counts[name] = counts.get(name, 0) + 1
    result = [(name if counts[name] == 1 else f"{name} ({_telling(x)})", x.id) for name, x in found]
    if with_offices:
        result += [(name, word) for word, name in offices().items()]
    return sorted(result, key=lambda pair: pair[0].lower())


def ids_for(system: System, text: str, sections: Sequence[str], *, with_offices: bool = False) -> tuple[str, ...]:
    """The ids of names typed with ";" or new lines between them.

    Raises ValueError naming the first that is not on the chart, with the nearest that is.
    """
    table = _by_name(system, sections, with_offices)
    ids = []
    for typed in text.replace("\n", ";").split(";"):
        plain = " ".join(typed.split())
        if not plain:
            continue
        if plain.lower() not in table:
            raise ValueError(_not_found(plain, [name for name, _ in choices(system, sections, with_offices=with_offices)]))
        ids.append(table[plain.lower()])
    return tuple(dict.fromkeys(ids))


def search_words(system: System, record: Record) -> str:
    """Everything a filter looks through for a record: its names, its kind and who sits on it."""
    parts = [name_for(system, record.id), getattr(record, "short_name", ""), *getattr(record, "aliases", ())]
    kind = getattr(record, "kind", None)
    parts.append(kind.label if kind is not None else "")
    for seat in system.seats(record.id):
        parts.append(seat.title)
        parts += [system.name_of(x.person) for x in system.holdings(seat.id) if x.person]
    return " ".join(parts).lower()


def icon_for(record: Record | None) -> str:
    """Which icon stands for a record."""
    if isinstance(record, Grouping):
        return "grouping"
    if isinstance(record, View):
        return "chart"
    names = {"bodies": "body", "organisations": "organisation", "places": "place", "people": "person", "seats": "seat"}
    names |= {"lines": "line", "sources": "source", "holdings": "person"}
    section = next((name for name, kind in SECTIONS.items() if record is not None and type(record) is kind), "")
    return names.get(section, "note")


def _telling(record: Record) -> str:
    kind = getattr(record, "kind", None)
    return f"{kind.label}, {record.id}" if kind is not None else record.id


def _by_name(system: System, sections: Sequence[str], with_offices: bool) -> dict[str, str]:
    table: dict[str, str] = {}
    for section in sections:
        for record in system.every(SECTIONS[section]):
            extra = (getattr(record, "short_name", ""), *getattr(record, "aliases", ()), record.id)
            for name in (system.name_of(record.id), *extra):
                if name:
                    table.setdefault(name.lower(), record.id)
    table |= {name.lower(): record_id for name, record_id in choices(system, sections, with_offices=with_offices)}
    if with_offices:
        table |= {name.removeprefix("The ").lower(): word for word, name in offices().items()}
    return table


def _not_found(typed: str, names: list[str]) -> str:
    near = get_close_matches(typed, names, n=1, cutoff=0.6)
    hint = f"Did you mean {near[0]}?" if near else "Add it first, or choose a name from the list"
    return f'"{typed}" is not on the chart. {hint}'
