"""Putting a new body, organisation or line on the chart: from the palette, the quick-add list, or a connector."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from icsdesk.chart.boxes import natural_size
from icsdesk.chart.picture import Point
from icsdesk.chart.tidy import free_spot
from icsdesk.domain.change import Change
from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.domain.system import System
from icsdesk.edit import bodies, lines
from icsdesk.ui.canvas.snap import to_grid
from icsdesk.ui.canvas.stage import Stage

Thing = BodyKind | OrganisationKind

MIME = "application/x-icsdesk-kind"
"""What a drag from the palette carries: "BodyKind:icb_board" and the like."""


def carry(kind: Thing) -> QMimeData:
    """What the palette puts on a drag."""
    data = QMimeData()
    data.setData(MIME, f"{type(kind).__name__}:{kind.value}".encode())
    return data


def thing_on(data: QMimeData) -> Thing | None:
    """The kind a drag carries, if any."""
    family, _, value = bytes(data.data(MIME).data()).decode("utf-8", "replace").partition(":")
    for kinds in (BodyKind, OrganisationKind):
        if kinds.__name__ == family and value in {x.value for x in kinds}:
            return kinds(value)
    return None


def place_thing(
    stage: Stage, kind: Thing, name: str, *, at: Point | None = None, link: tuple[LineKind, str] | None = None
) -> str | None:
    """Add one body or organisation: its middle at `at`, or in free room near what is selected.

    `link` also draws a line of that kind from it to another record. One step; selects it and gives its id.
    """
    view = stage.have_view()
    if view is None:
        return None
    made = stage.attempt(
        lambda: _work(stage, kind, name, view, at, link),
        lambda change: f"Added {stage.name(change.added[0])}" + (f", {_joined(stage, link)}" if link else ""),
    )
    if made is None:
        return None
    stage.shell.selection.set((made.added[0],))
    return made.added[0]


def _work(stage: Stage, kind: Thing, name: str, view: str, at: Point | None, link: tuple[LineKind, str] | None) -> Change:
    system = stage.system
    alone = _add(system, kind, name)
    x, y, w, h = _room(stage, alone, at, link[1] if link else stage.main)
    change = _add(system, kind, name, view, (x, y, w, h))
    if link is not None:
        new = change.added[0]
        change = change.then(lines.connect(change.apply(system), new, link[1], link[0]))
    return change


def _room(stage: Stage, alone: Change, at: Point | None, near: str | None) -> tuple[float, float, float, float]:
    shell, view = stage.shell, stage.shell.view
    assert view is not None
    w, h = natural_size(alone.apply(stage.system), view, alone.added[0], shell.day, shell.measure)
    if at is None:
        x, y = free_spot(stage.system, view, shell.day, w, h, near=near)
    else:
        x, y = to_grid(at[0] - w / 2), to_grid(at[1] - h / 2)
    return x, y, w, h


def _add(
    system: System, kind: Thing, name: str, view: str | None = None, rect: tuple[float, float, float, float] | None = None
) -> Change:
    if isinstance(kind, BodyKind):
        return bodies.add_body(system, kind, name, view=view, rect=rect)
    return bodies.add_organisation(system, kind, name, view=view, rect=rect)


def _joined(stage: Stage, link: tuple[LineKind, str]) -> str:
    return f"{link[0].label.lower()} {stage.name(link[1])}"
