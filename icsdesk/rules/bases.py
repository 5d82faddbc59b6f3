"""Which legal power a few words name: "section 65Z6", "s.75", "LGA 1972 s.101(5)" and their like."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum

from icsdesk.domain.kinds import AgreementKind
from icsdesk.domain.records import Agreement, Body, Line
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Facts


class Basis(Enum):
    """A power that bodies use to act for or with one another."""

    S65Z5 = "section 65Z5 of the NHS Act 2006"
    S65Z6 = "section 65Z6 of the NHS Act 2006"
    S75 = "section 75 of the NHS Act 2006"
    S116ZA = "section 116ZA of the 2007 Act"
    S101_5 = "section 101(5) of the Local Government Act 1972"
    S101 = "section 101 of the Local Government Act 1972"
    FT_CONSTITUTION = "the foundation trust's constitution"
    MEMORANDUM = "a memorandum of understanding"
    NONE = "no power"
    OTHER = "another power"


BEGAN = {Basis.S65Z5: dt.date(2022, 7, 1), Basis.S65Z6: dt.date(2022, 7, 1), Basis.S116ZA: dt.date(2022, 7, 1)}
"""First day a power could be used (Health and Care Act 2022, commenced 1 July 2022)."""

_PATTERNS: tuple[tuple[str, Basis], ...] = (
    (r"65\s*z\s*6", Basis.S65Z6),
    (r"65\s*z\s*5", Basis.S65Z5),
    (r"116\s*za", Basis.S116ZA),
    (r"101\s*[\(_ ]\s*5", Basis.S101_5),
    (r"\b101\b|s101|_101\b", Basis.S101),
    (r"\bs(?:ection|\.)?\s*75\b|\b75 agreement", Basis.S75),
    (
        r"ft[ _]constitution|foundation trust'?s? constitution|constitution of the foundation trust|schedule 7",
        Basis.FT_CONSTITUTION,
    ),
    (r"\bmou\b|memorandum", Basis.MEMORANDUM),
    (r"^\s*(?:none|no(?: legal)? (?:power|basis))\s*$", Basis.NONE),
)


def basis_in(words: str) -> Basis | None:
    """The power some words name; None when there are no words, OTHER when they name none the rules know."""
    if not words.strip():
        return None
    return next((basis for pattern, basis in _PATTERNS if re.search(pattern, words, re.IGNORECASE)), Basis.OTHER)


def basis_of_body(facts: Facts, body: Body) -> Basis | None:
    """The power recorded for a body on the day."""
    for dated in reversed(body.legal_bases):
        if facts.span(dated.span) is Truth.YES:
            return basis_in(dated.value)
    return basis_in(body.legal_basis)


def basis_of_line(facts: Facts, line: Line) -> Basis | None:
    """The power recorded for a line: in its own words, or by the agreement it rests on."""
    own = basis_in(line.power)
    agreement = facts.system.find(Agreement, line.agreement)
    if own is not None or agreement is None:
        return own
    if agreement.kind is AgreementKind.SECTION_75:
        return Basis.S75
    return Basis.MEMORANDUM if agreement.kind is AgreementKind.MEMORANDUM else None
