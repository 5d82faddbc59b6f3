"""The whole picture: what is on it on which day, its heading, key and notes, and its faults in plain words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from icsdesk.chart.compose import compose
from icsdesk.chart.picture import Box, End, Picture, Stroke
from icsdesk.chart.theme import theme_for
from icsdesk.domain.kinds import BodyKind, GroupingKind, LineKind, PageSize, PaperStatus, Status, ThemeName
from icsdesk.domain.records import Bend, Body, Cite, DatedParty, Grouping, Line, Place, Placement, Source
from icsdesk.domain.system import System
from icsdesk.domain.times import When
from tests.chart.charts import (
    MEASURE,
    ON_THE_DAY,
    drawn,
    only_view,
    place_system,
    route_system,
    seat_system,
    system_of,
    tidied,
    view_of,
)


def two(*records: object, kind: LineKind = LineKind.REPORTS_TO, **values: object) -> System:
    """Two boxes one above the other with a line between them."""
    bodies = [Body(id=x, name=x.title(), kind=BodyKind.COMMITTEE) for x in ("upper", "lower")]
    spots = (Placement(item="upper", x=0, y=0, w=140, h=60), Placement(item="lower", x=0, y=160, w=140, h=60))
    line = Line(id="l", start="lower", finish="upper", kind=kind)
    return system_of(*bodies, line, *records, view_of(**{"placements": spots, **values}))  # type: ignore[arg-type]


def picture_of(system: System, day: dt.date | None = None) -> Picture:
    return compose(system, only_view(system), day, MEASURE)


def texts(picture: Picture) -> set[str]:
    return {w.text for s in picture.strokes for w in s.words}


def test_bodies_come_and_go_with_the_day() -> None:
    system = seat_system()
    view = only_view(system)
    before = {x.id for x in compose(system, view, dt.date(2022, 6, 30), MEASURE).boxes}
    after = {x.id for x in compose(system, view, dt.date(2022, 7, 1), MEASURE).boxes}
    assert before == {"ccg", "wpp"}
    assert after == {"icb", "wpp"}


def test_the_day_asked_for_wins_over_the_day_of_the_view() -> None:
    system = two(as_at=ON_THE_DAY)
    assert "As at 1 July 2022" in [x.text for x in picture_of(system).heading]
    assert "As at 2 July 2022" in [x.text for x in picture_of(system, dt.date(2022, 7, 2)).heading]


def test_the_heading_gives_title_day_and_status() -> None:
    system = two(title="Our chart", as_at=ON_THE_DAY, status=PaperStatus.APPROVED, status_note="by the Board")
    assert [x.text for x in picture_of(system).heading] == ["Our chart", "As at 1 July 2022 · Approved by the Board"]


def test_boxes_come_in_reading_order() -> None:
    boxes = drawn(place_system()).boxes
    keys = [(round(x.rect.y), x.rect.x) for x in boxes]
    assert keys == sorted(keys)


def test_the_key_has_only_what_is_in_use() -> None:
    words = [x.words.text for x in drawn(place_system()).key]
    assert words[:3] == ["Accountable to", "Committee of", "Reports to"]
    assert "Advises" not in words
    assert {"NHS body", "Council body", "Proposed", "Shadow"} <= set(words)
    assert "Ended" not in words
    samples = [x.sample for x in drawn(place_system()).key]
    assert any(isinstance(x, Stroke) and x.finish_end is End.DIAMOND for x in samples)
    assert any(isinstance(x, Box) for x in samples)


def test_named_routes_of_one_kind_differ_in_dash_and_stand_in_the_key() -> None:
    picture = drawn(route_system())
    assert [x.words.text for x in picture.key][:2] == ["Primary route - RLT", "Primary route - MLT"]
    assert len({x.dash for x in picture.strokes}) == 2


def test_a_dotted_line_looks_and_is_called_dotted() -> None:
    system = two()
    line = system.records["l"]
    assert isinstance(line, Line)
    dotted = System.of(system.about, [replace(line, dotted=True) if x is line else x for x in system.records.values()])
    picture = picture_of(dotted)
    assert picture.strokes[0].dash != picture_of(system).strokes[0].dash
    assert picture.key[0].words.text == "Reports to (dotted line)"


def test_lines_carry_the_word_of_their_kind_and_their_subject() -> None:
    shown = texts(drawn(place_system()))
    assert {"accountable to:", "NHS spending"} <= shown
    assert "committee of" in shown
    assert "scrutinises" in shown


def test_one_kind_alone_leaves_its_word_to_the_key() -> None:
    picture = picture_of(two())
    assert texts(picture) == set()
    assert [x.words.text for x in picture.key] == ["Reports to"]


def test_lines_on_one_bus_say_their_words_once() -> None:
    picture = drawn(place_system())
    six = [x for x in picture.strokes if x.id in {"l8", "l9", "l10", "l11", "l12", "l13"}]
    assert sum(bool(x.words) for x in six) == 1


def test_words_put_by_hand_stay_there() -> None:
    other = Line(id="m", start="upper", finish="lower", kind=LineKind.DELEGATES_TO)
    system = two(other, bends=(Bend(line="l", label=(300.0, 100.0)),))
    stroke = next(x for x in picture_of(system).strokes if x.id == "l")
    assert stroke.plate is not None
    assert stroke.plate.middle == (300.0, 100.0)


def test_a_line_to_a_seat_ends_at_its_body() -> None:
    system = seat_system()
    picture = compose(system, tidied(system), dt.date(2022, 7, 1), MEASURE)
    assert [x.name for x in picture.strokes] == ["Integrated Care Board (Chief Executive) appoints to Place Partnership"]


def test_notes_and_sources_stand_below() -> None:
    source = Source(id="paper", title="The paper", date=When.parse("2022-07-18"))
    cite = (Cite(source="paper"),)
    system = two(source, chart_note="A note.", footnotes=("More to say",), sources=cite)
    foot = [x.text for x in picture_of(system).foot]
    assert foot == ["A note.", "More to say", "Source: The paper, 18 July 2022"]


def test_groupings_are_frames_with_their_kind() -> None:
    group = Grouping(id="g", name="Boards together", kind=GroupingKind.COMMITTEES_IN_COMMON, members=(DatedParty(who="upper"),))
    spots = (Placement(item="upper", x=20, y=40, w=140, h=60), Placement(item="g", x=0, y=0, w=200, h=120))
    picture = picture_of(two(group, placements=spots))
    assert picture.frames[0].name == "Boards together (committees in common)"
    assert picture.frames[0].description == "Boards together (committees in common): Upper."


def test_hidden_lines_and_other_scenarios_are_left_out() -> None:
    assert picture_of(two(lines_hidden=("l",))).strokes == ()
    whatif = Body(id="what", name="What if", kind=BodyKind.COMMITTEE, scenario="s")
    system = two(whatif, placements=(Placement(item="what", x=0, y=0, w=130, h=60),))
    assert picture_of(system).boxes == ()


def test_faults_are_plain_sentences() -> None:
    far = Body(id="far", name="Far Away", kind=BodyKind.COMMITTEE)
    records = (
        far,
        Line(id="m", start="lower", finish="far", kind=LineKind.ADVISES),
        Line(id="n", start="upper", finish="upper", kind=LineKind.WORKS_WITH),
    )
    spots = (Placement(item="upper", x=0, y=0, w=140, h=60), Placement(item="lower", x=50, y=20, w=140, h=60))
    faults = picture_of(two(*records, placements=spots)).faults
    assert "Upper and Lower overlap." in faults
    assert "1 line leads to what is not on this chart: Far Away." in faults
    assert "A line from Upper to itself (works with) is not drawn." in faults


def test_a_box_in_a_frame_it_does_not_belong_to_is_named() -> None:
    ground = Place(id="p", name="Wirral")
    spots = (Placement(item="upper", x=20, y=40, w=140, h=60), Placement(item="p", x=0, y=0, w=200, h=120))
    assert picture_of(two(ground, placements=spots)).faults[0] == "Upper stands in Wirral but is not recorded as part of it."


def test_a_long_name_of_a_frame_stays_on_the_paper() -> None:
    ground = Place(id="p", name="A place with a name much longer than its frame")
    picture = picture_of(two(ground, placements=(Placement(item="p", x=0, y=0, w=100, h=60),)))
    words = picture.frames[0].words[0]
    assert words.x + MEASURE.width(words.text, words.size, True) < picture.bounds.right


def test_a_chart_too_large_for_its_page_says_how_small_it_prints() -> None:
    spots = (Placement(item="upper", x=0, y=0, w=140, h=60), Placement(item="lower", x=1300, y=0, w=140, h=60))
    faults = picture_of(two(placements=spots)).faults
    assert faults == (
        "On A4 landscape the smallest words print at 6.0 pt; a paper needs 12 pt. Choose a larger page, or show fewer bodies.",
    )
    assert picture_of(two(placements=spots, page=PageSize.FREE)).faults == ()


def test_a_good_chart_has_no_faults() -> None:
    assert drawn(route_system()).faults == ()


def test_the_theme_given_wins() -> None:
    system = two()
    theme = theme_for(ThemeName.BLACK_AND_WHITE)
    picture = compose(system, only_view(system), None, MEASURE, theme)
    assert {x.colour for x in picture.strokes} == {"#000000"}


def test_dragging_keeps_the_lines_that_no_moved_box_has() -> None:
    system = place_system()
    view = tidied(system)
    before = compose(system, view, None, MEASURE)
    spots = tuple(replace(x, x=x.x + 60, y=x.y + 10) if x.item == "wvt" else x for x in view.placements)
    after = compose(system, replace(view, placements=spots), None, MEASURE, previous=before, moved={"wvt"})
    old = {x.id: x.points for x in before.strokes}
    assert [x.id for x in after.strokes if x.points != old[x.id]] == ["l7"]


def test_an_empty_chart_is_still_a_picture() -> None:
    system = system_of(view_of(title="Empty"))
    picture = picture_of(system)
    assert picture.boxes == ()
    assert picture.heading[0].text == "Empty"
    assert picture.bounds.w > 100
    assert picture.faults == ()


def test_status_changes_the_outline() -> None:
    bodies = [Body(id=x.value, name=x.value, kind=BodyKind.ICB_BOARD, status=x) for x in Status]
    spots = tuple(Placement(item=x.id, x=n * 200, y=0, w=130, h=60) for n, x in enumerate(bodies))
    picture = picture_of(system_of(*bodies, view_of(placements=spots)))
    looks = {(x.dash, x.double) for x in picture.boxes}
    assert len(looks) == len(Status)
