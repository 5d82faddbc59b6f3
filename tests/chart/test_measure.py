"""Widths of words: those of the bundled font, sensible for letters it lacks, and wrapping that never loses a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.chart.measure import FACES, FontMeasure, wrap
from tests.chart.charts import MEASURE

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


def test_widths_are_the_advances_of_the_font() -> None:
    with TTFont(FONTS / FACES[True, False]) as font:
        advances = [font["hmtx"][font.getBestCmap()[ord(x)]][0] for x in "Board"]
        expected = sum(advances) / font["head"].unitsPerEm * 12
    assert MEASURE.width("Board", 12, bold=True) == pytest.approx(expected)
    assert MEASURE.width("Board", 12) < expected


def test_letters_the_font_lacks_have_a_width() -> None:
    assert MEASURE.width("\U0001f3e5", 12) == pytest.approx(12)
    assert MEASURE.width("医", 12) == pytest.approx(12)
    assert 4 < MEASURE.width("क", 12) < 12
    assert MEASURE.width("e\u0301", 12) <= MEASURE.width("e", 12) + 6


def test_a_missing_font_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"LiberationSans-Regular\.ttf"):
        FontMeasure(tmp_path)


def test_the_licence_stands_beside_the_font() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENCE.txt").read_text(encoding="utf-8")


def test_a_word_of_200_letters_is_broken() -> None:
    lines = wrap(MEASURE, "a" * 200, 12, 100)
    assert len(lines) > 5
    assert "".join(lines) == "a" * 200


@settings(deadline=None)
@given(st.text(max_size=80), st.floats(20, 200))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: float) -> None:
    lines = wrap(MEASURE, text, 12, width, bold=True)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(MEASURE.width(x, 12, True) <= width or len(x.strip()) == 1 for x in lines)
