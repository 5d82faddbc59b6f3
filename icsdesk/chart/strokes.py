"""The lines of a chart as drawn: points, words on their plates, hops; after a move, only what the move touches is done again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from icsdesk.chart.boxes import SIZE
from icsdesk.chart.contents import Contents
from icsdesk.chart.jumps import jumps
from icsdesk.chart.labels import Label, place
from icsdesk.chart.linewords import label_size, spoken
from icsdesk.chart.measure import ASCENT, LEADING
from icsdesk.chart.nearby import Nearby
from icsdesk.chart.picture import Anchor, End, Picture, Point, Rect, Stroke, Words
from icsdesk.chart.wording import Wording


@dataclass(frozen=True)
class Ground:
    """What lines run through: `boxes` by id, `names` of frames, `frames` themselves; `room` is the width of the page."""

    boxes: Mapping[str, Rect]
    names: Sequence[Rect]
    frames: Sequence[Rect]
    room: float | None


def strokes(
    said: Wording,
    held: Contents,
    ground: Ground,
    routes: Mapping[str, tuple[Point, ...]],
    groups: Mapping[str, str],
    spots: Mapping[str, Point | None],
    previous: Picture | None,
) -> tuple[tuple[Stroke, ...], list[str]]:
    """The lines as drawn, and the names of those whose words found no room.

    `spots` are middles of labels moved by hand. Lines and words of `previous` (a picture of the same words) that nothing moved
    near to are taken over.
    """
    speaks = spoken(held, said.says, groups)
    kept = _kept(previous, ground, routes, speaks, spots) if previous else {}
    texts = {key: said.lines_of(words) for key, words in speaks.items() if key not in kept}
    labels = [Label(key, tuple(label_size(said.measure, x) for x in lines), spots.get(key)) for key, lines in texts.items()]
    taken = [x.plate for x in kept.values() if x.plate]
    plates = place(labels, routes, [*ground.boxes.values(), *ground.names], ground.room, ground.frames, taken)
    hops = _hops(routes, groups, kept, previous)
    out, unsaid = [], []
    for joined in held.lines:
        key = joined.line.id
        if key in kept:
            stroke = kept[key]
            at = tuple(hops.get(key, ()))
            out.append(stroke if at == stroke.jumps else replace(stroke, jumps=at))
            if key in speaks and not stroke.plate:
                unsaid.append(stroke.name)
            continue
        found = plates.get(key)
        out.append(_drawn(said, key, routes[key], texts.get(key, []), found, tuple(hops.get(key, ()))))
        if key in plates and not found:
            unsaid.append(said.sentences[key])
    return tuple(out), unsaid


def _drawn(
    said: Wording,
    key: str,
    points: tuple[Point, ...],
    texts: Sequence[Sequence[str]],
    found: tuple[int, Rect] | None,
    hops: tuple[Point, ...],
) -> Stroke:
    style = said.looks[key].style
    return Stroke(
        id=key,
        points=points,
        colour=style.colour,
        width=style.width,
        dash=style.dash,
        start_end=End.NONE,
        finish_end=style.end,
        words=_on_plate(texts[found[0]], found[1], style.colour) if found else (),
        plate=found[1] if found else None,
        name=said.sentences[key],
        jumps=hops,
        dash_offset=_step(points, style.dash),
    )


def _kept(
    previous: Picture,
    ground: Ground,
    routes: Mapping[str, tuple[Point, ...]],
    speaks: Mapping[str, str],
    spots: Mapping[str, Point | None],
) -> dict[str, Stroke]:
    """The lines of the picture before that run as they did and whose words nothing new comes near."""
    fresh = [points for points, old in ((routes.get(x.id), x) for x in previous.strokes) if points and points != old.points]
    known = {x.id for x in previous.strokes}
    fresh += [points for key, points in routes.items() if key not in known]
    boxes = {x.id: x.rect for x in previous.boxes}
    solid = [r for key, r in ground.boxes.items() if boxes.get(key) != r]
    solid += [r for r in ground.frames if all(x.rect != r for x in previous.frames)]
    near: Nearby[Rect] = Nearby()
    for r in (*solid, *(_rect(a, b) for points in fresh for a, b in pairwise(points)), *ground.names):
        near.add((r.x, r.y, r.right, r.bottom), r)
    out = {}
    for stroke in previous.strokes:
        plate = stroke.plate
        if routes.get(stroke.id) != stroke.points or stroke.id in spots or (plate and stroke.id not in speaks):
            continue
        if plate is None or not any(
            plate.meets(r.grown(2)) for r in near.near(plate.x - 2, plate.y - 2, plate.right + 2, plate.bottom + 2)
        ):
            out[stroke.id] = stroke
    return out


def _hops(
    routes: Mapping[str, tuple[Point, ...]], groups: Mapping[str, str], kept: Mapping[str, Stroke], previous: Picture | None
) -> Mapping[str, Sequence[Point]]:
    if previous is None:
        return jumps(routes, groups)
    before = {x.id: x.points for x in previous.strokes}
    moved = {key for key, points in routes.items() if before.get(key) != points} | (before.keys() - routes.keys())
    gone = jumps(before, groups, moved)
    new = jumps(routes, groups, moved)
    out: dict[str, Sequence[Point]] = {}
    for stroke in previous.strokes:
        key = stroke.id
        if key not in moved:
            lost = gone.get(key, ())
            left = [x for x in stroke.jumps if x not in lost] if lost else list(stroke.jumps)
            out[key] = sorted({*left, *new[key]}) if key in new else left
    return out | {key: found for key, found in new.items() if key in moved}


def _on_plate(lines: Sequence[str], plate: Rect, colour: str) -> tuple[Words, ...]:
    step = SIZE * LEADING
    first = plate.y + 1 + (step - SIZE) / 2 + SIZE * ASCENT
    return tuple(Words(plate.middle[0], first + n * step, x, SIZE, colour, anchor=Anchor.MIDDLE) for n, x in enumerate(lines))


def _step(points: Sequence[Point], dash: tuple[float, ...]) -> float:
    """Dash offset that keeps lines meeting at a shared finish in step with each other."""
    if not dash:
        return 0.0
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
    return round(-length % sum(dash), 2)


def _rect(a: Point, b: Point) -> Rect:
    return Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle round all; a small one when there is none."""
    rects = list(rects)
    if not rects:
        return Rect(0, 0, 300, 40)
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.x + r.w for r in rects) - x, max(r.y + r.h for r in rects) - y)


def hull(stroke: Stroke) -> Rect:
    """The rectangle round a line and its words."""
    xs, ys = [x for x, _ in stroke.points], [y for _, y in stroke.points]
    if plate := stroke.plate:
        xs += (plate.x, plate.right)
        ys += (plate.y, plate.bottom)
    x, y = min(xs), min(ys)
    return Rect(x, y, max(xs) - x, max(ys) - y)
