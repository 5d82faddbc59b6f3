"""From a question of a form to the control that asks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from icsdesk.domain.times import Span, day_in_words
from icsdesk.ui.dates_in_words import read_day, read_when, shown
from icsdesk.ui.inspector.dated import party_from, party_words, read_dated, show_dated, status_from, text_from
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
    if ask.control in (Control.STATUSES, Control.NAMES, Control.PARTIES):
        return _dated_field(ask, shell)
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
    def words(value: Any) -> str:
        if ask.control is Control.PARTIES:
            return party_words(shell.system)(value)
        return str(value.value.label if ask.control is Control.STATUSES else value.value)

    def make(text: str, span: Span) -> Any:
        if ask.control is Control.PARTIES:
            return party_from(shell.system)(text, span)
        return status_from(text, span) if ask.control is Control.STATUSES else text_from(text, span)

    field: LineField

    def read(text: str) -> Any:
        return read_dated(text, field.value, words, make)

    field = LineField(ask.label, read, lambda value: show_dated(value, words), hint=ask.hint)
    return field


def _reading(ask: Ask) -> tuple[Callable[[str], Any], Callable[[Any], str]]:
    if ask.control is Control.DATE:
        return (lambda text: read_when(text, ask.label)), shown
    if ask.control is Control.DAY:
        return (lambda text: read_day(text, ask.label)), _day
    if ask.control is Control.NUMBER:
        return (lambda text: read_number(text, ask.label)), lambda value: "" if value is None else str(value)
    if ask.control is Control.WORDS:
        return _read_words, lambda value: "; ".join(value or ())
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


def _day(value: dt.date | None) -> str:
    return "" if value is None else day_in_words(value)
