"""Which provisions of which Act a citation names: "NHS Act 2006 s.14Z25(2),(5), s.14Z29; Sch 1B paras 1–2" and its like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

Provision = tuple[str, str]
"""The Act or regulations as rules cite them, and the provision without its subsections: ("NHS Act 2006", "Sch 1B para 3")."""

_ACT = re.compile(
    r"NHS Act 2006|Local Government and Public Involvement in Health Act 2007|Health and Social Care Act 2012|"
    r"Local Government Act \d{4}|Public Bodies \(Admission to Meetings\) Act 1960|Local Government and Housing Act 1989|SI \d{4}/\d+"
)
_NUMBER = r"\d+[A-Z]*\d*[A-Z]*"
_ITEM = rf"(?:{_NUMBER}(?:\([^)]*\))*|(?:\([^)]*\))+)"
_MARK = re.compile(
    rf"Sch (?P<schedule>\d*[A-Z]*)|(?P<sort>ss?\.|regs? |paras? )(?P<list>{_ITEM}(?:(?:, ?|–| and ){_ITEM})*)|(?P<part>Part \d+)"
)
_OLD = "NHS Act 2006"
_SORTS = {"s": "s.", "r": "reg ", "p": "para "}


def provisions(citation: str) -> tuple[Provision, ...]:
    """Every provision a citation names, each once, in its order; none for guidance and practice."""
    return tuple(dict.fromkeys(_provisions(citation)))


def _provisions(citation: str) -> Iterator[Provision]:
    found = list(_ACT.finditer(citation))
    start = found[0].start() if found else len(citation)
    if re.search(r"\bSch 1B\b|\bs\.(?:14Z|65Z)", citation[:start]):
        yield from _in_act(_OLD, citation[:start])
    for here, after in zip_longest(found, found[1:]):
        yield from _in_act(here.group(), citation[here.end() : after.start() if after else len(citation)])


def _in_act(act: str, words: str) -> Iterator[Provision]:
    schedule: str | None = None
    paragraphs = False
    for mark in _MARK.finditer(words):
        if mark["schedule"] is not None:
            if schedule is not None and not paragraphs:
                yield act, f"Sch {schedule}".strip()
            schedule, paragraphs = mark["schedule"], False
        elif mark["part"]:
            yield act, mark["part"]
        elif (mark["sort"][0] != "p" or schedule is not None) and _belongs(act, mark["sort"][0]):
            for number in _numbers(mark["list"]):
                paragraphs = paragraphs or mark["sort"][0] == "p"
                inside = f"Sch {schedule}".strip() + " " if mark["sort"][0] == "p" else ""
                yield act, f"{inside}{_SORTS[mark['sort'][0]]}{number}"
    if schedule is not None and not paragraphs:
        yield act, f"Sch {schedule}".strip()


def _belongs(act: str, sort: str) -> bool:
    """Regulations have regulations and Acts have sections; both have schedules with paragraphs."""
    return sort == "p" or (sort == "r") == act.startswith("SI ")


def _numbers(words: str) -> Iterator[str]:
    """The numbers of a list, subsections left out and ranges of plain numbers filled in: "3(1)(a), 5–7" gives 3, 5, 6, 7."""
    bare = re.sub(r"\([^)]*\)(?:[–,]\s*(?=\())?", "", words)
    for part in re.split(r", ?| and ", bare):
        first, _, last = part.strip().partition("–")
        if first.isdigit() and last.isdigit():
            yield from (str(x) for x in range(int(first), int(last) + 1))
        else:
            yield from (x for x in (first, last) if x)
