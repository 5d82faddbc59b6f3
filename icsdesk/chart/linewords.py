"""What each line of a chart says, how it is wrapped, and how much room that takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from icsdesk.chart.boxes import SIZE, clean
from icsdesk.chart.contents import Contents
from icsdesk.chart.measure import LEADING, TextMeasure, wrap
from icsdesk.chart.sayings import line_words
from icsdesk.chart.surround import LineLook, line_looks
from icsdesk.chart.theme import theme_for
from icsdesk.domain.records import View
from icsdesk.domain.system import System

_WIDEST = 150.0


def line_says(view: View, held: Contents, looks: Mapping[str, LineLook]) -> dict[str, str]:
    """The words of each line by its id: none where a key is shown and says enough (one kind only)."""
    alone = view.show_key and len({x.line.kind for x in held.lines}) == 1
    said: dict[str, str] = {}
    for joined in held.lines:
        line = joined.line
        word = line.route_name or looks[line.id].style.word
        words = clean(line_words(line, word))
        if not (alone and words == clean(word)):
            said[line.id] = words
    return said


def spoken(held: Contents, says: Mapping[str, str], buses: Mapping[str, str]) -> dict[str, str]:
    """The words that stand on each line by its id: once for lines on one bus."""
    said: dict[str, str] = {}
    done: set[tuple[str, str]] = set()
    for joined in held.lines:
        key = joined.line.id
        if key in says and (bus := (buses.get(key, key), says[key])) not in done:
            done.add(bus)
            said[key] = says[key]
    return said


def wrapped_words(measure: TextMeasure, words: str) -> tuple[str, ...]:
    """Visual lines of a label, of about equal length."""
    lines = wrap(measure, words, SIZE, _WIDEST)
    width = _WIDEST
    while len(lines) > 1:
        narrower = wrap(measure, words, SIZE, width - 8)
        if len(narrower) > len(lines):
            break
        lines, width = narrower, width - 8
    return lines


def shorter(words: str) -> tuple[str, ...]:
    """The words, then the same without what follows the word of the kind, for where there is little room."""
    word, colon, _ = words.partition(": ")
    return (words, word) if colon else (words,)


def label_size(measure: TextMeasure, lines: Sequence[str]) -> tuple[float, float]:
    """Width and height of the plate under a label, in points, with room for a wider font."""
    return max(measure.width(x, SIZE) for x in lines) * 1.08 + 6, len(lines) * SIZE * LEADING + 2


def label_sizes(system: System, view: View, held: Contents, measure: TextMeasure) -> dict[tuple[str, str], tuple[float, float]]:
    """The largest label between two boxes, by their ids (start, finish)."""
    looks = line_looks((x.line for x in held.lines), theme_for(view.theme))
    said = spoken(held, line_says(view, held, looks), {})
    out: dict[tuple[str, str], tuple[float, float]] = {}
    for joined in held.lines:
        if words := said.get(joined.line.id):
            w, h = label_size(measure, wrapped_words(measure, words))
            old = out.get((joined.start, joined.finish), (0.0, 0.0))
            out[joined.start, joined.finish] = max(w, old[0]), max(h, old[1])
    return out
