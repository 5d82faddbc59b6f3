"""Whole small systems with a view each, and questions about the pictures made of them."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.chart.picture import Picture, Rect, Stroke
from icsdesk.chart.tidy import tidy
from icsdesk.domain.kinds import BodyKind, Family, HoldingState, Level, LineKind, OrganisationKind, PageSize, PaperStatus, Status
from icsdesk.domain.records import About, Body, Holding, Line, Organisation, Person, Place, Placement, Record, Seat, View
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When

MEASURE = FontMeasure(Path(__file__).resolve().parents[2] / "resources" / "fonts")
ON_THE_DAY = dt.date(2022, 7, 1)


def view_of(*items: str, **values: object) -> View:
    """A view with these items on it, all in one corner until they are tidied."""
    spots = tuple(Placement(item=x, x=0, y=0, w=130, h=60) for x in items)
    return View(**{"id": "chart", "title": "A chart", "placements": spots, **values})  # type: ignore[arg-type]


def system_of(*records: Record) -> System:
    return System.of(About(title="A system"), records)


def only_view(system: System) -> View:
    return system.every(View)[0]


def tidied(system: System, view: View | None = None) -> View:
    """The system's view with Tidy done."""
    view = view or only_view(system)
    placements, bends = tidy(system, view, None, MEASURE)
    return replace(view, placements=placements, bends=bends)


def drawn(system: System, view: View | None = None) -> Picture:
    """The picture of the tidied view."""
    return compose(system, tidied(system, view), None, MEASURE)


def place_system() -> System:
    """A board, two places drawn as frames, a proposed neighbourhood level and lines of several kinds."""
    records: list[Record] = [
        Place(id="hw", name="Herefordshire and Worcestershire", level=Level.SYSTEM),
        Place(id="hereford", name="Herefordshire", level=Level.PLACE, within="hw"),
        Place(id="worcester", name="Worcestershire", level=Level.PLACE, within="hw"),
        Organisation(id="nhse", name="NHS England", kind=OrganisationKind.NATIONAL_BODY),
        Organisation(id="wvt", name="Wye Valley NHS Trust", kind=OrganisationKind.NHS_TRUST),
        Body(id="icb", name="NHS Herefordshire and Worcestershire Integrated Care Board", kind=BodyKind.ICB_BOARD),
        Body(id="icp", name="Integrated Care Partnership", kind=BodyKind.ICP, status=Status.SHADOW),
        Body(id="audit", name="Audit Committee", kind=BodyKind.AUDIT_COMMITTEE),
        Body(id="pay", name="Appointments and Remuneration Committee", kind=BodyKind.REMUNERATION_COMMITTEE),
        Body(id="hhwb", name="Herefordshire Health and Wellbeing Board", kind=BodyKind.HWB, place="hereford"),
        Body(id="whwb", name="Worcestershire Health and Wellbeing Board", kind=BodyKind.HWB, place="worcester"),
        Body(
            id="wec",
            name="Worcestershire Executive Committee",
            kind=BodyKind.EXECUTIVE_GROUP,
            level=Level.PLACE,
            place="worcester",
        ),
        Body(
            id="hosc", name="Health Overview and Scrutiny Committee", kind=BodyKind.SCRUTINY, level=Level.PLACE, place="worcester"
        ),
    ]
    districts = ("Bromsgrove", "Malvern Hills", "Redditch", "Worcester City", "Wychavon", "Wyre Forest")
    for n, name in enumerate(districts):
        kind = BodyKind.DISTRICT_COLLABORATIVE
        records.append(
            Body(id=f"d{n}", name=f"{name} District Collaborative", kind=kind, place="worcester", status=Status.PROPOSED)
        )
    lines = [
        ("icb", "nhse", LineKind.ACCOUNTABLE_TO, "NHS spending"),
        ("audit", "icb", LineKind.COMMITTEE_OF, ""),
        ("pay", "icb", LineKind.COMMITTEE_OF, ""),
        ("wec", "whwb", LineKind.REPORTS_TO, "health and wellbeing"),
        ("wec", "icb", LineKind.REPORTS_TO, "NHS standards"),
        ("hosc", "icb", LineKind.SCRUTINISES, ""),
        ("icb", "icp", LineKind.MEMBER_OF, ""),
        ("wvt", "hhwb", LineKind.WORKS_WITH, ""),
        *((f"d{n}", "wec", LineKind.REPORTS_TO, "") for n in range(6)),
    ]
    records += [Line(id=f"l{n}", start=a, finish=b, kind=k, subject=s) for n, (a, b, k, s) in enumerate(lines)]
    items = [x.id for x in records if isinstance(x, (Body, Organisation))]
    records.append(
        view_of(*items, "hereford", "worcester", title="Board and places", as_at=ON_THE_DAY, status=PaperStatus.APPROVED)
    )
    return system_of(*records)


