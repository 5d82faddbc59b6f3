"""The figures of a drawing, on drawings small enough to count by eye, and against the plainest way of counting."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdesk.chart.compose import compose
from icsdesk.chart.metrics import Drawing, crossings, drawing_of, moves, off_row, overlapping, quality
from icsdesk.chart.picture import Point, Rect
from tests.chart.charts import MEASURE, drawn, place_system, tidied

A, B, C = Rect(0, 0, 100, 50), Rect(200, 0, 100, 50), Rect(100, 150, 100, 50)


def of(boxes: dict[str, Rect], lines: dict[str, list[Point]] | None = None, **more: object) -> Drawing:
    lines = lines or {}
    ends = {x: (x[0], x[1]) for x in lines}
    return Drawing(boxes=boxes, lines=lines, ends=ends, **more)  # type: ignore[arg-type]


def test_a_line_through_a_box_counts_only_where_it_is_a_stranger() -> None:
    boxes = {"a": A, "b": B, "m": Rect(120, 10, 50, 30)}
    straight: list[Point] = [(100, 25), (200, 25)]
    assert quality(of(boxes, {"ab": straight})).through == 1
    assert quality(of(boxes, {"am": [(100, 25), (150, 25)]})).through == 0
    assert quality(of(boxes, {"ab": [(50, 50), (50, 80), (250, 80), (250, 50)]})).through == 0


def test_a_slanting_line_through_the_corner_of_a_box_counts() -> None:
    boxes = {"a": A, "b": Rect(200, 200, 10, 10), "m": Rect(100, 100, 60, 60)}
    assert quality(of(boxes, {"ab": [(90, 50), (200, 200)]})).through == 1


def test_crossings_are_places_where_lines_pass_through_one_another() -> None:
    across: list[Point] = [(0, 10), (100, 10)]
    assert crossings({"p": across, "q": [(50, 0), (50, 20)]}) == [(50, 10)]
    assert crossings({"p": across, "q": [(50, 0), (50, 10)]}) == [], "a line that ends on another does not cross it"
    assert crossings({"p": across, "q": [(20, 10), (60, 10), (60, 40)]}) == [], "a shared trunk is no crossing"
    trunk: dict[str, list[Point]] = {f"t{n}": [(0, 10), (100 + n, 10)] for n in range(4)}
    assert len(crossings(trunk | {"q": [(50, 0), (50, 20)]})) == 1, "four lines on one trunk are crossed at one place"


def test_bends_and_length() -> None:
    found = quality(of({"a": A, "b": B}, {"ab": [(50, 50), (50, 80), (150, 80), (250, 80), (250, 50)]}))
    assert found.bends == 2
    assert found.length == 260


def test_words_on_a_box_on_words_and_on_a_strange_line() -> None:
    boxes = {"a": A, "b": B, "c": C}
    lines: dict[str, list[Point]] = {"ab": [(100, 25), (200, 25)], "ac": [(50, 50), (50, 175), (100, 175)]}

    def faults(**at: Rect) -> int:
        return quality(of(boxes, lines, labels=at)).label_faults

    assert faults(ab=Rect(120, 18, 60, 14)) == 0, "words stand on their own line"
    assert faults(ab=Rect(90, 60, 60, 14)) == 0
    assert faults(ab=Rect(60, 40, 60, 14)) == 1
    assert faults(ab=Rect(30, 100, 60, 14)) == 1
    assert faults(ab=Rect(120, 60, 60, 14), ac=Rect(130, 65, 60, 14)) == 1


def test_frames_hold_their_own_and_keep_strangers_out() -> None:
    frames = {"f": Rect(-10, -10, 150, 80)}
    assert quality(of({"a": A, "b": B}, frames=frames, inside={"f": frozenset("a")})).frame_faults == 0
    assert quality(of({"a": A, "b": B}, frames=frames, inside={"f": frozenset("b")})).frame_faults == 2


def test_a_box_out_of_line_and_a_parent_off_centre() -> None:
    boxes = {"a": A, "b": B, "c": Rect(400, 4, 100, 50), "d": Rect(100, -100, 100, 50)}
    assert off_row(of(boxes, tiers={"a": 1, "b": 1, "c": 1, "d": 0})) == 1
    above = {"a": ["d"], "b": ["d"]}
    assert quality(of(boxes, above=above)).off_centre == 0
    assert quality(of(boxes | {"d": Rect(130, -100, 100, 50)}, above=above)).off_centre == 30


def test_boxes_in_line_by_their_middles_are_in_line() -> None:
    assert off_row(of({"a": Rect(0, 0, 10, 40), "b": Rect(20, 10, 10, 20)}, tiers={"a": 0, "b": 0})) == 0


def test_the_size_in_print_shrinks_with_the_tighter_side() -> None:
    found = quality(of({"a": Rect(0, 0, 200, 100)}))
    assert found.printed((400, 400)) == 12
    assert found.printed((100, 400)) == 6
    assert found.printed((400, 25)) == 3
    assert found.fill == 1


def test_moves_with_and_without_a_common_shift() -> None:
    boxes = {"a": A, "b": B, "c": C}
    shifted = {x: Rect(r.x + 30, r.y + 40, r.w, r.h) for x, r in boxes.items()}
    assert moves(boxes, boxes).moved == 0
    found = moves(boxes, shifted)
    assert (found.moved, found.mean, found.mean_unshifted) == (3, 50, 0)
    assert moves(boxes, {"z": A}).mean == 0


def test_a_real_picture_is_measured_as_its_faults_say() -> None:
    system = place_system()
    view = tidied(system)
    picture = compose(system, view, None, MEASURE)
    found = quality(drawing_of(system, view, None, picture))
    assert (found.overlaps, found.through, found.label_faults, found.frame_faults) == (0, 0, 0, 0)
    assert found.boxes == len(picture.boxes)
    assert found.width <= picture.bounds.w
    assert drawn(system) == picture


numbers = st.integers(-300, 300).map(float)
rects = st.builds(Rect, numbers, numbers, st.integers(2, 200).map(float), st.integers(2, 200).map(float))


@given(st.lists(rects, max_size=14))
def test_overlaps_are_those_of_the_plainest_count(found: list[Rect]) -> None:
    table = {str(n): r for n, r in enumerate(found)}
    slow = {(a, b) for a, b in combinations(table, 2) if table[a].grown(-0.375).meets(table[b].grown(-0.375))}
    assert set(overlapping(table)) == slow


@given(
    st.lists(st.tuples(numbers, numbers), min_size=2, max_size=6),
    st.lists(st.tuples(numbers, numbers), min_size=2, max_size=6),
    numbers,
)
def test_figures_do_not_depend_on_order_or_place(one: list[Point], two: list[Point], shift: float) -> None:
    there = len(crossings({"p": one, "q": two}))
    assert len(crossings({"q": two, "p": one})) == there
    assert len(crossings({"p": [(x + shift, y) for x, y in one], "q": [(x + shift, y) for x, y in two]})) == there
    assert crossings({"p": one}) == []


@given(st.dictionaries(st.sampled_from("abcdef"), rects), numbers, numbers)
def test_a_common_shift_is_no_move_once_taken_out(boxes: dict[str, Rect], dx: float, dy: float) -> None:
    after = {x: Rect(r.x + dx, r.y + dy, r.w, r.h) for x, r in boxes.items()}
    assert moves(boxes, after).mean_unshifted == pytest.approx(0)
