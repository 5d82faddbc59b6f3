"""The plain tree to records, driven by their type hints; everything wrong is collected, with place, cause and cure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from icsdesk.domain.ids import LONGEST, is_id
from icsdesk.domain.kinds import Office
from icsdesk.domain.records import OFFICE_PREFIX, SECTIONS, Part, Record
from icsdesk.domain.times import When
from icsdesk.storage.nodes import FALSE, NUMBER, TRUE, WHOLE, Broken, Leaf, Listing, Node, Table, kept
from icsdesk.storage.problems import one_of, quoted
from icsdesk.storage.reading import FAILED, LARGEST, NOUNS, Reading
from icsdesk.storage.sense import check_sense
from icsdesk.storage.shape import Field, Kind, Shape, Value, shape_of

P = TypeVar("P", bound=Part)


def read_record(reading: Reading, section: str, node: Node) -> Record | None:
    """Read one item of a section; None when it cannot be made a record."""
    noun = NOUNS[section]
    if not isinstance(node, Table):
        if not isinstance(node, Broken):
            reading.problem(node.line, f"a {noun} must be a table that begins with its id.", 'Write "- id:" and the id here.')
        return None
    found = node.values.get("id")
    reading.where = f"{noun} {found.text}" if isinstance(found, Leaf) else f"a {noun}"
    record = read_part(reading, SECTIONS[section], node)
    if record is not None and not is_id(record.id):
        reading.problem(
            node.lines["id"],
            f"the id {quoted(record.id)} has characters an id cannot have.",
            f"Use small letters, digits and hyphens between them, at most {LONGEST}.",
        )
    return record


def read_part(reading: Reading, kind: type[P], node: Table) -> P | None:
    """Read a table into a record or part; None when something it must have is missing or wrong."""
    shape = shape_of(kind)
    values: dict[str, Any] = {}
    inlined: dict[str, dict[str, Any]] = {}
    extra: list[tuple[str, Any]] = []
    sound = True
    for key, child in node.values.items():
        known = shape.by_key.get(key)
        if known is None:
            _unknown_word(reading, shape, key, node.lines[key])
            extra.append((key, kept(child)))
            continue
        if isinstance(child, Leaf) and child.nothing:
            continue
        value = _read_value(reading, known, known.value, child)
        if value is FAILED:
            sound = sound and not known.required
        elif known.owner:
            inlined.setdefault(known.owner, {})[known.name] = value
        else:
            values[known.name] = value
    for known in shape.fields:
        if known.required and known.name not in values:
            sound = False
            if known.key not in node.values or not _reported(reading, node.values[known.key]):
                _missing(reading, known, node)
    if not sound:
        return None
    for owner, pieces in inlined.items():
        values[owner] = shape.inlines[owner](**pieces)
    part = kind(**values, extra=tuple(extra))
    check_sense(reading, part, node)
    return part


def _reported(reading: Reading, node: Node) -> bool:
    return not (isinstance(node, Leaf) and node.nothing)


def _missing(reading: Reading, known: Field, node: Table) -> None:
    line = node.lines.get(known.key, node.line)
    reading.problem(
        line, f'{reading.where} has no "{known.key}".', f'Add a line "{known.key}:" with {_expected(known.value, known)}.'
    )


def _unknown_word(reading: Reading, shape: Shape, key: str, line: int) -> None:
    hint = reading.suggestion(key, shape.by_key)
    text = f"{quoted(key)} of {reading.where} is not a word this version knows; it is kept as it is. {hint}"
    reading.notice(line, text.rstrip())


def _expected(value: Value, known: Field) -> str:
    if known.to:
        noun = one_of(dict.fromkeys(NOUNS[x] for x in known.to))
        return f"the ids of {noun} in square brackets" if value.kind is Kind.LIST else f"the id of a {noun}"
    if value.words is not None:
        words = [str(x.value) for x in value.words]
        return one_of(words) if len(words) <= 12 else f"one of the words for it, such as {one_of(words[:3])}"
    return {Kind.TEXT: "text", Kind.LIST: "a list"}.get(value.kind, value.kind.value)


def _read_value(reading: Reading, known: Field, value: Value, node: Node) -> Any:
    if isinstance(node, Broken):
        return FAILED
    if value.kind is Kind.LIST:
        return _read_list(reading, known, value, node)
    if value.kind is Kind.PART:
        return _read_small_table(reading, known, value, node)
    if value.kind is Kind.POINT:
        return _read_point(reading, known, node)
    if not isinstance(node, Leaf):
        return _wrong(reading, known, value, node)
    return _LEAVES[value.kind](reading, known, value, node)


def _wrong(reading: Reading, known: Field, value: Value, node: Node, cure: str = "") -> Any:
    found = quoted(node.text) if isinstance(node, Leaf) else "a list" if isinstance(node, Listing) else "a table"
    expected = _expected(value, known)
    what = f'"{known.key}" of {reading.where} must be {expected}, not {found}.'
    return reading.problem(node.line, what, cure or f"Write {expected} here, or take the line out.")


def _read_list(reading: Reading, known: Field, value: Value, node: Node) -> Any:
    assert value.item is not None
    if not isinstance(node, Listing):
        return _wrong(reading, known, value, node, "Put it in square brackets, like [one, two].")
    found = [_read_value(reading, known, value.item, x) for x in node.items]
    if known.to and value.item.kind is Kind.TEXT:
        for text in (x for x, times in Counter(found).items() if times > 1 and x is not FAILED):
            reading.notice(node.line, f'"{known.key}" of {reading.where} names {quoted(text)} twice.')
    return tuple(x for x in found if x is not FAILED)


def _read_small_table(reading: Reading, known: Field, value: Value, node: Node) -> Any:
    assert value.part is not None
    if not isinstance(node, Table):
        example = next(x.key for x in shape_of(value.part).fields)
        return _wrong(reading, known, value, node, f"Write it in curly brackets, like {{{example}: …}}.")
    part = read_part(reading, value.part, node)
    return FAILED if part is None else part


def _read_point(reading: Reading, known: Field, node: Node) -> Any:
    value = Value(Kind.POINT)
    if not isinstance(node, Listing) or len(node.items) != 2:
        return _wrong(reading, known, value, node, "Write two numbers in square brackets, like [10, 20].")
    numbers = [_read_value(reading, known, Value(Kind.NUMBER), x) for x in node.items]
    return FAILED if FAILED in numbers else tuple(numbers)


def _text(reading: Reading, known: Field, value: Value, leaf: Leaf) -> Any:
    if leaf.nothing:
        return _wrong(reading, known, value, leaf, "Write it, or take the empty entry out of the list.")
    if known.to and not _refers(reading, known, leaf):
        return FAILED
    return leaf.text


def _refers(reading: Reading, known: Field, leaf: Leaf) -> bool:
    """Whether the text names a record of the right section; reports it when not."""
    target, nouns = leaf.text, one_of(dict.fromkeys(NOUNS[x] for x in known.to))
    if target.startswith(OFFICE_PREFIX):
        return _is_office(reading, known, leaf)
    section = reading.ids.get(target)
    if section in known.to:
        return True
    if section is not None:
        what = f'"{known.key}" of {reading.where} names {quoted(target)}, which is a {NOUNS[section]}; it must be a {nouns}.'
        reading.problem(leaf.line, what, f"Write the id of a {nouns}.")
        return False
    near = reading.suggestion(target, (x for x, where in reading.ids.items() if where in known.to))
    what = f'"{known.key}" of {reading.where} names the {nouns} {quoted(target)}, which is not in this file.'
    reading.problem(leaf.line, what, near or f"Add the {nouns}, or take the name out.")
    return False


def _is_office(reading: Reading, known: Field, leaf: Leaf) -> bool:
    offices = [OFFICE_PREFIX + str(x.value) for x in Office]
    if not known.offices:
        reading.problem(
            leaf.line, f'"{known.key}" of {reading.where} cannot be an office.', f"Write the id of a {NOUNS[known.to[0]]}."
        )
        return False
    if leaf.text in offices:
        return True
    near = reading.suggestion(leaf.text, offices) or f"Write {one_of(offices)}."
    reading.problem(leaf.line, f"{quoted(leaf.text)} is not an office icsdesk knows.", near)
    return False


def _flag(reading: Reading, known: Field, value: Value, leaf: Leaf) -> Any:
    if leaf.plain and leaf.text in TRUE:
        return True
    if leaf.plain and leaf.text in FALSE:
        return False
    return _wrong(
        reading, known, value, leaf, "Write true or false without quotation marks, or take the line out if it is not known."
    )


def _whole(reading: Reading, known: Field, value: Value, leaf: Leaf) -> Any:
    if not (leaf.plain and WHOLE.match(leaf.text)):
        return _wrong(reading, known, value, leaf, "Write digits only, without quotation marks.")
    number = int(leaf.text)
    if number < 0:
        return reading.problem(
            leaf.line, f'"{known.key}" of {reading.where} must be 0 or more, not {leaf.text}.', "Write 0 or more."
        )
    return number


def _number(reading: Reading, known: Field, value: Value, leaf: Leaf) -> Any:
    if not (leaf.plain and NUMBER.match(leaf.text)):
        return _wrong(reading, known, value, leaf, "Write digits, with a dot before decimals, without quotation marks.")
    number = float(leaf.text)
    if abs(number) > LARGEST:
        what = f'"{known.key}" of {reading.where} is {leaf.text}, which no page can hold.'
        return reading.problem(leaf.line, what, f"Write a number between -{LARGEST:.0f} and {LARGEST:.0f}.")
    return number


def _word(reading: Reading, known: Field, value: Value, leaf: Leaf) -> Any:
    assert value.words is not None
    by_word = value.words._value2member_map_
    if leaf.text in by_word:
        return by_word[leaf.text]
    words = [str(x) for x in by_word]
    cure = reading.suggestion(leaf.text, words) or f"Write {_expected(value, known)}."
    return reading.problem(leaf.line, f'"{known.key}" of {reading.where} does not know the word {quoted(leaf.text)}.', cure)


def _when(reading: Reading, known: Field, _value: Value, leaf: Leaf) -> Any:
    try:
        return When.parse(leaf.text)
    except ValueError as error:
        return reading.problem(leaf.line, f'"{known.key}" of {reading.where}: {error}.', "")


def _day(reading: Reading, known: Field, _value: Value, leaf: Leaf) -> Any:
    try:
        if len(leaf.text) == 10:
            return dt.date.fromisoformat(leaf.text)
    except ValueError:
        pass
    what = f'"{known.key}" of {reading.where}: {quoted(leaf.text)} must be a real day, like 2022-07-01.'
    return reading.problem(leaf.line, what, "")


_LEAVES: dict[Kind, Callable[[Reading, Field, Value, Leaf], Any]] = {
    Kind.TEXT: _text,
    Kind.FLAG: _flag,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.WORD: _word,
    Kind.WHEN: _when,
    Kind.DAY: _day,
}


def ids_in(table: Table) -> Iterable[tuple[str, str, int]]:
    """Every id in a file with its section and line, before any record is read."""
    for section in SECTIONS:
        listing = table.values.get(section)
        for node in listing.items if isinstance(listing, Listing) else ():
            leaf = node.values.get("id") if isinstance(node, Table) else None
            if isinstance(leaf, Leaf) and not leaf.nothing:
                yield leaf.text, section, leaf.line
