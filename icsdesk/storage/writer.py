"""A system to the bytes of its file: always the same bytes for the same system, one fact a line, one small part a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from icsdesk.domain.records import SECTIONS, About, Part, Record
from icsdesk.domain.system import System
from icsdesk.storage import scalars
from icsdesk.storage.migrations import FORMAT
from icsdesk.storage.reader import TOP_LEVEL
from icsdesk.storage.shape import Field, Kind, Value, shape_of

WIDTH = 100
"""Lists of short values longer than this many characters are written one value a line."""


def write(system: System) -> bytes:
    """The canonical bytes of a system: UTF-8, line feeds, sections in fixed order, what is empty left out."""
    blocks = [[f"icsdesk: {FORMAT}"], about_lines(system.about)]
    blocks += [section_lines(name, system.every(kind)) for name, kind in SECTIONS.items()]
    blocks += [top_level_lines(key, value) for key, value in system.about.extra if key.startswith(TOP_LEVEL)]
    return ("\n\n".join("\n".join(x) for x in blocks if x) + "\n").encode("utf-8", "surrogatepass")


def about_lines(about: About) -> list[str]:
    """What the file says of itself, as lines; none when it says nothing."""
    lines = [f"  {x}" for x in _part_lines(about)]
    return ["about:", *lines] if lines else []


def section_lines(name: str, records: Iterable[Record]) -> list[str]:
    """One section as lines; none when it has no records."""
    lines = [line for record in records for line in record_lines(record)]
    return [f"{name}:", *lines] if lines else []


def record_lines(record: Record) -> list[str]:
    """One record as an item of its section's list."""
    first, *rest = _part_lines(record)
    return [f"  - {first}", *(f"    {x}" if x else "" for x in rest)]


def _part_lines(part: Part) -> list[str]:
    return [line for lines in word_lines(part).values() for line in lines]


def word_lines(part: Part) -> dict[str, list[str]]:
    """A record word by word: each word that is written, with its lines, not indented."""
    lines: dict[str, list[str]] = {}
    for field in shape_of(type(part)).fields:
        value = _value_of(part, field)
        if field.required or value != field.default:
            lines[field.key] = _field_lines(field, value)
    for key, value in part.extra:
        if not (isinstance(part, About) and key.startswith(TOP_LEVEL)):
            lines[key] = [f"{scalars.key(key)}: {scalars.loose(value)}"]
    return lines


def _value_of(part: Part, field: Field) -> Any:
    return getattr(getattr(part, field.owner) if field.owner else part, field.name)


def _field_lines(field: Field, value: Any) -> list[str]:
    key, kind = scalars.key(field.key), field.value.kind
    if kind is Kind.LIST:
        assert field.value.item is not None
        return _list_lines(key, field.value.item, value)
    if kind is Kind.TEXT and scalars.fits_block(value):
        mark = "|" if value.endswith("\n") else "|-"
        return [f"{key}: {mark}", *(f"  {x}" if x else "" for x in value.removesuffix("\n").split("\n"))]
    if kind is Kind.TEXT:
        return [f"{key}: {scalars.text(value)}"]
    return [f"{key}: {_inside(field.value, value)}"]


def _list_lines(key: str, item: Value, values: tuple[Any, ...]) -> list[str]:
    if item.kind is not Kind.PART:
        whole = f"{key}: [{', '.join(_inside(item, x) for x in values)}]"
        if len(whole) < WIDTH or not values:
            return [whole]
    return [f"{key}:", *(f"  - {scalars.text(x) if item.kind is Kind.TEXT else _inside(item, x)}" for x in values)]


def _inside(value: Value, given: Any) -> str:
    """A value on one line, fit to stand inside brackets."""
    kind = value.kind
    if kind is Kind.PART:
        return "{" + ", ".join(_pairs(given)) + "}"
    if kind is Kind.LIST:
        assert value.item is not None
        return "[" + ", ".join(_inside(value.item, x) for x in given) + "]"
    if kind is Kind.POINT:
        return f"[{scalars.number(given[0])}, {scalars.number(given[1])}]"
    if kind is Kind.FLAG:
        return "true" if given else "false"
    if kind is Kind.NUMBER:
        return scalars.number(given)
    if kind is Kind.WHOLE:
        return str(given)
    if kind is Kind.DAY:
        return str(given.isoformat())
    if kind is Kind.WHEN:
        return given.text if given.exact else scalars.text(given.text, inside=True)
    return scalars.text(given.value if kind is Kind.WORD else given, inside=True)


def _pairs(part: Part) -> list[str]:
    pairs = []
    for field in shape_of(type(part)).fields:
        value = _value_of(part, field)
        if field.required or value != field.default:
            pairs.append(f"{scalars.key(field.key)}: {_inside(field.value, value)}")
    return pairs + [f"{scalars.key(key)}: {scalars.loose(value)}" for key, value in part.extra]


def top_level_lines(key: str, value: Any) -> list[str]:
    """An unknown top-level word and its value as lines; `key` as it stands in `About.extra`."""
    word = scalars.key(key.removeprefix(TOP_LEVEL))
    if isinstance(value, tuple) and value and type(value) is tuple:
        return [f"{word}:", *(f"  - {scalars.loose(x)}" for x in value)]
    return [f"{word}: {scalars.loose(value)}"]
