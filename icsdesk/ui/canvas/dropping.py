"""A body dropped on another body or on a line: joined to it, put into it, or only moved; the officer says which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from icsdesk.chart.picture import Point
from icsdesk.chart.tidy import free_spot
from icsdesk.domain.change import Change
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Line
from icsdesk.domain.system import System
from icsdesk.edit import lines, permits, views, wording
from icsdesk.ui.canvas.gestures.connect import sentence
from icsdesk.ui.canvas.stage import Stage, called
from icsdesk.ui.doing import all_as_one

Spots = Mapping[str, Point]
Choice = tuple[str, Callable[[], object]]
"""Words for a menu, and what is done."""

FEW = 5
"""How many kinds of line a drop offers; the rest are under Connect."""


def choices(stage: Stage, item: str, under: Sequence[str], spots: Spots) -> list[Choice]:
    """What dropping `item` on a body, or on lines that lie on one another, may mean, the likeliest first."""
    only: Choice = ("Only move it here", partial(only_move, stage, spots))
    if all(stage.system.find(Line, x) is not None for x in under):
        return [*((f"Put it into: {stage.name(x)}", partial(put_into, stage, item, x, spots)) for x in under), only]
    other = under[0]
    kinds = [x for x in _upward_first(stage.system, item, other) if permits.why_not_connect(stage.system, item, other, x) is None]
    return [*((sentence(stage, item, other, x), partial(join, stage, item, other, x)) for x in kinds[:FEW]), only]


def is_loose(stage: Stage, item: str) -> bool:
    """Whether no line of this chart ends at an item."""
    return not any(item in ends for ends in stage.sheet.ends.values())


def only_move(stage: Stage, spots: Spots) -> None:
    """Move and nothing else."""
    view = stage.have_view()
    if view is not None:
        stage.attempt(lambda: views.move_items(stage.system, view, spots), f"Moved {called(stage, spots)}")


def join(stage: Stage, item: str, other: str, kind: LineKind) -> None:
    """Draw a line from a body to the one it was dropped on, and stand it in free room below that; one step."""
    view, at = stage.have_view(), stage.placement(item)
    if view is None or at is None:
        return

    def work() -> Change:
        record = stage.shell.view
        assert record is not None
        x, y = free_spot(stage.system, record, stage.shell.day, at.w, at.h, near=other)
        name = f"Connect {wording.called(stage.system, item)} to {wording.called(stage.system, other)}"
        return all_as_one(
            stage.system,
            name,
            (lambda s: lines.connect(s, item, other, kind), lambda s: views.move_items(s, view, {item: (x, y)})),
        )

    stage.attempt(work, lambda _: f"Connected: {sentence(stage, item, other, kind)}")


def put_into(stage: Stage, item: str, line: str, spots: Spots) -> None:
    """Put a body into a line where it was dropped; one step."""
    view = stage.have_view()
    if view is None:
        return
    named = stage.name(line)

    def work() -> Change:
        name = f"Put {wording.called(stage.system, item)} into a line"
        return all_as_one(
            stage.system,
            name,
            (lambda s: lines.put_between(s, line, item), lambda s: views.move_items(s, view, spots)),
        )

    stage.attempt(work, lambda _: f"Put {stage.name(item)} into the line: {named}")


def _upward_first(system: System, item: str, other: str) -> list[LineKind]:
    kinds = permits.kinds_between(system, item, other)
    return sorted(kinds, key=lambda x: x is not LineKind.REPORTS_TO)
