"""How wide words are, so that text is wrapped once and the same everywhere."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from fontTools.ttLib import TTFont

FACES = {
    (False, False): "LiberationSans-Regular.ttf",
    (True, False): "LiberationSans-Bold.ttf",
    (False, True): "LiberationSans-Italic.ttf",
    (True, True): "LiberationSans-BoldItalic.ttf",
}
"""The bundled family, which has the widths of Arial: (bold, italic) → file name."""

ASCENT = 0.905
"""Height of the tallest letters above the baseline, as a share of the size (Liberation Sans, hhea table)."""

LEADING = 1.2
"""Distance between baselines, as a share of the size."""

_WIDE = 1.0
_UNKNOWN = 0.6


class TextMeasure(Protocol):
    """Anything that can say how wide a text is."""

    def width(self, text: str, size: float, bold: bool = False, italic: bool = False) -> float:
        """Width in points of `text` set at `size` points."""
        ...


class FontMeasure:
    """Measures with the advance widths of the bundled font. Letters the font lacks get a sensible width."""

    def __init__(self, font_folder: Path) -> None:
        """Take the folder that holds the four faces. Raises FileNotFoundError, naming the file, when one is missing."""
        self._tables: dict[tuple[bool, bool], dict[str, float]] = {}
        for face, name in FACES.items():
            file = font_folder / name
            if not file.is_file():
                raise FileNotFoundError(f"The font file {name} is missing from {font_folder}. Install icsdesk again.")
            self._tables[face] = _advances(file)
        self._cache: dict[tuple[str, bool, bool], float] = {}

    def width(self, text: str, size: float, bold: bool = False, italic: bool = False) -> float:
        """Width in points of `text` set at `size` points."""
        key = (text, bold, italic)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 50_000:
                self._cache.clear()
            table = self._tables[bold, italic]
            found = self._cache[key] = sum(table[x] if x in table else _stand_in(x) for x in text)
        return found * size


def _advances(file: Path) -> dict[str, float]:
    with TTFont(file, lazy=True) as font:
        unit, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()}


@lru_cache(maxsize=4096)
def _stand_in(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    wide = unicodedata.east_asian_width(letter) in ("W", "F") or ord(letter) >= 0x1F000
    return _WIDE if wide else _UNKNOWN


def wrap(measure: TextMeasure, text: str, size: float, width: float, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
    """Break `text` into lines no wider than `width` points, between words where it can, inside a word where it must."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        for piece in _pieces(measure, word, size, width, bold, italic):
            longer = f"{current} {piece}" if current else piece
            if not current or measure.width(longer, size, bold, italic) <= width:
                current = longer
            else:
                lines.append(current)
                current = piece
    return (*lines, current) if current else tuple(lines)


def _pieces(measure: TextMeasure, word: str, size: float, width: float, bold: bool, italic: bool) -> list[str]:
    if measure.width(word, size, bold, italic) <= width:
        return [word]
    pieces, current = [], ""
    for letter in word:
        if current and measure.width(current + letter, size, bold, italic) > width:
            pieces.append(current)
            current = ""
        current += letter
    return [*pieces, current]
