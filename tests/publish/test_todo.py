"""What nobody could tell, as a list ordered by how much each answer would settle."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import icsdesk
from icsdesk.domain.records import Body, Record
from icsdesk.domain.system import System
from icsdesk.publish.todo import Question, todo, todo_text
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Report, Verdict
from icsdesk.storage.packs import load_packs
from icsdesk.storage.reader import read

TOP = Path(icsdesk.__file__).parent.parent
PACKS, _ = load_packs(TOP / "resources" / "rule_packs")
SAMPLE = TOP / "sample_systems" / "herefordshire-and-worcestershire.yaml"
DAY = dt.date(2023, 4, 26)
SYSTEM = read(SAMPLE.read_bytes(), SAMPLE.name).system
REPORT = check(SYSTEM, DAY, PACKS)


def again(system: System) -> Report:
    return check(system, DAY, PACKS)


def by_place(questions: tuple[Question, ...]) -> dict[tuple[str, str], Question]:
    return {(x.subject, x.field): x for x in questions}


def test_every_question_of_the_report_is_asked_once_and_no_rule_is_lost() -> None:
    questions = todo(REPORT, SYSTEM)
    assert len(by_place(questions)) == len(questions)
    for finding in REPORT.of_grade(Grade.CANNOT_TELL):
        assert any(finding.rule in x.rules and any(finding.question in y for y in x.asks) for x in questions) or any(
            finding.sentence in y for x in questions for y in x.asks
        )
    assert {y for x in questions for y in x.rules} == {x.rule for x in REPORT.of_grade(Grade.CANNOT_TELL)}


def test_what_settles_most_comes_first() -> None:
    questions = todo(REPORT, SYSTEM, again)
    sizes = [len(x.rules) for x in questions]
    assert sizes == sorted(sizes, reverse=True)
    assert questions[0].place == "NHS Herefordshire and Worcestershire Integrated Care Board: Seats"
    assert {"ICB-03", "ICB-04", "ICB-20"} <= set(questions[0].rules)


def test_findings_that_one_field_settles_are_one_question() -> None:
    one = by_place(todo(REPORT, SYSTEM))["one-herefordshire", "legal_form"]
    assert one.rules == ("PLC-01", "PLC-02")
    assert len(one.asks) == 1, "the same thing is not said twice"
    assert one.place == "One Herefordshire Place Partnership: Legal form"


def test_a_question_about_a_seat_names_the_seat_and_its_board() -> None:
    found = by_place(todo(REPORT, SYSTEM))["icb-chief-executive", "appointed_by"]
    assert found.name == "Chief Executive, NHS Herefordshire and Worcestershire Integrated Care Board"
    assert found.rules == ("ICB-06",)


def test_saying_that_a_list_is_whole_settles_exactly_the_rules_it_says() -> None:
    lists = [x for x in todo(REPORT, SYSTEM, again) if x.field == "membership_complete"]
    assert lists
    for question in lists:
        answered = replace(SYSTEM.need(Body, question.subject), membership_complete=True)
        records: list[Record] = [answered if x.id == answered.id else x for x in SYSTEM.records.values()]
        before, after = REPORT, again(System.of(SYSTEM.about, records))
        settled = {
            x.rule
            for x in before.findings
            if x.verdict is Verdict.CANNOT_TELL
            and not any(
                y.rule == x.rule and y.subjects[:1] == x.subjects[:1] and y.verdict is Verdict.CANNOT_TELL for y in after.findings
            )
        }
        assert settled == set(question.rules)


def test_a_list_said_to_be_whole_is_not_asked_about() -> None:
    records: list[Record] = [
        replace(x, membership_complete=True, committees_complete=True) if isinstance(x, Body) else x
        for x in SYSTEM.records.values()
    ]
    system = System.of(SYSTEM.about, records)
    asked = todo(again(system), system, again)
    assert not [x for x in asked if x.field == "membership_complete"]


def test_the_text_is_numbered_and_says_where_what_and_how_much() -> None:
    questions = todo(REPORT, SYSTEM)
    text = todo_text(questions)
    assert text.startswith(f"  1. {questions[0].place}\n")
    assert text.count("     Settles ") == len(questions)
    assert f"Settles {len(questions[0].rules)} rules: {', '.join(questions[0].rules)}. Paper used: " in text


def test_nothing_open_is_an_empty_list() -> None:
    assert todo(Report(DAY, (), ()), SYSTEM) == ()
    assert todo_text(()) == ""
