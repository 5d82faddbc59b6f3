"""A report in words and in data."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import icsdesk
from icsdesk.domain.records import About
from icsdesk.domain.system import System
from icsdesk.publish.report import report_json, report_text
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Report
from icsdesk.storage.packs import load_packs
from icsdesk.storage.reader import read

TOP = Path(icsdesk.__file__).parent.parent
PACKS, _ = load_packs(TOP / "resources" / "rule_packs")
SAMPLE = TOP / "sample_systems" / "herefordshire-and-worcestershire.yaml"
SYSTEM = read(SAMPLE.read_bytes(), SAMPLE.name).system
REPORT = check(SYSTEM, dt.date(2023, 4, 26), PACKS)


def test_the_text_has_every_heading_finding_and_pack() -> None:
    text = report_text(REPORT, SYSTEM)
    assert text.startswith("Check of Herefordshire and Worcestershire, as at 26 April 2023\n")
    for grade in Grade:
        assert f"\n{grade.value} ({len(REPORT.of_grade(grade))})\n" in text
        assert text.count(f"  - {grade.value}: ") == len(REPORT.of_grade(grade))
    for name, version in REPORT.packs:
        assert f"{name} ({version})" in text


def test_a_question_names_the_paper_used() -> None:
    text = report_text(REPORT, SYSTEM)
    assert (
        "Cannot tell: no chair is recorded for NHS Herefordshire and Worcestershire Integrated Care Board. Paper used: " in text
    )
    assert "Add the chair if you know who it is" in text


def test_the_data_can_be_written_and_names_everything() -> None:
    data = json.loads(json.dumps(report_json(REPORT, SYSTEM)))
    assert data["as_at"] == "2023-04-26"
    assert {"ICP-03", "ICB-08", "ICP-01"} <= set(data["passed"])
    assert "ICB-03" in data["cannot_tell"]
    assert "CCG-01" in data["not_applicable"]
    assert data["counts"]["must_fix"] == 0
    assert len(data["findings"]) + len(data["verdicts"]) == len(REPORT.findings)
    first = data["findings"][0]
    wanted = {"rule", "verdict", "severity", "subjects", "sentence", "citation", "link", "in_force_from", "in_force_until"}
    assert wanted <= set(first)


def test_what_could_not_be_run_is_said() -> None:
    report = Report(None, (), (), ("icb.yaml, line 3: the rules are missing.",))
    text = report_text(report, System.of(About(), []))
    assert "with no date set" in text
    assert "Could not be judged\n  - icb.yaml, line 3: the rules are missing.\n" in text
    assert report_json(report, System.of(About(), []))["troubles"] == list(report.troubles)
