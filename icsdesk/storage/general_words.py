"""The words a local rule gives its general check, read strictly: which are needed, which are known, and what may stand after each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from icsdesk.domain.kinds import BodyKind, Category, LineKind, SeatRole
from icsdesk.rules.general import WORDS, General, Want
from icsdesk.storage.nodes import Leaf, Node, Table
from icsdesk.storage.problems import did_you_mean, one_of, quoted

LARGEST = 10_000
"""The largest number a local rule may ask for."""

_LISTS: dict[Want, type[Enum]] = {
    Want.ROLE: SeatRole,
    Want.CATEGORY: Category,
    Want.LINE: LineKind,
    Want.BODY_KIND: BodyKind,
}

Fault = tuple[int, str, str]
"""Line, what is wrong, what to do."""


def faults(general: General, node: Node | None, line: int) -> Iterator[Fault]:
    """Everything wrong with the parameters of a rule that stands on `line`."""
    if node is not None and not isinstance(node, Table):
        return
    values = node.values if node else {}
    lines = node.lines if node else {}
    for key in values:
        if key not in general.words:
            cure = did_you_mean(key, general.words) or f"Use {one_of(general.words)}."
            yield lines[key], f"{quoted(key)} is not a word this check knows.", cure
        elif fault := _value(key, values[key]):
            yield lines[key], *fault
    for key in general.needed:
        if key not in values:
            yield line, f"the check also needs {key}.", f"Write {key}: and {WORDS[key].value} under parameters."
    for group in general.either:
        if sum(x in values for x in group) != 1:
            yield line, f"the check needs {one_of(group)}, and one of them only.", "Write one under parameters."


def _value(key: str, node: Node) -> tuple[str, str] | None:
    want = WORDS[key]
    text = node.text.strip() if isinstance(node, Leaf) and not node.nothing else ""
    if want is Want.NUMBER:
        right = text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= LARGEST
        return None if right else (f"{key} must be {want.value}.", f"Write a number from 1 to {LARGEST:,}.")
    if want is Want.PARTY:
        return None if text else (f"{key} must be {want.value}.", f"Write {key}: and its name.")
    words = [str(x.value) for x in _LISTS[want]]
    if text in words:
        return None
    cure = did_you_mean(text, words) or f"The words are {one_of(words)}."
    return f"{key} must be {want.value}, not {quoted(text)}.", cure
