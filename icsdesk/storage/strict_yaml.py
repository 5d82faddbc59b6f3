"""Bytes to a plain tree, strictly and within bounds: no repeated words, no tags, no anchors, one document, UTF-8 only.

Events are taken one at a time, so neither deep nesting nor a large file can exhaust the stack. libyaml is used where present.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from icsdesk.storage.encoding import text_of
from icsdesk.storage.nodes import Broken, Leaf, Listing, Node, Table
from icsdesk.storage.problems import Problem, UnreadableFileError, quoted
from icsdesk.storage.syntax_words import syntax_problem

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_DEEP, MOST_NODES, LONGEST_TEXT, LONGEST_KEY, MOST_PROBLEMS = 40, 400_000, 200_000, 200, 100

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no chart, paper or other program could carry on."""

_SHARED = "the file uses & and * to repeat a piece of the file elsewhere; icsdesk files write everything out."


@dataclass
class _Building:
    """The tree so far: the open lists and tables, and for each open table the word waiting for its value."""

    file: str
    loader: Any
    problems: list[Problem] = field(default_factory=list)
    open: list[Listing | Table] = field(default_factory=list)
    words: list[tuple[str, int] | None] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    shared_reported: bool = False

    def problem(self, line: int, what: str, cure: str) -> None:
        self.problems.append(Problem(self.file, line, what, cure))
        if len(self.problems) >= MOST_PROBLEMS:
            self.stop(line, "there is more wrong from here on.", "Put these right first, then open the file again.")

    def stop(self, line: int, what: str, cure: str) -> None:
        raise UnreadableFileError([*self.problems, Problem(self.file, line, what, cure)])

    def shared(self, line: int) -> None:
        if not self.shared_reported:
            self.shared_reported = True
            self.problem(line, _SHARED, "Replace each * with a copy of what it stands for, and take the & words out.")

    def put(self, node: Node, line: int) -> None:
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if isinstance(top, Listing):
            top.items.append(node)
            return
        word = self.words[-1]
        if word is None:
            self.words[-1] = self.word(node, line)
            return
        self.words[-1] = None
        if word[0] and word[0] not in top.values:
            top.put(word[0], node, word[1])

    def word(self, node: Node, line: int) -> tuple[str, int]:
        if not isinstance(node, Leaf):
            self.problem(line, "a list or table stands where a single word should.", "Write a word and a colon here.")
            return ("", line)
        table, text = self.open[-1], node.text
        assert isinstance(table, Table)
        if text == "<<":
            self.problem(
                line, 'the line "<<" copies words from elsewhere; icsdesk files write everything out.', "Write the words here."
            )
        elif not text.strip() or len(text) > LONGEST_KEY:
            self.problem(line, "the word before the colon is empty or too long.", "Write a short word before the colon.")
        elif text in table.values:
            self.problem(
                line,
                f"{quoted(text)} stands here a second time; the first is on line {table.lines[text]}.",
                "Keep one of the two.",
            )
        else:
            return (text, line)
        return ("", line)


def compose(data: bytes, file: str, loader: Any = LOADER) -> tuple[Node, list[Problem]]:
    """Read a file's bytes into a tree, with the problems that did not stop the reading.

    Raises UnreadableFileError when the bytes are not text, when the text has no structure, or when a bound is passed.
    """
    text = text_of(data, file)
    _check_characters(text, file)
    _check_conflicts(text, file)
    building = _Building(file, loader)
    documents = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
                _start(building, event)
            elif isinstance(event, yaml.CollectionEndEvent):
                building.open.pop()
                building.words.pop()
            elif isinstance(event, yaml.AliasEvent):
                line = _line(event)
                building.shared(line)
                building.put(Broken(line), line)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    building.problem(1, "a line that begins with % is not used in icsdesk files.", "Take the line out.")
                if documents > 1:
                    line = _line(event)
                    building.stop(line, 'a second document begins here, after the line "---".', "Keep one system in a file.")
    except yaml.YAMLError as error:
        raise UnreadableFileError([*building.problems, syntax_problem(error, text, file)]) from None
    except (RecursionError, MemoryError, ValueError):
        building.stop(1, "it is built in a way that cannot be read safely.", "Open a backup copy instead.")
    if building.root is None or (isinstance(building.root, Leaf) and building.root.nothing):
        raise UnreadableFileError(
            [Problem(file, None, "the file is empty.", "Open another copy, such as the one whose name ends in .bak.")]
        )
    return building.root, building.problems


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _start(building: _Building, event: Any) -> None:
    line = _line(event)
    building.nodes += 1
    if building.nodes > MOST_NODES:
        building.stop(line, f"it has more than {MOST_NODES:,} entries.", "Split it into several systems.")
    if event.anchor:
        building.shared(line)
    tagged = event.tag not in (None, "!")
    if tagged:
        building.problem(
            line, f"the mark {quoted(event.tag)} asks for a special kind of value.", "Take the word that begins with ! out."
        )
    if isinstance(event, yaml.ScalarEvent):
        building.put(_leaf(building, event, line), line)
        return
    if len(building.open) >= MOST_DEEP:
        building.stop(line, f"lists stand inside lists more than {MOST_DEEP} deep.", "Take the inner brackets or indents out.")
    node: Listing | Table = Listing(line, bool(event.flow_style))
    if isinstance(event, yaml.MappingStartEvent):
        node = Table(line, bool(event.flow_style))
    building.put(node, line)
    building.open.append(node)
    building.words.append(None)


def _leaf(building: _Building, event: Any, line: int) -> Node:
    value: str = event.value
    if len(value) > LONGEST_TEXT:
        building.problem(
            line, f"this text is longer than {LONGEST_TEXT:,} characters.", "Shorten it, or point to a paper instead."
        )
        return Broken(line)
    if found := UNWRITABLE.search(value):
        building.problem(
            line, f"the text has an unprintable character (U+{ord(found[0]):04X}).", "Delete it, or type the text again."
        )
        return Broken(line)
    return Leaf(value, event.implicit[0] and not event.style, line)


def _check_conflicts(text: str, file: str) -> None:
    """Say plainly when a version control program has left both versions of a passage in the file."""
    if found := re.search(r"^(?:<{7} |>{7} |={7}$)", text, re.MULTILINE):
        line = text.count("\n", 0, found.start()) + 1
        what = "two versions of this passage stand in the file, one above the other, between lines of <<<<<<< and >>>>>>>."
        raise UnreadableFileError([Problem(file, line, what, "Keep one of the two, and delete the other and the marker lines.")])


def _check_characters(text: str, file: str) -> None:
    lines: dict[int, str] = {}
    line, counted, start = 1, 0, 0
    while len(lines) < MOST_PROBLEMS and (found := UNWRITABLE.search(text, start)):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        lines[line] = found[0]
        start = text.find("\n", counted)
        if start < 0:
            break
    if lines:
        cure = "Delete it, or type the line again; if there are many, open a backup copy instead."
        raise UnreadableFileError(
            Problem(file, line, f"the line has an unprintable character (U+{ord(character):04X}).", cure)
            for line, character in lines.items()
        )
