"""Names that never change for records: how they look and how a new one is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 64
"""Most characters an id may have."""

_SHAPE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\Z")


def is_id(text: str) -> bool:
    """Say whether `text` may serve as an id: small letters, digits and inner hyphens, at most 64 characters."""
    return _SHAPE.match(text) is not None


def id_for(name: str, taken: Container[str]) -> str:
    """Make a readable id from a name that is not in `taken`: "Audit Committee" gives audit-committee, then audit-committee-2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].rstrip("-") or "item"
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
