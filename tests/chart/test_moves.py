"""What a move changes in a picture and what it leaves alone; hops where lines cross; charts so large that search must give up."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from icsdesk.chart.compose import compose
from icsdesk.chart.jumps import RADIUS, hopped, jumps
from icsdesk.chart.picture import Rect
from icsdesk.chart.routing import Wanted, route
from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Line, Placement, View
from icsdesk.domain.system import System
from icsdesk.publish.svg import svg
from tests.chart.charts import MEASURE, only_view, system_of

ROOT = Path(__file__).resolve().parents[2]


def crowd(bodies: int, lines: int) -> System:
    """Committees on a grid, joined at random; the same each time."""
    chance = random.Random(7)
    records: list[Body | Line | View] = [Body(id=f"b{n}", name=f"Committee {n}", kind=BodyKind.COMMITTEE) for n in range(bodies)]
    for n in range(lines):
        a, b = chance.sample(range(bodies), 2)
        kind = chance.choice((LineKind.REPORTS_TO, LineKind.ADVISES))
        records.append(Line(id=f"l{n}", start=f"b{a}", finish=f"b{b}", kind=kind))
    spots = tuple(Placement(item=f"b{n}", x=n % 10 * 180.0, y=n // 10 * 120.0, w=140, h=60) for n in range(bodies))
    return system_of(*records, View(id="chart", title="A crowd", placements=spots))


def put(view: View, item: str, x: float, y: float) -> View:
    return replace(view, placements=tuple(replace(p, x=x, y=y) if p.item == item else p for p in view.placements))


def test_a_move_leaves_lines_elsewhere_as_they_are() -> None:
    system = crowd(60, 80)
    view = only_view(system)
    before = compose(system, view, None, MEASURE)
    after = compose(system, put(view, "b30", 20.0, 390.0), None, MEASURE, previous=before, moved={"b30"})
    mine = {x.id for x in system.lines_at("b30")}
    old = {x.id: x.points for x in before.strokes}
    assert mine
    assert all(x.points == old[x.id] for x in after.strokes if x.id not in mine)
    assert any(x.points != old[x.id] for x in after.strokes if x.id in mine)


def test_after_a_move_every_hop_and_fault_is_that_of_the_lines_as_they_now_run() -> None:
    system = crowd(60, 80)
    view = only_view(system)
    picture = compose(system, view, None, MEASURE)
    for step, item in enumerate(("b30", "b12", "b30", "b59")):
        view = put(view, item, 90.0 + 70 * step, 250.0 + 40 * step)
        picture = compose(system, view, None, MEASURE, previous=picture, moved={item})
        routes = {x.id: x.points for x in picture.strokes}
        ends = {x.id: (x.start, x.finish) for x in system.every(Line)}
        found = jumps(routes, {})
        assert all(set(x.jumps) <= set(found.get(x.id, ())) for x in picture.strokes)
        assert any(x.jumps for x in picture.strokes)
        for line, box in picture.through:
            assert box not in ends[line]
        said = [x for x in picture.faults if "runs through" in x]
        assert len(said) == len(picture.through)


def test_words_are_never_those_of_a_system_before() -> None:
    system = crowd(4, 3)
    view = only_view(system)
    first = compose(system, view, None, MEASURE)
    renamed = System.of(system.about, [replace(x, name="Audit") if x.id == "b0" else x for x in system.records.values()])
    second = compose(renamed, view, None, MEASURE, previous=first, moved=set())
    assert {x.name for x in second.boxes} == {"Audit", "Committee 1", "Committee 2", "Committee 3"}
    assert "Audit" in second.description
    assert compose(system, view, None, MEASURE) == first


def test_the_later_of_two_crossing_lines_hops_and_lines_of_one_bus_do_not() -> None:
    routes = {"first": ((0.0, 50.0), (100.0, 50.0)), "later": ((50.0, 0.0), (50.0, 100.0))}
    assert jumps(routes, {}) == {"later": [(50.0, 50.0)]}
    assert jumps(routes, {"first": "bus", "later": "bus"}) == {}
    assert jumps(routes, {}, only={"first"}) == {"later": [(50.0, 50.0)]}
    assert jumps({**routes, "later": ((50.0, 50.0), (50.0, 100.0))}, {}) == {}


def test_a_hop_is_an_arc_that_starts_and_ends_on_the_line() -> None:
    path = hopped(((0.0, 0.0), (100.0, 0.0)), [(50.0, 0.0)])
    assert path[0] == (0.0, 0.0)
    assert path[-1] == (100.0, 0.0)
    assert min(y for _, y in path) == -RADIUS
    assert [x for x, _ in path] == sorted(x for x, _ in path)
    back = hopped(((100.0, 0.0), (0.0, 0.0)), [(50.0, 0.0)])
    assert [(round(x, 6), round(y, 6)) for x, y in back] == [(round(x, 6), round(y, 6)) for x, y in path[::-1]]
    close = hopped(((0.0, 0.0), (100.0, 0.0)), [(50.0, 0.0), (53.0, 0.0)])
    assert sum(abs(y + RADIUS) < 1e-9 for _, y in close) == 2
    assert hopped(((0.0, 0.0), (100.0, 0.0)), [(50.0, 9.0)]) == ((0.0, 0.0), (100.0, 0.0))


def test_a_line_that_is_walled_in_is_drawn_at_right_angles_all_the_same() -> None:
    ring = {
        f"wall{n}": Rect(x, y, w, h)
        for n, (x, y, w, h) in enumerate(((-60, -60, 260, 20), (-60, 120, 260, 20), (-60, -60, 20, 200), (180, -60, 20, 200)))
    }
    boxes = {"inside": Rect(0, 0, 140, 80), "outside": Rect(0, 600, 140, 80), **ring}
    points = route(boxes, [Wanted("line", "inside", "outside")])["line"]
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


def test_a_crowded_chart_is_finished_and_every_process_draws_it_alike() -> None:
    code = (
        "from tests.chart.test_moves import crowd, only_view, compose, svg, MEASURE; import hashlib;"
        "s = crowd(100, 200); print(hashlib.sha256(svg(compose(s, only_view(s), None, MEASURE))).hexdigest())"
    )
    found = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        found.add(done.stdout)
    system = crowd(100, 200)
    picture = compose(system, only_view(system), None, MEASURE)
    assert len(found) == 1
    assert picture.through == ()
    assert svg(picture).count(b"<polyline") >= 200
