"""Dates as papers give them: partial or unknown, planned or actual, and what holds on a given day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum


class Truth(Enum):
    """Three-valued answer: what is not recorded is neither true nor false."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """Turn a recorded yes, a recorded no, or nothing recorded into a Truth."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO

    def __and__(self, other: Truth) -> Truth:
        if Truth.NO in (self, other):
            return Truth.NO
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.YES

    def __or__(self, other: Truth) -> Truth:
        return ~(~self & ~other)

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[self]


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_FINANCIAL_YEAR = re.compile(r"(\d{4})/(\d{2})\Z")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date with the precision it was given in.

    `first` and `last` are the earliest and latest day it can mean; `text` is how it is written: "2022-07-01", "2022-07",
    "2022", "2023/24" (1 April to 31 March) or "unknown" (some day, nobody recorded which).
    """

    first: dt.date
    last: dt.date
    text: str

    @classmethod
    def parse(cls, text: str) -> When:
        """Read one of the five written forms. Raises ValueError with a sentence an officer can act on."""
        if text == "unknown":
            return cls(dt.date.min, dt.date.max, text)
        try:
            if m := _DAY.match(text):
                return cls.on(dt.date(int(m[1]), int(m[2]), int(m[3])))
            if m := _MONTH.match(text):
                year, month = int(m[1]), int(m[2])
                return cls(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), text)
            if m := _YEAR.match(text):
                return cls(dt.date(int(m[1]), 1, 1), dt.date(int(m[1]), 12, 31), text)
            if (m := _FINANCIAL_YEAR.match(text)) and (int(m[1]) + 1) % 100 == int(m[2]):
                return cls(dt.date(int(m[1]), 4, 1), dt.date(int(m[1]) + 1, 3, 31), text)
        except (ValueError, calendar.IllegalMonthError):
            pass
        raise ValueError(
            f'"{text}" must be a real date, like 2022-07-01, or a month (2022-07), a year (2022), '
            "a financial year (2022/23) or unknown"
        )

    @classmethod
    def on(cls, day: dt.date) -> When:
        """The exact day."""
        return cls(day, day, day.isoformat())

    @property
    def exact(self) -> bool:
        """True when it means one day only."""
        return self.first == self.last

    def __str__(self) -> str:
        return self.text


def day_in_words(day: dt.date) -> str:
    """1 July 2022, the way committee papers write a day."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def in_words(when: When) -> str:
    """Write a When for reading: "1 July 2022", "July 2022", "2022", "2023/24" or "a date not recorded"."""
    if when.text == "unknown":
        return "a date not recorded"
    if when.exact:
        return day_in_words(when.first)
    if _MONTH.match(when.text):
        return f"{calendar.month_name[when.first.month]} {when.first.year}"
    return when.text


class Phase(Enum):
    """Where a span stands on a day."""

    NOT_YET = "not yet"
    PLANNED = "planned"
    CURRENT = "current"
    UNCERTAIN = "uncertain"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From the first day to the last day something holds, both included; planned dates stand apart from actual ones.

    A start not given means "already so, since we do not know when"; an end not given means "no end recorded".
    """

    start: When | None = None
    end: When | None = None
    planned_start: When | None = None
    planned_end: When | None = None

    def phase(self, day: dt.date) -> Phase:
        """Where the span stands on `day`. Something only planned is never more than PLANNED, however late the day."""
        if self.end and self.end.last < day:
            return Phase.ENDED
        if self.start is None and self.planned_start is not None:
            return Phase.PLANNED
        if self.start and self.start.first > day:
            return Phase.NOT_YET
        if (self.start and self.start.last > day) or (self.end and self.end.first < day):
            return Phase.UNCERTAIN
        return Phase.CURRENT

    def holds(self, day: dt.date) -> Truth:
        """Whether it holds on `day`: a partial date around the day gives UNKNOWN; something only planned does not hold."""
        return {Phase.CURRENT: Truth.YES, Phase.UNCERTAIN: Truth.UNKNOWN}.get(self.phase(day), Truth.NO)

    @property
    def backwards(self) -> bool:
        """True when it certainly ends before it starts."""
        return bool(self.start and self.end and self.end.last < self.start.first)


ALWAYS = Span()
"""No dates recorded."""
