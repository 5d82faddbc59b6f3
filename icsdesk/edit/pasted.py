"""Lists and tables as people paste them from papers and spreadsheets, made clean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icsdesk.edit import wording

_MARK = re.compile(r"^(?:[-*•◦▪‣·–—]+|\(?\d{1,3}[.)](?=\s|\D)|\(?[a-z][.)]|\(?[ivx]{1,5}[.)])\s*", re.IGNORECASE)


def names(text: str | Sequence[str]) -> tuple[str, ...]:
    """The names of a list, in order, each once: without bullets, numbering, tabs, empty rows and closing semicolons."""
    rows = text.splitlines() if isinstance(text, str) else [row for item in text for row in item.splitlines()]
    found = (wording.one_line(_MARK.sub("", wording.one_line(row))).strip(";,").strip() for row in rows)
    return tuple(dict.fromkeys(x for x in found if x))
