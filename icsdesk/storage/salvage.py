"""A system that can be looked at from a newer file, of which some records could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from icsdesk.domain.records import About, Part, Record
from icsdesk.domain.system import System, references
from icsdesk.storage.shape import Kind, shape_of


def without_loose_ends(about: About, records: Iterable[Record]) -> System:
    """The system of these records, without what refers to a record that is not among them."""
    kept = {x.id: x for x in records}
    while True:
        sound = {}
        for record in kept.values():
            mended = _mended(record, kept)
            if isinstance(mended, Record):
                sound[record.id] = mended
        if sound == kept:
            return System.of(_mended(about, kept) or About(), kept.values())  # type: ignore[arg-type]
        kept = sound


def _mended(part: Part, known: dict[str, Record]) -> Part | None:
    """The part without loose references; None when one that it cannot do without is loose."""
    if all(x in known for x in references(part)):
        return part
    changes: dict[str, object] = {}
    for field in shape_of(type(part)).fields:
        value = part if field.owner else getattr(part, field.name)
        if field.to and isinstance(value, str) and value not in known:
            if field.required:
                return None
            changes[field.name] = field.default
        elif field.to and isinstance(value, tuple):
            changes[field.name] = tuple(x for x in value if x in known or ":" in x)
        elif isinstance(value, tuple) and field.value.item and field.value.item.kind is Kind.PART:
            mended = (_mended(x, known) for x in value)
            changes[field.name] = tuple(x for x in mended if x is not None)
        elif isinstance(value, Part) and not field.owner:
            changes[field.name] = _mended(value, known)
    return replace(part, **changes)  # type: ignore[arg-type]
