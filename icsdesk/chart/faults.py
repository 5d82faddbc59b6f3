"""What could not be drawn well, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

_FEW = 4
"""Up to this many boxes are looked at one by one."""


def faults_of(
    system: System,
    view: View,
    held: Contents,
    picture: Picture,
    grown: Sequence[str],
    unsaid: Sequence[str],
    before: Picture | None = None,
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Sentences on boxes, lines, words and the page, none when the chart is drawn well; and each line with a box it runs through.

    What `before`, the picture before a move, shares with this one is not looked at again.
    """
    out = [f"{name} needs a larger box for its words; it is drawn larger than placed." for name in grown]
    boxes = sorted(((x.rect.x, x.rect.right, x) for x in picture.boxes), key=lambda x: x[0])
    for n, (_, right, one) in enumerate(boxes):
        top, bottom = one.rect.y, one.rect.bottom
        for k in range(n + 1, len(boxes)):
            left, _, two = boxes[k]
            if left >= right:
                break
            if top < two.rect.y + two.rect.h and two.rect.y < bottom:
                out.append(f"{one.name} and {two.name} overlap.")
    out += _strangers(system, held, picture)
    ends = {x.line.id: (x.start, x.finish) for x in held.lines}
    through = _through(picture, ends, before)
    out += [f"The line “{stroke.name}” runs through {box.name}." for stroke, box in through]
    out += [f"There is no room for the words on the line “{name}”; the key gives them." for name in unsaid]
    out += _lines_left_out(system, held)
    if (size := printed_size(picture, view.page)) < SIZE - 0.05:
        out.append(
            f"On {view.page.label} the smallest words print at {size:.1f} pt; a paper needs 12 pt. Choose a larger page, or show fewer bodies."
        )
    return tuple(out), tuple((stroke.id, box.id) for stroke, box in through)


def _through(picture: Picture, ends: Mapping[str, tuple[str, str]], before: Picture | None) -> list[tuple[Stroke, Box]]:
    """Each line with each box that it runs through and does not join, in the order of both."""
    drawn = {x.id: (x.points, x) for x in before.strokes} if before else {}
    stood = {x.id: x.rect for x in before.boxes} if before else {}
    fresh = [x for x in picture.strokes if x.id not in drawn or drawn[x.id][0] != x.points]
    moved = [x for x in picture.boxes if stood.get(x.id) != x.rect]
    found = set(_hits(fresh, picture.boxes))
    if before:
        changed = {x.id for x in fresh}
        found |= set(_hits([x for x in picture.strokes if x.id not in changed], moved))
        still = {x.id for x in picture.boxes} - {x.id for x in moved}
        found |= {(a, b) for a, b in before.through if a in ends and a not in changed and b in still}
    lines, boxes = {x.id: (n, x) for n, x in enumerate(picture.strokes)}, {x.id: (n, x) for n, x in enumerate(picture.boxes)}
    pairs = [(lines[a], boxes[b]) for a, b in found if b not in ends[a]]
    return [(one[1], two[1]) for one, two in sorted(pairs, key=lambda x: (x[0][0], x[1][0]))]


def _hits(strokes: Sequence[Stroke], boxes: Sequence[Box]) -> Iterator[tuple[str, str]]:
    if len(boxes) <= _FEW:
        spans = [(x.rect.x + 0.5, x.rect.y + 0.5, x.rect.right - 0.5, x.rect.bottom - 0.5, x.id) for x in boxes]
        for stroke in strokes:
            for (ax, ay), (bx, by) in pairwise(stroke.points):
                for x0, y0, x1, y1, key in spans:
                    if (ax < x1 or bx < x1) and (ax > x0 or bx > x0) and (ay < y1 or by < y1) and (ay > y0 or by > y0):
                        yield stroke.id, key
        return
    index = Nearby(((b.rect.x, b.rect.y, b.rect.right, b.rect.bottom), b) for b in boxes)
    for stroke in strokes:
        for a, b in pairwise(stroke.points):
            for box in index.near(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])):
                if crosses((a, b), box.rect):
                    yield stroke.id, box.id


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
