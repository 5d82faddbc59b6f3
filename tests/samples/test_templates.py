"""The templates: a chart begun from one already has the seats the law asks for, and no name of anywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.records import Holding, Person, Place, View
from icsdesk.domain.system import System
from icsdesk.rules.finding import Grade, Verdict
from icsdesk.storage.files import open_file
from tests.samples.judging import Judge

TODAY = date(2025, 3, 3)


def template(name: str) -> System:
    return open_file(places.resources() / "templates" / f"{name}.yaml").system


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("integrated-care-board", ["ICB-03", "ICB-04", "ICB-05", "ICB-06", "ICB-08", "ICB-09", "ICB-10", "ICB-11"]),
        ("integrated-care-partnership", ["ICP-01", "ICP-02", "ICP-03", "ICP-04", "ICP-05", "ICP-06"]),
        ("health-and-wellbeing-board", ["HWB-02", "HWB-03", "HWB-04", "HWB-05", "HWB-06", "HWB-07", "HWB-10", "HWB-15"]),
    ],
)
def test_what_the_law_asks_is_there_from_the_start(name: str, rules: list[str], judge: Judge) -> None:
    report = judge(template(name), TODAY)
    told = {rule: set(report.verdicts(rule)) for rule in rules}
    assert told == {rule: {Verdict.PASS} for rule in rules}


@pytest.mark.parametrize("path", places.template_files(), ids=[x.stem for x in places.template_files()])
def test_a_template_names_nobody_and_nowhere(path: Path) -> None:
    system = open_file(path).system
    assert system.every(Person) == ()
    assert system.every(Holding) == ()
    assert all(x.name.startswith("[") for x in system.every(Place))
    (view,) = system.every(View)
    assert view.title == system.about.title


def test_taking_a_required_seat_off_a_list_said_to_be_whole_is_seen(judge: Judge) -> None:
    report = judge(template("place-partnership"), TODAY)
    assert report.of_grade(Grade.MUST_FIX) == ()
    assert report.of_grade(Grade.CANNOT_TELL), "a partnership with no form stated leaves questions"
