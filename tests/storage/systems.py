"""Whole random systems that any room's property tests may use; driven by the records' own hints, so new fields come along by themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.domain.records import SECTIONS, About, Bend, Body, Line, Organisation, Part, Placement, Record, View
from icsdesk.domain.system import System
from icsdesk.domain.times import ALWAYS, Span, When
from icsdesk.storage.nodes import Kept
from icsdesk.storage.shape import Field, Kind, Value, shape_of

TRICKY = [
    *["no", "NO", "yes", "on", "Off", "y", "null", "~", "true", "1e5", "0E0", "1E400", "0o14", "012", "007", "12:30:45", "1_000", ".5", "2022-07-01", "2022", "<<", "=", "0x1F", "+", "-", "?", ":", "...", "---", "|", ">", "&", "*", "!", "@", "`", "%", "#", "[a", "{a}", "a,b", "-", ".inf", ".nan"],
    "", " ", " a", "a ", "a  b", "- a", "a: b", "a #b", "'", '"', "\\", "a\nb", "a\n", "\na", "a\n\nb\n", "a\n b", "a\n\n\n", "\tx",
    "x\t", "a\tb\nc", "a\r\nb", "a\rb", "\u0085", "a\u2028b\nc", "\ufeff", "é", "Herefordshire & Worcestershire", "10th floor",
    "The ICB’s Chair – “acting”", "\u00a0x", "\u200b", "\u202eabc", "<script>", "=1+1", "a\n# not a comment\nb", "ﬀ", "🏥", "a \nb",
]  # fmt: skip

SAFE = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
texts = st.sampled_from(TRICKY) | st.text(SAFE, max_size=30)
names = st.sampled_from(["Audit Committee", "ICB Board", "Wirral Place Board", "Health & Wellbeing Board", "Café"]) | texts
whole_numbers = st.integers(0, 40)
points = st.integers(-40_000, 400_000).map(lambda n: n / 100)
sizes = st.integers(100, 60_000).map(lambda n: n / 100)
days = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))

_LOOSE = st.recursive(
    texts | st.integers(-(10**9), 10**9) | st.booleans() | st.none() | st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from(["a", "b-c", "Two words", "on"]), inner, min_size=1, max_size=3).map(
            lambda x: Kept(x.items())
        )
    ),
    max_leaves=4,
)


def whens() -> st.SearchStrategy[When]:
    """A date in any of the forms papers give."""
    months = st.tuples(st.integers(1990, 2040), st.integers(1, 12)).map(lambda x: f"{x[0]}-{x[1]:02d}")
    years = st.integers(1990, 2040).map(str)
    financial = st.integers(1990, 2040).map(lambda y: f"{y}/{(y + 1) % 100:02d}")
    return st.one_of(days.map(When.on), (months | years | financial | st.just("unknown")).map(When.parse))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span that does not end before it starts; often without dates."""
    if draw(st.booleans()):
        return ALWAYS
    start, end = _in_order(draw(st.none() | whens()), draw(st.none() | whens()))
    if draw(st.integers(0, 3)):
        return Span(start=start, end=end)
    planned_start, planned_end = _in_order(draw(st.none() | whens()), draw(st.none() | whens()))
    return Span(start=start, end=end, planned_start=planned_start, planned_end=planned_end)


def _in_order(start: When | None, end: When | None) -> tuple[When | None, When | None]:
    return (end, start) if start and end and end.last < start.first else (start, end)


class _Ids:
    """The ids of a system to be, by section."""

    def __init__(self, by_section: dict[str, list[str]]) -> None:
        self.by_section = by_section

    def of(self, sections: tuple[str, ...]) -> list[str]:
        return [x for section in sections for x in self.by_section.get(section, ())]


def _value(draw: st.DrawFn, field: Field, value: Value, ids: _Ids) -> Any:
    if field.to and value.kind is Kind.TEXT:
        return draw(st.sampled_from(ids.of(field.to)))
    if value.kind is Kind.LIST:
        return _list(draw, field, value.item, ids)
    if value.kind is Kind.PART:
        return _part(draw, value.part, ids)
    if value.kind is Kind.WORD:
        return draw(st.sampled_from(list(value.words)))
    if value.kind is Kind.TEXT and field.name in ("name", "title"):
        return draw(names)
    return draw(_SIMPLE[value.kind])


_SIMPLE: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts,
    Kind.FLAG: st.booleans(),
    Kind.WHOLE: whole_numbers,
    Kind.NUMBER: points,
    Kind.WHEN: whens(),
    Kind.DAY: days,
    Kind.POINT: st.tuples(points, points),
}