def route_system() -> System:
    """Two named reporting routes, told apart by dash, and a footnote."""
    records: list[Record] = [
        Body(id="rlt", name="RLT", kind=BodyKind.EXECUTIVE_GROUP, level=Level.REGION, family=Family.NATIONAL),
        Body(id="mlt", name="MLT", kind=BodyKind.EXECUTIVE_GROUP, level=Level.REGION, family=Family.NATIONAL),
        Body(
            id="prog",
            name="Supporting Programme Boards",
            kind=BodyKind.PROGRAMME_BOARD,
            family=Family.NHS,
            footnote="Not all are shown",
        ),
    ]
    for n, name in enumerate(("Finance", "Place", "People and Culture")):
        records.append(Body(id=f"w{n}", name=name, kind=BodyKind.WORKING_GROUP, family=Family.NHS))
    for n, (start, finish) in enumerate((("w0", "rlt"), ("w1", "rlt"), ("w2", "mlt"), ("prog", "mlt"))):
        name = f"Primary route - {finish.upper()}"
        records.append(Line(id=f"l{n}", start=start, finish=finish, kind=LineKind.REPORTS_TO, route_name=name, primary=True))
    records.append(view_of(*(x.id for x in records if isinstance(x, Body)), title="Region"))
    return system_of(*records)


def seat_system() -> System:
    """Seats that are counts, a vacancy, a holder designate, and a line from a seat."""
    later = Span(start=When.parse("2022-07-01"))
    return system_of(
        Body(id="icb", name="Integrated Care Board", kind=BodyKind.ICB_BOARD, span=later),
        Body(id="ccg", name="Governing Body", kind=BodyKind.CCG_GOVERNING_BODY, span=Span(end=When.parse("2022-06-30"))),
        Body(id="wpp", name="Place Partnership", kind=BodyKind.PLACE_PARTNERSHIP),
        Seat(id="chair", body="icb", title="Chair"),
        Seat(id="chief", body="icb", title="Chief Executive"),
        Seat(id="trusts", body="icb", title="NHS Trust Partners", least=3, most=3),
        Person(id="simon", name="Simon Trickett"),
        Person(id="quiet", name="Hidden Name", publish_name=False),
        Seat(id="lay", body="ccg", title="Lay Member"),
        Holding(id="h1", seat="chair", state=HoldingState.VACANT),
        Holding(id="h2", seat="chief", person="simon", state=HoldingState.DESIGNATE),
        Holding(id="h3", seat="lay", person="quiet"),
        Line(id="l1", start="chief", finish="wpp", kind=LineKind.APPOINTS),
        view_of("icb", "ccg", "wpp", title="Seats", show_seats=True, show_holders=True, show_dates=True),
    )


_KINDS = (BodyKind.COMMITTEE, BodyKind.WORKING_GROUP, BodyKind.PROGRAMME_BOARD, BodyKind.PROVIDER_COLLABORATIVE, BodyKind.PANEL)
_LINES = (LineKind.REPORTS_TO, LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO)
_OTHERS = (LineKind.ADVISES, LineKind.WORKS_WITH, LineKind.SCRUTINISES, LineKind.DELEGATES_TO)


def grown_system(count: int, seed: int, page: PageSize = PageSize.A4_LANDSCAPE) -> System:
    """A made-up hierarchy of `count` bodies with about one further line for every six bodies; the same for the same seed."""
    dice = random.Random(seed)
    words = (
        "Finance",
        "Quality",
        "Worcestershire",
        "Digital",
        "People",
        "Transformation",
        "Urgent Care",
        "Estates",
        "Prevention",
    )
    records: list[Record] = []
    for n in range(count):
        name = f"{dice.choice(words)} and {dice.choice(words)} Group {n}"
        records.append(Body(id=f"b{n}", name=name, kind=dice.choice(_KINDS)))
    for n in range(1, count):
        records.append(Line(id=f"l{n}", start=f"b{n}", finish=f"b{dice.randrange(max(0, n - 9), n)}", kind=dice.choice(_LINES)))
    for n in range(count // 6):
        a, b = dice.sample(range(count), 2)
        records.append(Line(id=f"x{n}", start=f"b{a}", finish=f"b{b}", kind=dice.choice(_OTHERS)))
    records.append(view_of(*(f"b{n}" for n in range(count)), page=page))
    return system_of(*records)


def overlaps(rects: list[Rect]) -> int:
    """How many pairs of rectangles share some area."""
    return sum(a.meets(b) for a, b in combinations(rects, 2))


def through(stroke: Stroke, rect: Rect) -> bool:
    """Whether a line runs through the inside of a rectangle."""
    r = rect.grown(-0.5)
    return any(
        min(a[0], b[0]) < r.right and max(a[0], b[0]) > r.x and min(a[1], b[1]) < r.bottom and max(a[1], b[1]) > r.y
        for a, b in pairwise(stroke.points)
    )


def foreign_crossings(system: System, picture: Picture) -> list[str]:
    """Lines that run through a box that is not at either end."""
    ends = {}
    for line in system.every(Line):
        start, finish = system.get(line.start), system.get(line.finish)
        ends[line.id] = {getattr(start, "body", line.start), getattr(finish, "body", line.finish)}
    return [
        f"{s.name} / {b.name}" for s in picture.strokes for b in picture.boxes if b.id not in ends[s.id] and through(s, b.rect)
    ]
