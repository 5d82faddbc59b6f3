"""How the text of an opened file is laid out: which lines belong to which record, with the comments above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from icsdesk.domain.records import SECTIONS
from icsdesk.storage.nodes import Leaf, Listing, Node, Table

Lines = tuple[str, ...]

_OTHER_BREAKS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of one record; comments directly `before` it, blank lines and loose comments `after` it.

    `words` has the same lines word by word, comments above each included, where they can be told apart; `inner` is how far in they are.
    """

    id: str
    before: Lines
    lines: Lines
    after: Lines
    words: dict[str, Lines] | None = None
    inner: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one top-level word. `chunks` is None where its records cannot be told apart by line, and then `lines` has all."""

    key: str
    before: Lines
    lines: Lines
    chunks: tuple[Chunk, ...] | None
    after: Lines
    indent: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as lines without their ends. `start` is what stands before all of them: a byte order mark, or nothing."""

    start: str
    newline: str
    header: Lines
    blocks: tuple[Block, ...]
    ends_with_newline: bool


def layout_of(data: bytes, root: Table) -> Layout | None:
    """The layout of a file that was read without problems; None when its lines cannot be told apart safely."""
    text = data.decode("utf-8")
    start = BOM if text.startswith(BOM) else ""
    text = text.removeprefix(BOM)
    crlf = text.count("\r\n")
    if root.flow or _OTHER_BREAKS.search(text) or crlf not in (0, text.count("\n")):
        return None
    newline = "\r\n" if crlf else "\n"
    lines = text.split(newline)
    ends = lines[-1] == ""
    if ends:
        lines.pop()
    keys = list(root.values)
    starts = [root.lines[key] - 1 for key in keys]
    if sorted(set(starts)) != starts or any(lines[x][:1].isspace() for x in starts):
        return None
    tops = [_raised(lines, x, 0) for x in starts]
    bounds = zip(keys, tops, starts, [*tops[1:], len(lines)], strict=True)
    blocks = tuple(_block(lines, key, root.values[key], top, first, end) for key, top, first, end in bounds)
    return Layout(start, newline, tuple(lines[: tops[0]]), blocks, ends)


def _raised(lines: Sequence[str], at: int, floor: int) -> int:
    """The line at which the comments directly above a line begin."""
    while at > floor and lines[at - 1].lstrip(" ").startswith("#"):
        at -= 1
    return at


def _lowered(lines: Sequence[str], end: int, floor: int) -> int:
    """The line after the last one that is neither blank nor a comment."""
    while end > floor and (not lines[end - 1].strip() or lines[end - 1].lstrip(" ").startswith("#")):
        end -= 1
    return end


def _block(lines: list[str], key: str, node: Node, top: int, first: int, end: int) -> Block:
    last = _lowered(lines, end, first + 1)
    above, after = tuple(lines[top:first]), tuple(lines[last:end])
    starts = _item_starts(lines, node) if key in SECTIONS else None
    if starts is None or starts[0] <= first:
        return Block(key, above, tuple(lines[first:last]), None, after)
    assert isinstance(node, Listing)
    tops = [_raised(lines, x, first + 1) for x in starts]
    chunks = []
    for item, item_top, item_first, item_end in zip(node.items, tops, starts, [*tops[1:], last], strict=True):
        assert isinstance(item, Table)
        name = item.values["id"]
        assert isinstance(name, Leaf)
        item_last = _lowered(lines, item_end, item_first + 1)
        words, inner = _words(lines, item, item_first, item_last)
        before, own, below = lines[item_top:item_first], lines[item_first:item_last], lines[item_last:item_end]
        chunks.append(Chunk(name.text, tuple(before), tuple(own), tuple(below), words, inner))
    indent = lines[starts[0]][: len(lines[starts[0]]) - len(lines[starts[0]].lstrip(" "))]
    return Block(key, above, tuple(lines[first : tops[0]]), tuple(chunks), after, indent)


def _item_starts(lines: list[str], node: Node) -> list[int] | None:
    """The line each record of a list begins on; None when they cannot be told apart."""
    if not isinstance(node, Listing) or node.flow or not node.items:
        return None
    starts = [x.line - 1 for x in node.items]
    if sorted(set(starts)) != starts or any(not lines[x].lstrip(" ").startswith("- ") for x in starts):
        return None
    return starts


def _words(lines: list[str], item: Table, first: int, last: int) -> tuple[dict[str, Lines] | None, str]:
    """A record's lines word by word, and how far in its words stand; None when two words share a line."""
    starts = [x - 1 for x in item.lines.values()]
    if item.flow or sorted(set(starts)) != starts or starts[0] != first:
        return None, ""
    dash = lines[first]
    inner = " " * (len(dash) - len(dash.lstrip(" ").removeprefix("-").lstrip(" ")))
    tops = [first, *(_raised(lines, x, first + 1) for x in starts[1:])]
    bounds = zip(item.lines, tops, [*tops[1:], last], strict=True)
    return {key: tuple(lines[top:end]) for key, top, end in bounds}, inner
