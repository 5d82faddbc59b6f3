"""What single fields cannot show to be wrong: an end before its start, a range turned round, a box without a size."""

from __future__ import annotations

from typing import Any

from icsdesk.domain.records import Part
from icsdesk.domain.times import Span
from icsdesk.storage.nodes import Listing, Table
from icsdesk.storage.problems import quoted
from icsdesk.storage.reading import Reading


def check_sense(reading: Reading, part: Part, node: Table) -> None:
    """Report what does not hang together inside one record or part."""
    for span in _spans(part):
        _check_dates(reading, span, node)
    least, most = getattr(part, "least", None), getattr(part, "most", None)
    if least is not None and most is not None and least > most:
        what = f'{reading.where} has "least" {least} but "most" {most}.'
        reading.problem(node.lines.get("least", node.line), what, "Make the least no more than the most.")
    for words, item in (("placements", "item"), ("bends", "line")):
        _check_once(reading, words, [getattr(x, item) for x in getattr(part, words, ())], node)
    for side in ("w", "h"):
        size = getattr(part, side, None)
        if isinstance(size, float) and size <= 0:
            what = f'"{side}" of {reading.where} must be more than 0.'
            reading.problem(node.lines.get(side, node.line), what, "Write how large the box is, in points.")


def _check_once(reading: Reading, words: str, found: list[str], node: Table) -> None:
    if len(found) != len(set(found)):
        listing = node.values.get(words)
        seen: set[str] = set()
        for number, name in enumerate(found):
            if name in seen:
                whole = isinstance(listing, Listing) and len(listing.items) == len(found)
                line = listing.items[number].line if whole and isinstance(listing, Listing) else node.line
                reading.problem(
                    line, f"{quoted(name)} stands twice among the {words} of {reading.where}.", "Keep one of the two."
                )
            seen.add(name)


def _spans(part: Part) -> list[Any]:
    span = getattr(part, "span", None)
    return [span] if isinstance(span, Span) else []


def _check_dates(reading: Reading, span: Span, node: Table) -> None:
    pairs = (("start", "end", span.start, span.end), ("planned_start", "planned_end", span.planned_start, span.planned_end))
    for first, last, start, end in pairs:
        if start and end and end.last < start.first:
            what = f"{reading.where} ends ({end}) before it starts ({start})."
            reading.problem(node.lines.get(last, node.line), what, f'Correct "{first}" or "{last}".')
