"""What a record looks like in a file, worked out once from its type hints and field metadata."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Hashable
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from icsdesk.domain.kinds import Word
from icsdesk.domain.records import Part, Record
from icsdesk.domain.times import Span, When


class Kind(Enum):
    """The kinds of value a file may hold."""

    TEXT = "text"
    FLAG = "true or false"
    WHOLE = "a whole number"
    NUMBER = "a number"
    WORD = "a word from a list"
    WHEN = "a date, whole or partial"
    DAY = "an exact date"
    PART = "a small table"
    POINT = "two numbers"
    LIST = "a list"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands after a word: its kind, and what it is made of."""

    kind: Kind
    words: type[Word] | None = None
    part: type[Part] | None = None
    item: Value | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One word of a record in the file. `owner` is the inline field whose value this is a piece of ("span"), if any."""

    name: str
    key: str
    value: Value
    required: bool
    default: Any
    to: tuple[str, ...] = ()
    offices: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """All words of a record or part, in file order; `inlines` maps an inline field to the class it is made with."""

    fields: tuple[Field, ...]
    by_key: dict[str, Field]
    inlines: dict[str, type[Span]]


def shape_of(kind: type[Part]) -> Shape:
    """The shape of a record or part class: id first, then its own fields as declared, then note and sources."""
    return _shape_of(cast(Hashable, kind))


@cache
def _shape_of(kind: Any) -> Shape:
    found: list[Field] = []
    inlines: dict[str, type[Span]] = {}
    hints = get_type_hints(kind)
    for item in fields(kind):
        if item.name == "extra":
            continue
        if item.metadata.get("inline"):
            inlines[item.name] = hints[item.name]
            found += [_field(x, get_type_hints(Span)[x.name], item.name) for x in fields(hints[item.name])]
        else:
            found.append(_field(item, hints[item.name], ""))
    if issubclass(kind, Record):
        first = [x for x in found if x.name == "id"]
        last = [x for x in found if x.name in ("note", "sources")]
        found = first + [x for x in found if x not in first + last] + last
    return Shape(tuple(found), {x.key: x for x in found}, inlines)


def _field(item: Any, hint: Any, owner: str) -> Field:
    required = item.default is MISSING and item.default_factory is MISSING
    meta = item.metadata
    return Field(
        name=item.name,
        key=meta.get("key", item.name),
        value=value_of(hint),
        required=required,
        default=None if required else item.default,
        to=meta.get("to", ()),
        offices=meta.get("offices", False),
        owner=owner,
    )


_SIMPLE: dict[Any, Kind] = {
    str: Kind.TEXT,
    bool: Kind.FLAG,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    When: Kind.WHEN,
    dt.date: Kind.DAY,
}


def value_of(hint: Any) -> Value:
    """What a type hint says of the value. Raises TypeError for a hint that no file can hold."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [x for x in get_args(hint) if x is not type(None)]
        if len(inner) == 1:
            return value_of(inner[0])
    if get_origin(hint) is tuple:
        arguments = get_args(hint)
        if arguments == (float, float):
            return Value(Kind.POINT)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return Value(Kind.LIST, item=value_of(arguments[0]))
    if hint in _SIMPLE:
        return Value(_SIMPLE[hint])
    if isinstance(hint, type) and issubclass(hint, Word):
        return Value(Kind.WORD, words=hint)
    if isinstance(hint, type) and issubclass(hint, Part):
        return Value(Kind.PART, part=hint)
    raise TypeError(f"no file can hold a {hint}")
