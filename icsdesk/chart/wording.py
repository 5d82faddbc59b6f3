"""All words of a chart, which do not depend on where things stand: worked out once, then used again for every drag, resize and Tidy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from icsdesk.chart.boxes import clean
from icsdesk.chart.contents import Contents, contents
from icsdesk.chart.linewords import line_says, shorter, wrapped_words
from icsdesk.chart.measure import TextMeasure
from icsdesk.chart.picture import Box, Picture
from icsdesk.chart.sayings import about, line_sentence
from icsdesk.chart.surround import LineLook, footnote_marks, line_looks
from icsdesk.chart.textversion import frame_sentence, summary, text_version
from icsdesk.chart.theme import Theme
from icsdesk.domain.records import Placement, Record, View
from icsdesk.domain.system import System

_KEPT = 6
"""For how many charts words are remembered: the one on the canvas, its other days, and a few more."""

_Key = tuple[tuple[Record, ...], View, tuple[str, ...], dt.date | None, Theme]
_known: list[Wording] = []


@dataclass
class Wording:
    """The words of one chart on one day in one theme. `boxes` holds each box as last drawn, for the placement it was drawn for.

    `about` is by box, `sentences` and `says` by line (the sentence, and what stands on the line), `frames` by frame.
    `drawn` is the last picture made with these words.
    """

    key: _Key
    measure: TextMeasure
    held: Contents
    looks: dict[str, LineLook]
    about: dict[str, str]
    sentences: dict[str, str]
    says: dict[str, str]
    frames: dict[str, str]
    marks: dict[str, str]
    description: str
    summary: str
    boxes: dict[str, tuple[Placement, Box, bool]] = field(default_factory=dict)
    wrapped: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    drawn: Picture | None = None

    def lines_of(self, words: str) -> list[tuple[str, ...]]:
        """Wordings of a label, longest first, each broken into visual lines."""
        if words not in self.wrapped:
            self.wrapped[words] = [wrapped_words(self.measure, x) for x in shorter(words)]
        return self.wrapped[words]

    def box(self, placement: Placement, draw: Callable[[], tuple[Box, bool]]) -> tuple[Box, bool]:
        """The box for a placement, drawn afresh only when the placement is another than last time; True when it grew."""
        known = self.boxes.get(placement.item)
        if known is None or known[0] != placement:
            known = self.boxes[placement.item] = (placement, *draw())
        return known[1], known[2]


def wording(system: System, view: View, day: dt.date | None, measure: TextMeasure, theme: Theme) -> tuple[Wording, Contents]:
    """The words of `view` as at `day`, and what it holds at its present places.

    The same words are given again while no record but a view has changed, and the view only in where things stand.
    """
    key = _key(system, view, day, theme)
    found = next((x for x in _known if x.measure is measure and x.key == key), None)
    if found is None:
        found = _worked_out(key, system, view, day, measure, theme)
        _known.insert(0, found)
        del _known[_KEPT:]
        return found, found.held
    if found is not _known[0]:
        _known.remove(found)
        _known.insert(0, found)
    at = {x.item: x for x in view.placements}
    held = found.held
    boxes = {key: (record, at[key]) for key, (record, _) in held.boxes.items()}
    frames = {key: (record, at[key]) for key, (record, _) in held.frames.items()}
    return found, replace(held, boxes=boxes, frames=frames)


def _key(system: System, view: View, day: dt.date | None, theme: Theme) -> _Key:
    """What the words depend on. Comparing two of these is quick, since records that did not change are the same objects."""
    records = tuple(x for x in system.records.values() if type(x) is not View)
    return records, replace(view, placements=(), bends=()), tuple(x.item for x in view.placements), day, theme


def _worked_out(key: _Key, system: System, view: View, day: dt.date | None, measure: TextMeasure, theme: Theme) -> Wording:
    held = contents(system, view, day)
    looks = line_looks((x.line for x in held.lines), theme)
    said = {x: clean(about(system, view, held, record)) for x, (record, _) in held.boxes.items()}
    sentences = {x.line.id: clean(line_sentence(system, x.line, held.day)) for x in held.lines}
    return Wording(
        key=key,
        measure=measure,
        held=held,
        looks=looks,
        about=said,
        sentences=sentences,
        says=line_says(view, held, looks),
        frames={x: frame_sentence(system, held, x) for x in held.frames},
        marks={x: mark for x, (mark, _) in footnote_marks(x for x, _ in held.boxes.values()).items()},
        description=text_version(system, view, day, held, said, sentences),
        summary=summary(system, view, day, held),
    )
