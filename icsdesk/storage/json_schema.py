"""The file format as a JSON Schema (draft 2020-12), for text editors and for programs that write our files.

It is worked out from the same type hints the reader uses, so that the two cannot disagree. The published copy is
`resources/format/icsdesk-1.schema.json`.
"""

from __future__ import annotations

import inspect
from typing import Any

from icsdesk.domain.ids import LONGEST
from icsdesk.domain.kinds import Office
from icsdesk.domain.records import OFFICE_PREFIX, SECTIONS, About, Part, Record
from icsdesk.storage.migrations import FORMAT
from icsdesk.storage.reading import LARGEST, NOUNS
from icsdesk.storage.shape import Field, Kind, Value, shape_of

_ID = "^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$"
_OFFICES = "|".join(str(x.value) for x in Office)
_WHEN = "^(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?|/[0-9]{2})?|unknown)$"


def json_schema() -> dict[str, Any]:
    """The whole schema, as plain data ready for `json.dumps`."""
    parts: dict[str, type[Part]] = {}
    _gather(About, parts)
    for kind in SECTIONS.values():
        _gather(kind, parts)
    sections = {
        name: {"type": "array", "description": _sentence(kind), "items": {"$ref": f"#/$defs/{kind.__name__}"}}
        for name, kind in SECTIONS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"icsdesk file, format {FORMAT}",
        "description": "A governance system: its organisations, bodies, seats, people, lines and charts. What is left out is not recorded.",
        "type": "object",
        "required": ["icsdesk"],
        "properties": {
            "icsdesk": {"const": FORMAT, "description": "The number of the file format."},
            "about": {"$ref": "#/$defs/About"},
            **sections,
        },
        "$defs": {name: _part(kind) for name, kind in sorted(parts.items())},
    }


def _gather(kind: type[Part], parts: dict[str, type[Part]]) -> None:
    """Every part class a record is made of, by name."""
    if kind.__name__ in parts:
        return
    parts[kind.__name__] = kind
    for field in shape_of(kind).fields:
        value = field.value.item or field.value
        if value.part is not None:
            _gather(value.part, parts)


def _part(kind: type[Part]) -> dict[str, Any]:
    shape = shape_of(kind)
    return {
        "type": "object",
        "description": _sentence(kind),
        "properties": {x.key: _field(x, kind) for x in shape.fields},
        "required": [x.key for x in shape.fields if x.required],
    }


def _sentence(kind: type[Part]) -> str:
    """The first paragraph of a class's own description."""
    return " ".join((inspect.getdoc(kind) or kind.__name__).split("\n\n")[0].replace("`", '"').split())


def _field(field: Field, kind: type[Part]) -> dict[str, Any]:
    if field.key == "id" and issubclass(kind, Record):
        what = f"A name that never changes and no other record has: small letters, digits and hyphens, at most {LONGEST}."
        return {"type": "string", "pattern": _ID, "description": what}
    found = _value(field.value, field)
    if "$ref" in found:
        return found
    return {**found, "description": _words_on(field)}


def _value(value: Value, field: Field) -> dict[str, Any]:
    if value.kind is Kind.LIST:
        assert value.item is not None
        unique = {"uniqueItems": True} if field.to and value.item.kind is Kind.TEXT else {}
        return {"type": "array", "items": _value(value.item, field), **unique}
    if value.part is not None:
        return {"$ref": f"#/$defs/{value.part.__name__}"}
    if value.words is not None:
        return {"enum": [x.value for x in value.words]}
    if field.to and value.kind is Kind.TEXT:
        offices = f"|{OFFICE_PREFIX}(?:{_OFFICES})" if field.offices else ""
        return {"type": "string", "pattern": f"^(?:{_ID.strip('^$')}{offices})$"}
    return dict(_SIMPLE[value.kind])


_SIMPLE: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.FLAG: {"type": "boolean"},
    Kind.WHOLE: {"type": "integer", "minimum": 0},
    Kind.NUMBER: {"type": "number", "minimum": -LARGEST, "maximum": LARGEST},
    Kind.WHEN: {"type": ["string", "integer"], "pattern": _WHEN, "minimum": 1, "maximum": 9999},
    Kind.DAY: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Kind.POINT: {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
}

_ON_KIND: dict[Kind, str] = {
    Kind.WHEN: "A day (2022-07-01), month (2022-07), year (2022), financial year (2022/23) or unknown.",
    Kind.DAY: "A day, like 2022-07-01.",
    Kind.FLAG: "true or false; left out when it is not known.",
    Kind.POINT: "Two numbers, in points (1/72 inch).",
}


def _words_on(field: Field) -> str:
    """What a field is, in words: its name, what its values mean, and what happens when it is left out."""
    name = field.key.replace("_", " ").capitalize()
    value = field.value.item or field.value
    if field.to:
        nouns = " or ".join(dict.fromkeys(NOUNS[x] for x in field.to))
        offices = " or an office" if field.offices else ""
        return f"{name}: {'ids' if field.value.item else 'the id'} of a {nouns}{offices}."
    if value.words is not None:
        usual = f" When left out: {field.default.value}." if isinstance(field.default, value.words) else ""
        return f"{name}: " + "; ".join(f"{x.value} ({x.label})" for x in value.words) + "." + usual
    return f"{name}. {_ON_KIND.get(value.kind, '')}".rstrip()
