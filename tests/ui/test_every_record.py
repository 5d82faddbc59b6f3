"""Nothing in a file is out of reach: every field has its question, every record its row, every kind its way to be added."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from icsdesk.domain.kinds import BodyKind, SeatRole
from icsdesk.domain.records import SECTIONS, Body, Holding, Line, Person, Record, Route, Seat, View
from icsdesk.ui.inspector.catalogue import FORMS
from icsdesk.ui.inspector.new_records import NEW
from icsdesk.ui.inspector.sources import Sources
from icsdesk.ui.inspector.steps import Steps
from tests.ui.desk import CTRL, Desk

_ELSEWHERE = {"id", "extra", "sources", "placements", "bends", "steps"}
"""What is edited in a tab of its own, or on the chart."""


@pytest.mark.parametrize("kind", [x for x in SECTIONS.values() if x is not Holding], ids=lambda x: x.__name__)
def test_every_field_of_a_record_is_in_its_form(kind: type[Record]) -> None:
    asked = {ask.field for part in FORMS[kind] for ask in part.asks}
    assert {x.name for x in dataclasses.fields(kind)} - _ELSEWHERE - asked == set()
    assert asked <= {x.name for x in dataclasses.fields(kind)}


def test_every_record_of_the_sample_has_a_row_or_stands_with_its_body(opened: Desk) -> None:
    opened.shell.set_day(None)
    opened.window.outline.rebuild()
    for record in opened.shell.system.records.values():
        if not isinstance(record, (Seat, Holding, Line, View)):
            assert opened.window.outline.row_of(record.id).text(0)


def test_every_record_of_the_sample_fills_its_form_and_changes_nothing(opened: Desk) -> None:
    opened.shell.set_day(None)
    for record in list(opened.shell.system.records.values()):
        opened.shell.selection.set((record.id,))
        opened.window.inspector.commit_all()
    assert opened.shell.document.undo_stack.count() == 0


@pytest.mark.parametrize("words", [x[0] for x in NEW])
def test_records_that_stand_on_no_chart_are_added_from_the_menu(opened: Desk, words: str) -> None:
    action = next(x for x in opened.window.menus["others"].actions() if x.text() == words)
    action.trigger()
    kind = next(kind for name, kind, _ in NEW if name == words)
    assert isinstance(opened.shell.system.get(opened.shell.selection.main), kind)
    assert opened.window.inspector.record_id == opened.shell.selection.main
    assert opened.shell.document.undo_stack.count() == 1


def test_terms_of_reference_and_further_kinds_are_recorded_and_emptied(opened: Desk) -> None:
    body = opened.body("Worcestershire Executive Committee").id
    opened.select(body)
    page = opened.window.inspector.page
    assert page is not None
    for key in ("terms_of_reference.title", "also"):
        page.form.go_to(key)
    opened.field_text("terms_of_reference.title", "Terms of reference 2022")
    opened.field_text("terms_of_reference.review_due", "July 2023")
    opened.field_text("also", f"{BodyKind.WORKING_GROUP.label}")
    found = opened.shell.system.need(Body, body)
    assert found.terms_of_reference is not None
    assert found.terms_of_reference.title == "Terms of reference 2022"
    assert found.also == (BodyKind.WORKING_GROUP,)
    opened.field_text("also", "Wurking group")
    assert page.form.fields["also"].fault_text == (
        f'There is no kind called "Wurking group". Did you mean {BodyKind.WORKING_GROUP.label}?'
    )


def test_further_roles_of_a_seat(opened: Desk) -> None:
    seat = opened.shell.system.every(Seat)[0]
    opened.shell.selection.set((seat.id,))
    page = opened.window.inspector.page
    assert page is not None
    page.form.go_to("also_roles")
    roles = list(SeatRole)[:2]
    opened.field_text("also_roles", "; ".join(x.label for x in roles))
    assert opened.shell.system.need(Seat, seat.id).also_roles == tuple(roles)


def test_none_is_not_the_same_as_not_recorded(opened: Desk) -> None:
    person = opened.shell.system.every(Person)[0].id
    opened.shell.selection.set((person,))
    page = opened.window.inspector.page
    assert page is not None
    page.form.go_to("registrations")
    assert opened.shell.system.need(Person, person).registrations is None
    opened.field_text("registrations", "none")
    assert opened.shell.system.need(Person, person).registrations == ()
    control = page.form.fields["registrations"].control
    control.setFocus()
    opened.key(Qt.Key.Key_A, CTRL)
    opened.key(Qt.Key.Key_Delete)
    opened.key(Qt.Key.Key_Return)
    assert opened.shell.system.need(Person, person).registrations is None


def test_a_source_is_added_with_paragraph_words_and_fact_in_one_step_and_the_paper_stays(opened: Desk) -> None:
    body = opened.body("Worcestershire Executive Committee").id
    opened.select(body)
    page = opened.window.inspector.page
    assert page is not None
    sources = next(x for x in page.lists if isinstance(x, Sources))
    page.tabs.setCurrentWidget(sources)
    before = len(opened.shell.system.need(Body, body).sources)
    QTest.keyClicks(sources.paper, "Minutes of July")
    QTest.keyClicks(sources.at, "paragraph 4")
    QTest.keyClicks(sources.quote, "meets every month")
    sources.supports.setCurrentIndex(sources.supports.findText("How often it meets"))
    QTest.keyClick(sources.quote, Qt.Key.Key_Return)
    cites = opened.shell.system.need(Body, body).sources
    assert len(cites) == before + 1
    assert (cites[-1].at, cites[-1].quote, cites[-1].supports) == ("paragraph 4", "meets every month", "frequency")
    assert opened.shell.system.name_of(cites[-1].source) == "Minutes of July"
    assert opened.shell.document.undo_stack.count() == 1
    assert sources.paper.text() == "Minutes of July"
    assert sources.at.text() == ""


def test_stops_of_a_route_are_typed_in_a_table(opened: Desk) -> None:
    route = opened.shell.system.every(Route)[0]
    opened.shell.selection.set((route.id,))
    page = opened.window.inspector.page
    assert page is not None
    steps = next(x for x in page.lists if isinstance(x, Steps))
    assert steps.table.rowCount() == len(route.steps)
    cell = steps.table.item(0, 1)
    assert cell is not None
    cell.setText("31 June 2023")
    assert opened.shell.system.need(Route, route.id).steps == route.steps
    cell.setText("1 July 2023")
    on = opened.shell.system.need(Route, route.id).steps[0].on
    assert on is not None
    assert on.text == "2023-07-01"
