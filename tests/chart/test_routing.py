"""Lines: right-angled, clear of boxes, apart from each other, and as hand-placed where they are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from icsdesk.chart.buses import painted
from icsdesk.chart.ends import end_shape, shortened
from icsdesk.chart.picture import End, Point, Rect
from icsdesk.chart.routing import Wanted, bus_of, route, route_some
from tests.chart.charts import MEASURE, compose, drawn, foreign_crossings, grown_system, only_view, place_system, tidied

TOP, LEFT, RIGHT = Rect(100, 0, 100, 40), Rect(0, 120, 100, 40), Rect(200, 120, 100, 40)


def square(points: tuple[Point, ...]) -> bool:
    return all(abs(a[0] - b[0]) < 0.01 or abs(a[1] - b[1]) < 0.01 for a, b in pairwise(points))


def on_edge(point: Point, r: Rect) -> bool:
    x, y = point
    within = r.x - 0.01 <= x <= r.right + 0.01 and r.y - 0.01 <= y <= r.bottom + 0.01
    return within and min(abs(x - r.x), abs(x - r.right), abs(y - r.y), abs(y - r.bottom)) < 0.01


def test_a_line_runs_from_edge_to_edge() -> None:
    boxes = {"top": TOP, "left": LEFT}
    points = route(boxes, [Wanted("l", "left", "top")])["l"]
    assert square(points)
    assert on_edge(points[0], LEFT)
    assert on_edge(points[-1], TOP)


def test_boxes_nearly_in_line_are_joined_straight() -> None:
    boxes = {"top": TOP, "low": Rect(110, 120, 100, 40)}
    assert len(route(boxes, [Wanted("l", "low", "top")])["l"]) == 2


def test_children_of_one_sort_share_a_trunk_and_others_keep_apart() -> None:
    boxes = {"top": TOP, "left": LEFT, "right": RIGHT}
    wanted = [
        Wanted("a", "left", "top", "reports"),
        Wanted("b", "right", "top", "reports"),
        Wanted("c", "left", "top", "advises"),
    ]
    found = route(boxes, wanted)
    assert found["a"][-1] == found["b"][-1]
    assert found["a"][-1] != found["c"][-1]
    assert bus_of(boxes, wanted[0]) == bus_of(boxes, wanted[1]) != bus_of(boxes, wanted[2])


@pytest.mark.parametrize("gap", [4, 10, 20, 24, 30])
def test_close_neighbours_are_joined_without_a_loop(gap: int) -> None:
    boxes = {"one": Rect(0, 0, 100, 40), "two": Rect(100 + gap, 10, 100, 40)}
    points = route(boxes, [Wanted("l", "one", "two")])["l"]
    assert square(points)
    assert all(100 <= x <= 100 + gap for x, _ in points)
    assert sum(abs(a[1] - b[1]) for a, b in pairwise(points)) <= 10


def test_a_box_in_the_way_is_gone_round() -> None:
    boxes = {"top": TOP, "middle": Rect(80, 100, 140, 40), "low": Rect(100, 220, 100, 40)}
    points = route(boxes, [Wanted("l", "low", "top")])["l"]
    assert square(points)
    r = boxes["middle"].grown(3)
    assert not any(
        Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]) + 0.1, abs(a[1] - b[1]) + 0.1).meets(r)
        for a, b in pairwise(points)
    )


def test_hand_placed_points_stay_when_a_box_moves() -> None:
    via = ((150.0, 80.0), (50.0, 80.0))
    boxes = {"top": TOP, "left": LEFT}
    assert route(boxes, [Wanted("l", "top", "left", via=via)])["l"] == ((150, 40), (150, 80), (50, 80), (50, 120))
    moved = boxes | {"left": Rect(300, 160, 100, 40)}
    points = route(moved, [Wanted("l", "top", "left", via=via)])["l"]
    assert points[1] == via[0]
    assert (50, 80) in points or square(points)
    assert square(points)
    assert on_edge(points[-1], moved["left"])


def test_dragging_routes_only_the_lines_that_touch_the_moved_box() -> None:
    boxes = {"top": TOP, "left": LEFT, "right": RIGHT}
    wanted = [Wanted("a", "left", "top", "x"), Wanted("b", "right", "top", "y")]
    before = route(boxes, wanted)
    after = route_some(boxes | {"left": Rect(-60, 160, 100, 40)}, wanted, before, {"left"})
    assert after["b"] == before["b"]
    assert after["a"] != before["a"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("count", [6, 14, 26])
def test_no_line_runs_through_a_foreign_box_on_a_tidy_chart(count: int, seed: int) -> None:
    system = grown_system(count, seed)
    picture = drawn(system)
    assert foreign_crossings(system, picture) == []
    assert all(square(x.points) for x in picture.strokes)
    rects = {x.id: x.rect for x in picture.boxes}
    assert all(any(on_edge(x.points[n], r) for r in rects.values()) for x in picture.strokes for n in (0, -1))


def test_the_same_chart_gives_the_same_lines() -> None:
    system = grown_system(20, 5)
    assert drawn(system) == drawn(system)


def test_different_lines_do_not_lie_on_each_other() -> None:
    picture = drawn(place_system())
    runs = [(s.name, s.colour, s.dash, a, b) for s in picture.strokes for a, b in pairwise(s.points)]
    for n, (one, colour, dash, a, b) in enumerate(runs):
        for two, other, other_dash, c, d in runs[n + 1 :]:
            if one == two or (colour, dash) == (other, other_dash):
                continue
            for axis in (0, 1):
                same = abs(a[axis] - b[axis]) < 0.01 and abs(c[axis] - d[axis]) < 0.01 and abs(a[axis] - c[axis]) < 2
                along = 1 - axis
                shared = min(max(a[along], b[along]), max(c[along], d[along])) - max(
                    min(a[along], b[along]), min(c[along], d[along])
                )
                assert not (same and shared > 1), f"{one} lies on {two}"


def test_a_shared_trunk_is_painted_once() -> None:
    system = place_system()
    picture = compose(system, tidied(system), None, MEASURE)
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for s in picture.strokes for a, b in pairwise(s.points))
    parts = painted(picture.strokes)
    less = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for points, _, _ in parts.values() for a, b in pairwise(points))
    assert less < length
    six = [parts[x.id] for x in picture.strokes if x.id in {"l8", "l9", "l10", "l11", "l12", "l13"}]
    assert [x[2] for x in six].count(End.OPEN_TRIANGLE) == 1
    assert only_view(system).bends == ()


@pytest.mark.parametrize("end", [x for x in End if x not in (End.NONE, End.BAR)])
def test_line_ends_touch_the_box(end: End) -> None:
    shape = end_shape(end, ((0.0, 0.0), (0.0, 50.0)))
    assert shape is not None
    assert max(y for _, y in shape.points) == pytest.approx(50, abs=0.5)
    assert shortened(((0.0, 0.0), (0.0, 50.0)), end)[-1][1] <= 50


def test_a_plain_end_has_no_shape() -> None:
    assert end_shape(End.NONE, ((0.0, 0.0), (0.0, 50.0))) is None
