"""The menus that open on the canvas: what can be done here, and which line to draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from icsdesk.domain.kinds import BodyKind
from icsdesk.domain.records import Line
from icsdesk.edit import permits
from icsdesk.ui.actions import ON_MENUS
from icsdesk.ui.canvas import commands
from icsdesk.ui.canvas.connect_dialog import Joint, joints
from icsdesk.ui.canvas.gestures.connect import sentence
from icsdesk.ui.canvas.stage import Stage

Entry = tuple[str, str, Callable[[], object]]
"""Words, the keys that do the same, and what it does."""

FIRST = 8
"""How many lines the menu offers before "More…"."""


def fill(menu: QMenu, entries: Iterable[Entry | None]) -> None:
    """Put entries into a menu; None is a separator."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, keys, work = entry
        action = QAction(f"{words}\t{keys}" if keys else words, menu)
        action.triggered.connect(lambda _checked=False, work=work: work())
        menu.addAction(action)


def line_menu(
    stage: Stage, a: str, b: str, draw: Callable[[Joint], object], more: Callable[[], object], parent: QWidget
) -> QMenu:
    """Which line to draw between two records."""
    menu = QMenu(parent)
    menu.setObjectName("line-menu")
    menu.setAccessibleName("Which line")
    found = joints(stage, a, b)
    fill(menu, [(plain(sentence(stage, *x)), "", partial(draw, x)) for x in found[:FIRST]])
    if len(found) > FIRST:
        fill(menu, [None, ("More kinds of line…", "", more)])
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu


def retype_menu(stage: Stage, item: str, parent: QMenu) -> QMenu | None:
    """Of which kind a body or a line is to be; None for other things."""
    line = stage.system.find(Line, item)
    kind = commands.body_kind(stage, item)
    if line is not None:
        menu = parent.addMenu("Change kind of line")
        kinds = permits.kinds_between(stage.system, line.start, line.finish)
        rows: list[Entry | None] = [
            (x.label, "", partial(commands.retype_line, stage, item, x)) for x in kinds if x is not line.kind
        ]
        fill(menu, rows)
        return menu
    if kind is not None:
        menu = parent.addMenu("Change kind of body")
        rows = [(x.label, "", partial(commands.retype_body, stage, item, x)) for x in BodyKind if x is not kind]
        fill(menu, rows)
        return menu
    return None


def plain(text: str) -> str:
    """Words for a menu, where "&" would mark a key."""
    return text.replace("&", "&&")


def fill_canvas_menu(menu: QMenu, stage: Stage, canvas: Any) -> None:
    """What can be done with what is selected, or with the chart when nothing is."""
    main = stage.main
    if main is None:
        fill(
            menu,
            [
                ("Add a body…", "Ins", canvas.quick_add),
                ("Select everything", "Ctrl+A", canvas.select_all),
                None,
                ("Show the whole chart", "Ctrl+1", canvas.fit),
                ("Zoom to 100%", "Ctrl+0", canvas.zoom_100),
            ],
        )
        return
    if stage.system.find(Line, main) is not None:
        fill(menu, [("Edit the line's words", "F2", canvas.rename)])
        retype_menu(stage, main, menu)
        fill(
            menu,
            [
                ("Turn round", "", lambda: commands.turn_round(stage)),
                ("Route this line again", "", lambda: commands.route_again(stage)),
                None,
            ],
        )
    else:
        fill(menu, [("Edit the name", "F2", canvas.rename), ("Connect…", "Ctrl+L", canvas.connect_dialog)])
        retype_menu(stage, main, menu)
        pinned = commands.all_pinned(stage)
        fill(
            menu,
            [
                ("Add a body connected to it…", "Ins", canvas.quick_add),
                ("Duplicate", "Ctrl+D", canvas.duplicate),
                ("Unpin" if pinned else "Pin to its place", "", lambda: commands.pin(stage, not pinned)),
                ("Route its lines again", "", lambda: commands.route_again(stage)),
                None,
            ],
        )
    dated = [x for x in canvas.actions() if x.data() == ON_MENUS and x.isEnabled()]
    menu.addActions(dated)
    if dated:
        menu.addSeparator()
    fill(
        menu,
        [
            ("Select all of this kind", "", lambda: commands.select_alike(stage)),
            ("Show what is selected", "Ctrl+2", canvas.fit_selection),
            None,
            ("Take off this chart", "Del", canvas.delete_from_chart),
            ("Delete from the system", "Shift+Del", canvas.delete_from_system),
        ],
    )
