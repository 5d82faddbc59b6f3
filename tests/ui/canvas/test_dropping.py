"""What a body dropped on something means: in a place, on another body, on a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from icsdesk.domain.kinds import BodyKind, GroupingKind, LineKind
from icsdesk.domain.records import Body, Grouping, Line, Place, Placement, View
from icsdesk.domain.system import System

ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def grounds(bench, make_bench: Callable[[System], object]):
    """The small chart with a county, a district within it, a group of committees, and a forum joined to nothing."""
    view = bench.system.need(View, "main")
    frames = (
        Placement(item="county", x=520, y=280, w=300, h=260),
        Placement(item="district", x=540, y=420, w=240, h=100),
        Placement(item="together", x=60, y=420, w=240, h=140),
        Placement(item="forum", x=560, y=200, w=150, h=60),
    )
    records = [x for x in bench.system.records.values() if x.id != "main"]
    view = replace(view, placements=(*view.placements, *frames))
    more = (
        Place(id="county", name="Worcestershire"),
        Place(id="district", name="Redditch", within="county"),
        Grouping(id="together", name="Committees in common", kind=GroupingKind.COMMITTEES_IN_COMMON),
        Body(id="forum", name="Citizens Forum", kind=BodyKind.FORUM),
    )
    made = make_bench(System.of(bench.system.about, (*more, *records, view)))
    made.shell.set_view("main")
    made.view.zoom_100()
    return made


def slide(bench, start: QPoint, end: QPoint) -> None:
    """A drag with Alt held on the way, so that nothing snaps."""
    bench.press(start)
    bench.travel(start, end, ALT)
    bench.release(end, ALT)


def menu(bench, name: str) -> QMenu:
    return next(x for x in bench.view.findChildren(QMenu, name) if x.isVisible())


def test_c20_a_body_dropped_in_a_place_belongs_there_in_one_step(grounds):
    start = grounds.middle("hwb")
    end = grounds.at(700, 350)
    grounds.press(start)
    grounds.travel(start, end, ALT)
    assert grounds.said[-1] == "Drop to move it into Worcestershire"
    assert grounds.steps == 0
    grounds.release(end, ALT)
    assert grounds.system.need(Body, "hwb").place == "county"
    assert grounds.steps == 1
    assert grounds.shell.document.undo_stack.undoText() == "Move Health and Wellbeing Board into Worcestershire"
    assert grounds.said[-1] == "Moved Health and Wellbeing Board into Worcestershire"
    grounds.view.undo()
    assert grounds.system.need(Body, "hwb").place is None
    assert grounds.spot("hwb") == (560.0, 100.0)


def test_c20_the_smallest_place_counts_and_leaving_takes_the_body_out(grounds):
    start = grounds.middle("hwb")
    slide(grounds, start, grounds.at(660, 480))
    assert grounds.system.need(Body, "hwb").place == "district"
    slide(grounds, grounds.middle("hwb"), grounds.at(660, 340))
    assert grounds.system.need(Body, "hwb").place == "district", "still inside the county it is within"
    slide(grounds, grounds.middle("hwb"), grounds.at(660, 480))
    slide(grounds, grounds.middle("hwb"), grounds.at(480, 600))
    assert grounds.system.need(Body, "hwb").place is None
    assert grounds.said[-1] == "Moved Health and Wellbeing Board out of Redditch"


def test_c20_leaving_the_frame_before_the_drop_changes_nothing_but_the_spot(grounds):
    start, inside, outside = grounds.middle("hwb"), grounds.at(700, 350), grounds.at(840, 120)
    grounds.press(start)
    grounds.travel(start, inside, ALT)
    assert grounds.said[-1] == "Drop to move it into Worcestershire"
    grounds.travel(inside, outside, ALT)
    assert grounds.said[-1] == "Drop to move it here"
    grounds.release(outside, ALT)
    assert grounds.system.need(Body, "hwb").place is None
    assert grounds.shell.document.undo_stack.undoText() == "Move Health and Wellbeing Board"


def test_c20_a_group_takes_members_in_and_lets_them_go(grounds):
    slide(grounds, grounds.middle("hwb"), grounds.at(200, 500))
    assert [x.who for x in grounds.system.need(Grouping, "together").members] == ["hwb"]
    slide(grounds, grounds.middle("hwb"), grounds.at(420, 600))
    assert grounds.system.need(Grouping, "together").members == ()
    assert grounds.steps == 2


def test_c20_a_place_dropped_in_another_is_within_it(grounds):
    slide(grounds, grounds.at(660, 428), grounds.at(660, 640))
    assert grounds.system.need(Place, "district").within is None
    slide(grounds, grounds.at(660, 640), grounds.at(660, 400))
    assert grounds.system.need(Place, "district").within == "county"


def test_c28_a_body_dropped_on_another_asks_and_reports_to_it_in_one_step(grounds):
    before = grounds.system
    grounds.drag(grounds.middle("hwb"), grounds.middle("quality"))
    assert grounds.steps == 0
    asked = menu(grounds, "drop-menu")
    words = [x.text() for x in asked.actions()]
    assert words[0] == "Health and Wellbeing Board reports to Quality Committee"
    assert words[-1] == "Only move it here"
    assert len(words) > 2
    QTest.keyClick(asked, Qt.Key.Key_Return)
    made = grounds.system.lines_from("hwb", LineKind.REPORTS_TO)
    assert [x.finish for x in made] == ["quality"]
    assert grounds.steps == 1
    rects = {x.id: x.rect for x in grounds.view.sheet.boxes()}
    assert not any(rects["hwb"].meets(r) for key, r in rects.items() if key != "hwb")
    assert rects["hwb"].y > rects["quality"].bottom
    assert grounds.said[-1] == "Connected: Health and Wellbeing Board reports to Quality Committee"
    grounds.view.undo()
    assert grounds.system == before


def test_c28_escape_leaves_everything_and_only_move_only_moves(grounds):
    slide(grounds, grounds.middle("hwb"), grounds.middle("quality"))
    QTest.keyClick(menu(grounds, "drop-menu"), Qt.Key.Key_Escape)
    assert grounds.steps == 0
    assert grounds.spot("hwb") == (560.0, 100.0)
    slide(grounds, grounds.middle("hwb"), grounds.middle("quality"))
    asked = menu(grounds, "drop-menu")
    asked.actions()[-1].trigger()
    asked.close()
    assert grounds.spot("hwb") == (300.0, 300.0)
    assert grounds.system.lines_at("hwb") == ()


def test_c29_a_loose_body_dropped_on_a_line_is_put_into_it(grounds):
    old = grounds.system.need(Line, "audit-up")
    points = grounds.view.sheet.part("audit-up").points
    slide(grounds, grounds.middle("forum"), grounds.at((points[1][0] + points[2][0]) / 2, points[1][1]))
    first = grounds.system.need(Line, "audit-up")
    (second,) = grounds.system.lines_from("forum")
    assert (first.start, first.finish, first.kind) == ("audit", "forum", old.kind)
    assert (second.finish, second.kind, second.subject) == ("board", old.kind, old.subject)
    assert grounds.steps == 1
    assert "into the line" in grounds.said[-1]
    grounds.view.undo()
    assert grounds.system.need(Line, "audit-up") == old
    assert grounds.system.lines_at("forum") == ()


def test_c29_on_a_shared_stretch_the_officer_says_which_line(grounds):
    end = grounds.view.sheet.part("audit-up").points[-1]
    slide(grounds, grounds.middle("forum"), grounds.at(end[0], end[1] + 60))
    assert grounds.steps == 0
    asked = menu(grounds, "drop-menu")
    words = [x.text() for x in asked.actions()]
    assert sorted(words[:2]) == [
        "Put it into: Audit Committee reports to Example Board",
        "Put it into: Quality Committee reports to Example Board",
    ]
    assert words[2] == "Only move it here"
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert grounds.steps == 0


def test_c29_a_body_with_lines_of_its_own_is_asked_about(grounds):
    points = grounds.view.sheet.part("audit-up").points
    slide(grounds, grounds.middle("quality"), grounds.at((points[1][0] + points[2][0]) / 2, points[1][1]))
    assert grounds.steps == 0
    asked = menu(grounds, "drop-menu")
    assert [x.text() for x in asked.actions()] == ["Put it into: Audit Committee reports to Example Board", "Only move it here"]
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert grounds.steps == 0
    assert grounds.said[-1].startswith('There is already a "Reports to" line'), "it would report to the board twice"


def test_c20_a_drag_within_one_frame_is_a_plain_move(grounds):
    slide(grounds, grounds.middle("hwb"), grounds.at(700, 350))
    slide(grounds, grounds.middle("hwb"), grounds.middle("hwb") + QPoint(0, 20))
    assert grounds.shell.document.undo_stack.undoText() == "Move Health and Wellbeing Board"
