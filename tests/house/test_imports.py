"""The walls of the house: which room may import what, read from the source, never by running it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
HOUSE = TOP / "icsdesk"


@dataclass(frozen=True)
class Room:
    """One row of the import table. `ours` are rooms of the house, `others` packages from elsewhere; the standard library is free to all."""

    name: str
    ours: frozenset[str]
    others: frozenset[str]
    why: str


def room(name: str, ours: str, others: str, why: str) -> Room:
    return Room(name, frozenset(ours.split()), frozenset(others.split()), why)


BELOW_UI = "domain graph rules edit compare chart publish storage"
TABLE = {
    x.name: x
    for x in (
        room("domain", "", "", "The ground floor says what a system is and knows nothing of files, Qt, rules or drawing."),
        room("graph", "domain", "networkx", "Questions of reach and descent change nothing, so they need only the records."),
        room(
            "rules",
            "domain graph",
            "",
            "The court is given a system and a day; it reads no files and has never seen the drawing.",
        ),
        room("edit", "domain graph", "", "A verb turns a system and words into a Change; it knows neither Qt nor the rules."),
        room("compare", "domain", "", "Two systems differ in their records, whatever file or window they came from."),
        room(
            "chart",
            "domain graph",
            "",
            "The drawing office draws what it is given, law or no law, and hands over a Picture, not a widget.",
        ),
        room(
            "chart.measure",
            "domain graph",
            "fontTools",
            "Only the measurer opens fonts, so every letter is measured in one place.",
        ),
        room(
            "publish",
            "chart compare rules domain graph",
            "",
            "The post room writes what the drawing office and the court hand over; no window is needed to post a letter.",
        ),
        room(
            "storage",
            "domain rules places",
            "yaml",
            "The library turns bytes into systems and rule packs, and back; it neither draws nor edits.",
        ),
        room("places", "", "", "The only file that knows paths leans on nothing."),
        room(
            "ui",
            f"{BELOW_UI} places",
            "PySide6 shiboken6",
            "The shop front is the only room with Qt, and holds no fact that is not in the System.",
        ),
        room(
            "cli",
            f"{BELOW_UI} places cli_rules",
            "",
            "Commands put the rooms together without a window, so they work where Qt cannot load.",
        ),
        room("cli_rules", f"{BELOW_UI} places", "", "The commands about the rules themselves are commands like the others."),
        room("start", f"{BELOW_UI} places cli ui", "", "The only place where parts are put together."),
        room("__main__", "start", "", "Hands the words typed to start; nothing else."),
    )
}

FETCH_BY_NAME = {
    "start": "Start fetches the window by name, only when one is wanted, so that commands run where Qt's libraries are missing."
}
"""Rooms that may import a module by name while running, and why."""


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


def room_of(name: str) -> str:
    """The row for a module: its own when it has one, else its room's."""
    return name if name in TABLE else name.split(".")[0]


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported; `from a import b` counts as a.b, so that `from icsdesk import ui` is seen."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, x.name) for x in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: an import relative to the file hides which room it reaches into"
            yield from ((node.lineno, f"{node.module}.{x.name}") for x in node.names)


def trespasses(name: str, tree: ast.AST) -> list[str]:
    """Imports of one module that its row does not allow."""
    row = TABLE[room_of(name)]
    found = []
    for line, target in imports(tree):
        first, _, rest = target.partition(".")
        if first == "icsdesk":
            there = rest.split(".")[0]
            if there not in row.ours and there != name.split(".")[0]:
                found.append(f"line {line}: {name} may not import {there}. {row.why}")
        elif first not in sys.stdlib_module_names and first not in row.others:
            found.append(f"line {line}: {name} may not import {first}. {row.why}")
    return found


def hidden(name: str, tree: ast.AST) -> list[str]:
    """Imports that dodge the table: inside a function, under TYPE_CHECKING, or by name while running."""
    found = [f"line {line}: TYPE_CHECKING" for line, target in imports(tree) if target.endswith(".TYPE_CHECKING")]
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            found += [
                f"line {x.lineno}: an import inside a function"
                for x in ast.walk(node)
                if isinstance(x, (ast.Import, ast.ImportFrom))
            ]
        word = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if word == "TYPE_CHECKING":
            found.append(f"line {node.lineno}: TYPE_CHECKING")
        if word in ("import_module", "__import__") and name not in FETCH_BY_NAME:
            found.append(f"line {node.lineno}: a module fetched by name")
    return found


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_every_module_keeps_to_its_row(path: Path) -> None:
    name = dotted(path)
    if path.name == "__init__.py":
        assert path.read_text(encoding="utf-8") == "", "an __init__.py is empty, so that importing one module imports no other"
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert room_of(name) in TABLE, f"{name} stands in no room of the table"
    assert trespasses(name, tree) == []
    assert hidden(name, tree) == []


def test_main_only_hands_over_to_start() -> None:
    tree = ast.parse((TOP / "main.py").read_text(encoding="utf-8"))
    assert {target for _, target in imports(tree)} == {"__future__.annotations", "sys", "icsdesk.start.main"}


@pytest.mark.parametrize(
    ("name", "source", "caught"),
    [
        ("domain.system", "import icsdesk.storage.files", True),
        ("domain.system", "from icsdesk import ui", True),
        ("domain.system", "from icsdesk.domain.ids import id_for", False),
        ("chart.compose", "from PySide6.QtGui import QFont", True),
        ("chart.boxes", "from fontTools.ttLib import TTFont", True),
        ("chart.measure", "from fontTools.ttLib import TTFont", False),
        ("rules.engine", "def f():\n    import icsdesk.domain.ids", True),
        ("rules.engine", "from typing import TYPE_CHECKING", True),
        ("ui.window", "import importlib\nimportlib.import_module('icsdesk.start')", True),
    ],
)
def test_the_reading_of_imports_is_not_easily_fooled(name: str, source: str, caught: bool) -> None:
    tree = ast.parse(source)
    assert bool(trespasses(name, tree) + hidden(name, tree)) is caught
