"""What the Help menu tells: the keys, from the bindings themselves, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from icsdesk.rules.pack import Pack
from icsdesk.ui.actions import commands
from icsdesk.ui.canvas.keys import BINDINGS

_MOUSE = (
    "On the chart with the mouse:",
    "Click selects; Shift+click or Ctrl+click adds; drag on empty paper selects what is inside",
    "Drag moves; Shift keeps to one direction; Ctrl copies; Alt does not snap; Escape gives up",
    "Drag from the edge of a box to another draws a line",
    "Double-click a box to name it, empty paper to add something",
    "Wheel scrolls; Shift+wheel sideways; Ctrl+wheel zooms; Space+drag or the middle button pans",
)
_SEATS = (
    "In the seats table:",
    "Type to fill a cell; Enter goes down, Tab across; F2 edits; Delete empties",
    "Ctrl+C and Ctrl+V work with a spreadsheet; rows pasted in the last row become new seats",
    "Alt+Up and Alt+Down move the seat; Ctrl+Minus removes it",
)


def shortcut_lines() -> list[str]:
    """Every key and what it does."""
    lines = [f"{', '.join(x.keys)}: {x.words.replace('&', '').rstrip('…')}" for x in commands() if x.keys]
    shown = {key for x in commands() for key in x.keys}
    canvas = [f"{x.keys[0]}: {x.words}" for x in BINDINGS if x.keys[0] not in shown]
    return [*lines, "While the chart has the focus:", *canvas, *_MOUSE, *_SEATS]


def about_lines(packs: Sequence[Pack]) -> list[str]:
    """The version and the rules it checks with."""
    try:
        number = version("icsdesk")
    except PackageNotFoundError:
        number = "from its source folder"
    rules = [f"Rules: {x.title}, version {x.version}, {len(x.rules)} rules" for x in packs]
    return [f"icsdesk {number}", "An editor for governance charts of Integrated Care Systems", *rules]
