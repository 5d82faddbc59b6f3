"""How families, statuses and kinds of line look, as tables of values.

Colour is never the only sign: families differ by outline and tag, statuses by border and tag, kinds of line by dash or end and by word.
Colours are from the NHS identity palette and the Government Analysis Function palette, darkened where lines need it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from icsdesk.chart.picture import Corner, End
from icsdesk.domain.kinds import Family, LineKind, Status, ThemeName

Dash = tuple[float, ...]

SOLID: Dash = ()
LONG: Dash = (10.0, 4.0)
SHORT: Dash = (5.0, 3.0)
DOTS: Dash = (1.5, 3.0)
DASH_DOT: Dash = (9.0, 3.0, 1.5, 3.0)
DASH_DOT_DOT: Dash = (9.0, 3.0, 1.5, 3.0, 1.5, 3.0)
SPARSE_DOTS: Dash = (2.0, 5.0)
"""A line its paper draws dotted, whatever its kind."""


@dataclass(frozen=True, slots=True)
class FamilyStyle:
    """The outline and colours of a family of bodies; widths in points."""

    fill: str
    border: str
    text: str
    corner: Corner
    border_width: float = 1.5
    side_bar: float = 0.0


@dataclass(frozen=True, slots=True)
class StatusStyle:
    """What a status changes in the outline; empty strings leave the family's own."""

    border: str
    dash: Dash = SOLID
    double: bool = False
    fill: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A kind of line: colour, width in points, dash, end at the finish, and the word that stands on it."""

    colour: str
    width: float
    dash: Dash
    end: End
    word: str


@dataclass(frozen=True, slots=True)
class FrameStyle:
    """A place or grouping drawn behind bodies."""

    fill: str
    border: str
    text: str
    dash: Dash = SOLID


@dataclass(frozen=True, slots=True)
class Theme:
    """A complete look. `statuses` has an entry for each status that changes the outline."""

    name: ThemeName
    page: str
    text: str
    quiet: str
    families: dict[Family, FamilyStyle]
    statuses: dict[Status, StatusStyle]
    lines: dict[LineKind, LineStyle]
    place: FrameStyle
    grouping: FrameStyle


_ = LineKind
_LINES: dict[LineKind, tuple[float, Dash, End, str]] = {
    _.ACCOUNTABLE_TO: (2.25, SOLID, End.FILLED_TRIANGLE, "accountable to"),
    _.REPORTS_TO: (1.5, SOLID, End.OPEN_TRIANGLE, "reports to"),
    _.COMMITTEE_OF: (1.5, SOLID, End.DIAMOND, "committee of"),
    _.DELEGATES_TO: (2.25, LONG, End.FILLED_TRIANGLE, "delegates"),
    _.ADVISES: (1.5, SHORT, End.OPEN_V, "advises"),
    _.APPOINTS: (1.5, DOTS, End.FILLED_CIRCLE, "appoints"),
    _.SCRUTINISES: (1.5, DASH_DOT, End.BAR, "scrutinises"),
    _.OVERSEES: (2.25, SOLID, End.OPEN_V, "oversees"),
    _.ASSURES: (1.5, SHORT, End.BAR, "assures"),
    _.RECOMMENDS_TO: (1.5, SHORT, End.OPEN_TRIANGLE, "recommends to"),
    _.ESCALATES_TO: (1.5, LONG, End.OPEN_TRIANGLE, "escalates to"),
    _.INFORMS: (1.5, DOTS, End.OPEN_V, "informs"),
    _.REFERS_TO: (1.5, LONG, End.OPEN_V, "refers to"),
    _.HAS_REGARD_TO: (1.5, DASH_DOT, End.OPEN_V, "has regard to"),
    _.LEADS: (2.25, SOLID, End.FILLED_CIRCLE, "leads"),
    _.HOSTS: (1.5, SHORT, End.FILLED_CIRCLE, "hosts"),
    _.SPONSORS: (1.5, LONG, End.FILLED_CIRCLE, "sponsors"),
    _.CONTRACTS_WITH: (1.5, DASH_DOT_DOT, End.FILLED_TRIANGLE, "contracts with"),
    _.MEMBER_OF: (1.5, DOTS, End.OPEN_TRIANGLE, "member of"),
    _.WORKS_WITH: (1.5, SHORT, End.NONE, "works with"),
}
_GROUPS = {
    "account": (_.ACCOUNTABLE_TO, _.OVERSEES, _.LEADS),
    "report": (_.REPORTS_TO, _.COMMITTEE_OF, _.ESCALATES_TO, _.REFERS_TO, _.WORKS_WITH, _.INFORMS),
    "delegate": (_.DELEGATES_TO, _.CONTRACTS_WITH),
    "advise": (_.ADVISES, _.RECOMMENDS_TO, _.HAS_REGARD_TO),
    "appoint": (_.APPOINTS, _.MEMBER_OF, _.HOSTS, _.SPONSORS),
    "scrutinise": (_.SCRUTINISES, _.ASSURES),
}
del _


def _lines(account: str, report: str, delegate: str, advise: str, appoint: str, scrutinise: str) -> dict[LineKind, LineStyle]:
    colours = {
        "account": account,
        "report": report,
        "delegate": delegate,
        "advise": advise,
        "appoint": appoint,
        "scrutinise": scrutinise,
    }
    of = {kind: colours[group] for group, kinds in _GROUPS.items() for kind in kinds}
    return {kind: LineStyle(of[kind], width, dash, end, word) for kind, (width, dash, end, word) in _LINES.items()}


_NEUTRAL = Theme(
    name=ThemeName.NEUTRAL,
    page="#FFFFFF",
    text="#0B0C0C",
    quiet="#484949",
    families={
        Family.NHS: FamilyStyle("#E7ECF0", "#12436D", "#0B0C0C", Corner.SQUARE, 2.0),
        Family.COUNCIL: FamilyStyle("#F2E6EB", "#801650", "#0B0C0C", Corner.SQUARE, side_bar=6.0),
        Family.JOINT: FamilyStyle("#EBEBEB", "#3D3D3D", "#0B0C0C", Corner.ROUND),
        Family.COMMUNITY: FamilyStyle("#E5F2F0", "#1B7F76", "#0B0C0C", Corner.CUT),
        Family.NATIONAL: FamilyStyle("#3D3D3D", "#3D3D3D", "#FFFFFF", Corner.SQUARE),
    },
    statuses={
        Status.PROPOSED: StatusStyle("#484949", (6.0, 4.0), fill="#FFFFFF", text="#0B0C0C"),
        Status.SHADOW: StatusStyle("#484949", (2.0, 3.0), fill="#FFFFFF", text="#0B0C0C"),
        Status.SUSPENDED: StatusStyle("#484949", (12.0, 3.0, 2.0, 3.0), fill="#FFFFFF", text="#0B0C0C"),
        Status.ENDING: StatusStyle("#B0420F", double=True, fill="#FFFFFF", text="#0B0C0C"),
        Status.ENDED: StatusStyle("#B0420F", (6.0, 4.0), double=True, fill="#FFFFFF", text="#0B0C0C"),
    },
    lines=_lines("#12436D", "#3D3D3D", "#1F5FA8", "#1B7F76", "#801650", "#6F4FB0"),
    place=FrameStyle("#FFFFFF", "#6B6C6C", "#3D3D3D"),
    grouping=FrameStyle("none", "#6B6C6C", "#3D3D3D", (4.0, 3.0)),
)

_NHS = replace(
    _NEUTRAL,
    name=ThemeName.NHS,
    text="#212B32",
    quiet="#425563",
    families={
        Family.NHS: FamilyStyle("#E6EFF8", "#005EB8", "#212B32", Corner.SQUARE, 2.0),
        Family.COUNCIL: FamilyStyle("#F0F4F5", "#4C6272", "#212B32", Corner.SQUARE, side_bar=6.0),
        Family.JOINT: FamilyStyle("#EBE6F1", "#330072", "#212B32", Corner.ROUND),
        Family.COMMUNITY: FamilyStyle("#E5F2EB", "#007F3B", "#212B32", Corner.CUT),
        Family.NATIONAL: FamilyStyle("#003087", "#003087", "#FFFFFF", Corner.SQUARE),
    },
    statuses={
        Status.PROPOSED: StatusStyle("#4C6272", (6.0, 4.0), fill="#FFFFFF", text="#212B32"),
        Status.SHADOW: StatusStyle("#4C6272", (2.0, 3.0), fill="#FFFFFF", text="#212B32"),
        Status.SUSPENDED: StatusStyle("#4C6272", (12.0, 3.0, 2.0, 3.0), fill="#FFFFFF", text="#212B32"),
        Status.ENDING: StatusStyle("#8A1538", double=True, fill="#FFFFFF", text="#212B32"),
        Status.ENDED: StatusStyle("#8A1538", (6.0, 4.0), double=True, fill="#FFFFFF", text="#212B32"),
    },
    lines=_lines("#003087", "#212B32", "#005EB8", "#007F3B", "#AE2573", "#330072"),
    place=FrameStyle("#FFFFFF", "#4C6272", "#212B32"),
    grouping=FrameStyle("none", "#4C6272", "#212B32", (4.0, 3.0)),
)

_BLACK = "#000000"
_BLACK_AND_WHITE = replace(
    _NEUTRAL,
    name=ThemeName.BLACK_AND_WHITE,
    text=_BLACK,
    quiet=_BLACK,
    families={
        Family.NHS: FamilyStyle("#FFFFFF", _BLACK, _BLACK, Corner.SQUARE, 2.0),
        Family.COUNCIL: FamilyStyle("#FFFFFF", _BLACK, _BLACK, Corner.SQUARE, side_bar=6.0),
        Family.JOINT: FamilyStyle("#E6E6E6", _BLACK, _BLACK, Corner.ROUND),
        Family.COMMUNITY: FamilyStyle("#FFFFFF", _BLACK, _BLACK, Corner.CUT),
        Family.NATIONAL: FamilyStyle(_BLACK, _BLACK, "#FFFFFF", Corner.SQUARE),
    },
    statuses={
        Status.PROPOSED: StatusStyle(_BLACK, (6.0, 4.0), fill="#FFFFFF", text=_BLACK),
        Status.SHADOW: StatusStyle(_BLACK, (2.0, 3.0), fill="#FFFFFF", text=_BLACK),
        Status.SUSPENDED: StatusStyle(_BLACK, (12.0, 3.0, 2.0, 3.0), fill="#FFFFFF", text=_BLACK),
        Status.ENDING: StatusStyle("#595959", double=True, fill="#FFFFFF", text=_BLACK),
        Status.ENDED: StatusStyle("#595959", (6.0, 4.0), double=True, fill="#FFFFFF", text=_BLACK),
    },
    lines=_lines(*[_BLACK] * 6),
    place=FrameStyle("#FFFFFF", "#595959", _BLACK),
    grouping=FrameStyle("none", "#595959", _BLACK, (4.0, 3.0)),
)

_THEMES = {theme.name: theme for theme in (_NEUTRAL, _NHS, _BLACK_AND_WHITE)}


def theme_for(name: ThemeName) -> Theme:
    """The theme with this name."""
    return _THEMES[name]
