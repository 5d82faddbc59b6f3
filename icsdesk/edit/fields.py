"""Correct a record, or what the file says of itself, for all dates."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.records import Part, Record
from icsdesk.domain.system import System
from icsdesk.edit import permits, wording
from icsdesk.edit.step import finished

P = TypeVar("P", bound=Part)

_ONE_LINE = ("name", "title", "short_name", "subject", "label")


def set_fields(system: System, record_id: str, name: str = "", **values: Any) -> Change:
    """Set fields of a record for all dates. `name` is the step's name (for a record's own name use `bodies.rename`).

    Raises permits.Refused when the record is gone or would be broken, TypeError for a field it does not have.
    """
    record = permits.exists(system, record_id)
    draft = Draft(system)
    draft.put(with_values(record, **values))
    return finished(draft, name or f"Edit {wording.several(system, (record_id,))}")


def set_about(system: System, **values: Any) -> Change:
    """Set what the file says of itself (title, area, as-at day, whether all bodies are recorded, note)."""
    draft = Draft(system)
    draft.set_about(with_values(system.about, **values))
    return finished(draft, "Edit about this chart")


def with_values(part: P, **values: Any) -> P:
    """A record or part with fields set: words made printable, lists made tuples. Raises TypeError for an unknown field."""
    ids = {x.name for x in fields(part) if "to" in x.metadata}
    new = {key: clean(key, value) for key, value in values.items()}
    return replace(part, **{k: tuple(dict.fromkeys(v)) if k in ids and isinstance(v, tuple) else v for k, v in new.items()})


def clean(key: str, value: Any) -> Any:
    """A value as a record may hold it."""
    if isinstance(value, str):
        return wording.one_line(value) if key in _ONE_LINE else wording.printable(value).strip()
    if isinstance(value, (list, tuple)):
        return tuple(clean("", x) for x in value)
    return value


def has(record: Record, field: str) -> bool:
    """Whether records of this kind have a field."""
    return field in {x.name for x in fields(record)}


def name_field(record: Record) -> str:
    """Which field of a record an officer calls its name."""
    return next((x for x in ("name", "title", "text") if has(record, x)), "note")
