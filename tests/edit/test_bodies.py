"""Bodies, organisations and places: added, named, dated, replaced."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import BodyKind, Level, LineKind, OrganisationKind, Status
from icsdesk.domain.records import Body, Holding, Line, Organisation, Place, Placement, Seat, Succession, View
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.edit import bodies, fields, pasted, start
from icsdesk.edit.permits import Refused
from tests.edit.doing import done
from tests.edit.example import example, span

DAY = dt.date(2023, 4, 1)
BEFORE = dt.date(2023, 3, 31)


def test_a_body_is_added_with_a_readable_id_and_placed() -> None:
    change = bodies.add_body(
        example(),
        BodyKind.ICB_COMMITTEE,
        "  Audit\tCommittee ",
        view="all",
        rect=(1, 2, 150, 60),
        level=Level.SYSTEM,
        organisation="icb",
    )
    assert (change.name, change.added) == ("Add body", ("audit-committee",))
    system = done(example(), change)
    body = system.need(Body, "audit-committee")
    assert (body.name, body.level, body.organisation) == ("Audit Committee", Level.SYSTEM, "icb")
    assert system.need(View, "all").placements[-1] == Placement(item="audit-committee", x=1.0, y=2.0, w=150.0, h=60.0)


def test_without_a_rect_it_stands_clear_of_everything() -> None:
    system = done(example(), bodies.add_body(example(), BodyKind.OTHER, "New", view="all"))
    *others, new = system.need(View, "all").placements
    assert all(new.y >= x.y + x.h for x in others)
    assert new.w > 0
    assert new.h > 0


def test_a_second_body_of_one_name_gets_another_id() -> None:
    change = bodies.add_body(example(), BodyKind.OTHER, "Quality")
    assert change.added == ("quality-2",)


def test_a_body_cannot_be_put_on_a_view_that_is_not_there() -> None:
    with pytest.raises(Refused, match="no chart here"):
        bodies.add_body(example(), BodyKind.OTHER, "New", view="wec")


def test_organisations_and_places_are_added() -> None:
    system = done(example(), bodies.add_organisation(example(), OrganisationKind.VCSE, "Age UK", view="all", rect=(0, 0, 5, 5)))
    assert system.need(View, "all").placements[-1].w == 12.0
    system = done(system, bodies.add_place(system, "Wychavon", level=Level.NEIGHBOURHOOD, within="worcestershire"))
    assert system.need(Place, "wychavon").within == "worcestershire"


SIX = """
 1. Bromsgrove District Collaborative
 2) Malvern Hills\tDistrict Collaborative;
• Redditch District Collaborative
\t- Worcester City District Collaborative

