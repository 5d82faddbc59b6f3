"""Duplicating bodies with their seats, and the lines among them, beside the originals."""

from __future__ import annotations

from collections.abc import Iterable

from icsdesk.domain.change import Change
from icsdesk.domain.records import Body, Organisation
from icsdesk.edit import clipboard
from icsdesk.ui.canvas.stage import GRID, Stage, called

OFFSET = (2 * GRID, 2 * GRID)


def duplicate(stage: Stage, ids: Iterable[str], by: tuple[float, float] = OFFSET) -> None:
    """Copy bodies and organisations on this chart, `by` points away, with their seats and the lines among them; selects the copies."""
    view = stage.have_view()
    wanted = [x for x in ids if isinstance(stage.system.get(x), (Body, Organisation))]
    if view is None:
        return
    if not wanted:
        stage.shell.say("Select one or more bodies to duplicate")
        return
    named = called(stage, wanted)

    def work() -> Change:
        text = clipboard.copy(stage.system, wanted, view)
        return clipboard.paste(stage.system, text, view=view, aside=by, name="Duplicate")

    change = stage.attempt(work, lambda _: f"Duplicated {named}")
    if change is not None:
        stage.shell.selection.set(x for x in change.added if isinstance(stage.system.get(x), (Body, Organisation)))
