"""SVG: every rule on every chart, whatever the names, and nothing in it that the chart does not show."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.chart.compose import compose
from icsdesk.domain.kinds import BodyKind, LineKind, ThemeName
from icsdesk.domain.records import Body, Line, Placement
from icsdesk.domain.system import System
from icsdesk.publish.describe import describe
from icsdesk.publish.svg import number, svg
from icsdesk.storage.reader import read
from tests.chart.charts import (
    MEASURE,
    drawn,
    grown_system,
    only_view,
    place_system,
    route_system,
    seat_system,
    system_of,
    view_of,
)
from tests.publish.svg_rules import SVG, items, problems

TOP = Path(__file__).resolve().parents[2]
SAMPLES = sorted((TOP / "sample_systems").glob("*.yaml"))


def sample_views() -> list[tuple[System, str]]:
    systems = [read(x.read_bytes(), x.name).system for x in SAMPLES]
    return [(system, view.id) for system in systems for view in system.every(type(only_view(place_system())))]


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize(
    "system", [place_system(), route_system(), seat_system(), grown_system(24, 1)], ids=["places", "routes", "seats", "grown"]
)
def test_every_rule_holds(system: System, theme: ThemeName) -> None:
    assert problems(svg(drawn(system, replace(only_view(system), theme=theme)))) == []


@pytest.mark.parametrize(("system", "view"), sample_views(), ids=lambda x: x if isinstance(x, str) else x.about.id or "sample")
def test_every_rule_holds_on_every_sample_view(system: System, view: str) -> None:
    found = system.view(view)
    assert found is not None
    assert problems(svg(compose(system, found, None, MEASURE))) == []


NASTY = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        "<&>\"'",
        "]]>",
        "\x00\x07\x1b",
        "\ufffe\uffff",
        "مجلس الرعاية",
        "🏥 Board",
        "e\u0301" * 20,
        "--",
        "&amp;",
        "W" * 200,
        " \t\n ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(NASTY, NASTY, NASTY)
def test_every_rule_holds_whatever_the_names(one: str, two: str, words: str) -> None:
    bodies = [Body(id="a", name=one, kind=BodyKind.ICB_BOARD, footnote=words), Body(id="b", name=two, kind=BodyKind.HWB)]
    lines = [
        Line(id="l", start="a", finish="b", kind=LineKind.ADVISES, subject=words),
        Line(id="m", start="b", finish="a", kind=LineKind.REPORTS_TO, label=words),
    ]
    system = system_of(*bodies, *lines, view_of("a", "b", title=one or "x", chart_note=words, status_note=two))
    assert problems(svg(drawn(system))) == []


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert svg(drawn(place_system())) == svg(drawn(place_system()))


def test_the_bytes_do_not_depend_on_language_or_hashing() -> None:
    code = (
        "from tests.chart.charts import *; from icsdesk.publish.svg import svg; import hashlib;"
        "print(hashlib.sha256(svg(drawn(place_system()))).hexdigest())"
    )
    prints = set()
    for seed, language in (("1", "de_DE.UTF-8"), ("2", "C")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LANG": language, "LC_ALL": language, "PYTHONPATH": str(TOP)}
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, cwd=TOP, check=True)
        prints.add(run.stdout)
    assert len(prints) == 1


def test_the_file_can_be_read_back_to_its_records() -> None:
    system = place_system()
    root = ET.fromstring(svg(drawn(system)))
    named = {e.get("data-record") for e in root.iter() if e.get("data-record")}
    assert named == {x.item for x in only_view(system).placements} | {f"l{n}" for n in range(14)}


def test_the_description_is_the_text_version() -> None:
    system = place_system()
    root = ET.fromstring(svg(drawn(system)))
    assert root.findtext(f"{SVG}desc") == describe(system, only_view(system), None)
    assert root.findtext(f"{SVG}title") == "Board and places. As at 1 July 2022 · Approved"


def test_each_body_tells_its_kind_status_and_every_line() -> None:
    root = ET.fromstring(svg(drawn(place_system())))
    wec = next(x for x in items(root) if x.get("data-record") == "wec")
    assert wec.findtext(f"{SVG}title") == "Worcestershire Executive Committee"
    text = wec.findtext(f"{SVG}desc") or ""
    assert "Executive group, in Worcestershire." in text
    assert "reports to Worcestershire Health and Wellbeing Board on health and wellbeing" in text
    assert "reports to NHS Herefordshire and Worcestershire Integrated Care Board on NHS standards" in text
    assert text.count("reports to it") == 6


def test_nothing_of_what_is_not_on_the_chart_is_in_the_file() -> None:
    system = place_system()
    view = only_view(system)
    fewer = replace(view, placements=tuple(x for x in view.placements if x.item not in ("audit", "hereford", "hhwb", "wvt")))
    data = svg(drawn(system, fewer)).decode()
    assert "Audit" not in data
    assert "Herefordshire Health" not in data
    assert "Wye Valley" not in data


def test_two_charts_in_one_page_share_no_id() -> None:
    one = svg(drawn(place_system()))
    two = svg(drawn(place_system(), replace(only_view(place_system()), id="other-chart")))
    ids = [e.get("id") for data in (one, two) for e in ET.fromstring(data).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_the_file_is_small() -> None:
    for system in (place_system(), grown_system(40, 2)):
        picture = drawn(system)
        words = len(picture.description.encode())
        room = 4000 + words + 2500 * len(picture.boxes) + 1200 * len(picture.strokes)
        assert len(svg(picture)) < room


def test_double_and_dashed_borders_and_side_bars_are_drawn() -> None:
    bodies = [Body(id="h", name="Board", kind=BodyKind.HWB)]
    system = system_of(*bodies, view_of(placements=(Placement(item="h", x=0, y=0, w=130, h=60),)))
    item = items(ET.fromstring(svg(compose(system, only_view(system), None, MEASURE))))[0]
    assert [e.get("width") for e in item.iter(f"{SVG}rect")] == ["130", "6"]


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (2.0, "2"), (-3.456, "-3.46"), (100.0, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text
