"""What changes on a day, asked and done as one step: another name, an end, a successor, a new holder; and several bodies at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from icsdesk.chart.boxes import natural_size
from icsdesk.chart.tidy import free_spot
from icsdesk.domain.change import Change
from icsdesk.domain.records import Body, Line, Organisation, Person, Record, Seat, View
from icsdesk.domain.system import System
from icsdesk.domain.times import Span
from icsdesk.edit import bodies, pasted, people
from icsdesk.ui.dialogs.from_date import FromDate
from icsdesk.ui.dialogs.several import Several
from icsdesk.ui.doing import attempt
from icsdesk.ui.doings import Parts
from icsdesk.ui.inspector.names import choices, name_for
from icsdesk.ui.shell import Shell

DATED = ("rename_from", "end_on", "replace_with")
"""The commands that also stand in the menus of the outline and of the chart."""

_ACROSS, _GAP = 3, (24.0, 30.0)
"""New bodies stand three in a row, as many as fit across A4; the gaps between them in points."""


def dated_doings(p: Parts) -> dict[str, Callable[[], object]]:
    """The work of the commands that ask from which day."""
    return {
        "rename_from": lambda: rename_from(p),
        "end_on": lambda: end_on(p),
        "replace_with": lambda: replace_with(p),
        "add_several": lambda: add_several(p),
    }


def able(shell: Shell, command: str) -> bool:
    """Whether a dated command means something for what is selected."""
    record = shell.system.get(shell.selection.main)
    if command == "end_on":
        return hasattr(record, "span")
    return isinstance(record, (Body, Organisation))


def rename_from(p: Parts) -> None:
    """Another name from a day on."""
    record = _chosen(p, Body, Organisation)
    if record is None:
        return
    name = p.shell.system.name_of(record.id, p.shell.day)
    ask = FromDate(
        title="Rename from a date",
        heading=f"What is {name} called from now on?",
        name_label="New name",
        name=name,
        day_label="First day of the new name",
        day=_today(p),
        done="Rename",
        note="Charts of earlier days keep the name it had then. To correct a name for all dates, use Rename (F2).",
    )
    _ask(p, ask, lambda system, new, day: bodies.rename_from(system, record.id, new, day))


def end_on(p: Parts) -> None:
    """The last day of a body, an organisation, a seat or a line."""
    record = _chosen(p)
    if record is None:
        return
    ask = FromDate(
        title="End on a date",
        heading=f"When does {_called(p, record)} end?",
        day_label="Last day",
        day=_today(p),
        done="End",
        note="It stays in the file for charts of earlier days."
        + (" Its seats, who sits in them and its lines end with it." if isinstance(record, Body) else ""),
    )
    _ask(p, ask, lambda system, _name, day: bodies.end_on(system, record.id, day))


def replace_with(p: Parts) -> None:
    """A successor from a day on."""
    record = _chosen(p, Body, Organisation)
    if record is None:
        return
    what = "body" if isinstance(record, Body) else "organisation"
    ask = FromDate(
        title=f"Replace with another {what} from a date",
        heading=f"What takes over from {_called(p, record)}?",
        name_label=f"Name of the new {what}",
        day_label="First day of the new one",
        day=_today(p),
        done="Replace",
        note=f"{_called(p, record)} ends the day before. The new {what} stands at the same place with the same lines; "
        "its seats are for you to add.",
    )
    _ask(p, ask, lambda system, new, day: bodies.replace_with(system, record.id, new, day), select=True)


def replace_holder(p: Parts, seat_id: str) -> None:
    """Ask who takes over a seat and from which day, and do it."""
    seat = p.shell.system.find(Seat, seat_id)
    if seat is None:
        p.shell.say("Select a seat first")
        return
    ask = FromDate(
        title="Replace holder from a date",
        heading=f"Who takes over {seat.title}?",
        name_label="Name",
        names=[x.name for x in p.shell.system.every(Person)],
        day_label="First day",
        day=_today(p),
        done="Replace",
        note="Whoever sits there now ends the day before.",
    )
    _ask(p, ask, lambda system, name, day: people.replace_holder_from(system, seat.id, name, day))


def add_several(p: Parts) -> None:
    """A body for each name of a pasted list, joined to one body and placed in rows where there is room."""
    if p.shell.view is None:
        p.shell.say("There is no chart to add to. Add a chart first")
        return
    found = choices(p.shell.system, ("bodies",))
    above = p.shell.selection.main if p.shell.system.find(Body, p.shell.selection.main) else None

    def work(wanted: Several) -> str:
        change, reason = attempt(p.shell, lambda system: several(p.shell, system, wanted))
        if change is not None:
            p.shell.selection.set(x for x in change.added if p.shell.system.find(Body, x))
            p.canvas.fit()
        return reason

    p.filing.asker.several(p.window, found, above, work)


def several(shell: Shell, system: System, wanted: Several) -> Change:
    """The change that adds them. Raises permits.Refused when no name is given."""
    shared: dict[str, Any] = {
        key: value
        for key, value in (("level", wanted.level), ("status", wanted.status), ("span", Span(start=wanted.start)))
        if value is not None
    }
    terms: dict[str, Any] = {"parent": wanted.parent, "line": wanted.line, "view": shell.view_id, **shared}
    change = bodies.add_several(system, wanted.kind, wanted.names, **terms)
    after = change.apply(system)
    view = after.need(View, shell.view_id or "")
    added = [x for x in change.added if after.find(Body, x)]
    sizes = [natural_size(after, view, x, shell.day, shell.measure) for x in added]
    w, h = max(x[0] for x in sizes), max(x[1] for x in sizes)
    across, down = min(_ACROSS, len(added)), -(-len(added) // _ACROSS)
    room = (across * w + (across - 1) * _GAP[0], down * h + (down - 1) * _GAP[1])
    before = system.need(View, shell.view_id or "")
    x, y = free_spot(system, before, shell.day, *room, near=wanted.parent)
    rects = [
        (x + (at % _ACROSS) * (w + _GAP[0]), y + (at // _ACROSS) * (h + _GAP[1]), w, h)
        for at in range(len(pasted.names(wanted.names)))
    ]
    return bodies.add_several(system, wanted.kind, wanted.names, rects=rects, **terms)


def _ask(p: Parts, ask: FromDate, make: Callable[[System, str, dt.date], Change], *, select: bool = False) -> None:
    def work(name: str, day: dt.date) -> str:
        change, reason = attempt(p.shell, lambda system: make(system, name, day))
        if change is not None and select:
            p.shell.selection.set([x for x in change.added if isinstance(p.shell.system.get(x), (Body, Organisation))][:1])
        return reason

    p.filing.asker.from_date(p.window, ask, work)


def _chosen(p: Parts, *kinds: type[Record]) -> Record | None:
    record = p.shell.system.get(p.shell.selection.main)
    if record is None or (kinds and not isinstance(record, kinds)) or not hasattr(record, "span"):
        p.shell.say("Select a body or an organisation first" if kinds else "Select a body, a seat or a line first")
        return None
    return record


def _called(p: Parts, record: Record) -> str:
    return "this line" if isinstance(record, Line) else name_for(p.shell.system, record.id, p.shell.day)


def _today(p: Parts) -> dt.date:
    return p.shell.day or dt.date.today()
