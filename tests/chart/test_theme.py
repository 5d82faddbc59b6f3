"""Themes: enough contrast everywhere, and nothing told by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest

from icsdesk.chart.theme import Theme, theme_for
from icsdesk.domain.kinds import Family, LineKind, Status, ThemeName

THEMES = [theme_for(x) for x in ThemeName]


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((brightness(one), brightness(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda x: x.name.value)
def test_words_have_a_contrast_of_seven(theme: Theme) -> None:
    for style in theme.families.values():
        assert contrast(style.text, style.fill) >= 7
    for status in theme.statuses.values():
        assert contrast(status.text, status.fill) >= 7
    assert contrast(theme.text, theme.page) >= 7
    assert contrast(theme.quiet, theme.page) >= 7
    for frame in (theme.place, theme.grouping):
        assert contrast(frame.text, theme.page) >= 7


@pytest.mark.parametrize("theme", THEMES, ids=lambda x: x.name.value)
def test_borders_and_lines_have_a_contrast_of_four_and_a_half(theme: Theme) -> None:
    colours = [x.border for x in theme.families.values()] + [x.border for x in theme.statuses.values()]
    colours += [x.colour for x in theme.lines.values()] + [theme.place.border, theme.grouping.border]
    assert min(contrast(x, theme.page) for x in colours) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda x: x.name.value)
def test_every_two_kinds_of_line_differ_without_colour_and_by_word(theme: Theme) -> None:
    assert set(theme.lines) == set(LineKind)
    for one, two in combinations(theme.lines.values(), 2):
        assert (one.dash, one.end) != (two.dash, two.end) or (one.width != two.width and one.end != two.end)
        assert one.word != two.word


@pytest.mark.parametrize("theme", THEMES, ids=lambda x: x.name.value)
def test_families_and_statuses_differ_without_colour(theme: Theme) -> None:
    def look(family: Family) -> tuple[object, ...]:
        style = theme.families[family]
        dark = brightness(style.fill) < 0.2
        return style.corner, style.side_bar, dark

    assert set(theme.families) == set(Family)
    assert len({look(x) for x in Family}) == len(Family)
    changes = [(x.dash, x.double) for x in theme.statuses.values()]
    assert len(set(changes)) == len(changes)
    assert Status.CURRENT not in theme.statuses


def test_black_and_white_has_no_colour() -> None:
    theme = theme_for(ThemeName.BLACK_AND_WHITE)
    colours = [c for x in theme.families.values() for c in (x.fill, x.border, x.text)] + [x.colour for x in theme.lines.values()]
    colours += [x.border for x in theme.statuses.values()] + [theme.text, theme.quiet, theme.place.border]
    assert all(x[1:3] == x[3:5] == x[5:7] for x in colours)
