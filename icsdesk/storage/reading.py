"""One reading of one file: where each id stands, and what has been found wrong or unknown so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from icsdesk.domain.records import SECTIONS
from icsdesk.storage.problems import Problem

NOUNS: dict[str, str] = {
    "people": "person",
    "bodies": "body",
    "agreements": "agreement",
} | {name: name[:-1] for name in SECTIONS if name not in ("people", "bodies")}
"""What one record of a section is called."""


LARGEST = 1_000_000.0
"""The largest number a position or size may have, in points: about 350 metres."""

FAILED: Any = object()
"""Stands for a value that could not be read and has been reported."""


@dataclass
class Reading:
    """One reading of one file: where each id stands, and what has been found wrong or unknown so far."""

    file: str
    ids: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[tuple[int, str]] = field(default_factory=list)
    where: str = ""

    def problem(self, line: int, what: str, cure: str) -> Any:
        """Note something wrong; returns FAILED."""
        self.problems.append(Problem(self.file, line, what, cure))
        return FAILED

    def notice(self, line: int, text: str) -> None:
        """Note something that does no harm."""
        self.notices.append((line, text))
