"""Menus that are filled anew each time they open: files, alignments, and what can be done with a row of the outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from icsdesk.domain.records import Body, Organisation
from icsdesk.ui import arranging
from icsdesk.ui.dated_doings import DATED, able
from icsdesk.ui.doing import attempt
from icsdesk.ui.doings import Parts, delete, show_on_chart, take_off
from icsdesk.ui.inspector.new_records import NEW, add_record
from icsdesk.ui.recent import forget, recent
from icsdesk.ui.shell import Shell
from icsdesk.ui.welcome import title_of


def list_files(menu: QMenu, paths: Sequence[Path], work: Callable[[Path], object]) -> None:
    """One entry for each file, under its name in words."""
    for path in paths:
        add(menu, title_of(path), partial(work, path))
    if not paths:
        menu.addAction("None here").setEnabled(False)


def list_recent(menu: QMenu, settings: QSettings, work: Callable[[Path], object]) -> None:
    """The files opened lately, numbered, and a way to forget them."""
    paths = recent(settings)
    for i, path in enumerate(paths, 1):
        add(menu, f"{i} {path.name}", partial(work, path)).setToolTip(str(path))
    menu.addSeparator()
    add(menu, "Empty this list", partial(forget, settings)).setEnabled(bool(paths))


def list_alignments(menu: QMenu, shell: Shell) -> None:
    """The alignments, greyed while too few boxes are selected."""
    for how, words in arranging.ALIGNMENTS:
        action = add(menu, words.replace("&", ""), partial(arranging.align, shell, how))
        action.setEnabled(arranging.can_align(shell, how))
        action.setToolTip("Select at least three boxes" if how in ("across", "down") else "Select at least two boxes")


def list_new(menu: QMenu, shell: Shell) -> None:
    """The records that stand on no chart, to be added."""
    for words, _kind, _values in NEW:
        add(menu, words, partial(_add_record, shell, words)).setEnabled(not shell.document.read_only)


def _add_record(shell: Shell, words: str) -> None:
    change, _ = attempt(shell, lambda system: add_record(system, words))
    if change is not None and change.added:
        shell.selection.show_field(change.added[0], "title")


def outline_menu(p: Parts, actions: Mapping[str, QAction], inspect: Callable[[], object], at: QPoint) -> None:
    """What can be done with the row selected in the outline, at a point of the screen."""
    main = p.shell.selection.main
    record = p.shell.system.get(main)
    menu = QMenu(p.window)
    menu.setObjectName("outline-menu")
    if record is not None and main is not None:
        view = p.shell.view
        placed = view is not None and any(x.item == main for x in view.placements)
        if isinstance(record, (Body, Organisation)) and not placed:
            add(menu, "Put on this chart", partial(show_on_chart, p, main))
        add(menu, "Show in the inspector\tEnter", inspect)
        add(menu, "Rename\tF2", p.outline.rename)
        if isinstance(record, Body):
            menu.addAction(actions["add_seat"])
        menu.addActions([actions[key] for key in DATED if able(p.shell, key)])
        menu.addSeparator()
        if placed:
            add(menu, "Take off this chart\tDel", partial(take_off, p))
        add(menu, "Delete from the file\tShift+Del", partial(delete, p))
        menu.addSeparator()
    menu.addAction(actions["quick_add"])
    menu.addAction(actions["add_several"])
    menu.addAction(actions["connect"])
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def add(menu: QMenu, words: str, work: Callable[[], object]) -> QAction:
    """One entry; names of files and bodies keep their ampersands."""
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: work())
    menu.addAction(action)
    return action
