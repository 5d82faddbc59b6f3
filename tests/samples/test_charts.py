"""The charts of the samples and templates: everything placed is there, nothing overlaps, all of it prints at 12 points."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.chart.compose import compose
from icsdesk.chart.faults import PAGES
from icsdesk.chart.measure import FontMeasure
from icsdesk.chart.picture import Picture, Rect
from icsdesk.domain.kinds import PageSize
from icsdesk.domain.records import Body, Organisation, View
from icsdesk.domain.system import System
from icsdesk.publish.svg import svg
from icsdesk.storage.files import open_file

OPENED = {x.stem: open_file(x).system for x in (*places.sample_files(), *places.template_files())}
CHARTS = [(name, view.id) for name, system in OPENED.items() for view in system.every(View)]
MOST_BOXES = 18

every_chart = pytest.mark.parametrize(("name", "view_id"), CHARTS, ids=["-".join(x) for x in CHARTS])


def chart(name: str, view_id: str) -> tuple[System, View]:
    system = OPENED[name]
    return system, system.need(View, view_id)


def drawn(system: System, view: View) -> Picture:
    return compose(system, view, view.as_at, FontMeasure(places.fonts()))


@every_chart
def test_everything_placed_exists_and_is_shown_on_the_charts_day(name: str, view_id: str) -> None:
    system, view = chart(name, view_id)
    gone = [x.item for x in view.placements if x.item not in system.records]
    assert gone == []
    hidden = {x.item for x in view.placements if not system.shown(system.records[x.item], view.as_at, view.scenario)}
    # The chart of 1 July 2022 also places the Governing Body, which ended the day before, so that the day before can be looked at.
    assert hidden == ({"ccg-governing-body"} if view_id == "july-2022" else set())


@every_chart
def test_no_two_boxes_overlap_and_a_chart_is_not_crowded(name: str, view_id: str) -> None:
    system, view = chart(name, view_id)
    at = [(x.item, Rect(x.x, x.y, x.w, x.h)) for x in view.placements if isinstance(system.records[x.item], (Body, Organisation))]
    assert [(a, b) for n, (a, one) in enumerate(at) for b, two in at[n + 1 :] if one.meets(two)] == []
    assert 1 < len(at) <= MOST_BOXES


@every_chart
def test_it_draws_without_a_fault_and_prints_at_twelve_points(name: str, view_id: str) -> None:
    system, view = chart(name, view_id)
    faults = [x for x in drawn(system, view).faults if "not on this chart" not in x]
    assert faults == []


@every_chart
def test_it_is_no_wider_than_a_landscape_page_of_a4(name: str, view_id: str) -> None:
    system, view = chart(name, view_id)
    assert drawn(system, view).bounds.w <= PAGES[PageSize.A4_LANDSCAPE][0] + 0.5


@every_chart
def test_it_says_of_itself_what_a_paper_needs(name: str, view_id: str) -> None:
    _, view = chart(name, view_id)
    assert view.title
    assert view.sources
    assert view.as_at is not None or name == "midlands-region" or Path(name).stem in {x.stem for x in places.template_files()}


@every_chart
def test_a_screen_reader_walks_as_many_bodies_as_are_drawn(name: str, view_id: str) -> None:
    system, view = chart(name, view_id)
    picture = drawn(system, view)
    assert len(re.findall(rb'role="listitem"', svg(picture))) == len(picture.boxes)


@every_chart
def test_every_line_between_two_boxes_is_drawn(name: str, view_id: str) -> None:
    system, view = chart(name, view_id)
    picture = drawn(system, view)
    boxes = {x.id for x in picture.boxes}
    on_chart = {
        x.id
        for party in boxes
        for x in system.lines_at(party)
        if {x.start, x.finish} <= boxes and system.shown(x, view.as_at, view.scenario)
    }
    assert {x.id for x in picture.strokes} >= on_chart - set(view.lines_hidden)


def test_the_views_a_paper_would_want_are_there() -> None:
    titles = {name: [x.title for x in system.every(View)] for name, system in OPENED.items()}
    assert titles["herefordshire-and-worcestershire"] == [
        "January 2022: as it is and as proposed",
        "1 July 2022: Board and Partnership",
        "Place and district: Worcestershire",
        "Worcester City District Collaborative, July 2022",
        "Trusts, collaboratives and place partnerships",
        "Partnership and Assembly 2023",
        "Board seats: CCG and ICB",
        "Joint Forward Plan route 2023",
    ]
    assert titles["wirral-in-cheshire-and-merseyside"] == [
        "November 2021: as reported",
        "April 2022: the ambition",
        "October 2022: what came about",
        "Place Board seats: as proposed and as seen",
    ]
    assert titles["midlands-region"] == ["Midlands Region Governance Chart", "Midlands Approach to ICS Development Programme"]


@pytest.mark.parametrize("view_id", ["january-2022", "july-2022", "worcestershire"])
def test_both_subjects_of_the_executive_committee_can_be_read_on_its_lines(view_id: str) -> None:
    system, view = chart("herefordshire-and-worcestershire", view_id)
    lines = [x for x in drawn(system, view).strokes if x.id.startswith("wec-to-")]
    read = sorted(" ".join(word.text for word in x.words) for x in lines)
    assert len(read) == 2
    assert "Health and Wellbeing issues" in read[0] or "Health and Wellbeing issues" in read[1]
    assert any("constitutional standards" in x for x in read)
