"""What changes on a day, and several bodies at once: through the menu, as one step each."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Line, Succession, View
from icsdesk.ui.dialogs.from_date import FromDate, FromDateDialog
from icsdesk.ui.dialogs.several import Several, SeveralDialog
from tests.ui.desk import CTRL, SHIFT, Desk

BOARD = "Worcestershire Health and Wellbeing Board"
LATER = dt.date(2023, 6, 1)


def test_rename_from_a_date_keeps_the_name_of_earlier_days(opened: Desk) -> None:
    board = opened.body(BOARD).id
    opened.select(board)
    opened.answers.from_date_answer = ("Worcestershire Wellbeing Board", LATER)
    opened.window.actions_by_key["rename_from"].trigger()
    assert opened.shell.system.name_of(board, dt.date(2023, 5, 31)) == BOARD
    assert opened.shell.system.name_of(board, LATER) == "Worcestershire Wellbeing Board"
    assert opened.shell.document.undo_stack.count() == 1


def test_end_on_a_date_and_why_it_cannot_be_earlier_than_the_start(opened: Desk) -> None:
    board = opened.body(BOARD)
    opened.select(board.id)
    opened.answers.from_date_answer = ("", dt.date(1999, 1, 1))
    opened.window.actions_by_key["end_on"].trigger()
    assert "must be the same as or after" in opened.answers.refusal
    assert opened.shell.document.undo_stack.count() == 0
    opened.answers.from_date_answer = ("", LATER)
    opened.window.actions_by_key["end_on"].trigger()
    end = opened.shell.system.need(Body, board.id).span.end
    assert end is not None
    assert end.first == LATER


def test_the_successor_is_selected_and_the_change_recorded(opened: Desk) -> None:
    before = len(opened.shell.system.every(Succession))
    opened.select(opened.body(BOARD).id)
    opened.answers.from_date_answer = ("Wellbeing Partnership", LATER)
    opened.window.actions_by_key["replace_with"].trigger()
    assert opened.shell.selection.main == opened.body("Wellbeing Partnership").id
    assert len(opened.shell.system.every(Succession)) == before + 1
    opened.window.canvas.undo()
    assert opened.shell.system.name_of(opened.body(BOARD).id) == BOARD
    assert len(opened.shell.system.every(Succession)) == before


def test_what_cannot_be_done_is_greyed(opened: Desk) -> None:
    actions = opened.window.actions_by_key
    opened.shell.selection.set(())
    assert not actions["rename_from"].isEnabled()
    line = opened.shell.system.every(Line)[0]
    opened.shell.selection.set((line.id,))
    assert actions["end_on"].isEnabled()
    assert not actions["replace_with"].isEnabled()


def test_the_dialog_says_beside_the_field_what_is_missing_and_stays_open(opened: Desk) -> None:
    done: list[tuple[str, dt.date]] = []

    def work(name: str, day: dt.date) -> str:
        done.append((name, day))
        return ""

    ask = FromDate(title="Rename", heading="Now?", name_label="New name", day_label="First day", day=LATER, done="Rename")
    dialog = FromDateDialog(opened.window, ask, work)
    opened.qtbot.addWidget(dialog)
    dialog.show()
    dialog.day.edit.setText("31/06/2023")
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert dialog.name.fault_text == "Enter a new name"
    assert dialog.day.fault_text == "First day must be a real date, like 1 July 2022"
    assert dialog.isVisible()
    QTest.keyClicks(dialog.name.edit, "Another")
    dialog.day.edit.setText("1 July 2023")
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert done == [("Another", dt.date(2023, 7, 1))]
    assert not dialog.isVisible()


def test_six_pasted_names_become_six_joined_bodies_that_move_nothing_and_go_in_one_step(opened: Desk) -> None:
    view = opened.shell.view_id
    board = opened.body(BOARD).id
    before = opened.shell.system.need(View, view or "").placements
    opened.select(board)
    names = "\n".join(f"{i}. District {x} Collaborative" for i, x in enumerate("ABCDEF", 1))
    opened.answers.several_answer = Several(
        names=names, kind=BodyKind.DISTRICT_COLLABORATIVE, parent=board, line=LineKind.REPORTS_TO
    )
    opened.window.canvas.setFocus()
    opened.key(Qt.Key.Key_B, CTRL | SHIFT)
    assert opened.answers.asked == [f"several below {board}"]
    after = opened.shell.system.need(View, view or "").placements
    new = after[len(before) :]
    assert after[: len(before)] == before
    assert len(new) == 6
    assert len({x.y for x in new}) == 2
    assert not any(_overlap(a, b) for a in new for b in after if a is not b)
    assert all(opened.shell.system.lines_from(x.item, LineKind.REPORTS_TO)[0].finish == board for x in new)
    assert opened.shell.document.undo_stack.count() == 1
    opened.window.canvas.undo()
    assert opened.shell.system.need(View, view or "").placements == before


def test_the_dialog_for_several_counts_the_names_and_asks_for_at_least_one(opened: Desk) -> None:
    answers: list[Several] = []

    def work(wanted: Several) -> str:
        answers.append(wanted)
        return "" if wanted.names.strip() else "Enter at least one name, each on its own row"

    dialog = SeveralDialog(opened.window, [("The Board", "board")], "board", work)
    opened.qtbot.addWidget(dialog)
    dialog.show()
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert dialog.names.fault_text == "Enter at least one name, each on its own row"
    dialog.names.edit.insertPlainText("One\nTwo\n\n• Three")
    assert ok.text() == "Add 3 bodies"
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert answers[-1].parent == "board"
    assert not dialog.isVisible()


def _overlap(a, b) -> bool:  # type: ignore[no-untyped-def]
    return bool(a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h)
