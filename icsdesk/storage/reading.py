"""One reading of one file: where each id stands, and what has been found wrong or unknown so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from icsdesk.domain.records import SECTIONS
from icsdesk.storage.problems import Problem, did_you_mean

NOUNS: dict[str, str] = {
    "people": "person",
    "bodies": "body",
    "agreements": "agreement",
} | {name: name[:-1] for name in SECTIONS if name not in ("people", "bodies")}
"""What one record of a section is called."""


LARGEST = 1_000_000.0
"""The largest number a position or size may have, in points: about 350 metres."""

MOST_COMPARED, MOST_NOTICES = 60_000, 100
"""How many words are compared in search of the nearest, and how many notices a file may give, so that a huge one does not take minutes."""

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
    compared: int = 0

    def problem(self, line: int, what: str, cure: str) -> Any:
        """Note something wrong; returns FAILED."""
        self.problems.append(Problem(self.file, line, what, cure))
        return FAILED

    def notice(self, line: int, text: str) -> None:
        """Note something that does no harm."""
        self.notices.append((line, text))

    def suggestion(self, word: str, known: Iterable[str]) -> str:
        """A suggestion of the nearest known words; nothing when none is near or when many were made already."""
        if self.compared > MOST_COMPARED:
            return ""
        words = list(known)
        self.compared += len(words)
        return did_you_mean(word, words)

    def all_notices(self) -> tuple[str, ...]:
        """The notices as sentences, in line order."""
        found = sorted(self.notices, key=lambda x: x[0])
        shown = [f"{self.file}, line {line}: {text}" for line, text in found[:MOST_NOTICES]]
        rest = len(found) - len(shown)
        return (*shown, f"{self.file}: there are {rest:,} more such words.") if rest else tuple(shown)
