"""A small real system for the workshop's tests: Worcestershire's Board, its Executive Committee, the ICB and a chart."""

from __future__ import annotations

from icsdesk.domain.kinds import (
    AgreementKind,
    BodyKind,
    GroupingKind,
    HoldingState,
    Level,
    LineKind,
    OrganisationKind,
    SeatRole,
    SuccessionKind,
)
from icsdesk.domain.records import (
    About,
    Agreement,
    Bend,
    Body,
    Cite,
    DatedParty,
    Decision,
    Grouping,
    Holding,
    Line,
    Organisation,
    Paper,
    Person,
    Place,
    Placement,
    Record,
    Route,
    Scenario,
    Seat,
    Source,
    Step,
    Succession,
    View,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When


def span(start: str | None = None, end: str | None = None) -> Span:
    """A span from written dates."""
    return Span(start=When.parse(start) if start else None, end=When.parse(end) if end else None)


def example() -> System:
    """A new copy of the example system."""
    return System.of(About(id="chart-1", title="Worcestershire", area="worcestershire"), _records())


def _records() -> list[Record]:
    cite = (Cite(source="paper", at="1.1"),)
    return [
        Source(id="paper", title="Joint Forward Plan"),
        Scenario(id="what-if", title="One council"),
        Place(id="system", name="Herefordshire and Worcestershire", level=Level.SYSTEM),
        Place(id="worcestershire", name="Worcestershire", level=Level.PLACE, within="system", councils=("wcc",)),
        Organisation(
            id="ccg", name="NHS Herefordshire and Worcestershire CCG", kind=OrganisationKind.CCG, span=span(None, "2022-06-30")
        ),
        Organisation(id="icb", name="NHS Herefordshire and Worcestershire", kind=OrganisationKind.ICB, span=span("2022-07-01")),
        Organisation(id="wcc", name="Worcestershire County Council", kind=OrganisationKind.LOCAL_AUTHORITY),
        Body(
            id="board", name="ICB Board", kind=BodyKind.ICB_BOARD, organisation="icb", level=Level.SYSTEM, span=span("2022-07-01")
        ),
        Body(
            id="hwb",
            name="Worcestershire Health and Wellbeing Board",
            kind=BodyKind.HWB,
            organisation="wcc",
            place="worcestershire",
            level=Level.PLACE,
            sources=cite,
        ),
        Body(
            id="wec",
            name="Worcestershire Executive Committee",
            kind=BodyKind.EXECUTIVE_GROUP,
            place="worcestershire",
            level=Level.PLACE,
            founders=(DatedParty(who="icb"), DatedParty(who="wcc")),
            terms_of_reference=Paper(title="Terms of reference", approved_by=("board", "office:chair")),
        ),
        Body(id="quality", name="Quality Committee", kind=BodyKind.ICB_COMMITTEE, organisation="icb", level=Level.SYSTEM),
        Body(id="unitary", name="Shadow unitary board", kind=BodyKind.OTHER, scenario="what-if"),
        Grouping(
            id="together",
            name="Boards in common",
            kind=GroupingKind.MEETING_IN_COMMON,
            members=(DatedParty(who="board"), DatedParty(who="hwb")),
        ),
        Seat(id="board-chair", body="board", title="Chair", role=SeatRole.CHAIR, appointed_by=("wec",)),
        Seat(id="hwb-chair", body="hwb", title="Chair", role=SeatRole.CHAIR, represents=("wcc",), appointed_by=("wcc",)),
        Seat(id="hwb-icb", body="hwb", title="ICB member", represents=("icb",), ex_officio="board-chair"),
        Seat(id="board-nurse", body="board", title="Director of Nursing", role=SeatRole.NURSING_DIRECTOR),
        Person(id="ann", name="Ann Smith", employers=(DatedParty(who="icb"),)),
        Person(id="bob", name="Bob Jones"),
        Holding(id="ann-chairs", seat="board-chair", person="ann", span=span("2022-07-01")),
        Holding(id="nurse-vacant", seat="board-nurse", state=HoldingState.VACANT),
        Line(id="wec-board", start="wec", finish="board", kind=LineKind.REPORTS_TO, subject="health"),
        Line(id="wec-hwb", start="wec", finish="hwb", kind=LineKind.REPORTS_TO, subject="wellbeing", agreement="deed"),
        Line(id="quality-board", start="quality", finish="board", kind=LineKind.COMMITTEE_OF),
        Line(id="whatif-line", start="unitary", finish="hwb", kind=LineKind.ADVISES, scenario="what-if"),
        Succession(
            id="ccg-icb", kind=SuccessionKind.FUNCTIONS_PASS_TO, earlier=("ccg",), later=("icb",), on=When.parse("2022-07-01")
        ),
        Decision(id="plan", text="Approve the plan", holders=("board", "hwb"), delegated_from="icb"),
        Route(
            id="jfp",
            title="Joint Forward Plan",
            steps=(Step(purpose="Opinion", body="hwb", note="Noted."), Step(purpose="Publish")),
        ),
        Agreement(id="deed", title="Section 75", kind=AgreementKind.SECTION_75, partners=("icb", "wcc"), host="wcc"),
        View(
            id="all",
            title="All bodies",
            placements=(
                Placement(item="worcestershire", x=0.0, y=0.0, w=600.0, h=400.0),
                Placement(item="board", x=30.0, y=30.0, w=144.0, h=72.0),
                Placement(item="hwb", x=330.0, y=30.0, w=144.0, h=72.0, pinned=True),
                Placement(item="wec", x=180.0, y=200.0, w=144.0, h=72.0),
            ),
            bends=(Bend(line="wec-hwb", points=((250.0, 150.0), (400.0, 150.0)), label=(300.0, 140.0)),),
            lines_hidden=("wec-board",),
        ),
        View(
            id="small",
            title="Board only",
            scenario="what-if",
            route="jfp",
            placements=(Placement(item="board", x=0.0, y=0.0, w=144.0, h=72.0),),
        ),
    ]
