"""The inspector: everything about the record selected, ready to be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from icsdesk.domain.records import Body, Holding, Line, Organisation, Person, Record, Route, Seat, Source, View
from icsdesk.domain.system import System
from icsdesk.edit import wording
from icsdesk.ui.dates_in_words import span_in_words
from icsdesk.ui.inspector.catalogue import FORMS
from icsdesk.ui.inspector.form import Form
from icsdesk.ui.inspector.lists import Holders, Lines, Listing, Offices
from icsdesk.ui.inspector.names import icon_for, name_for
from icsdesk.ui.inspector.seats_table import SeatsPanel
from icsdesk.ui.inspector.sources import Sources
from icsdesk.ui.inspector.steps import Steps
from icsdesk.ui.look import icon
from icsdesk.ui.shell import Shell

_NOUN = {View: "This chart", Source: "Paper"}
_SEAT_FIELDS = ("seats", "seat", "holder", "holders")


class Page(QWidget):
    """The page of one kind of record: its form, and its lists in tabs."""

    def __init__(self, shell: Shell, kind: type[Record]) -> None:
        super().__init__()
        self.form = Form(shell, FORMS[kind])
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.form, "Details")
        self.seats = SeatsPanel(shell) if kind is Body else None
        if self.seats is not None:
            self.tabs.addTab(self.seats, "Seats")
        self.lists: list[Listing] = []
        self.holders = Holders(shell) if kind is Seat else None
        if self.holders is not None:
            self._add(self.holders, "Holders")
        if kind in (Body, Organisation):
            self._add(Lines(shell), "Lines")
        if kind is Person:
            self._add(Offices(shell), "Seats held")
        if kind is Route:
            self._add(Steps(shell), "Stops")
        if kind is not Source:
            self._add(Sources(shell), "Sources")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.turn, by))

    def turn(self, by: int) -> None:
        """Show the tab `by` further on, round and round, and put the focus in it."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        shown = self.tabs.currentWidget()
        if shown is not None:
            (shown.focusProxy() or shown).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_record(self, record: Record, system: System) -> None:
        """Fill everything for a record."""
        self.form.show_record(record)
        for listing in self.lists:
            listing.show_record(record)  # type: ignore[attr-defined]
        if self.seats is not None:
            self.seats.show_body(record.id)
            self.tabs.setTabText(1, f"Seats ({self.seats.table.seats_model.on_the_day()})")
        at = next((i for i, x in enumerate(self.tabs.widget(k) for k in range(self.tabs.count())) if isinstance(x, Sources)), -1)
        if at >= 0:
            self.tabs.setTabText(at, f"Sources ({len(record.sources)})")

    def _add(self, listing: Listing, title: str) -> None:
        self.lists.append(listing)
        self.tabs.addTab(listing, title)


class Inspector(QWidget):
    """Shows the main record of the selection; with nothing selected, the chart looked at."""

    replace_holder_wanted = Signal(str)
    wide_seats_wanted = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._pages: dict[type[Record], Page] = {}
        self._shown: str | None = None
        self.setAccessibleName("Inspector")
        self._icon = QLabel()
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setIndent(0)
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._what = QLabel()
        self._what.setWordWrap(True)
        self._what.setIndent(0)
        self._what.setProperty("role", "quiet")
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._what)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(_empty_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setMinimumWidth(280)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        shell.selection.changed.connect(self._selected)
        shell.selection.field_wanted.connect(self.go_to)
        shell.document.changed.connect(lambda _change: self.refill())
        shell.document.reset.connect(self.refill)
        shell.document.file_changed.connect(self.refill)
        shell.day_changed.connect(self.refill)
        shell.view_changed.connect(self.refill)
        self.refill()

    @property
    def page(self) -> Page | None:
        """The page on show, if any record is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def record_id(self) -> str | None:
        """The record on show."""
        return self._shown

    def commit_all(self) -> None:
        """Take what is being typed, before the chart is saved or another record is shown."""
        if self.page is not None:
            self.page.form.commit_all()

    def refill(self) -> None:
        """Show the record selected as it is now."""
        record = self._record()
        self._shown = record.id if record is not None else None
        self._head(record)
        if record is None or type(record) not in FORMS:
            self._stack.setCurrentIndex(0)
            return
        page = self._page(type(record))
        page.form.allow(not self._shell.document.read_only)
        page.show_record(record, self._shell.system)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page.tabs)

    def go_to(self, record_id: str, field: str) -> None:
        """Put the cursor in a field of a record; for a seat's field, in its cell of the seats table when that is on show."""
        self.refill()
        page = self.page
        if page is None:
            return
        if page.seats is not None and field in _SEAT_FIELDS:
            page.tabs.setCurrentWidget(page.seats)
            page.seats.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if page.holders is not None and field in ("holder", "holders", "person"):
            page.tabs.setCurrentWidget(page.holders)
            page.holders.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        page.tabs.setCurrentWidget(page.form)
        if not page.form.go_to(field):
            page.form.go_to("name") or page.form.go_to("title") or page.form.go_to("kind")

    def _selected(self) -> None:
        record = self._record()
        moved = record is None or record.id != self._shown
        if moved and self._shown in self._shell.system.records and not self._shell.document.announcing:
            self.commit_all()
        self.refill()

    def _record(self) -> Record | None:
        record = self._shell.system.get(self._shell.selection.main) or self._shell.view
        if isinstance(record, Holding):
            return self._shell.system.find(Seat, record.seat)
        return record

    def _page(self, kind: type[Record]) -> Page:
        if kind not in self._pages:
            page = Page(self._shell, kind)
            if page.seats is not None:
                page.seats.holder_wanted.connect(self.replace_holder_wanted)
                page.seats.seat_wanted.connect(lambda seat: self._shell.selection.set((seat,)))
                page.seats.wide_wanted.connect(lambda: self.wide_seats_wanted.emit(self._shown or ""))
            if page.holders is not None:
                page.holders.replace_wanted.connect(self.replace_holder_wanted)
            self._pages[kind] = page
            self._stack.addWidget(page)
        return self._pages[kind]

    def _head(self, record: Record | None) -> None:
        system, day = self._shell.system, self._shell.day
        count = len(self._shell.selection.ids)
        if record is None:
            self._title.setText("Nothing selected")
            self._what.setText("")
            self._icon.clear()
            return
        self._title.setText(name_for(system, record.id, day))
        parts = [_NOUN.get(type(record)) or wording.noun(record).capitalize()]
        kind = getattr(record, "kind", None)
        parts += [kind.label] if kind is not None and not isinstance(record, Line) else []
        status = system.status_of(record, day)
        parts += [status.label] if status is not None and not isinstance(record, View) else []
        parts += [span_in_words(record.span)] if hasattr(record, "span") else []
        parts += [f"{count} selected; this is the last"] if count > 1 else []
        self._what.setText(" · ".join(x for x in parts if x))
        self._icon.setPixmap(icon(icon_for(record)).pixmap(24, 24))


def _empty_page() -> QWidget:
    words = QLabel("Select a body, a line or a place on the chart or in the outline to see and change everything about it.")
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setProperty("role", "quiet")
    words.setContentsMargins(12, 12, 12, 12)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(words)
    return area
