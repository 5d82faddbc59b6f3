"""The report that goes with a paper, read as a page and as text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import icsdesk
from icsdesk.domain.records import About, Waiver
from icsdesk.domain.system import System
from icsdesk.edit.seats import remove_seats
from icsdesk.publish import check_report
from icsdesk.publish.report import codes
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Report, Verdict
from icsdesk.rules.proposed import what_would_change
from icsdesk.storage.packs import load_packs, proposed_packs
from icsdesk.storage.reader import read
from tests.publish.reading import sound

TOP = Path(icsdesk.__file__).parent.parent
PACKS, _ = load_packs(TOP / "resources" / "rule_packs")
SAMPLES = sorted((TOP / "sample_systems").glob("*.yaml"))
SAMPLE = TOP / "sample_systems" / "herefordshire-and-worcestershire.yaml"
DAY = dt.date(2023, 4, 26)


@cache
def broken() -> tuple[System, Report]:
    """The sample without the seat of Herefordshire Council on the partnership."""
    whole = read(SAMPLE.read_bytes(), SAMPLE.name).system
    seat = next(x for x in whole.seats("hw-icp") if "herefordshire-council" in x.appointed_by)
    system = remove_seats(whole, [seat.id]).apply(whole)
    return system, check(system, DAY, PACKS)


def test_the_page_says_what_is_met_not_met_open_and_not_checked() -> None:
    system, report = broken()
    page = sound(check_report.html(report, system, packs=PACKS))
    for grade in Grade:
        assert f"{grade.value} ({len(report.of_grade(grade))})" in page.text
        for finding in report.of_grade(grade):
            assert finding.sentence in page.text
    assert f"Met ({len(codes(report, Verdict.PASS))})" in page.text
    rules = {x.code: x for pack in PACKS for x in pack.rules}
    unchecked = check_report.unchecked(report)
    assert sum(map(len, unchecked.values())) == len(codes(report, Verdict.NOT_APPLICABLE))
    for reason, found in unchecked.items():
        assert f"{reason} ({len(found)})" in page.text
        assert all(rules[x].sentence in page.text for x in found)
    for pack in PACKS:
        assert f"{pack.title} {pack.version} {len(pack.rules)}" in page.text


def test_every_rule_tried_is_somewhere_on_the_page() -> None:
    system, report = broken()
    words = set(sound(check_report.html(report, system, packs=PACKS)).text.replace(".", " ").replace(",", " ").split())
    assert {x.rule for x in report.findings} <= words


def test_the_missing_seat_is_one_must_fix_with_rule_source_and_facts() -> None:
    system, report = broken()
    (finding,) = report.of_grade(Grade.MUST_FIX)
    text = sound(check_report.html(report, system, packs=PACKS)).text
    start = text.index("Must fix (1)")
    part = text[start : text.index("Check (", start)]
    for words in (finding.sentence, finding.todo, finding.why, finding.citation, "ICP-03. The law:", "From 1 July 2022"):
        assert words in part
    assert "Herefordshire Council. " in part
    assert "section 1.0" in part, "the paragraph of the paper"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda x: x.stem)
def test_each_sample_makes_a_sound_page_and_never_says_lawful(path: Path) -> None:
    system = read(path.read_bytes(), path.name).system
    report = check(system, system.about.as_at, PACKS)
    page = sound(check_report.html(report, system, packs=PACKS))
    assert "never says that an arrangement is lawful" in page.text
    assert page.text.count("lawful") == 1
    assert check_report.html(report, system, packs=PACKS) == check_report.html(report, system, packs=PACKS)


def test_what_is_waived_stands_apart_with_its_reason() -> None:
    system, report = broken()
    (finding,) = report.of_grade(Grade.MUST_FIX)
    waiver = Waiver(
        id="w",
        rule=finding.rule,
        subject=finding.subjects[0],
        reason="It joins in May",
        agreed_by="The Board",
        until=dt.date(2023, 6, 1),
    )
    waived = System.of(system.about, [*system.records.values(), waiver])
    page = sound(check_report.html(check(waived, DAY, PACKS), waived, packs=PACKS))
    assert "Must fix (0)" in page.text
    assert "Waived (1)" in page.text
    assert "Waived until 1 June 2023: It joins in May. Agreed by The Board." in page.text


def test_proposed_law_stands_apart_and_counts_nowhere() -> None:
    system, _ = broken()
    day = dt.date(2026, 11, 22)
    report = check(system, day, PACKS)
    bills, _ = proposed_packs(TOP / "resources" / "rule_packs" / "proposed")
    found = [(x, what_would_change(system, day, x)) for x in bills]
    page = sound(check_report.html(report, system, packs=PACKS, proposed=found))
    assert found[0][1]
    assert f"If it passed: {bills[0].title} ({len(found[0][1])})" in page.text
    assert f"Not law: {bills[0].stage}." in page.text
    plain = sound(check_report.html(report, system, packs=PACKS))
    assert plain.text.split("Must fix")[1] == page.text.split("Must fix")[1]
    assert "If it passed" not in plain.text


def test_with_no_date_the_page_says_so_and_why_nothing_was_checked() -> None:
    system, _ = broken()
    dayless = System.of(replace(system.about, as_at=None), system.records.values())
    page = sound(check_report.html(check(dayless, None, PACKS), dayless, packs=PACKS))
    assert "with no date set" in page.text
    assert "No date is set, so it is not known which rules apply" in page.text


def test_an_empty_report_and_marks_in_names_are_safe() -> None:
    system = System.of(About(title="<b>A & B</b>"), [])
    page = sound(check_report.html(Report(None, (), (), ("icb.yaml, line 3: the rules are missing.",)), system))
    assert "Check of <b>A & B</b>, with no date set" in page.text
    assert page.count("b") == 0
    assert "icb.yaml, line 3: the rules are missing." in page.text


def test_the_text_has_the_findings_the_questions_and_what_was_not_checked() -> None:
    system, report = broken()
    text = check_report.text(report, system, packs=PACKS)
    assert text.startswith("Check of Herefordshire and Worcestershire, as at 26 April 2023\n")
    assert "\nTo settle what cannot be told, most first (" in text
    assert "Nothing on this chart that the rule is about: " in text
    assert "CCG-01 (from 1 April 2013 to 30 June 2022)" in text
