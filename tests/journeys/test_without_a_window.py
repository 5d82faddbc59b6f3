"""The first whole journey without a window: open, edit, check, undo, save, open again, draw."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.change import Change
from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import View
from icsdesk.domain.system import System
from icsdesk.edit.bodies import add_body
from icsdesk.edit.lines import connect
from icsdesk.edit.seats import remove_seats
from icsdesk.publish.svg import svg
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Grade
from icsdesk.storage.files import open_file, save
from icsdesk.storage.packs import load_packs
from icsdesk.storage.writer import write

SAMPLE = places.samples() / "herefordshire-and-worcestershire.yaml"
DAY = dt.date(2022, 7, 18)
PACKS, _ = load_packs(places.rule_packs())
NEW = "Droitwich Spa District Collaborative"
UPPER = "worcestershire-executive-committee"


def must_fix(system: System, day: dt.date = DAY) -> tuple[Finding, ...]:
    return check(system, day, PACKS).of_grade(Grade.MUST_FIX)


def test_an_officer_adds_connects_errs_undoes_saves_and_draws(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    opened = open_file(path)
    before = opened.system
    view = before.every(View)[-1]
    assert must_fix(before) == ()

    added = add_body(before, BodyKind.DISTRICT_COLLABORATIVE, NEW, view=view.id, rect=(40, 700, 150, 60))
    system = added.apply(before)
    (body,) = [x for x in added.added if system.name_of(x) == NEW]
    joined = connect(system, body, UPPER, LineKind.REPORTS_TO)
    system = joined.apply(system)
    kept = write(system)

    removed = remove_seats(system, ["icp-herefordshire-council"])
    (finding,) = must_fix(removed.apply(system))
    assert "Herefordshire Council" in finding.sentence
    assert "hw-icp" in finding.subjects

    system = removed.inverse().apply(removed.apply(system))
    assert write(system) == kept
    assert must_fix(system) == ()

    saved = save(path, system, known=opened.original)
    again = open_file(path)
    assert again.system == system
    assert again.original == saved.data
    assert saved.backup is not None
    assert saved.backup.read_bytes() == SAMPLE.read_bytes()

    view = again.system.need(View, view.id)
    drawn = svg(compose(again.system, view, DAY, FontMeasure(places.fonts())))
    assert NEW in "".join(ET.fromstring(drawn).itertext())

    everything_undone: Change = added.then(joined).inverse()
    assert everything_undone.apply(again.system) == before


@pytest.mark.parametrize("sample", places.sample_files(), ids=lambda x: x.stem)
@pytest.mark.parametrize("day", ["2022-01-12", "2022-06-30", "2022-07-01", "2023-04-26", "today"])
def test_no_sample_is_accused_of_what_it_does_not_do(sample: Path, day: str) -> None:
    when = dt.date.today() if day == "today" else dt.date.fromisoformat(day)
    assert [x.sentence for x in must_fix(open_file(sample).system, when)] == []


def test_the_law_changes_between_30_june_and_1_july_2022() -> None:
    system = open_file(SAMPLE).system
    judged = [
        {(x.rule, x.verdict) for x in check(system, dt.date(2022, month, day), PACKS).findings}
        for month, day in ((6, 30), (7, 1))
    ]
    assert judged[0] != judged[1]
    assert {x for x, _ in judged[1]} >= {"ICP-01", "ICB-03"}


@pytest.mark.parametrize("sample", places.sample_files(), ids=lambda x: x.stem)
def test_opening_and_saving_a_sample_changes_no_byte(sample: Path) -> None:
    assert write(open_file(sample).system) == sample.read_bytes()
