"""Every mention of an id inside a record, found by what its fields say of themselves, and records made anew with other ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from icsdesk.domain.records import OFFICE_PREFIX, Part

P = TypeVar("P", bound=Part)

Renamed = Callable[[str], str | None]
"""What an id becomes; None when what it named is gone."""


def remade(part: P, to: Renamed) -> P | None:
    """A record or part with every id it mentions passed through `to`; its own id stays.

    An id that becomes None is emptied where it may be empty and left out of lists; a part that cannot stand without it is
    left out too; None is returned when the record itself cannot stand. `office:` words are not ids.
    """
    values: dict[str, Any] = {}
    for item in fields(part):
        value = getattr(part, item.name)
        if not value:
            continue
        if "to" in item.metadata:
            left: Any = _ids(value, to)
            if left is None and item.default is not None:
                return None
        elif isinstance(value, tuple):
            left = _parts(value, to)
        elif isinstance(value, Part):
            left = remade(value, to)
        else:
            continue
        if left != value:
            values[item.name] = left
    return replace(part, **values) if values else part


def _ids(value: str | tuple[str, ...], to: Renamed) -> str | tuple[str, ...] | None:
    if isinstance(value, str):
        return value if value.startswith(OFFICE_PREFIX) else to(value)
    new = (x if x.startswith(OFFICE_PREFIX) else to(x) for x in value)
    return tuple(dict.fromkeys(x for x in new if x is not None))


def _parts(values: tuple[Any, ...], to: Renamed) -> tuple[Any, ...]:
    new = (remade(x, to) if isinstance(x, Part) else x for x in values)
    return tuple(x for x, old in zip(new, values, strict=True) if x is not None or old is None)
