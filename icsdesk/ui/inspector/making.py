"""From a question of a form to the control that asks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

from icsdesk.domain.system import System
from icsdesk.domain.times import day_in_words
from icsdesk.ui.dates_in_words import read_day, read_when, shown
from icsdesk.ui.inspector.dated import (
    office_from,
    office_words,
    party_from,
    party_words,
    read_dated,
    secondment_from,
    secondment_words,
    show_dated,
    status_from,
    text_from,
)
from icsdesk.ui.inspector.fields import EMPTY, ChoiceField, Field, LineField, TextField
from icsdesk.ui.inspector.forms import Ask, Control
from icsdesk.ui.inspector.names import choices, ids_for, names_for
from icsdesk.ui.shell import Shell


def make_field(ask: Ask, shell: Shell) -> Field:
    """The field that asks one question about records of the open chart."""
    if ask.control is Control.CHOICE:
        return ChoiceField(ask.label, lambda: _words(ask), hint=ask.hint)
    if ask.control is Control.YES_NO:
        return ChoiceField(ask.label, lambda: _yes_no(ask), hint=ask.hint)
    if ask.control is Control.TEXT:
        return TextField(ask.label, hint=ask.hint)
    if ask.control in (Control.ONE, Control.MANY):
        return _records_field(ask, shell)
    if ask.control in (Control.STATUSES, Control.NAMES, Control.PARTIES, Control.SECONDMENTS, Control.OFFICES):
        return _dated_field(ask, shell)
    if ask.control is Control.CHOICES:
        return _choices_field(ask)
    read, show = _reading(ask)
    return LineField(ask.label, read, show, hint=ask.hint)


def _words(ask: Ask) -> list[tuple[str, Any]]:
    assert ask.words is not None
    return ([] if ask.required else [(EMPTY, None)]) + [(x.label, x) for x in ask.words]


def _yes_no(ask: Ask) -> list[tuple[str, Any]]:
    return [("Yes", True), ("No", False)] + ([] if ask.required else [(EMPTY, None)])


def _records_field(ask: Ask, shell: Shell) -> Field:
    one = ask.control is Control.ONE

    def read(text: str) -> Any:
        ids = ids_for(shell.system, text, ask.sections, with_offices=ask.offices)
        if not one:
            return ids
        if len(ids) > 1:
            raise ValueError(f"{ask.label} must be one name only")
        if not ids and ask.required:
            raise ValueError(f"Enter a name under {ask.label}")
        return ids[0] if ids else None

    def show(value: Any) -> str:
        ids: Sequence[str] = ((value,) if value else ()) if one else (value or ())
        return names_for(shell.system, ids)

    def names() -> list[str]:
        return [name for name, _ in choices(shell.system, ask.sections, with_offices=ask.offices)]

    hint = ask.hint or ("" if one else "Several names: put ; between them")
    return LineField(ask.label, read, show, hint=hint, names=names)


def _dated_field(ask: Ask, shell: Shell) -> Field:
    """A field of values with dates, in one line. The system is asked anew each time: names change while the form is shown."""
    ways: dict[Control, tuple[Callable[[System], Callable[..., Any]], Callable[[System], Callable[..., Any]]]] = {
        Control.STATUSES: (lambda _system: lambda x: x.value.label, lambda _system: status_from),
        Control.NAMES: (lambda _system: lambda x: x.value, lambda _system: text_from),
        Control.PARTIES: (party_words, party_from),
        Control.SECONDMENTS: (secondment_words, secondment_from),
        Control.OFFICES: (office_words, office_from),
    }
    words, make = ways[ask.control]
    field: LineField

    def read(text: str) -> Any:
        return read_dated(text, field.value, words(shell.system), make(shell.system))

    field = LineField(ask.label, read, lambda value: show_dated(value, words(shell.system)), hint=ask.hint)
    return field


def _choices_field(ask: Ask) -> Field:
    assert ask.words is not None
    kinds = {x.label.lower(): x for x in ask.words}

    def read(text: str) -> Any:
        found = []
        for typed in _read_words(text):
            if typed.lower() not in kinds:
                near = get_close_matches(typed.lower(), list(kinds), n=1)
                hint = f"Did you mean {kinds[near[0]].label}?" if near else "Choose one from the list"
                raise ValueError(f'There is no kind called "{typed}". {hint}')
            found.append(kinds[typed.lower()])
        return tuple(dict.fromkeys(found))

    def show(value: Any) -> str:
        return "; ".join(x.label for x in value or ())

    return LineField(ask.label, read, show, hint=ask.hint, names=lambda: [x.label for x in kinds.values()])


def _reading(ask: Ask) -> tuple[Callable[[str], Any], Callable[[Any], str]]:
    if ask.control is Control.DATE:
        return (lambda text: read_when(text, ask.label)), shown
    if ask.control is Control.DAY:
        return (lambda text: _read_day(text, ask)), _day
    if ask.control is Control.NUMBER:
        return (lambda text: read_number(text, ask.label)), lambda value: "" if value is None else str(value)
    if ask.control is Control.WORDS:
        return _read_words, lambda value: "; ".join(value or ())
    if ask.control is Control.WORDS_OR_NONE:
        return _read_words_or_none, lambda value: "; ".join(value) or "none" if value is not None else ""
    return (lambda text: _read_line(text, ask)), lambda value: value or ""


def read_number(text: str, label: str) -> int | None:
    """A whole number, nothing or thousands with commas. Raises ValueError with a sentence."""
    plain = text.replace(",", "").strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and len(plain) < 12):
        raise ValueError(f"{label} must be a whole number, like 7")
    return int(plain)


def _read_line(text: str, ask: Ask) -> str:
    plain = " ".join(text.split())
    if ask.required and not plain:
        raise ValueError(f"Enter a {ask.label.lower()}")
    return plain


def _read_words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain for x in text.split(";") if (plain := " ".join(x.split()))))


def _read_words_or_none(text: str) -> tuple[str, ...] | None:
    """Nothing typed is not recorded; "none" is known to be none."""
    words = _read_words(text)
    return () if words and words[0].lower() == "none" else words or None


def _read_day(text: str, ask: Ask) -> dt.date | None:
    day = read_day(text, ask.label)
    if day is None and ask.required:
        raise ValueError(f"Enter a day under {ask.label}, like 1 July 2022")
    return day


def _day(value: dt.date | None) -> str:
    return "" if value is None else day_in_words(value)
