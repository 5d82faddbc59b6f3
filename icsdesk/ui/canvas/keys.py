"""The keyboard on the canvas: one table of keys, what they do and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from icsdesk.ui.canvas.stage import GRID
from icsdesk.ui.canvas.walk import Way

PAN = 50


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys that do one thing; the first is the one shown. `run` is called with the canvas."""

    keys: tuple[str, ...]
    words: str
    run: Callable[[Any], object]


def _nudge(dx: float, dy: float) -> Callable[[Any], object]:
    return lambda canvas: canvas.nudge(dx, dy)


def _pan(dx: int, dy: int) -> Callable[[Any], object]:
    return lambda canvas: canvas.pan(dx, dy)


def _go(way: Way) -> Callable[[Any], object]:
    return lambda canvas: canvas.go(way)


_WAYS = (("Left", -1, 0, Way.BEFORE), ("Right", 1, 0, Way.AFTER), ("Up", 0, -1, Way.PARENT), ("Down", 0, 1, Way.CHILD))


def _moves() -> tuple[Binding, ...]:
    found = []
    for key, dx, dy, way in _WAYS:
        side = key.lower()
        where = {Way.PARENT: "the body above", Way.CHILD: "the first body below"}.get(way, f"the next body on the {side}")
        found += [
            Binding((key,), f"Move what is selected {side} by 10", _nudge(dx * GRID, dy * GRID)),
            Binding((f"Shift+{key}",), f"Move what is selected {side} by 1", _nudge(dx, dy)),
            Binding((f"Ctrl+{key}",), f"Scroll {side}", _pan(dx * PAN, dy * PAN)),
            Binding((f"Ctrl+Shift+{key}",), f"Scroll {side} further", _pan(dx * PAN * 4, dy * PAN * 4)),
            Binding((f"Alt+{key}",), f"Go to {where}", _go(way)),
        ]
    return tuple(found)


BINDINGS: tuple[Binding, ...] = (
    Binding(("Tab",), "Go to the next body or line", lambda c: c.step(1)),
    Binding(("Shift+Tab", "Shift+Backtab", "Backtab"), "Go to the body or line before", lambda c: c.step(-1)),
    Binding(("F2", "Return", "Enter"), "Edit the name", lambda c: c.rename()),
    Binding(("Insert", "Ctrl+Shift+N"), "Add a body", lambda c: c.quick_add()),
    Binding(("Ctrl+L",), "Connect", lambda c: c.connect_dialog()),
    Binding(("Delete", "Backspace"), "Take off this chart", lambda c: c.delete_from_chart()),
    Binding(("Shift+Delete",), "Delete from the system", lambda c: c.delete_from_system()),
    Binding(("Ctrl+D",), "Duplicate", lambda c: c.duplicate()),
    Binding(("Ctrl+A",), "Select everything on this chart", lambda c: c.select_all()),
    Binding(("Ctrl+Shift+A",), "Select nothing", lambda c: c.select_none()),
    Binding(("Esc",), "Stop what is under way, or select nothing", lambda c: c.escape()),
    Binding(("Home",), "Go to the first body", lambda c: c.step_to_end(first=True)),
    Binding(("End",), "Go to the last body or line", lambda c: c.step_to_end(first=False)),
    Binding(("Ctrl++", "Ctrl+=", "Ctrl+Shift++", "Ctrl+Shift+="), "Zoom in", lambda c: c.zoom_in()),
    Binding(("Ctrl+-", "Ctrl+_"), "Zoom out", lambda c: c.zoom_out()),
    Binding(("Ctrl+0",), "Zoom to 100%", lambda c: c.zoom_100()),
    Binding(("Ctrl+1",), "Show the whole chart", lambda c: c.fit()),
    Binding(("Ctrl+2",), "Show what is selected", lambda c: c.fit_selection()),
    Binding(("Ctrl+Z",), "Undo", lambda c: c.undo()),
    Binding(("Ctrl+Y", "Ctrl+Shift+Z"), "Redo", lambda c: c.redo()),
    Binding(("Menu", "Shift+F10"), "What can be done here", lambda c: c.open_menu()),
    *_moves(),
)

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_TABLE = {QKeySequence(key).toString(_PORTABLE): binding for binding in BINDINGS for key in binding.keys}


def binding_for(event: QKeyEvent) -> Binding | None:
    """What a key press does; keys of the number pad count as the others do."""
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _TABLE.get(QKeySequence(QKeyCombination(keys, Qt.Key(event.key()))).toString(_PORTABLE))


def typed(event: QKeyEvent) -> str:
    """The character typed, when it is one that begins a name; "" otherwise."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    text = event.text()
    return text if text.strip() and text.isprintable() and not event.modifiers() & commands else ""
