"""From system, view and day to the finished picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from icsdesk.chart.boxes import SIZE, clean, draw_box
from icsdesk.chart.contents import Contents, contents
from icsdesk.chart.faults import PAGES, crosses, faults_of
from icsdesk.chart.labels import Label, place
from icsdesk.chart.linewords import label_size, shorter, spoken, wrapped_words
from icsdesk.chart.measure import ASCENT, LEADING, TextMeasure
from icsdesk.chart.picture import Anchor, Box, End, Frame, Picture, Point, Rect, Stroke, Words
from icsdesk.chart.routing import Wanted, bus_of, route, route_some
from icsdesk.chart.sayings import about, line_sentence
from icsdesk.chart.surround import LineLook, foot, footnote_marks, heading, key_entries, line_looks
from icsdesk.chart.textversion import frame_sentence, summary, text_version, title_of
from icsdesk.chart.theme import Theme, theme_for
from icsdesk.domain.records import Grouping, View
from icsdesk.domain.system import System

MARGIN = 10.0
"""Blank space round the whole picture, in points."""

TITLE_BAND = 22.0
"""Height kept free at the top of a frame for its name, in points."""


def compose(
    system: System,
    view: View,
    day: dt.date | None,
    measure: TextMeasure,
    theme: Theme | None = None,
    *,
    previous: Picture | None = None,
    moved: Container[str] = (),
) -> Picture:
    """Draw `view` as at `day` (the view's own day when None), in the view's theme unless one is given.

    With `previous`, a picture of the same view before boxes in `moved` moved, only the lines at those boxes are found afresh:
    quick enough for every step of a drag.
    """
    theme = theme or theme_for(view.theme)
    held = contents(system, view, day)
    boxes, grown = _boxes(system, view, held, measure, theme)
    frames = _frames(system, held, theme)
    looks = line_looks((x.line for x in held.lines), theme)
    routes = _routes(view, held, looks, boxes, frames, previous, moved)
    frames = tuple(_titled(x, boxes, list(routes.values()), measure) for x in frames)
    strokes, unsaid = _strokes(system, view, held, looks, boxes, frames, routes, measure)
    names = [_title_rect(x.words[0], measure) for x in frames]
    inside = _around([*(x.rect for x in boxes), *(x.rect for x in frames), *names, *(_hull(x) for x in strokes)])
    top = heading(view, held, inside, measure, theme)
    key = key_entries(system, held, looks, inside, measure, theme)
    below = max((x.words.y for x in key), default=inside.bottom) + 14
    end = foot(system, view, held, inside, below, measure, theme)
    bounds = _bounds(inside, [*top, *end, *(x.words for x in key)], measure)
    picture = Picture(
        title=title_of(view),
        summary=summary(system, view, day, held),
        description=text_version(system, view, day, held),
        bounds=bounds,
        frames=frames,
        strokes=strokes,
        boxes=boxes,
        heading=top,
        foot=end,
        key=key,
        id=view.id,
    )
    return replace(picture, faults=faults_of(system, view, held, picture, grown, unsaid))


def reading_key(box: Box) -> tuple[int, float, str]:
    """Where a box comes when the chart is read row by row, left to right."""
    return round(box.rect.y), box.rect.x, box.name


def _boxes(system: System, view: View, held: Contents, measure: TextMeasure, theme: Theme) -> tuple[tuple[Box, ...], list[str]]:
    marks = footnote_marks(x for x, _ in held.boxes.values())
    out, grown = [], []
    for record, at in held.boxes.values():
        box, grew = draw_box(
            system,
            view,
            record,
            Rect(at.x, at.y, at.w, at.h),
            held.day,
            measure,
            theme,
            clean(about(system, view, held, record)),
            mark=marks.get(record.id, ("", ""))[0],
            pinned=at.pinned,
        )
        out.append(box)
        if grew:
            grown.append(box.name)
    return tuple(sorted(out, key=reading_key)), grown


def _frames(system: System, held: Contents, theme: Theme) -> tuple[Frame, ...]:
    out = []
    for record, at in held.frames.values():
        style = theme.grouping if isinstance(record, Grouping) else theme.place
        name = clean(system.name_of(record.id, held.day))
        shown = f"{name} ({record.kind.label.lower()})" if isinstance(record, Grouping) else name
        words = Words(at.x + 10, at.y + 5 + SIZE * ASCENT, shown, SIZE, style.text, bold=True)
        rect = Rect(at.x, at.y, at.w, at.h)
        out.append(
            Frame(
                record.id,
                rect,
                style.fill,
                style.border,
                1.0,
                style.dash,
                (words,),
                shown,
                frame_sentence(system, held, record.id),
            )
        )
    return tuple(sorted(out, key=lambda x: (-x.rect.w * x.rect.h, x.id)))


def _routes(
    view: View,
    held: Contents,
    looks: Mapping[str, LineLook],
    boxes: Sequence[Box],
    frames: Sequence[Frame],
    previous: Picture | None,
    moved: Container[str],
) -> dict[str, tuple[Point, ...]]:
    wanted, rects, around = _all_wanted(view, held, looks), {x.id: x.rect for x in boxes}, [x.rect for x in frames]
    if previous is None:
        return route(rects, wanted, around)
    return route_some(rects, wanted, {x.id: x.points for x in previous.strokes}, moved, around)


def _all_wanted(view: View, held: Contents, looks: Mapping[str, LineLook]) -> list[Wanted]:
    bends = {x.line: x.points for x in view.bends}
    out = []
    for joined in held.lines:
        sort = f"{joined.line.kind.value}/{looks[joined.line.id].key_words}"
        out.append(Wanted(joined.line.id, joined.start, joined.finish, sort, bends.get(joined.line.id, ())))
    return out


def _strokes(
    system: System,
    view: View,
    held: Contents,
    looks: Mapping[str, LineLook],
    boxes: Sequence[Box],
    frames: Sequence[Frame],
    routes: Mapping[str, tuple[Point, ...]],
    measure: TextMeasure,
) -> tuple[tuple[Stroke, ...], list[str]]:
    """The lines as drawn, and the names of those whose words found no room."""
    spots = {x.line: x.label for x in view.bends}
    rects = {x.id: x.rect for x in boxes}
    said = spoken(held, looks, {x.id: bus_of(rects, x) for x in _all_wanted(view, held, looks)})
    texts = {key: [wrapped_words(measure, x) for x in shorter(words)] for key, words in said.items()}
    labels = [Label(key, tuple(label_size(measure, x) for x in lines), spots.get(key)) for key, lines in texts.items()]
    solid = [*rects.values(), *(_title_rect(x.words[0], measure) for x in frames)]
    plates = place(labels, routes, solid, _room(view), [x.rect for x in frames])
    out, unsaid = [], []
    for joined in held.lines:
        line, style = joined.line, looks[joined.line.id].style
        points, found = routes[line.id], plates.get(line.id)
        plate = found[1] if found else None
        words = _on_plate(texts[line.id][found[0]], found[1], style.colour) if found else ()
        name = clean(line_sentence(system, line, held.day))
        offset = _step(points, style.dash)
        out.append(
            Stroke(
                line.id,
                points,
                style.colour,
                style.width,
                style.dash,
                End.NONE,
                style.end,
                words,
                plate,
                name,
                dash_offset=offset,
            )
        )
        if line.id in plates and not found:
            unsaid.append(name)
    return tuple(out), unsaid


def _room(view: View) -> float | None:
    return PAGES[view.page][0] - 2 * MARGIN if view.page in PAGES else None


def _on_plate(lines: Sequence[str], plate: Rect, colour: str) -> tuple[Words, ...]:
    step = SIZE * LEADING
    first = plate.y + 1 + (step - SIZE) / 2 + SIZE * ASCENT
    return tuple(Words(plate.middle[0], first + n * step, x, SIZE, colour, anchor=Anchor.MIDDLE) for n, x in enumerate(lines))


def _title_rect(words: Words, measure: TextMeasure) -> Rect:
    return Rect(words.x, words.y - SIZE, measure.width(words.text, SIZE, True) * 1.1, SIZE + 4)


def _titled(frame: Frame, boxes: Sequence[Box], routes: Sequence[Sequence[Point]], measure: TextMeasure) -> Frame:
    """The frame with its name in a corner that no line or box touches: top left where that is free."""
    words, r = frame.words[0], frame.rect
    width = measure.width(words.text, SIZE, True) * 1.1
    left, right, low = r.x + 10, r.right - 10 - width, r.bottom - 8
    spots = [(left, words.y), (right, words.y), (left + (right - left) / 2, words.y), (left, low), (right, low)]

    def trouble(spot: Point) -> int:
        at = _title_rect(replace(words, x=spot[0], y=spot[1]), measure)
        return sum(crosses(x, at) for x in routes) + 2 * sum(at.meets(x.rect) for x in boxes)

    x, y = min(spots, key=trouble)
    return replace(frame, words=(replace(words, x=x, y=y),))


def _step(points: Sequence[Point], dash: tuple[float, ...]) -> float:
    """Dash offset that keeps lines meeting at a shared finish in step with each other."""
    if not dash:
        return 0.0
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
    return round(-length % sum(dash), 2)


def _hull(stroke: Stroke) -> Rect:
    around = _around([Rect(x, y, 0, 0) for x, y in stroke.points])
    return _around([around, stroke.plate]) if stroke.plate else around


def _around(rects: Iterable[Rect]) -> Rect:
    rects = list(rects)
    if not rects:
        return Rect(0, 0, 300, 40)
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def _bounds(inside: Rect, words: Iterable[Words], measure: TextMeasure) -> Rect:
    rects = [inside, *(Rect(x.x, x.y - x.size, measure.width(x.text, x.size, x.bold), x.size * 1.3) for x in words)]
    return _around(rects).grown(MARGIN)
