"""The finished drawing: shapes, lines and words with the ids of the records they stand for.

The canvas, SVG and every printed form paint this same picture. Lengths are points (1/72 inch); y grows downwards; colours are "#RRGGBB".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: top left corner, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """x of the right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """y of the bottom side."""
        return self.y + self.h

    @property
    def middle(self) -> Point:
        """The centre."""
        return self.x + self.w / 2, self.y + self.h / 2

    def grown(self, by: float) -> Rect:
        """The same rectangle, larger by `by` on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: Rect) -> bool:
        """True when the two share some area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class Anchor(Enum):
    """Which point of the words `x` gives."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Words:
    """One visual line of text on its baseline; already wrapped."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    anchor: Anchor = Anchor.START


class Corner(Enum):
    """The outline that tells the family without colour."""

    SQUARE = "square"
    ROUND = "round"
    CUT = "cut"


class End(Enum):
    """What a line's end looks like."""

    NONE = "none"
    FILLED_TRIANGLE = "filled_triangle"
    OPEN_TRIANGLE = "open_triangle"
    OPEN_V = "open_v"
    FILLED_CIRCLE = "filled_circle"
    BAR = "bar"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Box:
    """A body or organisation as drawn.

    `name` is the name as shown; `description` says in words its kind, status and every line; `tag` is the family word in the box.
    """

    id: str
    rect: Rect
    corner: Corner
    fill: str
    border: str
    border_width: float
    dash: tuple[float, ...]
    double: bool
    side_bar: float
    words: tuple[Words, ...]
    name: str
    description: str
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A container drawn behind boxes: a place or a grouping."""

    id: str
    rect: Rect
    fill: str
    border: str
    border_width: float
    dash: tuple[float, ...]
    words: tuple[Words, ...]
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as drawn. `plate` is the plain rectangle behind its words; `jumps` are where it hops over another line.

    `dash_offset` (points) is how far into its dash pattern the line begins, so that lines sharing a trunk keep in step.
    """

    id: str
    points: tuple[Point, ...]
    colour: str
    width: float
    dash: tuple[float, ...]
    start_end: End
    finish_end: End
    words: tuple[Words, ...]
    plate: Rect | None
    name: str
    jumps: tuple[Point, ...] = ()
    dash_offset: float = 0.0


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the key: a sample and its words."""

    sample: Stroke | Box
    words: Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole chart. `heading` and `foot` are the words above and below (title, as at, status; sources, footnotes)."""

    title: str
    summary: str
    description: str
    bounds: Rect
    frames: tuple[Frame, ...]
    strokes: tuple[Stroke, ...]
    boxes: tuple[Box, ...]
    heading: tuple[Words, ...]
    foot: tuple[Words, ...]
    key: tuple[KeyEntry, ...]
    faults: tuple[str, ...] = ()
    id: str = ""
    through: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    """`faults`: plain sentences about what could not be drawn well (a line that crosses a box, a line to something not on the chart).
    `id`: the view drawn. `through`: each line with a box it runs through, by their ids, kept for the next step of a drag."""
