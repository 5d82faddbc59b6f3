"""Every command of the window: its words, its menu, its keys and its icon, in one list that menus and the shortcut sheet share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from icsdesk.ui.look import wear


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `does` is the key under which the window keeps what it does; `edits` greys it on a chart open to look at."""

    does: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    edits: bool = False


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu inside a menu, filled when it opens."""

    does: str
    words: str


ON_MENUS = "on menus"
"""The data of an action that also stands in the menu of what is selected on the chart."""

_C = Command

MENUS: tuple[tuple[str, tuple[Command | Submenu | None, ...]], ...] = (
    (
        "&File",
        (
            _C("new", "&New", ("Ctrl+N",), "new", "Begin a blank chart"),
            Submenu("templates", "New from &template"),
            _C("open", "&Open…", ("Ctrl+O",), "open", "Open a chart"),
            Submenu("recent", "Open &recent"),
            Submenu("samples", "Sa&mples"),
            None,
            _C("save", "&Save", ("Ctrl+S",), "save", "Save the chart"),
            _C("save_as", "Save &as…", ("Ctrl+Shift+S",)),
            None,
            _C("export_svg", "&Export SVG…", ("Ctrl+E",), "export", "Draw this chart to an SVG file"),
            None,
            _C("start_page", "Start &page"),
            _C("close", "E&xit", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Edit",
        (
            _C("undo", "&Undo", ("Ctrl+Z",), "undo", edits=True),
            _C("redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", edits=True),
            None,
            _C("cut", "Cu&t", ("Ctrl+X",), edits=True),
            _C("copy", "&Copy", ("Ctrl+C",)),
            _C("paste", "&Paste", ("Ctrl+V",), edits=True),
            _C("duplicate", "D&uplicate", ("Ctrl+D",), edits=True),
            None,
            _C("rename", "Re&name", ("F2",), edits=True),
            _C(
                "rename_from", "Rename fro&m a date…", (), "", "Another name from a day on; earlier charts keep the old one", True
            ),
            _C("end_on", "&End on a date…", (), "", "The last day of a body, a seat or a line", True),
            _C("replace_with", "Replace &with another from a date…", (), "", "A new body takes over on a day", True),
            None,
            _C("take_off", "Take &off this chart", ("Del",), edits=True),
            _C("delete", "&Delete from the file", ("Shift+Del",), "delete", edits=True),
            None,
            _C("select_all", "Select &all", ("Ctrl+A",)),
            _C("select_alike", "Select all of this &kind", ("Ctrl+Shift+K",)),
            _C("select_none", "Select n&one", ("Ctrl+Shift+A",)),
            None,
            _C("find", "&Find…", ("Ctrl+F",), "search"),
        ),
    ),
    (
        "&View",
        (
            _C("zoom_in", "Zoom &in", ("Ctrl++", "Ctrl+="), "zoom-in"),
            _C("zoom_out", "Zoom &out", ("Ctrl+-",), "zoom-out"),
            _C("zoom_actual", "&Actual size", ("Ctrl+0",), "actual"),
            _C("fit", "&Fit chart", ("Ctrl+1",), "fit", "Show the whole chart"),
            _C("fit_selection", "Fit &selection", ("Ctrl+2",)),
            None,
            _C("today", "As at &today", ("Alt+Home",)),
            _C("previous_day", "&Previous change", ("Alt+PgUp",)),
            _C("next_day", "&Next change", ("Alt+PgDown",)),
            _C("go_to_date", "&Go to a date", ("Ctrl+G",)),
            None,
            Submenu("panels", "&Panels"),
            _C("next_pane", "Next &panel", ("F6",)),
            _C("previous_pane", "Previous pane&l", ("Shift+F6",)),
        ),
    ),
    (
        "&Insert",
        (
            _C("quick_add", "&Body…", ("Ins", "Ctrl+Shift+N"), "body", "Add a body to this chart", True),
            _C("add_several", "Se&veral bodies…", ("Ctrl+Shift+B",), "", "Paste a list of names; each becomes a body", True),
            _C(
                "connect", "&Line between the selected…", ("Ctrl+L",), "line", "Draw a line between the two selected bodies", True
            ),
            _C("add_seat", "&Seat on the selected body", ("Ctrl+Shift+E",), "seat", "Add a seat to the selected body", True),
            None,
            _C("add_organisation", "&Organisation", (), "organisation", "", True),
            _C("add_place", "&Place", (), "place", "", True),
            _C("add_person", "P&erson", (), "person", "", True),
            Submenu("others", "Othe&r records"),
            None,
            _C("add_view", "&Chart", ("Ctrl+Shift+T",), "chart", "", True),
        ),
    ),
    (
        "&Arrange",
        (
            _C("tidy", "&Tidy this chart", ("Ctrl+Shift+L",), "tidy", "Lay the chart out again; pinned boxes stay", True),
            Submenu("align", "&Align and space"),
            _C("pin", "&Pin or unpin", ("Ctrl+K",), "", "", True),
            None,
            _C("route_again", "&Route lines again", ("Ctrl+R",), "", "", True),
            _C("turn_round", "Turn the line r&ound", (), "", "", True),
        ),
    ),
    (
        "&Check",
        (
            _C("check", "&Check now", ("F9",), "check", "Check the chart against the rules in force on the day"),
            _C("next_problem", "&Next problem", ("F8",), "next"),
            _C("previous_problem", "&Previous problem", ("Shift+F8",), "previous"),
            _C("quick_fix", "&Quick fix", ("Ctrl+.",), "fix", "", True),
        ),
    ),
    (
        "&Help",
        (
            _C("shortcuts", "&Keys and mouse", ("Ctrl+/", "F1")),
            _C("about", "&About icsdesk"),
        ),
    ),
)

TOOLBAR: tuple[tuple[str, str] | None, ...] = (
    ("new", "New"), ("open", "Open"), ("save", "Save"), None, ("undo", "Undo"), ("redo", "Redo"), None,
    ("quick_add", "Body"), ("connect", "Line"), ("add_seat", "Seat"), None,
    ("zoom_out", "Out"), ("zoom_in", "In"), ("fit", "Fit"), ("tidy", "Tidy"), None,
    ("check", "Check"), ("find", "Find"), ("export_svg", "Export"),
)  # fmt: skip
"""The commands on the toolbar, each with its word below the icon."""


def commands() -> list[Command]:
    """Every command, in menu order."""
    return [x for _, entries in MENUS for x in entries if isinstance(x, Command)]


def make_actions(parent: QWidget, doing: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """One action for each command, under its key. Raises KeyError when the window does not say what one does."""
    actions = {}
    for command in commands():
        action = QAction(command.words, parent)
        action.setShortcuts([QKeySequence(x) for x in command.keys])
        plain = command.words.replace("&", "").rstrip("…")
        keys = f" ({command.keys[0]})" if command.keys else ""
        action.setToolTip(f"{command.tip or plain}{keys}")
        action.setStatusTip(command.tip or plain)
        if command.icon:
            wear(action, command.icon)
        work = doing[command.does]
        action.triggered.connect(lambda _checked=False, work=work: work())
        actions[command.does] = action
    return actions


def fill_menu_bar(
    bar: QMenuBar, actions: Mapping[str, QAction], submenus: Mapping[str, Callable[[QMenu], None]]
) -> dict[str, QMenu]:
    """Put the actions into the menus; a submenu is filled anew each time it opens. Gives every menu by its words or its key."""
    menus = {}
    for title, entries in MENUS:
        menu = bar.addMenu(title)
        menus[title.replace("&", "")] = menu
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Command):
                menu.addAction(actions[entry.does])
            else:
                below = menu.addMenu(entry.words)
                fill = submenus[entry.does]
                below.aboutToShow.connect(lambda below=below, fill=fill: (below.clear(), fill(below)))
                fill(below)
                menus[entry.does] = below
    return menus
