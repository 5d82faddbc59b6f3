"""How the text of an opened file is laid out, so that a save touches only what was changed."""

from __future__ import annotations

from dataclasses import dataclass

from icsdesk.storage.nodes import Table


@dataclass(frozen=True)
class Layout:
    """The lines of a file."""


def layout_of(data: bytes, root: Table) -> Layout | None:
    """The layout of a file; None when its text is laid out in a way that cannot be kept."""
    return None
