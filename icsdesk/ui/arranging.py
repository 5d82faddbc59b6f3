"""What the Arrange menu and the clipboard do to the chart looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from icsdesk.chart.boxes import natural_size
from icsdesk.chart.tidy import free_spot
from icsdesk.chart.tidy import tidy as tidied
from icsdesk.domain.change import Change
from icsdesk.domain.records import Body, Placement, View
from icsdesk.domain.system import System
from icsdesk.edit import clipboard, seat_table, views
from icsdesk.edit.permits import Refused
from icsdesk.ui.doing import attempt
from icsdesk.ui.shell import Shell

Points = dict[str, tuple[float, float]]

ALIGNMENTS: tuple[tuple[str, str], ...] = (
    ("left", "Align &left edges"),
    ("centre", "Align &centres"),
    ("right", "Align &right edges"),
    ("top", "Align &top edges"),
    ("middle", "Align &middles"),
    ("bottom", "Align &bottom edges"),
    ("across", "Space evenly &across"),
    ("down", "Space evenly &down"),
)
"""Which alignments there are, and their words in the menu. The last two need three boxes, the others two."""


def tidy(shell: Shell) -> None:
    """Lay the chart looked at out again; pinned boxes stay."""
    view = shell.view
    if view is None:
        shell.say("There is no chart to tidy. Add a chart first")
        return
    placements, bends = tidied(shell.system, view, shell.day, shell.measure)
    change, _ = attempt(shell, lambda system: views.arrange(system, view.id, placements, bends))
    if change is not None and change.empty:
        shell.say("This chart is tidy already")


def align(shell: Shell, how: str) -> None:
    """Line the selected boxes up, or space them evenly, in one step."""
    view = shell.view
    boxes = _chosen(shell)
    least = 3 if how in ("across", "down") else 2
    if view is None or len(boxes) < least:
        shell.say(f"Select at least {'three' if least == 3 else 'two'} boxes first")
        return
    points = _SPREAD[how](boxes) if how in _SPREAD else _lined_up(boxes, how)
    words = next(x for key, x in ALIGNMENTS if key == how).replace("&", "")

    def make(system: System) -> Change:
        return _renamed(views.move_items(system, view.id, points), words)

    attempt(shell, make)


def can_align(shell: Shell, how: str) -> bool:
    """Whether enough boxes are selected."""
    return len(_chosen(shell)) >= (3 if how in ("across", "down") else 2)


def copy(shell: Shell) -> bool:
    """Put what is selected on the clipboard."""
    try:
        text = clipboard.copy(shell.system, shell.selection.ids, shell.view_id)
    except Refused as reason:
        shell.say(str(reason))
        return False
    QApplication.clipboard().setText(text)
    shell.say("Copied")
    return True


def paste(shell: Shell) -> None:
    """Paste bodies from the clipboard onto the chart; rows from a spreadsheet become seats of the selected body."""
    text = QApplication.clipboard().text()
    body = shell.system.find(Body, shell.selection.main)
    if not clipboard.is_piece(text) and seat_table.is_table(text) and body is not None:
        _paste_seats(shell, body.id, text)
        return
    change, _ = attempt(
        shell, lambda system: clipboard.paste(system, text, view=shell.view_id, body=body.id if body is not None else None)
    )
    if change is not None:
        view = shell.view
        placed = {x.item for x in view.placements} if view is not None else set()
        shell.selection.set([x for x in change.added if x in placed] or change.added[:1])


def _paste_seats(shell: Shell, body: str, text: str) -> None:
    aside: tuple[str, ...] = ()

    def make(system: System) -> Change:
        nonlocal aside
        change, aside = seat_table.paste_seats(system, body, text)
        return change

    change, _ = attempt(shell, make)
    if change is not None and aside:
        shell.say(f"{change.name}. {aside[0]}" + (f" ({len(aside) - 1} more left aside)" if len(aside) > 1 else ""))


def _chosen(shell: Shell) -> list[Placement]:
    view = shell.system.find(View, shell.view_id)
    return [x for x in view.placements if x.item in shell.selection.ids] if view is not None else []


def _lined_up(boxes: Sequence[Placement], how: str) -> Points:
    left, right = min(b.x for b in boxes), max(b.x + b.w for b in boxes)
    top, bottom = min(b.y for b in boxes), max(b.y + b.h for b in boxes)
    where: dict[str, Callable[[Placement], tuple[float, float]]] = {
        "left": lambda b: (left, b.y),
        "centre": lambda b: ((left + right - b.w) / 2, b.y),
        "right": lambda b: (right - b.w, b.y),
        "top": lambda b: (b.x, top),
        "middle": lambda b: (b.x, (top + bottom - b.h) / 2),
        "bottom": lambda b: (b.x, bottom - b.h),
    }
    return {b.item: where[how](b) for b in boxes}


def _across(boxes: Sequence[Placement]) -> Points:
    order = sorted(boxes, key=lambda b: b.x)
    room = order[-1].x + order[-1].w - order[0].x - sum(b.w for b in order)
    gap, at, points = room / (len(order) - 1), order[0].x, {}
    for box in order:
        points[box.item] = (at, box.y)
        at += box.w + gap
    return points


def _down(boxes: Sequence[Placement]) -> Points:
    order = sorted(boxes, key=lambda b: b.y)
    room = order[-1].y + order[-1].h - order[0].y - sum(b.h for b in order)
    gap, at, points = room / (len(order) - 1), order[0].y, {}
    for box in order:
        points[box.item] = (box.x, at)
        at += box.h + gap
    return points


_SPREAD: dict[str, Callable[[Sequence[Placement]], Points]] = {"across": _across, "down": _down}


def _renamed(change: Change, words: str) -> Change:
    return Change(words, change.stages)


def size_of(shell: Shell, item: str) -> tuple[float, float]:
    """How large a box wants to be on the chart looked at, in points."""
    assert shell.view is not None
    return natural_size(shell.system, shell.view, item, shell.day, shell.measure)


def spot_for(shell: Shell, w: float, h: float) -> tuple[float, float]:
    """Free room on the chart looked at for a box of this size."""
    assert shell.view is not None
    return free_spot(shell.system, shell.view, shell.day, w, h)
