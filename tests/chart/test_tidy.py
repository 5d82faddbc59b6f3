"""Tidy: rows by level, nothing on top of anything, within the page, and only what may move moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from icsdesk.chart.compose import compose
from icsdesk.chart.faults import PAGES
from icsdesk.chart.picture import Rect
from icsdesk.chart.tidy import ACROSS, free_spot, tidy
from icsdesk.domain.kinds import BodyKind, Level, LineKind, PageSize, SuccessionKind
from icsdesk.domain.records import Bend, Body, Line, Place, Placement, Succession, View
from icsdesk.domain.times import Span, When
from tests.chart.charts import (
    MEASURE,
    ON_THE_DAY,
    drawn,
    grown_system,
    only_view,
    overlaps,
    place_system,
    route_system,
    system_of,
    tidied,
    view_of,
)


def rect(view: View, item: str) -> Rect:
    spot = next(x for x in view.placements if x.item == item)
    return Rect(spot.x, spot.y, spot.w, spot.h)


def centre(view: View, item: str) -> float:
    return rect(view, item).middle[0]


def test_levels_stand_in_order_from_the_top() -> None:
    view = tidied(place_system())
    assert rect(view, "nhse").bottom < rect(view, "icb").y
    assert rect(view, "icb").bottom < rect(view, "audit").y
    assert rect(view, "audit").bottom < rect(view, "whwb").y
    assert rect(view, "whwb").bottom < rect(view, "wec").y
    assert rect(view, "wec").bottom < min(rect(view, f"d{n}").y for n in range(6))


def test_a_parent_stands_over_the_middle_of_its_children() -> None:
    bodies = [Body(id=x, name=x, kind=BodyKind.COMMITTEE) for x in ("top", "a", "b", "c")]
    lines = [Line(id=f"l{x}", start=x, finish="top", kind=LineKind.REPORTS_TO) for x in ("a", "b", "c")]
    view = tidied(system_of(*bodies, *lines, view_of("top", "a", "b", "c")))
    spots = [centre(view, x) for x in ("a", "b", "c")]
    assert centre(view, "top") == pytest.approx((min(spots) + max(spots)) / 2, abs=6)
    assert len({rect(view, x).y for x in ("a", "b", "c")}) == 1


@pytest.mark.parametrize("page", [x for x in PageSize if x is not PageSize.FREE])
def test_brothers_wrap_to_the_page(page: PageSize) -> None:
    names = [f"b{n}" for n in range(9)]
    bodies = [Body(id=x, name=f"Worcestershire Collaborative {x}", kind=BodyKind.COMMITTEE) for x in ("top", *names)]
    lines = [Line(id=f"l{x}", start=x, finish="top", kind=LineKind.REPORTS_TO) for x in names]
    view = tidied(system_of(*bodies, *lines, view_of("top", *names, page=page)))
    rows = [sum(rect(view, x).y == y for x in names) for y in {rect(view, x).y for x in names}]
    assert max(rows) <= ACROSS[page]
    assert max(rows) - min(rows) <= 1


@pytest.mark.parametrize("page", [PageSize.A4_LANDSCAPE, PageSize.A3_LANDSCAPE, PageSize.A4_PORTRAIT])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_overlaps_and_the_page_is_wide_enough(page: PageSize, seed: int) -> None:
    for count in (1, 3, 9, 18, 30):
        picture = drawn(grown_system(count, seed, page))
        assert overlaps([x.rect for x in picture.boxes]) == 0
        if count <= 18:
            assert picture.bounds.w <= PAGES[page][0] + 0.01


def test_boxes_stand_on_the_grid() -> None:
    for placement in tidied(grown_system(20, 1)).placements:
        assert all(value % 10 == 0 for value in (placement.x, placement.y, placement.w, placement.h))


def test_words_on_lines_clear_boxes_and_each_other() -> None:
    for picture in (drawn(place_system()), *(drawn(grown_system(n, 2)) for n in (8, 20))):
        plates = [x.plate for x in picture.strokes if x.plate]
        assert plates
        assert overlaps(plates) == 0
        assert not [p for p in plates for b in picture.boxes if p.meets(b.rect)]


def test_frames_hold_their_own_and_no_one_else() -> None:
    picture = drawn(place_system())
    frames = {x.id: x.rect for x in picture.frames}
    boxes = {x.id: x.rect for x in picture.boxes}
    assert not frames["hereford"].meets(frames["worcester"])
    inside = {"worcester": {"whwb", "wec", "hosc", *(f"d{n}" for n in range(6))}, "hereford": {"hhwb"}}
    for frame, members in inside.items():
        for key, box in boxes.items():
            assert frames[frame].meets(box) == (key in members), f"{key} and {frame}"


def test_the_name_of_a_frame_is_clear_of_lines() -> None:
    picture = drawn(place_system())
    for frame in picture.frames:
        words = frame.words[0]
        name = Rect(words.x, words.y - 9, MEASURE.width(words.text, 12, True), 11)
        assert not [s.name for s in picture.strokes if _through(s.points, name)]


def _through(points: tuple[tuple[float, float], ...], r: Rect) -> bool:
    return any(
        min(a[0], b[0]) < r.right and max(a[0], b[0]) > r.x and min(a[1], b[1]) < r.bottom and max(a[1], b[1]) > r.y
        for a, b in pairwise(points)
    )


def test_a_pinned_box_stays_and_nothing_covers_it() -> None:
    system = place_system()
    view = only_view(system)
    spot = Placement(item="icb", x=330, y=210, w=150, h=90, pinned=True)
    pinned = replace(view, placements=tuple(spot if x.item == "icb" else x for x in view.placements))
    after = tidied(system, pinned)
    assert next(x for x in after.placements if x.item == "icb") == spot
    picture = compose(system, after, None, MEASURE)
    assert overlaps([x.rect for x in picture.boxes]) == 0


def test_only_the_new_box_moves() -> None:
    system = place_system()
    before = tidied(system)
    records = [*system.records.values(), Body(id="new", name="New Committee", kind=BodyKind.ICB_COMMITTEE)]
    records.append(Line(id="ln", start="new", finish="icb", kind=LineKind.COMMITTEE_OF))
    grown = system_of(*(x for x in records if not isinstance(x, View)), before)
    more = replace(before, placements=(*before.placements, Placement(item="new", x=0, y=0, w=130, h=60)))
    placements, _ = tidy(grown, more, None, MEASURE, only={"new"})
    after = replace(more, placements=placements)
    assert placements[:-1] == before.placements
    assert overlaps([x.rect for x in compose(grown, after, None, MEASURE).boxes]) == 0
    assert rect(after, "new").y > rect(after, "icb").y


def test_bends_of_lines_that_moved_are_dropped_and_others_kept() -> None:
    system = place_system()
    view = replace(tidied(system), bends=(Bend(line="l0", points=((5.0, 5.0),)), Bend(line="l3", points=((9.0, 9.0),))))
    assert tidy(system, view, None, MEASURE)[1] == ()
    kept = tidy(system, view, None, MEASURE, only={"nhse"})[1]
    assert [x.line for x in kept] == ["l3"]


def test_a_free_spot_is_free_and_near() -> None:
    system = place_system()
    view = tidied(system)
    x, y = free_spot(system, view, None, 130, 60, near="icb")
    spot = Rect(x, y, 130, 60)
    boxes = compose(system, view, None, MEASURE).boxes
    assert not any(spot.meets(b.rect) for b in boxes)
    assert abs(x - rect(view, "icb").x) + abs(y - rect(view, "icb").bottom) < 500
    assert free_spot(system, view, None, 130, 60)[1] > max(r.rect.bottom for r in boxes)
    empty = system_of(view_of())
    assert free_spot(empty, only_view(empty), None, 130, 60) == (0, 0)


def test_tidying_twice_changes_nothing() -> None:
    for system in (place_system(), route_system(), grown_system(17, 4)):
        once = tidied(system)
        assert tidied(system, once).placements == once.placements


def test_circles_and_a_body_on_its_own_are_no_trouble() -> None:
    bodies = [Body(id=x, name=x, kind=BodyKind.COMMITTEE) for x in "abcd"]
    pairs = (("a", "b"), ("b", "c"), ("c", "a"))
    lines = [Line(id=a + b, start=a, finish=b, kind=LineKind.REPORTS_TO) for a, b in pairs]
    picture = drawn(system_of(*bodies, *lines, view_of(*"abcd")))
    assert overlaps([x.rect for x in picture.boxes]) == 0
    assert len(picture.strokes) == 3


def test_an_outside_body_stands_beside_what_it_watches() -> None:
    bodies = [
        Body(id="board", name="Board", kind=BodyKind.ICB_BOARD),
        Body(id="panel", name="Panel", kind=BodyKind.PANEL, level=Level.EXTERNAL),
        Place(id="p", name="Place", level=Level.PLACE),
    ]
    line = Line(id="l", start="panel", finish="board", kind=LineKind.SCRUTINISES)
    view = tidied(system_of(*bodies, line, view_of("board", "panel", "p")))
    assert rect(view, "board").y == rect(view, "panel").y


def test_a_body_of_another_day_stands_where_its_successor_does_or_clear_of_all() -> None:
    ended = Span(end=When.parse("2022-06-30"))
    bodies = [
        Body(id="ccg", name="Governing Body", kind=BodyKind.CCG_GOVERNING_BODY, span=ended),
        Body(id="icb", name="Board", kind=BodyKind.ICB_BOARD, span=Span(start=When.parse("2022-07-01"))),
        Body(id="old", name="Old Group", kind=BodyKind.COMMITTEE, span=ended),
        Body(id="group", name="Group", kind=BodyKind.COMMITTEE),
    ]
    passed = Succession(id="s", kind=SuccessionKind.REPLACES, earlier=("ccg",), later=("icb",))
    line = Line(id="l", start="group", finish="icb", kind=LineKind.REPORTS_TO)
    system = system_of(*bodies, passed, line, view_of("ccg", "icb", "old", "group", as_at=ON_THE_DAY))
    view = tidied(system)
    assert (rect(view, "ccg").x, rect(view, "ccg").y) == (rect(view, "icb").x, rect(view, "icb").y)
    for day in (dt.date(2022, 6, 30), ON_THE_DAY, dt.date(2023, 1, 1)):
        assert overlaps([x.rect for x in compose(system, view, day, MEASURE).boxes]) == 0
