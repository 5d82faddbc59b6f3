"""Finding quickly what lies near a spot: things sorted into square cells of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from icsdesk.chart.picture import Rect

_CELL = 160.0
"""Side of a cell in points: about as wide as a box, so that most things lie in one to four cells."""

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things with the rectangle each takes up; thin ones (a run of a line, a point) may have no width or height."""

    def __init__(self, things: Iterable[tuple[tuple[float, float, float, float], T]] = ()) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, T]]] = {}
        self._found: dict[tuple[int, int, int, int], Sequence[T]] = {}
        self._count = 0
        for span, thing in things:
            self.add(span, thing)

    def add(self, span: tuple[float, float, float, float], thing: T) -> None:
        """Put in a thing that reaches from left to right and from top to bottom: (x0, y0, x1, y1)."""
        x0, y0, x1, y1 = span
        entry = self._count, thing
        self._count += 1
        cells = self._cells
        self._found.clear()
        for i in range(int(x0 // _CELL), int(x1 // _CELL) + 1):
            for j in range(int(y0 // _CELL), int(y1 // _CELL) + 1):
                if (i, j) in cells:
                    cells[i, j].append(entry)
                else:
                    cells[i, j] = [entry]

    def near(self, x0: float, y0: float, x1: float, y1: float) -> Sequence[T]:
        """Each thing once, in the order they were put in, that may lie between these sides: whoever asks looks more closely."""
        key = int(x0 // _CELL), int(y0 // _CELL), int(x1 // _CELL), int(y1 // _CELL)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._gather(*key)
        return found

    def _gather(self, i0: int, j0: int, i1: int, j1: int) -> Sequence[T]:
        cells = self._cells
        if i0 == i1 and j0 == j1:
            return [x for _, x in cells.get((i0, j0), ())]
        found: dict[int, T] = {}
        for i in range(i0, i1 + 1):
            for j in range(j0, j1 + 1):
                if (i, j) in cells:
                    found.update(cells[i, j])
        return [found[n] for n in sorted(found)]


def of_rects(rects: Iterable[Rect]) -> Nearby[Rect]:
    """An index of rectangles."""
    return Nearby(((r.x, r.y, r.x + r.w, r.y + r.h), r) for r in rects)
