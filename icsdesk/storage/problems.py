"""What is wrong with a file, said so that an officer can put it right: place, cause and cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_SHOWN = 500
"""How many problems of one file are handed on, so that a window can show them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file. `line` counts from 1; None when it is about the file as a whole."""

    file: str
    line: int | None
    what: str
    cure: str

    def sentence(self) -> str:
        """The problem as shown: file, line, what is wrong, what to do."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.what} {self.cure}".rstrip()


class UnreadableFileError(Exception):
    """A file that cannot be opened. `problems` holds everything wrong with it that could be found, in line order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(problems, key=lambda x: x.line or 0)
        if len(found) > MOST_SHOWN:
            rest = Problem(found[0].file, None, f"{len(found) - MOST_SHOWN:,} more faults were found.", "Put these right first.")
            found = [*found[:MOST_SHOWN], rest]
        self.problems = tuple(found)
        super().__init__("\n".join(x.sentence() for x in self.problems))


def quoted(text: str) -> str:
    """A piece of a file in quotation marks, cut short when long."""
    flat = " ".join(text[:200].split())
    return f'"{flat[:57]}…"' if len(flat) > 60 else f'"{flat}"'


def one_of(words: Iterable[str]) -> str:
    """Words as an English list: a, b or c."""
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} or {found[-1]}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion of the nearest known words, whatever their capitals, or nothing when none is near."""
    by_letters = {x.casefold(): x for x in known}
    near = [by_letters[x] for x in get_close_matches(word.casefold(), by_letters, n=3, cutoff=0.6)]
    if by_letters.get(word.casefold()):
        near = near[:1]
    return f"Did you mean {one_of(near)}?" if near else ""
