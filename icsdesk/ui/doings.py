"""What each command of the window does, by its key in the list of commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import OrganisationKind
from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.edit import bodies, people, views
from icsdesk.ui import arranging
from icsdesk.ui.canvas import commands as on_chart
from icsdesk.ui.canvas.view import CanvasView
from icsdesk.ui.datebar import DateBar
from icsdesk.ui.doing import Make, attempt
from icsdesk.ui.filing import Filing
from icsdesk.ui.inspector.inspector import Inspector
from icsdesk.ui.outline.outline import Outline
from icsdesk.ui.problems.panel import Problems
from icsdesk.ui.shell import Shell
from icsdesk.ui.views_list import ViewsList


@dataclass(frozen=True)
class Parts:
    """The parts of the window that commands work on."""

    shell: Shell
    window: QWidget
    filing: Filing
    canvas: CanvasView
    outline: Outline
    inspector: Inspector
    problems: Problems
    dates: DateBar
    charts: ViewsList


def doings(p: Parts) -> dict[str, Callable[[], object]]:
    """The work of every command that does not concern the window itself."""
    return {
        "new": p.filing.new,
        "open": p.filing.open,
        "save": p.filing.save,
        "save_as": p.filing.save_as,
        "export_svg": p.filing.export_svg,
        "undo": p.canvas.undo,
        "redo": p.canvas.redo,
        "cut": lambda: cut(p),
        "copy": lambda: arranging.copy(p.shell),
        "paste": lambda: arranging.paste(p.shell),
        "duplicate": p.canvas.duplicate,
        "rename": lambda: p.outline.rename() if p.outline.tree.hasFocus() else p.canvas.rename(),
        "take_off": lambda: take_off(p),
        "delete": lambda: delete(p),
        "select_all": p.canvas.select_all,
        "select_alike": lambda: on_chart.select_alike(p.canvas.stage),
        "select_none": p.canvas.select_none,
        "zoom_in": p.canvas.zoom_in,
        "zoom_out": p.canvas.zoom_out,
        "zoom_actual": p.canvas.zoom_100,
        "fit": p.canvas.fit,
        "fit_selection": p.canvas.fit_selection,
        "today": p.dates.go_today,
        "previous_day": p.dates.go_previous,
        "next_day": p.dates.go_next,
        "go_to_date": p.dates.start_typing,
        "quick_add": p.canvas.quick_add,
        "connect": p.canvas.connect_dialog,
        "add_seat": lambda: add_seat(p),
        "add_organisation": lambda: _add(p, lambda s: bodies.add_organisation(s, OrganisationKind.OTHER, "New organisation")),
        "add_place": lambda: _add(p, lambda s: bodies.add_place(s, "New place")),
        "add_person": lambda: _add(p, lambda s: people.add_person(s, "New person")),
        "add_view": p.charts.add,
        "tidy": lambda: tidy(p),
        "pin": lambda: on_chart.pin(p.canvas.stage, not on_chart.all_pinned(p.canvas.stage)),
        "route_again": lambda: on_chart.route_again(p.canvas.stage),
        "turn_round": lambda: on_chart.turn_round(p.canvas.stage),
        "check": p.problems.runner.run,
        "next_problem": lambda: p.problems.step(1),
        "previous_problem": lambda: p.problems.step(-1),
        "quick_fix": p.problems.fix,
    }


def cut(p: Parts) -> None:
    """Copy what is selected, then take it out of the file."""
    if arranging.copy(p.shell):
        delete(p)


def tidy(p: Parts) -> None:
    """Lay the chart out again and show all of it."""
    arranging.tidy(p.shell)
    p.canvas.fit()


def take_off(p: Parts) -> None:
    """Take what is selected off the chart looked at; it stays in the file."""
    view, ids = p.shell.view_id, p.shell.selection.ids
    drawn = [x for x in ids if x in p.canvas.sheet.items]
    if drawn:
        p.canvas.delete_from_chart()
    elif ids and view is not None:
        p.shell.say("This is not on the chart. Shift+Delete deletes it from the file")
    else:
        p.shell.say("Select something first")


def delete(p: Parts) -> None:
    """Delete what is selected from the file, drawn or not, and say what went with it."""
    ids = p.shell.selection.ids
    if not ids:
        p.shell.say("Select something first")
        return
    more = bodies.what_goes(p.shell.system, ids)
    change, _ = attempt(p.shell, lambda system: bodies.delete(system, ids))
    if change is not None:
        p.shell.say(change.name + (f", with {more}" if more else "") + ". Ctrl+Z brings it back")


def add_seat(p: Parts) -> None:
    """Start typing a new seat of the selected body, in the inspector's table."""
    body = p.shell.system.find(Body, p.shell.selection.main)
    seat = p.shell.system.find(Seat, p.shell.selection.main)
    if seat is not None:
        p.shell.selection.set((seat.body,))
    elif body is None:
        p.shell.say("Select a body first, then add its seats")
        return
    page = p.inspector.page
    if page is not None and page.seats is not None:
        page.tabs.setCurrentWidget(page.seats)
        page.seats.add()


def show_on_chart(p: Parts, record_id: str) -> None:
    """Put a body or organisation that is not on the chart looked at onto it, in free room."""
    view = p.shell.view
    if view is None or not isinstance(p.shell.system.get(record_id), (Body, Organisation)):
        return
    if any(x.item == record_id for x in view.placements):
        p.canvas.reveal(record_id)
        return
    w, h = arranging.size_of(p.shell, record_id)
    x, y = arranging.spot_for(p.shell, w, h)
    attempt(p.shell, lambda system: views.place_items(system, view.id, {record_id: (x, y, w, h)}))


def _add(p: Parts, make: Make) -> None:
    change: Change | None
    change, _ = attempt(p.shell, make)
    if change is not None and change.added:
        p.shell.selection.show_field(change.added[0], "name")
