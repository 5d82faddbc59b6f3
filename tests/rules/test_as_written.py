"""Every case of the catalogue as it is written: its fixture opened as a file, its changes made by the edit verbs, the result saved, read back and checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Verdict
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.rules.by_verbs import Journey, arrived
from tests.rules.language import NotUnderstoodError, commands
from tests.rules.rule_cases import Flat, apply, start
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS, overall

FILES = Path(__file__).parent / "fixtures"
AS_WRITTEN: dict[str, Flat] = {x["id"]: {**x, "change": x["as_written"]} for x in CASES if "as_written" in x}


def fixture_file(name: str | None) -> Path:
    return FILES / f"{(name or 'FX-NONE').lower()}.yaml"


def opened(name: str | None) -> System:
    path = fixture_file(name)
    return read(path.read_bytes(), path.name).system


def chart(lines: list[str], case: Flat) -> tuple[Flat, dt.date | None]:
    """The flat chart plain commands lead to, and its day."""
    flat = start(FIXTURES, case.get("fixture"))
    for line in lines:
        apply(flat, line, FIXTURES)
    day = case.get("as_of", flat.get("as_of"))
    return flat, None if day == "unset" else day


def driven(lines: list[str], case: Flat) -> tuple[System, dt.date | None, Journey]:
    """The system a case comes to: opened, edited by the verbs, saved and opened again."""
    base = build(start(FIXTURES, case.get("fixture")))
    flat, day = chart(lines, case)
    journey = Journey(opened(case.get("fixture")), {x: x for x in base.records})
    wanted = build(flat)
    journey.to(base, wanted)
    assert arrived(journey, wanted)
    return read(write(journey.system), f"{case['id']}.yaml").system, day, journey


def said(system: System, day: dt.date | None, expect: dict[str, str]) -> dict[str, Verdict]:
    report = check(system, day, PACKS)
    assert report.troubles == ()
    return {code: overall(report.verdicts(code)) for code in expect}


@pytest.mark.parametrize("name", [*FIXTURES, None])
def test_a_fixture_is_translated_once_and_says_the_same(name: str | None) -> None:
    assert fixture_file(name).read_bytes() == write(build(start(FIXTURES, name)))
    assert opened(name) == build(start(FIXTURES, name))


def test_all_one_hundred_and_one_cases_are_here_as_written() -> None:
    assert len(AS_WRITTEN) == 101


@pytest.mark.parametrize("case", AS_WRITTEN.values(), ids=AS_WRITTEN)
def test_case_as_written(case: Flat) -> None:
    system, day, journey = driven(commands(case, AS_WRITTEN, FIXTURES), case)
    assert said(system, day, case["expect"]) == {code: Verdict(x) for code, x in case["expect"].items()}
    assert journey.by_file == []


@pytest.mark.parametrize("case", CASES, ids=lambda x: x["id"])
def test_our_own_commands_lead_to_the_same_through_the_file_and_the_verbs(case: Flat) -> None:
    system, day, _ = driven(case.get("change", []), case)
    assert said(system, day, case["expect"]) == {code: Verdict(x) for code, x in case["expect"].items()}


def findings(case_id: str) -> list[Any]:
    case = AS_WRITTEN[case_id]
    system, day, _ = driven(commands(case, AS_WRITTEN, FIXTURES), case)
    return [x for x in check(system, day, PACKS).findings if x.grade is not None]


def test_the_vacant_seat_is_named_in_a_note() -> None:
    notes = [x for x in findings("T004") if x.grade is Grade.NOTE and "s11" in x.subjects]
    assert len(notes) == 1
    assert "vacant" in notes[0].sentence


def test_being_a_councillor_is_never_called_a_disqualification() -> None:
    assert not [x for x in findings("T032") if "councillor" in f"{x.sentence} {x.question}".lower() and x.rule == "ICB-21"]


def test_reporting_twice_by_scope_is_noted() -> None:
    assert [x for x in findings("T240") if x.rule == "GP-01" and x.grade in (None, Grade.NOTE)]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("set s1.holder = p2; s2.holder = p1", ['set s1.holder = "p2"', 'set s2.holder = "p1"']),
        ("remove seats s1, s2", ["remove seat s1", "remove seat s2"]),
        ("edge advises ICB -> WCC", ['add edge {"type": "advises", "from": "ICB", "to": "WCC"}']),
        ("unset holder of s3 and s4", ["set s3.holder = unset", "set s4.holder = unset"]),
        ("every seat.status = shadow", [f"set s{x}.status = shadow" for x in range(1, 16)]),
        ("as T009 but s1.appointed_by = unset", ['set s1.approved_by = "unset"', 'set s1.appointed_by = "unset"']),
        (
            "FORUM {type: forum, name: 'The; forum'}",
            ['add body FORUM {"type": "forum", "name": "The; forum"}'],
        ),
        ("set overlap(WCC area) = [HW, ICB_Z]", ['add org ICB_Z {"type": "ICB", "area": ["Worcestershire"]}']),
    ],
)
def test_a_line_of_the_same_kind_is_understood(line: str, meant: list[str]) -> None:
    found = commands({"fixture": "FX-ICB", "change": [line]}, AS_WRITTEN, FIXTURES)
    assert [x.replace("'", '"') for x in found] == meant


@pytest.mark.parametrize("line", ["sell seat s1", "?", "add seat nowhere", "wave at the chair, twice"])
def test_a_line_that_says_nothing_known_is_refused(line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        commands({"fixture": "FX-ICB", "change": [line]}, AS_WRITTEN, FIXTURES)
