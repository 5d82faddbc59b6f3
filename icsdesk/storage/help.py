"""Reads what rule help pages are made of: each rule's two small charts, the facts it needs, and the map of the Acts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icsdesk.domain.system import System
from icsdesk.storage.nodes import plain
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import read
from icsdesk.storage.strict_yaml import compose


@dataclass(frozen=True, slots=True)
class Help:
    """A rule's own cases (None when there is none of that sort) and the facts it needs, in words."""

    right: System | None
    wrong: System | None
    needs: str = ""


def load_help(folder: Path, code: str) -> Help:
    """The help of one rule from the folder of help. What is not there is left out. Raises UnreadableFileError for a damaged file."""
    needs = _data(folder / "needs.yaml").get(code, "") if (folder / "needs.yaml").is_file() else ""
    return Help(_case(folder, code, "right"), _case(folder, code, "wrong"), str(needs))


def load_map(folder: Path) -> list[dict[str, Any]]:
    """The Acts and regulations that rules rest on, provision by provision. Raises UnreadableFileError for a damaged file."""
    found: list[dict[str, Any]] = _data(folder / "coverage.yaml")["acts"]
    return found


def _case(folder: Path, code: str, sort: str) -> System | None:
    path = folder / "cases" / f"{code}-{sort}.yaml"
    return read(path.read_bytes(), path.name).system if path.is_file() else None


def _data(path: Path) -> dict[str, Any]:
    root, problems = compose(path.read_bytes(), path.name)
    if problems:
        raise UnreadableFileError(problems)
    found: dict[str, Any] = plain(root)
    return found
