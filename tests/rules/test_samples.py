"""The sample systems on the days that matter: nobody is accused, and one council's missing seat is named once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import icsdesk
from icsdesk.domain.change import Draft
from icsdesk.domain.records import Holding
from icsdesk.domain.system import System
from icsdesk.publish.report import said
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Verdict
from icsdesk.storage.packs import load_packs
from icsdesk.storage.reader import read

TOP = Path(icsdesk.__file__).parent.parent
PACKS, _ = load_packs(TOP / "resources" / "rule_packs")
SAMPLES = sorted((TOP / "sample_systems").glob("*.yaml"))
DAYS = ("2022-01-12", "2022-06-30", "2022-07-01", "2023-04-26", "2026-11-25")


def opened(path: Path) -> System:
    return read(path.read_bytes(), path.name).system


def named(name: str) -> System:
    return opened(TOP / "sample_systems" / f"{name}.yaml")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda x: x.stem)
def test_no_sample_is_accused(path: Path, day: str) -> None:
    report = check(opened(path), dt.date.fromisoformat(day), PACKS)
    assert report.troubles == ()
    assert [x.sentence for x in report.of_grade(Grade.MUST_FIX)] == []


def test_the_thirtieth_of_june_and_the_first_of_july_differ_as_the_law_does() -> None:
    system = named("herefordshire-and-worcestershire")
    before, after = (check(system, dt.date(2022, month, day), PACKS) for month, day in ((6, 30), (7, 1)))
    gone, come = Verdict.NOT_APPLICABLE, Verdict.PASS
    assert set(before.verdicts("ICP-03")) == {gone}
    assert set(after.verdicts("ICP-03")) == {come}
    assert set(before.verdicts("ICB-08")) == {gone}
    assert set(after.verdicts("ICB-08")) == {come}
    assert set(after.verdicts("CCG-03")) == {gone}
    assert set(before.verdicts("CCG-03")) == {come}
    assert set(before.verdicts("HWB-07")) == {gone}
    assert set(after.verdicts("HWB-07a")) == {gone}


@pytest.mark.parametrize("day", ["2022-07-18", "2023-04-26", "2026-11-25"])
def test_taking_one_councils_seat_away_is_one_thing_to_fix(day: str) -> None:
    system = named("herefordshire-and-worcestershire")
    draft = Draft(system)
    seats = [x.id for x in system.seats("hw-icp") if "herefordshire-council" in x.appointed_by]
    assert len(seats) == 1
    for holding in system.every(Holding):
        if holding.seat in seats:
            draft.drop(holding.id)
    draft.drop(seats[0])
    report = check(draft.result(), dt.date.fromisoformat(day), PACKS)
    (finding,) = report.of_grade(Grade.MUST_FIX)
    assert finding.rule == "ICP-03"
    assert finding.subjects[:2] == ("hw-icp", "herefordshire-council")
    assert finding.field == "seats"
    if day == "2022-07-18":
        assert said(finding, report, system) == (
            "Must fix: add a member appointed by Herefordshire Council to the Herefordshire and Worcestershire Integrated Care "
            "Partnership. Each council responsible for social care in the area must appoint at least one. "
            "Rules in force on 18 July 2022"
        )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda x: x.stem)
def test_any_one_record_may_be_missing_and_every_check_still_runs(path: Path) -> None:
    system = opened(path)
    for left_out in list(system.records)[::6]:
        less = System.of(system.about, (x for x in system.records.values() if x.id != left_out))
        report = check(less, dt.date(2023, 4, 26), PACKS)
        assert report.troubles == ()
        assert len(report.of_grade(Grade.MUST_FIX)) <= 1
