"""Everything about one record, typed and committed field by field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from icsdesk.domain.kinds import LineKind, Status
from icsdesk.domain.records import SECTIONS, Body, Holding, Line, Organisation, Person, Place, Seat, Source
from icsdesk.edit import bodies, fields
from icsdesk.ui.inspector.catalogue import FORMS
from icsdesk.ui.inspector.fields import LineField
from tests.ui.desk import CTRL, Desk

HWB = "Worcestershire Health and Wellbeing Board"


def line_field(desk: Desk, key: str) -> LineField:
    """A typed field of the page on show."""
    page = desk.window.inspector.page
    assert page is not None
    found = page.form.fields[key]
    assert isinstance(found, LineField)
    return found


def test_a_name_typed_is_one_step_and_every_panel_shows_it(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.field_text("name", "Worcestershire Wellbeing Board")
    opened.settle()
    assert opened.shell.system.name_of(body.id) == "Worcestershire Wellbeing Board"
    assert opened.shell.document.undo_stack.count() == 1
    assert opened.window.outline.row_of(body.id).text(0) == "Worcestershire Wellbeing Board"
    picture = opened.window.canvas.picture
    assert picture is not None
    assert any(x.name == "Worcestershire Wellbeing Board" for x in picture.boxes)


def test_a_field_left_as_it_was_is_no_step(opened: Desk) -> None:
    opened.select(opened.body(HWB).id)
    opened.field_text("name", HWB)
    assert opened.shell.document.undo_stack.count() == 0


def test_escape_puts_the_recorded_value_back(opened: Desk) -> None:
    opened.select(opened.body(HWB).id)
    edit = line_field(opened, "name").edit
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    opened.type("zzz")
    opened.key(Qt.Key.Key_Escape)
    assert edit.text() == HWB
    opened.key(Qt.Key.Key_Return)
    assert opened.shell.document.undo_stack.count() == 0


def test_a_date_that_is_no_date_is_said_beside_the_field_and_stays_typed(opened: Desk) -> None:
    opened.select(opened.body(HWB).id)
    opened.field_text("span.start", "31 June 2022")
    start = line_field(opened, "span.start")
    assert start.fault_text.startswith("Start date must be a real date, like 1 July 2022")
    assert start.edit.text() == "31 June 2022"
    assert opened.shell.document.undo_stack.count() == 0
    opened.field_text("span.start", "1 April 2013")
    assert start.fault_text == ""
    assert opened.shell.system.need(Body, opened.body(HWB).id).span.start is not None


def test_an_end_before_the_start_is_refused_in_words_and_stays_typed(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.field_text("span.start", "1 July 2022")
    opened.field_text("span.end", "30 June 2022")
    end = line_field(opened, "span.end")
    assert end.fault_text == "The date this body ends must be the same as or after 1 July 2022, when it starts"
    assert end.edit.text() == "30 June 2022"
    assert opened.shell.system.need(Body, body.id).span.end is None


def test_words_not_taken_wait_for_their_record(opened: Desk) -> None:
    first, second = opened.body(HWB), opened.body("Herefordshire Health and Wellbeing Board")
    opened.select(first.id)
    opened.field_text("span.start", "soon")
    opened.select(second.id)
    assert line_field(opened, "span.start").edit.text() != "soon"
    assert line_field(opened, "span.start").fault_text == ""
    opened.select(first.id)
    assert line_field(opened, "span.start").edit.text() == "soon"
    assert line_field(opened, "span.start").fault_text


def test_typing_is_kept_while_something_else_changes(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    edit = line_field(opened, "name").edit
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    opened.key(Qt.Key.Key_A, CTRL)
    opened.type("Half a na")
    opened.shell.document.do(fields.set_fields(opened.shell.system, body.id, short_name="WHWB"))
    assert edit.text() == "Half a na"
    assert line_field(opened, "short_name").edit.text() == "WHWB"


def test_typing_is_taken_when_another_record_is_selected(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    edit = line_field(opened, "short_name").edit
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    opened.key(Qt.Key.Key_A, CTRL)
    opened.type("Wellbeing")
    opened.shell.selection.set((opened.body("Herefordshire Health and Wellbeing Board").id,))
    assert opened.shell.system.need(Body, body.id).short_name == "Wellbeing"


def test_a_choice_by_keyboard_is_one_step(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    page = opened.window.inspector.page
    assert page is not None
    box = page.form.fields["membership_complete"].control
    assert isinstance(box, QComboBox)
    box.setFocus()
    wanted = {"Yes": True, "No": False, "Not recorded": None}
    before = box.currentText()
    opened.key(Qt.Key.Key_Up if before != "Yes" else Qt.Key.Key_Down)
    assert box.currentText() != before
    assert opened.shell.system.need(Body, body.id).membership_complete == wanted[box.currentText()]
    assert opened.shell.document.undo_stack.count() == 1


def test_the_wheel_over_a_choice_changes_nothing(opened: Desk) -> None:
    opened.select(opened.body(HWB).id)
    page = opened.window.inspector.page
    assert page is not None
    box = page.form.fields["kind"].control
    assert isinstance(box, QComboBox)
    before = box.currentText()
    assert page.form.fields["kind"].eventFilter(box, _wheel(box))
    assert box.currentText() == before


def test_belongs_to_takes_a_name_from_the_chart_and_says_which_is_meant(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.field_text("organisation", "Herefordshire Counci")
    assert line_field(opened, "organisation").fault_text == (
        '"Herefordshire Counci" is not on the chart. Did you mean Herefordshire Council?'
    )
    opened.field_text("organisation", "herefordshire council")
    found = opened.shell.system.need(Body, body.id).organisation
    assert found is not None
    assert opened.shell.system.name_of(found) == "Herefordshire Council"


def test_statuses_over_time_are_typed_in_one_line(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.field_text("statuses", "Shadow from 1 April 2012 to 31 March 2013; current from 1 April 2013")
    found = opened.shell.system.need(Body, body.id).statuses
    assert [x.value for x in found] == [Status.SHADOW, Status.CURRENT]
    assert line_field(opened, "statuses").edit.text() == "Shadow from 1 April 2012 to 31 March 2013; Current from 1 April 2013"
    opened.field_text("statuses", "Busy")
    assert line_field(opened, "statuses").fault_text.startswith("Status must be one of Proposed, Shadow")


def test_undo_in_a_field_is_of_the_typing_and_after_that_of_the_chart(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.field_text("short_name", "One")
    edit = line_field(opened, "short_name").edit
    assert edit.hasFocus()
    opened.type(" two")
    opened.key(Qt.Key.Key_Z, CTRL)
    assert edit.text() == "One"
    assert opened.shell.document.undo_stack.index() == 1
    edit.setModified(False)
    opened.key(Qt.Key.Key_Z, CTRL)
    assert opened.shell.document.undo_stack.index() == 0
    assert opened.shell.system.need(Body, body.id).short_name == body.short_name


@pytest.mark.parametrize("kind", [Body, Organisation, Place, Line, Seat, Person, Source], ids=lambda x: x.__name__)
def test_every_kind_of_record_has_its_page_with_its_own_values(opened: Desk, kind: type) -> None:
    record = opened.shell.system.every(kind)[0]
    opened.shell.selection.set((record.id,))
    page = opened.window.inspector.page
    assert page is not None
    for key, field in page.form.fields.items():
        name, _, part = key.partition(".")
        value = getattr(record, name)
        assert field.value == (getattr(value, part, None) if part else value), key
    assert opened.shell.document.undo_stack.count() == 0


def test_every_form_asks_only_for_fields_that_are_there() -> None:
    assert set(FORMS) <= set(SECTIONS.values())
    for kind, parts in FORMS.items():
        names = set(kind.__dataclass_fields__)
        for part in parts:
            assert {x.field for x in part.asks} <= names, kind.__name__


def test_a_line_is_turned_into_another_kind_from_its_page(opened: Desk) -> None:
    line = next(x for x in opened.shell.system.every(Line) if x.kind is LineKind.REPORTS_TO)
    opened.shell.selection.set((line.id,))
    page = opened.window.inspector.page
    assert page is not None
    box = page.form.fields["kind"].control
    assert isinstance(box, QComboBox)
    box.setFocus()
    opened.type("Adv")
    opened.settle()
    if box.currentText() != "Advises":
        box.setCurrentText("Advises")
        box.activated.emit(box.currentIndex())
    assert opened.shell.system.need(Line, line.id).kind is LineKind.ADVISES


def test_a_paper_is_added_as_a_source_with_its_paragraph(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    page = opened.window.inspector.page
    assert page is not None
    listing = page.lists[-1]
    page.tabs.setCurrentWidget(listing)
    edit = next(x for x in listing.findChildren(QLineEdit) if "paper" in x.accessibleName())
    edit.setFocus()
    opened.type("Constitution of the Council")
    opened.key(Qt.Key.Key_Return)
    cites = opened.shell.system.need(Body, body.id).sources
    assert opened.shell.system.need(Source, cites[-1].source).title == "Constitution of the Council"
    listing.table.item(len(cites) - 1, 1).setText("Part 4, paragraph 2")
    assert opened.shell.system.need(Body, body.id).sources[-1].at == "Part 4, paragraph 2"


def test_a_holder_is_seated_from_the_seats_page(opened: Desk) -> None:
    seat = next(x for x in opened.shell.system.every(Seat) if not opened.shell.system.holdings(x.id))
    opened.shell.selection.set((seat.id,))
    page = opened.window.inspector.page
    assert page is not None
    assert page.holders is not None
    page.tabs.setCurrentWidget(page.holders)
    page.holders.name.setFocus()
    opened.type("Jo Smith")
    opened.key(Qt.Key.Key_Return)
    held = opened.shell.system.holdings(seat.id)
    assert [opened.shell.system.name_of(x.person) for x in held] == ["Jo Smith"]
    page.holders.table.item(0, 2).setText("July 2022")
    start = opened.shell.system.need(Holding, held[0].id).span.start
    assert start is not None
    assert start.text == "2022-07"


def test_what_was_shown_and_deleted_leaves_the_chart_on_show(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.shell.document.do(bodies.delete(opened.shell.system, (body.id,)))
    assert opened.window.inspector.record_id == opened.shell.view_id
    opened.shell.document.undo_stack.undo()
    assert body.id in opened.shell.system.records


def _wheel(box: QComboBox):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    at = QPointF(5, 5)
    return QWheelEvent(
        at, at, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