(iv) Wychavon District Collaborative
Wyre Forest District Collaborative
"""


def test_a_pasted_list_becomes_bodies_joined_to_their_parent_in_one_step() -> None:
    rects = [(x * 150.0, 500.0, 144.0, 72.0) for x in range(6)]
    change = bodies.add_several(
        example(), BodyKind.DISTRICT_COLLABORATIVE, SIX, parent="hwb", view="all", rects=rects,
        level=Level.NEIGHBOURHOOD, status=Status.PROPOSED, span=span("2022-07-01"),
    )  # fmt: skip
    assert change.name == "Add 6 bodies"
    system = done(example(), change)
    made = system.bodies_of_kind(BodyKind.DISTRICT_COLLABORATIVE)
    assert [x.name.split()[0] for x in made] == ["Bromsgrove", "Malvern", "Redditch", "Worcester", "Wychavon", "Wyre"]
    assert all(x.level is Level.NEIGHBOURHOOD and x.status is Status.PROPOSED for x in made)
    joined = [x for x in system.lines_to("hwb", LineKind.REPORTS_TO) if x.start in {y.id for y in made}]
    assert len(joined) == 6
    assert all(x.span == span("2022-07-01") for x in joined)
    assert [p.x for p in system.need(View, "all").placements[-6:]] == [0, 150, 300, 450, 600, 750]
    assert system.need(View, "all").placements[:4] == example().need(View, "all").placements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A\r\nB\n\nA", ("A", "B")),
        ("10. Tenth\n3rd Floor Group\n2022 Board", ("Tenth", "3rd Floor Group", "2022 Board")),
        ("– Dash\n— Long\n* Star\n· Dot\n- ", ("Dash", "Long", "Star", "Dot")),
        ("a) One\nB. Two\nivory Group\nI. Three", ("One", "Two", "ivory Group", "Three")),
        (["One\nTwo", " Three "], ("One", "Two", "Three")),
        ("", ()),
    ],
)
def test_lists_are_cleaned(text: str | list[str], names: tuple[str, ...]) -> None:
    assert pasted.names(text) == names


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(Refused, match="Enter at least one name"):
        bodies.add_several(example(), BodyKind.OTHER, " \n - \n")


def test_rename_corrects_the_name_for_all_dates() -> None:
    change = bodies.rename(example(), "quality", "Quality and Safety Committee")
    assert change.name == "Rename Quality Committee"
    assert done(example(), change).name_of("quality", dt.date(2000, 1, 1)) == "Quality and Safety Committee"
    assert bodies.rename(example(), "quality", "Quality Committee").empty
    assert done(example(), bodies.rename(example(), "all", "Everything")).need(View, "all").title == "Everything"
    with pytest.raises(Refused, match="A line has no name of its own"):
        bodies.rename(example(), "wec-hwb", "X")


def test_rename_from_keeps_the_earlier_name_on_earlier_days() -> None:
    change = bodies.rename_from(example(), "quality", "Quality and Safety Committee", DAY)
    assert change.name == "Rename Quality Committee from 1 April 2023"
    system = done(example(), change)
    assert system.name_of("quality", BEFORE) == "Quality Committee"
    assert system.name_of("quality", DAY) == "Quality and Safety Committee"


def names_by_year(system: System) -> list[str]:
    """The first letter of the name on 1 June of 2020 to 2025."""
    return [system.name_of("quality", dt.date(year, 6, 1))[0] for year in range(2020, 2026)]


def test_renaming_again_and_in_between_keeps_every_stretch_of_time() -> None:
    system = done(example(), bodies.rename_from(example(), "quality", "Second", dt.date(2024, 1, 1)))
    assert names_by_year(system) == ["Q", "Q", "Q", "Q", "S", "S"]
    system = done(system, bodies.rename_from(system, "quality", "Third", dt.date(2025, 1, 1)))
    assert names_by_year(system) == ["Q", "Q", "Q", "Q", "S", "T"]
    system = done(system, bodies.rename_from(system, "quality", "Between", dt.date(2022, 1, 1)))
    assert names_by_year(system) == ["Q", "Q", "B", "B", "S", "T"]
    system = done(system, bodies.rename_from(system, "quality", "New", dt.date(2024, 1, 1)))
    assert names_by_year(system) == ["Q", "Q", "B", "B", "N", "T"]


def test_rename_from_the_day_it_began_is_a_correction() -> None:
    system = done(example(), bodies.rename_from(example(), "board", "The Board", dt.date(2022, 7, 1)))
    assert system.need(Body, "board").names == ()
    with pytest.raises(Refused, match="A place has one name for all dates"):
        bodies.rename_from(example(), "system", "X", DAY)


def test_retype() -> None:
    body = example().need(Body, "quality")
    draft = Draft(example())
    draft.put(fields.with_values(body, also=[BodyKind.COMMITTEE]))
    begun = draft.result()
    system = done(begun, bodies.retype(begun, "quality", BodyKind.COMMITTEE))
    assert system.need(Body, "quality").kind is BodyKind.COMMITTEE
    assert system.need(Body, "quality").also == ()
    done(example(), bodies.retype(example(), "ccg", OrganisationKind.OTHER))
    with pytest.raises(Refused, match="An organisation cannot be of the kind"):
        bodies.retype(example(), "ccg", BodyKind.COMMITTEE)


def test_an_ended_body_takes_its_open_seats_holders_and_lines_with_it() -> None:
    change = bodies.end_on(example(), "board", BEFORE)
    assert change.name == "End ICB Board on 31 March 2023"
    system = done(example(), change)
    for kind, record in ((Body, "board"), (Seat, "board-chair"), (Holding, "ann-chairs"), (Line, "wec-board")):
        assert getattr(system.need(kind, record), "span").end == When.on(BEFORE)  # noqa: B009 - any kind of record
    assert system.need(Line, "wec-hwb").span.end is None
    assert len(system.records) == len(example().records)


def test_what_ended_already_or_begins_later_keeps_its_dates() -> None:
    system = done(example(), fields.set_fields(example(), "quality-board", span=span(None, "2022-12-31")))
    system = done(system, fields.set_fields(system, "wec-board", span=span("2024-01-01")))
    system = done(system, bodies.end_on(system, "board", BEFORE))
    assert system.need(Line, "quality-board").span == span(None, "2022-12-31")
    assert system.need(Line, "wec-board").span == span("2024-01-01")
    with pytest.raises(Refused, match="same as or after 1 July 2022"):
        bodies.end_on(example(), "board", dt.date(2022, 6, 30))


def test_a_successor_takes_over_spot_and_lines_from_the_day() -> None:
    change = bodies.replace_with(example(), "wec", "Worcestershire Place Board", DAY)
    assert change.name == "Replace Worcestershire Executive Committee with Worcestershire Place Board"
    system = done(example(), change)
    old, new = system.need(Body, "wec"), system.need(Body, "worcestershire-place-board")
    assert (old.span.end, new.span.start) == (When.on(BEFORE), When.on(DAY))
    assert (new.kind, new.level, new.place) == (old.kind, old.level, old.place)
    (link,) = [x for x in system.every(Succession) if x.earlier == ("wec",)]
    assert (link.later, link.on) == ((new.id,), When.on(DAY))
    spots = {x.item: (x.x, x.y, x.w, x.h) for x in system.need(View, "all").placements}
    assert spots["wec"] == spots[new.id]
    after = {(x.finish, x.subject) for x in system.lines_from(new.id)}
    assert after == {("board", "health"), ("hwb", "wellbeing")}
    for day, there in ((BEFORE, "wec"), (DAY, new.id)):
        shown = {x.start for x in system.lines_to("hwb", LineKind.REPORTS_TO) if system.shown(x, day)}
        assert shown == {there}


def test_an_organisation_can_be_replaced_and_a_place_cannot() -> None:
    system = done(example(), bodies.replace_with(example(), "wcc", "North Worcestershire Council", dt.date(2028, 4, 1)))
    assert isinstance(system.get("north-worcestershire-council"), Organisation)
    with pytest.raises(Refused, match="A place cannot be replaced"):
        bodies.replace_with(example(), "system", "X", DAY)


def test_dates_are_for_records_that_have_them() -> None:
    with pytest.raises(Refused, match="A person has no dates"):
        bodies.set_dates(example(), "ann", Span())
    with pytest.raises(Refused, match="A chart has no dates"):
        bodies.end_on(example(), "all", DAY)


def test_the_file_says_of_itself() -> None:
    system = done(example(), fields.set_about(example(), title=" New\ntitle ", as_at=DAY))
    assert (system.about.title, system.about.as_at, system.about.id) == ("New title", DAY, "chart-1")


def test_words_that_no_file_can_hold_are_left_out() -> None:
    system = done(example(), fields.set_fields(example(), "wec", note="a\x00b\nc\ud800", functions=["x\x07"]))
    assert (system.need(Body, "wec").note, system.need(Body, "wec").functions) == ("ab\nc", ("x",))


def test_a_blank_chart_has_one_empty_view() -> None:
    system = start.new_system(" My  chart ", chart_id="f81d")
    assert (system.about.id, system.about.title) == ("f81d", "My chart")
    assert [x.placements for x in system.every(View)] == [()]
    with pytest.raises(Refused, match="Enter a title for this chart"):
        start.new_system("")


def test_a_chart_from_a_template_has_its_records_and_not_its_history() -> None:
    begun = done(
        example(), fields.set_about(example(), revision=7, base_revision=6, saved_by="Jo", saved_at="2026", area="system")
    )
    system = start.new_system("Ours", begun, chart_id="new")
    assert system.records == begun.records
    about = system.about
    assert (about.id, about.title, about.revision, about.base_revision, about.saved_by, about.saved_at, about.area) == (
        *("new", "Ours", None, None, "", "", "system"),
    )
