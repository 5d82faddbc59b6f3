"""The seats table, typed in like a spreadsheet."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from icsdesk.domain.kinds import HoldingState, SeatRole
from icsdesk.domain.records import Seat
from icsdesk.ui.inspector.seat_columns import COLUMNS, how_many, read_how_many
from icsdesk.ui.inspector.seats_table import SeatsPanel
from tests.ui.desk import ALT, CTRL, SHIFT, Desk

TITLES = {x.title: i for i, x in enumerate(COLUMNS)}
BODY = "Worcestershire Executive Committee"


@pytest.fixture
def panel(opened: Desk) -> SeatsPanel:
    """The seats of a body with two seats made for the test."""
    body = opened.body("Herefordshire Health and Wellbeing Board")
    opened.select(body.id)
    page = opened.window.inspector.page
    assert page is not None
    assert page.seats is not None
    page.tabs.setCurrentWidget(page.seats)
    return page.seats


def cell(panel: SeatsPanel, row: int, title: str) -> None:
    """Click a cell."""
    table = panel.table
    index = table.seats_model.index(row, TITLES[title])
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, table.visualRect(index).center()
    )
    QApplication.processEvents()


def fill(desk: Desk, panel: SeatsPanel, row: int, title: str, text: str) -> None:
    """Click a cell, type, press Enter."""
    cell(panel, row, title)
    desk.type(text[0])
    editor = next(x for x in panel.table.findChildren(QLineEdit) if x.isVisible())
    QTest.keyClicks(editor, text[1:])
    completer = editor.completer()
    listed = completer is not None and completer.popup().isVisible()
    QTest.keyClick(completer.popup() if listed else editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def seats_of(desk: Desk, panel: SeatsPanel) -> tuple[Seat, ...]:
    return desk.shell.system.seats(panel.table.seats_model.body or "")


def test_a_title_typed_in_the_last_row_adds_a_seat_and_the_cursor_goes_down(opened: Desk, panel: SeatsPanel) -> None:
    before = len(seats_of(opened, panel))
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "District Council Representative")
    now = seats_of(opened, panel)
    assert len(now) == before + 1
    assert now[-1].title == "District Council Representative"
    assert opened.shell.document.undo_stack.count() == 1
    assert panel.table.currentIndex().row() == row + 1
    assert panel.table.seats_model.rowCount() == row + 2


def test_cells_are_read_as_officers_write_them(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "Partner member")
    fill(opened, panel, row, "How many", "2 to 4")
    fill(opened, panel, row, "From", "July 2022")
    fill(opened, panel, row, "Represents", "Herefordshire Council")
    fill(opened, panel, row, "Appointed by", "The chair")
    seat = seats_of(opened, panel)[-1]
    assert (seat.least, seat.most) == (2, 4)
    assert seat.span.start is not None
    assert seat.span.start.text == "2022-07"
    assert [opened.shell.system.name_of(x) for x in seat.represents] == ["Herefordshire Council"]
    assert seat.appointed_by == ("office:chair",)


def test_a_name_typed_seats_a_person_and_another_name_corrects_it(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "Lay member")
    fill(opened, panel, row, "Holder", "Jo Smith")
    seat = seats_of(opened, panel)[-1]
    assert [opened.shell.system.name_of(x.person) for x in opened.shell.system.holdings(seat.id)] == ["Jo Smith"]
    fill(opened, panel, row, "Holder", "Sam Jones")
    assert [opened.shell.system.name_of(x.person) for x in opened.shell.system.holdings(seat.id)] == ["Sam Jones"]
    fill(opened, panel, row, "Holder", "vacant")
    assert [x.state for x in opened.shell.system.holdings(seat.id)] == [HoldingState.VACANT]


def test_a_seat_of_another_day_stays_in_the_table_and_says_so(opened: Desk, panel: SeatsPanel) -> None:
    model = panel.table.seats_model
    row, now = len(model.seats), model.on_the_day()
    fill(opened, panel, row, "Title", "Lay member")
    assert model.on_the_day() == now + 1
    fill(opened, panel, row, "From", "1 July 2030")
    assert model.seats[row].title == "Lay member"
    assert model.on_the_day() == now
    assert model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) == "Title: Lay member, not on this day"


def test_what_cannot_be_taken_is_said_above_the_table(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "Lay member")
    fill(opened, panel, row, "How many", "a few")
    assert panel.fault_text == 'How many must be a number like 3, or "2 to 4", "at least 7" or "up to 5"'
    fill(opened, panel, row, "To", "31 June 2022")
    assert panel.fault_text.startswith("End date must be a real date")
    fill(opened, panel, row, "How many", "3")
    assert panel.fault_text == ""


def test_a_role_is_chosen_from_its_list_by_keyboard(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "The chair")
    cell(panel, row, "Role")
    opened.key(Qt.Key.Key_F2)
    box = panel.table.findChild(QComboBox)
    assert box is not None
    QTest.keyClicks(box, "Chair")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seats_of(opened, panel)[-1].role is SeatRole.CHAIR


def test_rows_pasted_from_a_spreadsheet_become_seats_in_one_step(opened: Desk, panel: SeatsPanel) -> None:
    before = len(seats_of(opened, panel))
    rows = "Chair\tAnn Lee\tChair\nGP member\tBo Chan\tGP\tPartner\tYes\t2\n\nLay member\n"
    QApplication.clipboard().setText(rows)
    cell(panel, len(panel.table.seats_model.seats), "Title")
    opened.key(Qt.Key.Key_V, CTRL)
    added = seats_of(opened, panel)[before:]
    assert [x.title for x in added] == ["Chair", "GP member", "Lay member"]
    assert [x.role for x in added] == [SeatRole.CHAIR, SeatRole.GP, None]
    assert (added[1].least, added[1].most) == (2, 2)
    assert opened.shell.document.undo_stack.count() == 1
    opened.window.canvas.undo()
    assert len(seats_of(opened, panel)) == before


def test_a_broken_row_pastes_nothing_and_says_why(opened: Desk, panel: SeatsPanel) -> None:
    before = opened.shell.system
    QApplication.clipboard().setText("Chair\tAnn Lee\tChair\nMember\tBo\tEmperor")
    cell(panel, len(panel.table.seats_model.seats), "Title")
    opened.key(Qt.Key.Key_V, CTRL)
    assert opened.shell.system is before
    assert "Role must be one of the list" in panel.fault_text
    assert "Emperor" in panel.fault_text


def test_cells_copied_paste_as_they_were(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "Member one")
    cell(panel, row, "Title")
    opened.key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Member one"


def test_seats_are_moved_and_removed_by_keyboard(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    for i, title in enumerate(("First", "Second")):
        fill(opened, panel, row + i, "Title", title)
    cell(panel, row + 1, "Title")
    opened.key(Qt.Key.Key_Up, ALT)
    assert [x.title for x in seats_of(opened, panel)][-2:] == ["Second", "First"]
    assert panel.table.currentIndex().row() == row
    opened.key(Qt.Key.Key_Delete, SHIFT)
    assert [x.title for x in seats_of(opened, panel)][-1:] == ["First"]


def test_delete_in_the_table_empties_a_cell_and_never_takes_a_body_off_the_chart(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "Lay member")
    fill(opened, panel, row, "From", "1 July 2022")
    view = opened.shell.view
    cell(panel, row, "From")
    opened.key(Qt.Key.Key_Delete)
    assert seats_of(opened, panel)[-1].span.start is None
    assert opened.shell.view == view


def test_a_holder_is_replaced_from_a_day(opened: Desk, panel: SeatsPanel) -> None:
    row = len(panel.table.seats_model.seats)
    fill(opened, panel, row, "Title", "Lay member")
    fill(opened, panel, row, "Holder", "Jo Smith")
    cell(panel, row, "Title")
    opened.answers.from_date_answer = ("Sam Jones", dt.date(2023, 5, 4))
    QTest.mouseClick(panel.buttons["Replace holder from…"], Qt.MouseButton.LeftButton)
    held = opened.shell.system.holdings(seats_of(opened, panel)[-1].id)
    assert opened.answers.asked == ["Who takes over Lay member?"]
    assert [opened.shell.system.name_of(x.person) for x in held] == ["Jo Smith", "Sam Jones"]
    assert held[0].span.end is not None
    assert held[0].span.end.first == dt.date(2023, 5, 3)


def test_the_wide_table_shows_the_same_seats(opened: Desk, panel: SeatsPanel) -> None:
    QTest.mouseClick(panel.buttons["Wide table"], Qt.MouseButton.LeftButton)
    wide = opened.window.wide_seats
    assert wide is not None
    assert wide.isVisible()
    row = len(panel.table.seats_model.seats)
    fill(opened, wide.panel, row, "Title", "Lay member")
    assert len(panel.table.seats_model.seats) == row + 1
    assert [x.title for x in wide.panel.table.seats_model.seats] == [x.title for x in panel.table.seats_model.seats]
    wide.close()


@pytest.mark.parametrize(
    ("typed", "least", "most", "shown"),
    [
        ("", None, None, "1"),
        ("1", None, None, "1"),
        ("3", 3, 3, "3"),
        ("2 to 4", 2, 4, "2 to 4"),
        ("2-4", 2, 4, "2 to 4"),
        ("At least 7", 7, None, "at least 7"),
        ("up to 5", None, 5, "up to 5"),
    ],
)
def test_how_many_reads_back_as_it_is_shown(typed: str, least: int | None, most: int | None, shown: str) -> None:
    assert read_how_many(typed) == (least, most)
    seat = Seat(id="x", body="b", title="t", least=least, most=most)
    assert how_many(seat) == shown
    assert read_how_many(shown) == (least, most)


@pytest.mark.parametrize("typed", ["-1", "4 to 2", "many", "1.5", "at least", "²"])
def test_how_many_refuses_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValueError, match="How many must be a number"):
        read_how_many(typed)
