"""A rule as data: what it asks, on whose authority, when, and which check looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from icsdesk.rules.finding import Severity


class Confidence(Enum):
    """How well the authority was read. Only VERIFIED and AS_MADE may yield Must fix; the others ask."""

    VERIFIED = "verified"
    AS_MADE = "as_made"
    SECONDARY = "secondary"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue. `check` names a function of `rules.registry`; `parameters` are what it is given."""

    code: str
    sentence: str
    why: str
    todo: str
    severity: Severity
    citation: str
    link: str
    confidence: Confidence
    check: str
    in_force_from: dt.date | None = None
    in_force_until: dt.date | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
