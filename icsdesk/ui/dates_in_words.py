"""Dates as officers type them, understood; and why a date was not understood, in words."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from icsdesk.domain.times import Span, When, in_words

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})\Z")
_MONTH_YEAR = re.compile(r"([a-z]+)\.?\s+(\d{4})\Z")
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
_FINANCIAL = re.compile(r"(\d{4})\s*[/–]\s*(?:20)?(\d{2})\Z")
_UNKNOWN = ("unknown", "not known", "not recorded", "a date not recorded", "?")


def read_when(text: str, label: str = "Date") -> When | None:
    """What a typed date means; None for nothing typed.

    Raises ValueError with a sentence that starts with the field's own label, as GOV.UK words such things.
    """
    plain = " ".join(text.strip().lower().split())
    if not plain:
        return None
    if plain in _UNKNOWN:
        return When.parse("unknown")
    try:
        return When.parse(_written(plain))
    except ValueError:
        raise ValueError(f"{label} must be a real date, like 1 July 2022") from None


def read_day(text: str, label: str = "As at date") -> dt.date | None:
    """What a typed day means; a month or year is not enough. None for nothing typed. Raises ValueError with a sentence."""
    plain = " ".join(text.strip().lower().split())
    if plain == "today":
        return dt.date.today()
    try:
        when = read_when(text, label)
    except ValueError:
        raise ValueError(f"{label} must be a real date, like 1 July 2022") from None
    if when is not None and not when.exact:
        raise ValueError(f"{label} must include a day, a month and a year, like 1 July 2022")
    return None if when is None else when.first


def shown(when: When | None) -> str:
    """A date as it stands in a field; "unknown" stays the word that was typed."""
    if when is None:
        return ""
    return "unknown" if when.text == "unknown" else in_words(when)


def span_fault(span: Span) -> str:
    """Why a span cannot be, or nothing."""
    if span.backwards and span.start is not None:
        return f"The date this ends must be the same as or after {shown(span.start)}, when it starts"
    return ""


def span_in_words(span: Span) -> str:
    """A span in a few words: "1 July 2022 to 31 March 2023", "from July 2022", "planned from April 2023"."""
    if span.start and span.end:
        return f"{shown(span.start)} to {shown(span.end)}"
    if span.start:
        return f"from {shown(span.start)}"
    if span.end:
        return f"until {shown(span.end)}"
    return f"planned from {shown(span.planned_start)}" if span.planned_start else ""


def _written(plain: str) -> str:
    if m := _DAY_MONTH_YEAR.match(plain):
        return f"{m[3]}-{_month(m[2]):02d}-{int(m[1]):02d}"
    if m := _SLASHES.match(plain):
        return f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"
    if m := _MONTH_YEAR.match(plain):
        return f"{m[2]}-{_month(m[1]):02d}"
    if (m := _FINANCIAL.match(plain)) and (int(m[1]) + 1) % 100 == int(m[2]):
        return f"{m[1]}/{m[2]}"
    return plain


def _month(word: str) -> int:
    return _MONTHS.get(word, 0)
