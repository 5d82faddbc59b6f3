"""What could not be drawn well, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from icsdesk.chart.boxes import SIZE, clean
from icsdesk.chart.contents import Contents
from icsdesk.chart.nearby import Nearby
from icsdesk.chart.picture import Box, Picture, Point, Rect, Stroke
from icsdesk.chart.sayings import end_name
from icsdesk.chart.textversion import members
from icsdesk.domain.kinds import PageSize
from icsdesk.domain.records import View
from icsdesk.domain.system import System

PAGES: dict[PageSize, tuple[float, float]] = {
    PageSize.A4_PORTRAIT: (482.0, 729.0),
    PageSize.A4_LANDSCAPE: (729.0, 482.0),
    PageSize.A3_PORTRAIT: (757.0, 1106.0),
    PageSize.A3_LANDSCAPE: (1106.0, 757.0),
}
"""Width and height inside the margins, in points: A4 with margins of 2 cm, A3 with 1.5 cm."""


def faults_of(
    system: System, view: View, held: Contents, picture: Picture, grown: Sequence[str], unsaid: Sequence[str]
) -> tuple[str, ...]:
    """Sentences on boxes, lines, words and the page; empty when the chart is drawn well."""
    out = [f"{name} needs a larger box for its words; it is drawn larger than placed." for name in grown]
    boxes = sorted(picture.boxes, key=lambda x: x.rect.x)
    for n, one in enumerate(boxes):
        for two in boxes[n + 1 :]:
            if two.rect.x >= one.rect.right:
                break
            if one.rect.meets(two.rect):
                out.append(f"{one.name} and {two.name} overlap.")
    out += _strangers(system, held, picture)
    ends = {x.line.id: (x.start, x.finish) for x in held.lines}
    out += [f"The line “{stroke.name}” runs through {box.name}." for stroke, box in _through(picture, ends)]
    out += [f"There is no room for the words on the line “{name}”; the key gives them." for name in unsaid]
    out += _lines_left_out(system, held)
    if (size := printed_size(picture, view.page)) < SIZE - 0.05:
        out.append(
            f"On {view.page.label} the smallest words print at {size:.1f} pt; a paper needs 12 pt. Choose a larger page, or show fewer bodies."
        )
    return tuple(out)


def _through(picture: Picture, ends: Mapping[str, tuple[str, str]]) -> list[tuple[Stroke, Box]]:
    """Each line with each box that it runs through and does not join, in the order of both."""
    index = Nearby(((b.rect.x, b.rect.y, b.rect.right, b.rect.bottom), (n, b)) for n, b in enumerate(picture.boxes))
    out = []
    for stroke in picture.strokes:
        own = ends[stroke.id]
        hit: dict[int, Box] = {}
        for a, b in pairwise(stroke.points):
            for n, box in index.near(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])):
                if box.id not in own and n not in hit and crosses((a, b), box.rect):
                    hit[n] = box
        out += [(stroke, hit[n]) for n in sorted(hit)]
    return out


def _strangers(system: System, held: Contents, picture: Picture) -> list[str]:
    """Boxes that stand in a frame they do not belong to."""
    out = []
    for frame in picture.frames:
        own = set(members(system, held, frame.id))
        for box in picture.boxes:
            if box.id not in own and box.rect.meets(frame.rect):
                out.append(f"{box.name} stands in {frame.name} but is not recorded as part of it.")
    return out


def crosses(points: Sequence[Point], rect: Rect) -> bool:
    """Whether a right-angled line runs through the inside of a box."""
    inner = rect.grown(-0.5)
    return any(
        min(a[0], b[0]) < inner.right
        and max(a[0], b[0]) > inner.x
        and min(a[1], b[1]) < inner.bottom
        and max(a[1], b[1]) > inner.y
        for a, b in pairwise(points)
    )


def printed_size(picture: Picture, page: PageSize) -> float:
    """The size in points at which the smallest words print when the chart is fitted to the page; 12 on any larger page."""
    if page not in PAGES:
        return SIZE
    width, height = PAGES[page]
    return SIZE * min(1.0, width / picture.bounds.w, height / picture.bounds.h)


def _lines_left_out(system: System, held: Contents) -> list[str]:
    out = []
    for line in held.loops:
        name = clean(end_name(system, line.start, held.day))
        out.append(f"A line from {name} to itself ({line.kind.label.lower()}) is not drawn.")
    others = {}
    for line in held.loose:
        for end in (line.start, line.finish):
            if end not in held.boxes:
                others[clean(end_name(system, end, held.day))] = True
    if others:
        count = len(held.loose)
        names = list(others)
        shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
        out.append(f"{count} {'line leads' if count == 1 else 'lines lead'} to what is not on this chart: {shown}.")
    return out
