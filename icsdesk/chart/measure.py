"""How wide words are, so that text is wrapped once and the same everywhere."""

from __future__ import annotations

from typing import Protocol


class TextMeasure(Protocol):
    """Anything that can say how wide a text is."""

    def width(self, text: str, size: float, bold: bool = False, italic: bool = False) -> float:
        """Width in points of `text` set at `size` points."""
        ...
