"""The window as an officer meets it: the start page, opening, menus, panels, the day looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from icsdesk.domain.records import Body, View
from icsdesk.ui.actions import commands
from icsdesk.ui.dialogs.about import shortcut_lines
from tests.ui.desk import ALT, CTRL, Desk


def test_with_nothing_open_the_start_page_says_what_can_be_done(desk: Desk) -> None:
    texts = {x.text() for x in desk.window.welcome.findChildren(QPushButton)}
    assert {"Open a chart…", "New blank chart", "Herefordshire and Worcestershire"} <= texts
    assert not desk.window.inspector.isVisible()
    assert not desk.window.actions_by_key["save"].isEnabled()


def test_a_sample_opens_with_a_click_and_is_never_saved_over(desk: Desk, tmp_path: Path) -> None:
    link = next(x for x in desk.window.welcome.findChildren(QPushButton) if x.text().startswith("Herefordshire"))
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert desk.window.canvas.isVisible()
    assert desk.window.inspector.isVisible()
    assert desk.shell.document.path is None
    desk.answers.path = tmp_path / "mine.yaml"
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.answers.asked == ["save as herefordshire-and-worcestershire.yaml"] or desk.answers.asked[0].startswith("save as ")
    assert (tmp_path / "mine.yaml").is_file()


def test_new_gives_an_empty_chart_ready_to_draw_on(desk: Desk) -> None:
    desk.window.activateWindow()
    QTest.keyClick(desk.window, Qt.Key.Key_N, CTRL)
    assert len(desk.shell.system.every(View)) == 1
    assert desk.shell.view is not None
    assert desk.window.canvas.hasFocus()
    desk.settle()
    first = desk.window.outline.tree.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "No bodies yet. Press Insert to add one"


def test_a_template_begins_a_chart_with_no_file(desk: Desk) -> None:
    buttons = [x for x in desk.window.welcome.findChildren(QPushButton) if x.text() == "Integrated Care Board"]
    QTest.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    assert desk.shell.system.every(Body)
    assert desk.shell.document.path is None
    assert not desk.shell.document.modified


def test_bodies_come_and_go_with_the_day(opened: Desk) -> None:
    charts = opened.window.charts.list
    opened.shell.set_view(opened.shell.system.every(View)[0].id)
    drawn = set()
    for typed in ("30 June 2022", "1 July 2022"):
        opened.key(Qt.Key.Key_G, CTRL)
        opened.type(typed)
        opened.key(Qt.Key.Key_Return)
        picture = opened.window.canvas.picture
        assert picture is not None
        drawn.add(frozenset(x.id for x in picture.boxes))
    assert opened.shell.day == dt.date(2022, 7, 1)
    assert len(drawn) == 2, "the clinical commissioning group ended on 30 June 2022"
    assert charts.count() == len(opened.shell.system.every(View))


def test_a_day_that_is_no_day_is_told_beside_it_and_stays_typed(opened: Desk) -> None:
    before = opened.shell.day
    opened.key(Qt.Key.Key_G, CTRL)
    opened.type("31 June 2022")
    opened.key(Qt.Key.Key_Return)
    assert opened.window.dates.fault_text == "As at date must be a real date, like 1 July 2022"
    assert opened.window.dates.edit.text() == "31 June 2022"
    assert opened.shell.day == before


def test_previous_and_next_jump_between_the_days_of_change(opened: Desk) -> None:
    opened.shell.set_day(dt.date(2022, 6, 30))
    opened.key(Qt.Key.Key_PageDown, ALT)
    assert opened.shell.day == dt.date(2022, 7, 1)
    assert "1 July 2022" in opened.said[-1]
    opened.key(Qt.Key.Key_PageUp, ALT)
    assert opened.shell.day is not None
    assert opened.shell.day < dt.date(2022, 7, 1)


def test_undo_names_the_step_and_the_title_shows_what_is_not_saved(opened: Desk) -> None:
    undo = opened.window.actions_by_key["undo"]
    assert not undo.isEnabled()
    body = opened.body("Worcestershire Health and Wellbeing Board")
    opened.select(body.id)
    opened.field_text("name", "Quality Committee")
    assert undo.text() == f"&Undo {opened.shell.document.undo_stack.undoText()}"
    assert "Quality Committee" in undo.text() or "Rename" in undo.text()
    assert opened.window.isWindowModified()
    opened.window.canvas.setFocus()
    opened.key(Qt.Key.Key_Z, CTRL)
    assert opened.shell.system.name_of(body.id) == body.name
    assert not opened.window.isWindowModified()
    assert opened.window.actions_by_key["redo"].isEnabled()


def test_f6_goes_through_every_panel_and_back(opened: Desk) -> None:
    opened.window.canvas.setFocus()
    seen = []
    for _ in opened.window.panes.order:
        opened.key(Qt.Key.Key_F6)
        seen.append(opened.said[-1])
    assert sorted(seen) == sorted(name for name, _ in opened.window.panes.order)
    assert opened.window.canvas.hasFocus()


def test_sizes_and_panels_are_remembered(make_desk: Callable[[], Desk], sample: Path) -> None:
    first = make_desk()
    first.window.open_path(sample)
    first.window.panes.docks["Problems"].close()
    first.window.resize(1200, 720)
    first.window.close()
    second = make_desk()
    second.window.open_path(sample)
    assert second.window.panes.docks["Problems"].isHidden()
    assert not second.window.panes.docks["Outline"].isHidden()


def test_every_command_is_in_a_menu_with_its_key_and_the_key_sheet_has_them_all(desk: Desk) -> None:
    sheet = "\n".join(shortcut_lines())
    seen: dict[str, str] = {}
    for command in commands():
        action = desk.window.actions_by_key[command.does]
        assert any(action in menu.actions() for menu in desk.window.menus.values())
        for key in command.keys:
            assert key in sheet
            assert key not in seen, f"{key} means both {seen.get(key)} and {command.does}"
            seen[key] = command.does
            assert [x.toString() for x in action.shortcuts()]


def test_at_the_least_size_nothing_hangs_over_the_edge(opened: Desk) -> None:
    opened.window.resize(1024, 640)
    QApplication.processEvents()
    assert opened.window.size().width() == 1024
    assert opened.window.size().height() == 640
    frame = QRect(0, 0, 1024, 640)
    for part in (opened.window.canvas, opened.window.outline.tree, opened.window.inspector, opened.window.problems.tree):
        corner = part.mapTo(opened.window, part.rect().bottomRight())
        assert frame.contains(corner), type(part).__name__
        assert part.width() > 100
        assert part.height() > 60


def test_every_button_without_words_has_a_name(opened: Desk) -> None:
    silent = [
        x.objectName() or type(x).__name__
        for x in opened.window.findChildren(QAbstractButton)
        if x.isVisible()
        and not x.text()
        and not x.accessibleName()
        and x.metaObject().className() in ("QToolButton", "QPushButton")
    ]
    bars = [x for x in silent if not x.startswith("qt_")]
    assert bars == []


def test_the_outline_speaks_in_whole_sentences(opened: Desk) -> None:
    words = {
        opened.window.outline.row_of(x.id).data(0, Qt.ItemDataRole.AccessibleTextRole)
        for x in opened.shell.system.every(Body)
        if opened.shell.system.shown(x, opened.shell.day)
    }
    assert any("Health and Wellbeing Board" in x and "seat" in x for x in words)
    assert any("reports to" in x or "committee of" in x for x in words)


def test_the_outline_filter_finds_a_person_on_a_body(opened: Desk) -> None:
    opened.key(Qt.Key.Key_F, CTRL)
    assert isinstance(opened.focus, QWidget)
    opened.type("Trickett")
    shown = [x.id for x in opened.shell.system.every(Body) if _visible(opened, x.id)]
    assert shown
    for body in shown:
        people = [
            opened.shell.system.name_of(h.person)
            for s in opened.shell.system.seats(body)
            for h in opened.shell.system.holdings(s.id)
        ]
        assert any("Trickett" in x for x in people) or _has_child(opened, body)


def _visible(desk: Desk, body: str) -> bool:
    try:
        return not desk.window.outline.row_of(body).isHidden()
    except KeyError:
        return False


def _has_child(desk: Desk, body: str) -> bool:
    item = desk.window.outline.row_of(body)
    return any(not item.child(i).isHidden() for i in range(item.childCount()))
