"""What the check found, and the way from there to the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem

from icsdesk.domain.records import Body
from icsdesk.edit import bodies
from icsdesk.rules.finding import Finding, Grade
from icsdesk.ui.problems.marks import marks
from icsdesk.ui.problems.panel import _in_full, summary
from tests.ui.desk import SHIFT, Desk


def rows(desk: Desk) -> list[QTreeWidgetItem]:
    """Every finding's row, in order."""
    return desk.window.problems.rows()


def finding_of(row: QTreeWidgetItem) -> Finding:
    found = row.data(0, Qt.ItemDataRole.UserRole)
    assert isinstance(found, Finding)
    return found


def test_findings_are_grouped_by_grade_with_their_number(opened: Desk) -> None:
    report = opened.window.problems.report
    assert report is not None
    tree = opened.window.problems.tree
    heads = [tree.topLevelItem(i).text(0) for i in range(tree.topLevelItemCount())]
    assert heads == [f"{x.value} ({len(report.of_grade(x))})" for x in Grade if report.of_grade(x)]
    assert len(rows(opened)) == sum(len(report.of_grade(x)) for x in Grade)


def test_a_click_shows_the_body_and_puts_the_cursor_in_the_form(opened: Desk) -> None:
    row = next(x for x in rows(opened) if opened.shell.system.find(Body, finding_of(x).subjects[0]))
    opened.click_row(row)
    body = finding_of(row).subjects[0]
    assert opened.shell.selection.main == body
    assert opened.window.inspector.record_id == body
    assert opened.window.inspector.isAncestorOf(opened.focus)


def test_f8_goes_round_all_findings_and_back(opened: Desk) -> None:
    count = len(rows(opened))
    opened.window.canvas.setFocus()
    seen = []
    for _ in range(count):
        opened.key(Qt.Key.Key_F8)
        found = opened.window.problems.finding
        assert found is not None
        seen.append((found.rule, found.subjects, found.sentence))
    assert len(set(seen)) == count
    opened.key(Qt.Key.Key_F8)
    opened.key(Qt.Key.Key_F8, SHIFT)
    found = opened.window.problems.finding
    assert found is not None
    assert (found.rule, found.subjects, found.sentence) == seen[-1]


def test_the_check_follows_an_edit_by_itself(opened: Desk) -> None:
    before = opened.window.problems.report
    assert before is not None
    row = next(x for x in rows(opened) if opened.shell.system.find(Body, finding_of(x).subjects[0]))
    gone = finding_of(row).subjects[0]
    with opened.qtbot.waitSignal(opened.window.problems.checked, timeout=20_000):
        opened.shell.document.do(bodies.delete(opened.shell.system, (gone,)))
    after = opened.window.problems.report
    assert after is not None
    assert all(x.subjects[:1] != (gone,) for x in after.findings)


def test_a_quick_fix_is_offered_where_there_is_one_and_is_one_step(opened: Desk) -> None:
    panel = opened.window.problems
    offered = 0
    for row in rows(opened):
        panel.tree.setCurrentItem(row)
        button = (
            next(x for x in panel.findChildren(QPushButton) if x.toolTip().endswith("(Ctrl+.)")) if _fixable(opened) else None
        )
        if button is None:
            continue
        offered += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert opened.shell.document.undo_stack.count() == 1
        opened.window.canvas.undo()
        assert opened.shell.document.undo_stack.index() == 0
        break
    if not offered:
        panel.fix()
        assert "no quick fix" in opened.said[-1]


def test_marks_go_to_the_chart_for_what_is_drawn(opened: Desk) -> None:
    report = opened.window.problems.report
    assert report is not None
    assert summary(report).endswith("as at 12 January 2022")
    grades, words = marks(opened.shell.system, report)
    assert set(words) == set(grades)
    assert all(words[x].startswith(grades[x].value) for x in grades)
    assert grades
    assert set(grades.values()) <= {Grade.MUST_FIX, Grade.CHECK, Grade.NOTE}
    assert all(x in opened.shell.system.records for x in grades)


def test_names_and_links_in_a_finding_cannot_become_markup(opened: Desk) -> None:
    found = finding_of(rows(opened)[0])
    nasty = Finding(
        rule=found.rule,
        verdict=found.verdict,
        severity=found.severity,
        grade=found.grade,
        subjects=found.subjects,
        sentence="<img src=x> & <b>",
        citation="An Act",
        link="javascript:alert(1)",
    )
    words = _in_full(nasty)
    assert "<img" not in words
    assert "javascript" not in words


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_has_a_colour_readable_on_light_and_dark(grade: Grade) -> None:
    from PySide6.QtGui import QPalette

    from icsdesk.ui.look import _DARK, _LIGHT, _palette, grade_colour

    for colours in (_LIGHT, _DARK):
        palette = _palette(colours)
        ground = palette.color(QPalette.ColorRole.Base)
        assert _contrast(grade_colour(grade.value, palette), ground) >= 4.5


def _fixable(desk: Desk) -> bool:
    return any(
        x.isVisibleTo(desk.window.problems) and x.toolTip().endswith("(Ctrl+.)")
        for x in desk.window.problems.findChildren(QPushButton)
    )


def _contrast(a, b) -> float:  # type: ignore[no-untyped-def]
    def light(c):  # type: ignore[no-untyped-def]
        parts = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in (c.redF(), c.greenF(), c.blueF())]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)
