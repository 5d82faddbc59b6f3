"""The words a step of work is called by, as the Edit menu shows them: "Rename Quality Committee", "Move 3 bodies"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from icsdesk.domain.records import SECTION_OF, Record
from icsdesk.domain.system import System

LONGEST_IN_MENU = 44
"""Most characters of one record's name inside a step's name."""

_NO_CHARACTERS = "\ufffe\uffff"

NOUNS: dict[str, tuple[str, str]] = {
    "sources": ("source", "sources"),
    "scenarios": ("scenario", "scenarios"),
    "places": ("place", "places"),
    "organisations": ("organisation", "organisations"),
    "bodies": ("body", "bodies"),
    "groupings": ("group", "groups"),
    "seats": ("seat", "seats"),
    "people": ("person", "people"),
    "holdings": ("holder", "holders"),
    "lines": ("line", "lines"),
    "successions": ("succession", "successions"),
    "decisions": ("decision", "decisions"),
    "documents": ("document", "documents"),
    "routes": ("route", "routes"),
    "meetings": ("meeting", "meetings"),
    "agreements": ("agreement", "agreements"),
    "consultations": ("consultation", "consultations"),
    "waivers": ("waiver", "waivers"),
    "views": ("chart", "charts"),
}
"""What an officer calls one and several records of each section."""


def noun(record: Record) -> str:
    """What an officer calls a record of this kind: "body", "seat", "line"."""
    return NOUNS[SECTION_OF[type(record)]][0]


def a(word: str) -> str:
    """A word with its article: "a body", "an organisation"."""
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"


def count(number: int, section: str) -> str:
    """A number of records in words: "1 seat", "3 lines"."""
    one, many = NOUNS[section]
    return f"{number} {one if number == 1 else many}"


def counted(records: Iterable[Record]) -> str:
    """Records in words, by kind in file order: "4 seats, 3 lines"; records of charts and the like too."""
    numbers: dict[str, int] = {}
    for record in records:
        section = SECTION_OF[type(record)]
        numbers[section] = numbers.get(section, 0) + 1
    return ", ".join(count(numbers[section], section) for section in NOUNS if section in numbers)


def clipped(text: str, longest: int = LONGEST_IN_MENU) -> str:
    """A text cut at a word's end so that it is no longer than `longest` characters, with an ellipsis."""
    if len(text) <= longest:
        return text
    return (text[: longest - 1].rsplit(" ", 1)[0] or text[: longest - 1]).rstrip(" ,;:") + "…"


def called(system: System, record_id: str) -> str:
    """The name of a record, short enough for a menu."""
    record = system.get(record_id)
    short = str(getattr(record, "short_name", ""))
    full = str(getattr(record, "text", "")) or system.name_of(record_id)
    return clipped(short if short and len(full) > LONGEST_IN_MENU else full)


def several(system: System, ids: Iterable[str]) -> str:
    """One record's name, or how many there are of what: "Quality Committee", "3 bodies", "4 items"."""
    found = [record for record in map(system.get, ids) if record is not None]
    if len(found) == 1 and any(hasattr(found[0], x) for x in ("name", "title", "text")):
        return called(system, found[0].id)
    sections = {SECTION_OF[type(x)] for x in found}
    return count(len(found), sections.pop()) if len(sections) == 1 else f"{len(found)} items"


def one_line(text: str) -> str:
    """A name as typed or pasted, with runs of white space made one space and what cannot be printed left out."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """A text without control characters (line ends and tabs stay) or halves of characters that no file can hold."""
    return "".join(c for c in text if c in "\n\t" or not (unicodedata.category(c) in ("Cc", "Cs") or c in _NO_CHARACTERS))
