"""What stands in a box, how large the box must be, and the box as drawn."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from icsdesk.chart.contents import Party, day_of
from icsdesk.chart.measure import ASCENT, LEADING, TextMeasure, wrap
from icsdesk.chart.picture import Anchor, Box, Rect, Words
from icsdesk.chart.sayings import count_words, date_words, family_of, seats_shown, status_words, tag_of
from icsdesk.chart.theme import FamilyStyle, StatusStyle, Theme
from icsdesk.domain.kinds import Status
from icsdesk.domain.records import Body, Grouping, Organisation, Place, View
from icsdesk.domain.system import System

SIZE = 12.0
"""Type size of everything in a box, in points: the smallest a committee paper should print."""

PAD_X, PAD_Y = 6.0, 7.0
SLACK = 1.15
"""Room left for a font that is wider than the one measured."""

USUAL_WIDTH, WIDEST = 130.0, 240.0
GRID = 10.0
_PARTING = 4.0
_DOT = " · "
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Saying:
    """One paragraph of a box before wrapping; `parted` leaves a little space above it."""

    text: str
    bold: bool = False
    italic: bool = False
    parted: bool = False
    left: bool = False


def sayings(system: System, view: View, record: Party, day: dt.date | None, mark: str = "") -> tuple[Saying, ...]:
    """The paragraphs of a box, top to bottom: name with its footnote mark, tag and status, count, dates, seats."""
    name = clean(system.name_of(record.id, day)) or "(no name)"
    out = [Saying(f"{name} {mark}".strip(), bold=True)]
    _, status = status_words(system, record, day)
    out.append(Saying(f"{tag_of(system, record)}{_DOT}{status}" if status else tag_of(system, record)))
    if count := count_words(record):
        out.append(Saying(count))
    if view.show_dates and (dates := date_words(record)):
        out.append(Saying(dates, italic=True))
    for n, seat in enumerate(seats_shown(system, view, record.id, day)):
        out.append(Saying(clean(seat), parted=n == 0, left=True))
    return tuple(out)


def clean(text: str) -> str:
    """The text with runs of blanks made one, and characters no document may hold replaced by U+FFFD."""
    return " ".join(_FORBIDDEN.sub("\ufffd", text).split())


def inner_width(width: float, side_bar: float = 0.0) -> float:
    """The width words may take in a box `width` wide."""
    return (width - 2 * PAD_X - side_bar) / SLACK


def wrapped(measure: TextMeasure, said: tuple[Saying, ...], width: float) -> list[tuple[str, Saying, bool]]:
    """Each visual line with its paragraph; True on the first line of a paragraph."""
    out = []
    for saying in said:
        parts = [saying.text]
        if _DOT in saying.text and measure.width(saying.text, SIZE) > width:
            parts = saying.text.split(_DOT)
        lines = [x for part in parts for x in wrap(measure, part, SIZE, width, saying.bold, saying.italic)]
        out += [(text, saying, n == 0) for n, text in enumerate(lines)]
    return out


def height_for(lines: list[tuple[str, Saying, bool]]) -> float:
    """The height a box needs for these lines."""
    return 2 * PAD_Y + SIZE * LEADING * len(lines) + _PARTING * sum(x.parted and first for _, x, first in lines)


def least_width(measure: TextMeasure, said: tuple[Saying, ...], side_bar: float = 0.0) -> float:
    """The width below which a word would have to be broken, at most `WIDEST`."""
    longest = max((measure.width(word, SIZE, x.bold, x.italic) for x in said for word in x.text.split()), default=0.0)
    return min(longest * SLACK + 2 * PAD_X + side_bar + 0.01, WIDEST)


def size_for(measure: TextMeasure, said: tuple[Saying, ...], width: float, side_bar: float = 0.0) -> tuple[float, float]:
    """The size a box needs when it should be `width` wide: wider when a word asks for it, as high as its lines."""
    width = max(width, least_width(measure, said, side_bar))
    return width, height_for(wrapped(measure, said, inner_width(width, side_bar)))


def natural_size(system: System, view: View, item_id: str, day: dt.date | None, measure: TextMeasure) -> tuple[float, float]:
    """Width and height in points, multiples of 10, in which an item's words stand comfortably. Raises KeyError for an unknown id."""
    record = system.records[item_id]
    if isinstance(record, (Place, Grouping)):
        return 300.0, 160.0
    if not isinstance(record, (Body, Organisation)):
        raise KeyError(f"{item_id} cannot stand on a chart")
    return best_size(measure, sayings(system, view, record, day_of(view, day)), USUAL_WIDTH)


def best_size(measure: TextMeasure, said: tuple[Saying, ...], usual: float) -> tuple[float, float]:
    """The usual width, or the next wider one on the grid that saves a word from breaking or the box from being a tower."""
    width = up_to_grid(max(usual, least_width(measure, said, 6.0)))
    if any(x.left for x in said):
        width = max(width, up_to_grid(190.0))
    size = size_for(measure, said, width, 6.0)
    while size[1] > 2 * width and width < WIDEST:
        width += GRID
        size = size_for(measure, said, width, 6.0)
    return width, up_to_grid(size[1])


def up_to_grid(value: float) -> float:
    """The next multiple of 10 points."""
    return -(-round(value, 3) // GRID) * GRID


def draw_box(
    system: System,
    view: View,
    record: Party,
    at: Rect,
    day: dt.date | None,
    measure: TextMeasure,
    theme: Theme,
    description: str,
    *,
    mark: str = "",
    pinned: bool = False,
) -> tuple[Box, bool]:
    """The box as drawn, and whether it had to grow beyond `at` to hold its words."""
    style, change = styles(system, record, day, theme)
    said = sayings(system, view, record, day, mark)
    width, height = size_for(measure, said, at.w, style.side_bar)
    rect = Rect(at.x, at.y, max(at.w, width), max(at.h, height))
    lines = wrapped(measure, said, inner_width(rect.w, style.side_bar))
    box = Box(
        id=record.id,
        rect=rect,
        corner=style.corner,
        fill=(change.fill if change else "") or style.fill,
        border=(change.border if change else "") or style.border,
        border_width=style.border_width,
        dash=change.dash if change else (),
        double=bool(change and change.double),
        side_bar=style.side_bar,
        words=_set(lines, rect, style.side_bar, (change.text if change else "") or style.text),
        name=said[0].text,
        description=description,
        pinned=pinned,
    )
    return box, rect.w > at.w + 0.5 or rect.h > at.h + 0.5


def styles(system: System, record: Party, day: dt.date | None, theme: Theme) -> tuple[FamilyStyle, StatusStyle | None]:
    """The family's look and what the status changes in it."""
    status, _ = status_words(system, record, day)
    family = theme.families[family_of(system, record)]
    return family, theme.statuses.get(status) if isinstance(status, Status) else None


def _set(lines: list[tuple[str, Saying, bool]], rect: Rect, side_bar: float, colour: str) -> tuple[Words, ...]:
    step = SIZE * LEADING
    listed = any(x.left for _, x, _ in lines)
    y = rect.y + (0.0 if listed else (rect.h - height_for(lines)) / 2) + PAD_Y + (step - SIZE) / 2 + SIZE * ASCENT - SIZE * 0.03
    out = []
    for text, saying, first in lines:
        y += _PARTING if saying.parted and first else 0.0
        x = rect.x + side_bar + PAD_X if saying.left else rect.x + side_bar / 2 + rect.w / 2
        anchor = Anchor.START if saying.left else Anchor.MIDDLE
        out.append(Words(x, y, text, SIZE, colour, saying.bold, saying.italic, anchor))
        y += step
    return tuple(out)
