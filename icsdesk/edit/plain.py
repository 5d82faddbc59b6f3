"""Records as plain lists, tables and words, and back, going by the types their fields say they have."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Hashable
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from icsdesk.domain.records import Part
from icsdesk.domain.times import Span, When
from icsdesk.edit import wording

P = TypeVar("P", bound=Part)

_SPAN = ("start", "end", "planned_start", "planned_end")


def plain(part: Part) -> dict[str, Any]:
    """A record or part as a table of what is recorded in it. Keys of `extra` are left out."""
    found = {}
    for item in fields(part):
        value = getattr(part, item.name)
        if item.name == "extra" or value == item.default:
            continue
        found[item.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return plain(value)
    if isinstance(value, Span):
        return {x: str(getattr(value, x)) for x in _SPAN if getattr(value, x) is not None}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (When, dt.date)):
        return str(value)
    return [_plain(x) for x in value] if isinstance(value, tuple) else value


def from_plain(kind: type[P], table: Any) -> P:
    """A record or part from such a table. Raises ValueError when it is anything else."""
    if not isinstance(table, dict):
        raise ValueError(f"a {kind.__name__} must be a table")
    known = {x.name: x for x in fields(kind) if x.name != "extra"}
    if not set(table) <= set(known):
        raise ValueError(f"a {kind.__name__} has no field {sorted(map(str, set(table) - set(known)))[0]}")
    if any(x.default is MISSING and name not in table for name, x in known.items()):
        raise ValueError(f"a {kind.__name__} lacks a field it must have")
    types_of = _types(cast(Hashable, kind))
    return kind(**{name: _typed(types_of[name], value) for name, value in table.items()})


@cache
def _types(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(wanted: Any, value: Any) -> Any:
    if get_origin(wanted) in (Union, types.UnionType):
        if value is None:
            return None
        return _typed(next(x for x in get_args(wanted) if x is not type(None)), value)
    if get_origin(wanted) is tuple:
        return _tuple(get_args(wanted), value)
    if isinstance(wanted, type) and issubclass(wanted, Part):
        return from_plain(wanted, value)
    if wanted is Span:
        return _span(value)
    return _single(wanted, value)


def _tuple(args: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError("a list is wanted")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_typed(args[0], x) for x in value)
    if len(args) != len(value):
        raise ValueError(f"a list of {len(args)} is wanted")
    return tuple(_typed(x, y) for x, y in zip(args, value, strict=True))


def _span(value: Any) -> Span:
    if not isinstance(value, dict) or not set(value) <= set(_SPAN):
        raise ValueError("dates are wanted")
    return Span(**{x: _single(When, y) for x, y in value.items()})


def _single(wanted: Any, value: Any) -> Any:
    if wanted is float and type(value) in (int, float):
        return float(value)
    if wanted in (bool, int, str) and type(value) is wanted:
        return wording.printable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        if wanted is When:
            return When.parse(value)
        if wanted is dt.date:
            return dt.date.fromisoformat(value)
        if issubclass(cast(type, wanted), Enum):
            return wanted(value)
    raise ValueError("another sort of value is wanted")
