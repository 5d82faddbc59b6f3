"""The text version: everything on the chart, once, in plain words, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from icsdesk.chart.contents import contents
from icsdesk.domain.records import Line
from icsdesk.domain.system import System
from icsdesk.publish.describe import describe, summary
from tests.chart.charts import drawn, grown_system, only_view, place_system, route_system, seat_system, system_of, view_of

SYSTEMS = [place_system(), route_system(), seat_system(), grown_system(15, 3)]
PLACE_OR_COLOUR = re.compile(
    r"\b(above|below|left|right|top|bottom|blue|green|red|grey|purple|colou?r|dashed|arrow|box)\b", re.IGNORECASE
)


def bullets(text: str, heading: str) -> list[str]:
    part = text.split(f"\n{heading} (", 1)
    return [x for x in part[1].split("\n\n")[0].splitlines() if x.startswith("- ")] if len(part) == 2 else []


@pytest.mark.parametrize("system", SYSTEMS, ids=["places", "routes", "seats", "grown"])
def test_every_body_and_every_line_is_there_once(system: System) -> None:
    view = only_view(system)
    text = describe(system, view, None)
    picture = drawn(system)
    assert len(bullets(text, "Bodies")) == len(picture.boxes)
    assert len(bullets(text, "Lines")) == len(picture.strokes)
    for stroke in picture.strokes:
        assert f"- {stroke.name}." in text
    for box in picture.boxes:
        name = box.name.removesuffix(" *")
        assert sum(x.startswith(f"- {name}. ") for x in bullets(text, "Bodies")) == 1


def test_bodies_come_from_the_top_down() -> None:
    text = describe(place_system(), only_view(place_system()), None)
    names = [
        "NHS England.",
        "NHS Herefordshire and Worcestershire Integrated Care Board.",
        "Audit Committee.",
        "Bromsgrove District",
    ]
    spots = [text.index(f"- {x}") for x in names]
    assert spots == sorted(spots)


def test_a_body_with_several_lines_upwards_says_each() -> None:
    text = describe(place_system(), only_view(place_system()), None)
    line = next(x for x in bullets(text, "Bodies") if x.startswith("- Worcestershire Executive Committee"))
    assert "reports to Worcestershire Health and Wellbeing Board on health and wellbeing" in line
    assert "reports to NHS Herefordshire and Worcestershire Integrated Care Board on NHS standards" in line


def test_status_seats_dates_and_places_are_in_words() -> None:
    places = describe(place_system(), only_view(place_system()), None)
    assert "Proposed" in places
    assert "- Herefordshire: Herefordshire Health and Wellbeing Board." in places
    seats = describe(seat_system(), only_view(seat_system()), None)
    assert "Seats: Chair: vacant; Chief Executive: Simon Trickett (designate); 3 NHS Trust Partners." in seats
    assert "From 1 July 2022" in seats
    assert "Until 30 June 2022" in seats
    assert "Hidden Name" not in seats


def test_seats_are_left_out_when_the_chart_leaves_them_out() -> None:
    view = replace(only_view(seat_system()), show_seats=False, show_holders=False)
    assert "Chair" not in describe(seat_system(), view, None).replace("Chief Executive", "")


@pytest.mark.parametrize("system", SYSTEMS, ids=["places", "routes", "seats", "grown"])
def test_no_word_of_position_or_colour(system: System) -> None:
    assert PLACE_OR_COLOUR.findall(describe(system, only_view(system), None)) == []


def test_no_tabs_and_one_paragraph_a_line() -> None:
    text = describe(place_system(), only_view(place_system()), None)
    assert "\t" not in text
    assert all(x == x.strip() for x in text.splitlines())


@pytest.mark.parametrize("title", ["Short", "A very long title of a chart " * 12, ""])
def test_alternative_text_is_at_most_160_characters(title: str) -> None:
    view = replace(only_view(place_system()), title=title)
    text = summary(place_system(), view, None)
    assert len(text) <= 160
    assert text.startswith("Governance chart of 16 bodies (6 proposed) and 14 lines")
    assert "1 July 2022" in text
    assert text.endswith("Described in the text version.")


def test_counts_are_those_of_the_chart() -> None:
    for system in SYSTEMS:
        held = contents(system, only_view(system), None)
        assert f"{len(held.boxes)} bod" in summary(system, only_view(system), None)
        assert len(held.lines) == sum(1 for _ in system.every(Line))


def test_an_empty_chart_says_so() -> None:
    system = system_of(view_of(title="Empty"))
    assert describe(system, only_view(system), None) == "Empty\nNothing is on this chart."
    assert (
        summary(system, only_view(system), None)
        == "Governance chart of 0 bodies and 0 lines: Empty. Described in the text version."
    )
