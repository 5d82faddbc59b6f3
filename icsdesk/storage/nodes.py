"""The plain tree a file is made of, each piece knowing the line it stands on."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""Unquoted words that mean "not recorded"."""

TRUE, FALSE = frozenset({"true", "True", "TRUE"}), frozenset({"false", "False", "FALSE"})
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\Z")
NUMBER = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,3})?\Z",
)


class Leaf:
    """A single value, as text; `plain` when it was written without quotation marks."""

    __slots__ = ("line", "plain", "text")

    def __init__(self, text: str, plain: bool, line: int) -> None:
        self.text, self.plain, self.line = text, plain, line

    @property
    def nothing(self) -> bool:
        """True when it says that nothing is recorded."""
        return self.plain and self.text in NOTHING


class Listing:
    """A list; `flow` when written in square brackets."""

    __slots__ = ("flow", "items", "line")

    def __init__(self, line: int, flow: bool = False) -> None:
        self.items: list[Node] = []
        self.line, self.flow = line, flow


class Table:
    """Words and their values, in file order; `lines` has the line of each word; `flow` when written in curly brackets."""

    __slots__ = ("flow", "line", "lines", "values")

    def __init__(self, line: int, flow: bool = False) -> None:
        self.values: dict[str, Node] = {}
        self.lines: dict[str, int] = {}
        self.line, self.flow = line, flow

    def put(self, key: str, value: Node, line: int) -> None:
        """Set a word's value."""
        self.values[key], self.lines[key] = value, line

    def take(self, key: str) -> tuple[Node, int] | None:
        """Remove a word; its value and line, or None when it is not there."""
        if key not in self.values:
            return None
        return self.values.pop(key), self.lines.pop(key)


class Broken:
    """Stands where something was already reported as wrong, so that it is reported once only."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        self.line = line


Node: TypeAlias = Leaf | Listing | Table | Broken


class Kept(tuple[tuple[str, Any], ...]):
    """Words and values this version does not know, kept as read; never changes."""

    __slots__ = ()


def kept(node: Node) -> Any:
    """A tree as values that never change: text, numbers, True, False, None, tuples and Kept."""
    if isinstance(node, Table):
        return Kept((key, kept(value)) for key, value in node.values.items())
    if isinstance(node, Listing):
        return tuple(kept(x) for x in node.items)
    return scalar(node) if isinstance(node, Leaf) else None


def plain(node: Node) -> Any:
    """A tree as ordinary dicts, lists and values, the way any program would read it."""
    if isinstance(node, Table):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Listing):
        return [plain(x) for x in node.items]
    return scalar(node) if isinstance(node, Leaf) else None


def scalar(leaf: Leaf) -> str | int | float | bool | None:
    """What an unquoted word means when nothing else is known of it; dates, "no", "on" and 007 stay text."""
    text = leaf.text
    if not leaf.plain:
        return text
    if text in NOTHING:
        return None
    if text in TRUE or text in FALSE:
        return text in TRUE
    if text[0] in "+-.0123456789":
        if WHOLE.match(text):
            return int(text)
        if NUMBER.match(text):
            number = float(text)
            return number if number - number == 0 else text
    return text
