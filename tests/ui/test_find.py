"""Find, the palette and the way from the chart to a problem."""

from __future__ import annotations

from PySide6.QtCore import Qt

from icsdesk.domain.kinds import BodyKind
from icsdesk.rules.finding import Grade
from icsdesk.ui.problems.marks import item_for
from tests.ui.desk import CTRL, SHIFT, Desk


def test_enter_goes_from_hit_to_hit_and_escape_brings_the_view_back(opened: Desk) -> None:
    canvas = opened.window.canvas
    canvas.zoom_to(2.0)
    canvas.fitting = False
    where = canvas.where()
    opened.shell.selection.set(())
    opened.key(Qt.Key.Key_F, CTRL)
    opened.type("Trickett")
    hits = opened.window.outline.hits()
    assert len(hits) > 1
    seen = []
    for _ in hits:
        opened.key(Qt.Key.Key_Return)
        seen.append(opened.shell.selection.main)
    assert seen == hits
    opened.key(Qt.Key.Key_Return)
    assert opened.shell.selection.main == hits[0]
    opened.key(Qt.Key.Key_Return, SHIFT)
    assert opened.shell.selection.main == hits[-1]
    opened.key(Qt.Key.Key_Escape)
    assert opened.window.outline.filter.text() == ""
    assert canvas.hasFocus()
    assert opened.shell.selection.ids == ()
    assert all(abs(a - b) < 1.0 for a, b in zip(canvas.where(), where, strict=True))


def test_after_a_search_the_outline_is_folded_as_before(opened: Desk) -> None:
    tree = opened.window.outline.tree
    tops = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    before = [(x.text(0), x.isExpanded()) for x in tops if x is not None]
    assert not all(opened_ for _, opened_ in before)
    opened.key(Qt.Key.Key_F, CTRL)
    opened.type("e")
    opened.key(Qt.Key.Key_Escape)
    assert [(x.text(0), x.isExpanded()) for x in tops if x is not None] == before


def test_a_word_that_is_nowhere_is_said(opened: Desk) -> None:
    opened.key(Qt.Key.Key_F, CTRL)
    opened.type("zzz")
    opened.key(Qt.Key.Key_Return)
    assert opened.said[-1] == 'Nothing is called "zzz" on this day'


def test_the_palette_lets_go_when_the_chart_does(opened: Desk) -> None:
    palette = opened.window.palette_panel
    palette.wanted.emit(BodyKind.HWB)
    assert [x.text(0) for x in palette.tree.selectedItems()] == [BodyKind.HWB.label]
    opened.key(Qt.Key.Key_Escape)
    assert palette.tree.selectedItems() == []


def test_a_mark_on_the_chart_leads_to_its_problem(opened: Desk) -> None:
    panel = opened.window.problems
    report = panel.report
    assert report is not None
    canvas = opened.window.canvas
    item = next(iter(canvas.sheet.grades))
    assert canvas.sheet.grade_words[item]
    canvas.finding_clicked.emit(item)
    assert panel.finding is not None
    assert item_for(opened.shell.system, panel.finding) == item


def test_questions_are_folded_and_put_together_by_body(opened: Desk) -> None:
    panel = opened.window.problems
    assert panel.report is not None
    questions = panel.report.of_grade(Grade.CANNOT_TELL)
    group = next(
        x
        for i in range(panel.tree.topLevelItemCount())
        if (x := panel.tree.topLevelItem(i)) is not None and x.text(0) == f"Cannot tell ({len(questions)})"
    )
    assert not group.isExpanded()
    assert 1 < group.childCount() < len(questions)
    inside = [x.childCount() for i in range(group.childCount()) if (x := group.child(i)) is not None]
    assert sum(inside) == len(questions)


def test_the_start_page_has_the_focus_on_its_first_button(desk: Desk) -> None:
    assert desk.focus is desk.window.welcome.open_button
