"""From system, view and day to the finished picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from icsdesk.chart.boxes import SIZE, clean, draw_box
from icsdesk.chart.contents import Contents, Party
from icsdesk.chart.faults import PAGES, crosses, faults_of
from icsdesk.chart.measure import ASCENT, TextMeasure
from icsdesk.chart.picture import Box, Frame, Picture, Point, Rect, Words
from icsdesk.chart.routing import Wanted, buses, route, route_some
from icsdesk.chart.strokes import Ground, around, hull, strokes
from icsdesk.chart.surround import foot, heading, key_entries
from icsdesk.chart.textversion import title_of
from icsdesk.chart.theme import Theme, theme_for
from icsdesk.chart.wording import Wording, wording
from icsdesk.domain.records import Grouping, Placement, View
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
    said, held = wording(system, view, day, measure, theme)
    before = previous if previous is said.drawn else None
    boxes, grown = _boxes(system, view, held, said, measure, theme)
    frames = _frames(system, held, said, theme)
    rects = {x.id: x.rect for x in boxes}
    wanted = _all_wanted(view, held, said)
    routes = _routes(rects, wanted, frames, previous, moved)
    frames = tuple(_titled(x, boxes, list(routes.values()), measure) for x in frames)
    names = [_title_rect(x.words[0], measure) for x in frames]
    ground = Ground(rects, names, [x.rect for x in frames], _room(view))
    spots = {x.line: x.label for x in view.bends}
    drawn, unsaid = strokes(said, held, ground, routes, buses(rects, wanted), spots, before)
    inside = around([*rects.values(), *(x.rect for x in frames), *names, *map(hull, drawn)])
    top = heading(view, held, inside, measure, theme)
    key = key_entries(system, held, said.looks, inside, measure, theme) if view.show_key else ()
    below = max((x.words.y for x in key), default=inside.bottom) + 14
    end = foot(system, view, held, inside, below, measure, theme)
    bounds = _bounds(inside, [*top, *end, *(x.words for x in key)], measure)
    picture = Picture(
        title=title_of(view),
        summary=said.summary,
        description=said.description,
        bounds=bounds,
        frames=frames,
        strokes=drawn,
        boxes=boxes,
        heading=top,
        foot=end,
        key=key,
        id=view.id,
    )
    faults, through = faults_of(system, view, held, picture, grown, unsaid, before)
    said.drawn = replace(picture, faults=faults, through=through)
    return said.drawn


def reading_key(box: Box) -> tuple[int, float, str]:
    """Where a box comes when the chart is read row by row, left to right."""
    return round(box.rect.y), box.rect.x, box.name


def _boxes(
    system: System, view: View, held: Contents, said: Wording, measure: TextMeasure, theme: Theme
) -> tuple[tuple[Box, ...], list[str]]:
    out, grown = [], []
    for record, at in held.boxes.values():

        def draw(record: Party = record, at: Placement = at) -> tuple[Box, bool]:
            rect, mark = Rect(at.x, at.y, at.w, at.h), said.marks.get(record.id, "")
            words = said.about[record.id]
            return draw_box(system, view, record, rect, held.day, measure, theme, words, mark=mark, pinned=at.pinned)

        box, grew = said.box(at, draw)
        out.append(box)
        if grew:
            grown.append(box.name)
    return tuple(sorted(out, key=reading_key)), grown


def _frames(system: System, held: Contents, said: Wording, theme: Theme) -> tuple[Frame, ...]:
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
                said.frames[record.id],
            )
        )
    return tuple(sorted(out, key=lambda x: (-x.rect.w * x.rect.h, x.id)))


def _routes(
    rects: Mapping[str, Rect],
    wanted: Sequence[Wanted],
    frames: Sequence[Frame],
    previous: Picture | None,
    moved: Container[str],
) -> dict[str, tuple[Point, ...]]:
    spaces = [x.rect for x in frames]
    if previous is None:
        return route(rects, wanted, spaces)
    return route_some(rects, wanted, {x.id: x.points for x in previous.strokes}, moved, spaces)


def _all_wanted(view: View, held: Contents, said: Wording) -> list[Wanted]:
    bends = {x.line: x.points for x in view.bends}
    out = []
    for joined in held.lines:
        key = joined.line.id
        sort = f"{joined.line.kind.value}/{said.looks[key].key_words}"
        out.append(Wanted(key, joined.start, joined.finish, sort, bends.get(key, ())))
    return out


def _room(view: View) -> float | None:
    return PAGES[view.page][0] - 2 * MARGIN if view.page in PAGES else None


def _title_rect(words: Words, measure: TextMeasure) -> Rect:
    return Rect(words.x, words.y - SIZE, measure.width(words.text, SIZE, True) * 1.1, SIZE + 4)


def _titled(frame: Frame, boxes: Sequence[Box], routes: Sequence[Sequence[Point]], measure: TextMeasure) -> Frame:
    """The frame with its name in a corner that no line or box touches: top left where that is free."""
    words, r = frame.words[0], frame.rect
    width = measure.width(words.text, SIZE, True) * 1.1
    left, right, low = r.x + 10, r.right - 10 - width, r.bottom - 8
    spots = [(left, words.y), (right, words.y), (left + (right - left) / 2, words.y), (left, low), (right, low)]

    near = [(a, b) for points in routes for a, b in pairwise(points) if crosses((a, b), r.grown(1))]

    def trouble(spot: Point) -> int:
        at = _title_rect(replace(words, x=spot[0], y=spot[1]), measure)
        return sum(crosses(x, at) for x in near) + 2 * sum(at.meets(x.rect) for x in boxes)

    x, y = min(spots, key=trouble)
    return replace(frame, words=(replace(words, x=x, y=y),))


def _bounds(inside: Rect, words: Iterable[Words], measure: TextMeasure) -> Rect:
    rects = [inside, *(Rect(x.x, x.y - x.size, measure.width(x.text, x.size, x.bold), x.size * 1.3) for x in words)]
    return around(rects).grown(MARGIN)