def _list(draw: st.DrawFn, field: Field, item: Value | None, ids: _Ids) -> tuple[Any, ...]:
    assert item is not None
    if field.to and item.kind is Kind.TEXT:
        known = ids.of(field.to) + (["office:chair", "office:mayor"] if field.offices else [])
        return tuple(draw(st.lists(st.sampled_from(known), max_size=3, unique=True))) if known else ()
    if item.kind is Kind.PART and not _possible(item.part, ids):
        return ()
    return tuple(_value(draw, Field("", "", item, True, None), item, ids) for _ in range(draw(st.integers(0, 3))))


def _possible(kind: type[Part], ids: _Ids) -> bool:
    """Whether a part of this kind can be made at all: everything it must refer to has candidates."""
    return all(ids.of(x.to) for x in shape_of(kind).fields if x.required and x.to)


def _part(draw: st.DrawFn, kind: type[Part], ids: _Ids, **given: Any) -> Any:
    shape = shape_of(kind)
    optional = sorted(
        x.name for x in shape.fields if not (x.required or x.owner or (x.to and not ids.of(x.to)) or x.name == "id")
    )
    chosen = draw(st.lists(st.sampled_from(optional), max_size=5, unique=True)) if optional else []
    values: dict[str, Any] = {}
    for field in shape.fields:
        if field.name in given or field.owner:
            continue
        if field.required or field.name in chosen:
            if field.value.kind is Kind.PART and not _possible(field.value.part, ids):
                continue
            values[field.name] = _value(draw, field, field.value, ids)
    for inline in shape.inlines:
        values[inline] = draw(spans())
    least, most = values.get("least"), values.get("most")
    if least is not None and most is not None:
        values["least"], values["most"] = min(least, most), max(least, most)
    if draw(st.integers(0, 9)) == 9:
        values["extra"] = (("word-of-tomorrow", draw(_LOOSE)),)
    return kind(**(values | given))


def _view(draw: st.DrawFn, view_id: str, ids: _Ids) -> View:
    items = ids.of(("bodies", "organisations", "places", "groupings"))
    placed = draw(st.lists(st.sampled_from(items), unique=True, max_size=8)) if items else []
    lines = draw(st.lists(st.sampled_from(ids.of(("lines",))), unique=True, max_size=3)) if ids.of(("lines",)) else []
    placements = tuple(
        Placement(item=x, x=draw(points), y=draw(points), w=draw(sizes), h=draw(sizes), pinned=draw(st.booleans()))
        for x in placed
    )
    bends = tuple(
        Bend(
            line=x,
            points=tuple(draw(st.lists(st.tuples(points, points), max_size=3))),
            label=draw(st.none() | st.tuples(points, points)),
        )
        for x in lines
    )
    return _part(draw, View, ids, id=view_id, placements=placements, bends=bends)


@st.composite
def systems(draw: st.DrawFn, most: int = 4) -> System:
    """A valid system with up to `most` records in each section; every reference stands."""
    by_section = {section: [f"{section[:4]}-{n}" for n in range(draw(st.integers(0, most)))] for section in SECTIONS}
    ids = _Ids(by_section)
    while empty := [x for x, kind in SECTIONS.items() if by_section[x] and not _possible(kind, ids)]:
        for section in empty:
            by_section[section] = []
    records: list[Record] = []
    for section, kind in SECTIONS.items():
        for record_id in by_section[section]:
            records.append(_view(draw, record_id, ids) if kind is View else _part(draw, kind, ids, id=record_id))
    about = _part(draw, About, ids, extra=())
    if draw(st.integers(0, 9)) == 9:
        about = _part(draw, About, ids, extra=(("/section-of-tomorrow", draw(_LOOSE)),))
    return System.of(about, records)


def big_system(count: int) -> System:
    """A plain large system for measuring: `count` bodies under one board, a line to each, all on one view."""
    owner = Organisation(id="icb", name="Example ICB", kind=OrganisationKind.ICB)
    bodies = [
        Body(
            id=f"body-{n}",
            name=f"Committee number {n}, of the Board",
            kind=BodyKind.ICB_COMMITTEE,
            organisation="icb",
            membership_complete=n % 2 == 0,
            functions=("Assurance", "Risk: strategic"),
            span=Span(start=When.parse("2022-07-01")),
        )
        for n in range(count)
    ]
    lines = [
        Line(id=f"line-{n}", start=f"body-{n}", finish=f"body-{(n - 1) // 8}", kind=LineKind.REPORTS_TO) for n in range(1, count)
    ]
    placements = tuple(Placement(item=f"body-{n}", x=n % 40 * 150.0, y=n // 40 * 70.0, w=130.0, h=50.0) for n in range(count))
    return System.of(
        About(title="A large system"), [owner, *bodies, *lines, View(id="all", title="Everything", placements=placements)]
    )


def same(one: System, two: System) -> bool:
    """Whether two systems are the same down to the order of their records."""
    return one == two and all([x.id for x in one.every(kind)] == [x.id for x in two.every(kind)] for kind in SECTIONS.values())
