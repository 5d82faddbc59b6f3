"""What the keyboard and the menus do on the canvas: delete, select all, duplicate, lines, pins, routes."""

from __future__ import annotations

from dataclasses import replace

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Line
from icsdesk.edit import bodies, lines, views, wording
from icsdesk.edit.permits import Refused
from icsdesk.ui.canvas.copying import duplicate as copy_items
from icsdesk.ui.canvas.stage import Stage, called

NOTHING_CHOSEN = "Select a body or a line first"


def delete_from_chart(stage: Stage) -> None:
    """Take what is selected off this chart; it stays in the system."""
    view, ids = stage.have_view(), stage.chosen
    if view is None or not _some(stage, ids):
        return
    named = called(stage, ids)
    drawn = sum(1 for key, ends in stage.sheet.ends.items() if key not in ids and set(ends) & set(ids))
    more = f" and {wording.count(drawn, 'lines')}" if drawn else ""
    stage.attempt(
        lambda: views.take_off(stage.system, view, ids),
        f"Taken off this chart: {named}{more}. Still in the system; Shift+Delete deletes from the system",
    )
    stage.shell.selection.set(())


def delete_from_system(stage: Stage) -> None:
    """Delete what is selected from the system, with everything that cannot stand without it."""
    ids = stage.chosen
    if not _some(stage, ids):
        return
    named, more = called(stage, ids), _what_goes(stage, ids)
    stage.attempt(
        lambda: bodies.delete(stage.system, ids),
        f"Deleted from the system: {named}{f', with {more}' if more else ''}",
    )


def select_all(stage: Stage) -> None:
    """Select every box, frame and line on this chart."""
    stage.shell.selection.set(stage.sheet.items)
    stage.shell.say(f"{len(stage.sheet.items)} items selected")


def select_none(stage: Stage) -> None:
    """Select nothing."""
    stage.shell.selection.set(())


def select_alike(stage: Stage) -> None:
    """Select everything on this chart of the same kind as what has the focus."""
    record = stage.system.get(stage.main)
    if record is None:
        stage.shell.say(NOTHING_CHOSEN)
        return
    kind = getattr(record, "kind", None)
    alike = [x for x in stage.sheet.items if type(y := stage.system.get(x)) is type(record) and getattr(y, "kind", None) is kind]
    stage.shell.selection.set((*(x for x in alike if x != record.id), record.id))
    stage.shell.say(f"{len(alike)} selected")


def duplicate(stage: Stage) -> None:
    """Copy the selected bodies, beside themselves."""
    copy_items(stage, stage.chosen_boxes())


def words_of(stage: Stage, item: str) -> str | None:
    """What the name editor starts with: a name, or a line's own words; None when there is nothing to name."""
    record = stage.system.get(item)
    if isinstance(record, Line):
        return record.label
    return getattr(record, "name", None)


def rename(stage: Stage, item: str, text: str, *, join: bool = False) -> None:
    """Give an item another name, or a line other words. Unchanged words alter nothing.

    `join` makes it part of the step before: a new body is named in the step that added it.
    """
    new = wording.one_line(text)
    if new == words_of(stage, item):
        return
    if stage.system.find(Line, item) is not None:
        stage.attempt(
            lambda: lines.edit_line(stage.system, item, label=new),
            f'The line now says "{new}"' if new else "Words taken off the line",
        )
        return

    def work() -> Change:
        change = bodies.rename(stage.system, item, text)
        return replace(change, name=f"Add {wording.clipped(new)}") if join else change

    stage.attempt(work, f"Named {new}" if join else f"Renamed to {new}", join=join)


def turn_round(stage: Stage) -> None:
    """Make the selected line run the other way."""
    chosen = stage.chosen_lines()
    if chosen:
        line = chosen[-1]
        stage.attempt(lambda: lines.turn_round(stage.system, line), lambda _: f"Turned round: {stage.name(line)}")


def retype_line(stage: Stage, line: str, kind: LineKind) -> None:
    """Make a line one of another kind."""
    stage.attempt(lambda: lines.retype_line(stage.system, line, kind), lambda _: f"Now: {stage.name(line)}")


def retype_body(stage: Stage, body: str, kind: BodyKind) -> None:
    """Make a body one of another kind."""
    stage.attempt(lambda: bodies.retype(stage.system, body, kind), f"{stage.name(body)} is now: {kind.label}")


def route_again(stage: Stage) -> None:
    """Let the selected lines (or every line of the selected boxes) find their own way again."""
    view, ids = stage.have_view(), set(stage.chosen)
    if view is None:
        return
    wanted = [key for key, ends in stage.sheet.ends.items() if key in ids or ids & set(ends)]
    if (
        stage.attempt(
            lambda: views.clear_bends(stage.system, view, wanted), f"Routed again: {wording.count(len(wanted), 'lines')}"
        )
        is None
    ):
        stage.shell.say("These lines already find their own way")


def pin(stage: Stage, pinned: bool) -> None:
    """Pin the selected boxes to their places, or unpin them."""
    view, ids = stage.have_view(), stage.chosen_boxes()
    if view is not None and _some(stage, ids):
        word = "Pinned" if pinned else "Unpinned"
        stage.attempt(lambda: views.pin(stage.system, view, ids, pinned), f"{word}: {called(stage, ids)}")


def all_pinned(stage: Stage) -> bool:
    """Whether every selected box is pinned."""
    found = [stage.placement(x) for x in stage.chosen_boxes()]
    return bool(found) and all(x is not None and x.pinned for x in found)


def body_kind(stage: Stage, item: str | None) -> BodyKind | None:
    """The kind of a body; None for anything else."""
    body = stage.system.find(Body, item)
    return body.kind if body else None


def _some(stage: Stage, ids: tuple[str, ...]) -> bool:
    if not ids:
        stage.shell.say(NOTHING_CHOSEN)
    return bool(ids)


def _what_goes(stage: Stage, ids: tuple[str, ...]) -> str:
    try:
        return bodies.what_goes(stage.system, ids)
    except Refused:
        return ""
