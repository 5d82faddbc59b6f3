"""The date bar: as at which day the chart is looked at, and the days on which something changes."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QDate, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QLineEdit, QMenu, QSlider, QToolButton, QWidget, QWidgetAction

from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, day_in_words
from icsdesk.ui.dates_in_words import read_day
from icsdesk.ui.look import problem_colour, wear
from icsdesk.ui.shell import Shell

_DAY = dt.timedelta(days=1)


class DateBar(QWidget):
    """Looking at another day is not an edit. Previous and next jump between the days on which something begins or ends."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._days: tuple[dt.date, ...] = ()
        self.edit = QLineEdit()
        self.edit.setAccessibleName("As at date")
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("30 September 2022") + 34)
        label = QLabel("As &at")
        label.setBuddy(self.edit)
        self.previous = self._button("previous", "Previous change (Alt+PgUp)", self.go_previous)
        self.next = self._button("next", "Next change (Alt+PgDown)", self.go_next)
        self.calendar = self._button("today", "Choose a day from a calendar", self._open_calendar)
        self.today = QToolButton()
        self.today.setText("Today")
        self.today.setToolTip("Look at the chart as at today (Alt+Home)")
        self.today.setAutoRaise(True)
        self.today.clicked.connect(self.go_today)
        self.all_dates = QToolButton()
        self.all_dates.setText("All dates")
        self.all_dates.setCheckable(True)
        self.all_dates.setAutoRaise(True)
        self.all_dates.setToolTip("Show everything that ever was, whatever its dates")
        self.all_dates.toggled.connect(self._all)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Days on which something changes")
        self.slider.setToolTip("Slide through the days on which something changes")
        self.slider.setMinimumWidth(120)
        self.slider.setMaximumWidth(260)
        self.slider.setPageStep(1)
        self.slider.setFixedHeight(26)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.valueChanged.connect(self._slid)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setMinimumWidth(40)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(4)
        for part in (label, self.previous, self.edit, self.calendar, self.next, self.today, self.all_dates, self.slider):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(self.words, 1)
        self._fault = ""
        self.edit.editingFinished.connect(self._typed)
        shell.day_changed.connect(self.refill)
        shell.document.changed.connect(lambda _change: self._read_days())
        shell.document.reset.connect(self._read_days)
        self._read_days()

    def start_typing(self) -> None:
        """Put the cursor in the day, ready to be typed over."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def go_today(self) -> None:
        """Look at today."""
        self._shell.set_day(dt.date.today())
        self.refill()

    def go_previous(self) -> None:
        """Jump to the last day of change before the one looked at."""
        earlier = [x for x in self._days if self._shell.day is None or x < self._shell.day]
        self._jump(earlier[-1] if earlier else None, "Nothing changes before this day")

    def go_next(self) -> None:
        """Jump to the first day of change after the one looked at."""
        later = [x for x in self._days if self._shell.day is None or x > self._shell.day]
        self._jump(later[0] if later else None, "Nothing changes after this day")

    def refill(self) -> None:
        """Show the day looked at."""
        day = self._shell.day
        self._fault = ""
        if not self.edit.isModified() or not self.edit.hasFocus():
            self.edit.setText(day_in_words(day) if day else "All dates")
        with QSignalBlocker(self.all_dates), QSignalBlocker(self.slider):
            self.all_dates.setChecked(day is None)
            past = [x for x in self._days if day is None or x <= day]
            self.slider.setValue(len(past))
        self._say(happens_on(self._shell.system, day) if day in self._days else self._what_next())

    @property
    def fault_text(self) -> str:
        """What was wrong with a day typed, or nothing."""
        return self._fault

    def _read_days(self) -> None:
        self._days = days_of_change(self._shell.system)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(self._days), 1))
            self.slider.setEnabled(bool(self._days))
        self.refill()

    def _what_next(self) -> str:
        later = [x for x in self._days if self._shell.day is not None and x > self._shell.day]
        return f"Next change: {day_in_words(later[0])}" if later else ""

    def _jump(self, day: dt.date | None, otherwise: str) -> None:
        if day is None:
            self._shell.say(otherwise)
            return
        self._shell.set_day(day)
        self._shell.say(f"As at {day_in_words(day)}. {self.words.text()}")

    def _typed(self) -> None:
        if not self.edit.isModified():
            return
        if self.edit.text().strip().lower() in ("", "all", "all dates"):
            self.edit.setModified(False)
            self._shell.set_day(None)
            self.refill()
            return
        try:
            day = read_day(self.edit.text())
        except ValueError as trouble:
            self._fault = str(trouble)
            self._say(self._fault, wrong=True)
            self._shell.said.emit(self._fault)
            return
        self.edit.setModified(False)
        self._shell.set_day(day)
        self.refill()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        palette = QPalette(self.palette())
        if wrong:
            palette.setColor(QPalette.ColorRole.WindowText, problem_colour(palette))
        self.words.setPalette(palette)
        self.words.setText(text)
        self.words.setToolTip(text)

    def _all(self, every: bool) -> None:
        self._shell.set_day(None if every else dt.date.today())

    def _slid(self, at: int) -> None:
        if self._days:
            self._shell.set_day(self._days[at - 1] if at > 0 else self._days[0] - _DAY)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        choose = QCalendarWidget()
        choose.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        choose.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._shell.day or dt.date.today()
        choose.setSelectedDate(QDate(day.year, day.month, day.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(choose)
        menu.addAction(holder)

        def chosen(date: QDate) -> None:
            menu.close()
            self._shell.set_day(dt.date(date.year(), date.month(), date.day()))

        choose.clicked.connect(chosen)
        choose.activated.connect(chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.calendar.mapToGlobal(QPoint(0, self.calendar.height())))
        choose.setFocus()

    def _button(self, name: str, tip: str, work) -> QToolButton:  # type: ignore[no-untyped-def]
        button = QToolButton()
        wear(button, name)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        button.setAutoRaise(True)
        button.clicked.connect(work)
        return button


def days_of_change(system: System) -> tuple[dt.date, ...]:
    """Every day on which something begins, or the day after something ends, where the exact day is known."""
    days: set[dt.date] = set()
    for record in system.records.values():
        for span in _spans(record):
            if span.start is not None and span.start.exact:
                days.add(span.start.first)
            if span.end is not None and span.end.exact and span.end.first < dt.date.max:
                days.add(span.end.first + _DAY)
    return tuple(sorted(days))


def happens_on(system: System, day: dt.date | None) -> str:
    """What begins and ends on a day, in a few words: "2 bodies begin, 1 ends; 14 seats begin"."""
    if day is None:
        return ""
    parts = []
    for kind, one, many in ((Body, "body", "bodies"), (Organisation, "organisation", "organisations"), (Seat, "seat", "seats")):
        records: tuple[Body | Organisation | Seat, ...] = system.every(kind)
        begin = [x for x in records if x.span.start is not None and x.span.start.exact and x.span.start.first == day]
        end = [x for x in records if x.span.end is not None and x.span.end.exact and x.span.end.first == day - _DAY]
        if begin:
            parts.append(f"{len(begin)} {one if len(begin) == 1 else many} begin{'s' if len(begin) == 1 else ''}")
        if end:
            parts.append(f"{len(end)} {one if len(end) == 1 else many} ended the day before")
    return "On this day: " + ", ".join(parts) if parts else f"Something changes on {day.day} {calendar.month_name[day.month]}"


def _spans(part: object) -> Iterator[Span]:
    for item in fields(part):  # type: ignore[arg-type]
        value = getattr(part, item.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Span):
                yield one
            elif is_dataclass(one) and hasattr(one, "extra"):
                yield from _spans(one)
