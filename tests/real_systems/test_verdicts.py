"""What the rules say of five real systems: what governance people expect, and never that something must be fixed."""

from __future__ import annotations

from datetime import date

import pytest

from icsdesk.domain.change import Draft
from icsdesk.domain.records import Holding, Seat
from icsdesk.domain.system import System
from icsdesk.rules.finding import Grade, Verdict
from tests.real_systems.expected import DIFFERENT, EXPECTED, LONDON, NOT_ASKED, SAME, WORDS, WORTH_SEEING, Expected
from tests.real_systems.reading import FILES, judged, overall, packs, said, system_of

STEMS = [x.stem for x in FILES]
DAYS = (date(2022, 7, 1), date(2023, 4, 26), date.today())
MONTHS = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(6, 60)]
"""The first of each month from the day the law came into force to the end of 2026."""


def day_of(file: str) -> date:
    day = system_of(file).about.as_at
    assert day is not None
    return day


def without(system: System, seat: str) -> System:
    """The system with one seat, and those who held it, taken away."""
    draft = Draft(system)
    for holding in system.every(Holding):
        if holding.seat == seat:
            draft.drop(holding.id)
    draft.drop(seat)
    return draft.result()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda x: "-".join(x.key))
def test_the_verdict_is_the_one_expected(expected: Expected) -> None:
    report = judged(system_of(expected.file), day_of(expected.file))
    findings = said(report, SAME[expected.rule], expected.subject)
    different = DIFFERENT.get(expected.key)
    if different is None:
        assert overall(findings) is WORDS[expected.word], [x.sentence for x in findings]
    else:
        assert overall(findings) is different.verdict is not WORDS[expected.word]
        assert {x.field for x in findings} == {different.field}, "it asks for that and for nothing else"


@pytest.mark.parametrize("key", WORTH_SEEING, ids="-".join)
def test_what_is_worth_seeing_is_shown(key: tuple[str, str, str]) -> None:
    rule, seat = WORTH_SEEING[key]
    report = judged(system_of(key[0]), day_of(key[0]))
    (finding,) = [x for x in said(report, rule, seat) if x.verdict is Verdict.NOTE]
    assert key[2] in finding.subjects
    assert finding.grade is Grade.NOTE


def test_every_expectation_stands_once_and_none_is_passed_over() -> None:
    keys = [x.key for x in EXPECTED]
    assert len(set(keys)) == len(keys) == 43
    assert set(DIFFERENT) <= set(keys)
    assert {x.key for x in EXPECTED if x.word == "WARN"} >= set(WORTH_SEEING)
    assert {x.rule for x in EXPECTED} == set(SAME)
    assert not set(NOT_ASKED) & set(SAME)
    assert set(SAME.values()) <= {rule.code for pack in packs() for rule in pack.rules}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("file", STEMS)
def test_nothing_must_be_fixed(file: str, day: date) -> None:
    report = judged(system_of(file), day)
    assert [x.sentence for x in report.of_grade(Grade.MUST_FIX)] == []


@pytest.mark.parametrize("file", STEMS)
def test_nothing_is_called_a_breach_on_its_own_day_or_in_any_month_of_the_law(file: str) -> None:
    for day in (day_of(file), *MONTHS):
        report = judged(system_of(file), day)
        assert [(x.rule, x.sentence) for x in report.findings if x.verdict in (Verdict.BREACH, Verdict.POLICY_GAP)] == [], day


@pytest.mark.parametrize("file", STEMS)
def test_there_is_something_to_say_and_most_of_it_is_a_question(file: str) -> None:
    report = judged(system_of(file), day_of(file))
    asked = report.of_grade(Grade.CANNOT_TELL)
    assert asked
    assert all(x.question for x in asked)
    assert {x.verdict for x in report.findings} >= {Verdict.PASS, Verdict.CANNOT_TELL}


@pytest.mark.parametrize(("seat", "rule"), [("t1", "ICB-03"), ("t3", "ICB-05")])
def test_an_office_taken_from_the_complete_list_must_be_put_back(seat: str, rule: str) -> None:
    report = judged(without(system_of(LONDON), seat), day_of(LONDON))
    assert {x.rule for x in report.of_grade(Grade.MUST_FIX)} == {rule}
    assert overall(said(report, rule, "b-icb")) is Verdict.BREACH


@pytest.mark.parametrize("seat", ["t7", "t8", "t9"])
def test_a_director_taken_away_is_asked_after_while_the_deputy_may_be_it(seat: str) -> None:
    thinner = without(system_of(LONDON), seat)
    assert overall(said(judged(thinner, day_of(LONDON)), "ICB-16", "b-icb")) is Verdict.CANNOT_TELL
    report = judged(without(thinner, "t11"), day_of(LONDON))
    assert overall(said(report, "ICB-16", "b-icb")) is Verdict.POLICY_GAP
    assert report.of_grade(Grade.MUST_FIX) == ()


@pytest.mark.parametrize(("seat", "rule"), [("t4", "ICB-09"), ("t5", "ICB-10"), ("t6", "ICB-11")])
def test_a_partner_seat_taken_away_is_asked_after_while_the_place_members_may_be_the_partners(seat: str, rule: str) -> None:
    thinner = without(system_of(LONDON), seat)
    assert overall(said(judged(thinner, day_of(LONDON)), rule, "b-icb")) is Verdict.CANNOT_TELL
    report = judged(without(thinner, "t10"), day_of(LONDON))
    assert overall(said(report, rule, "b-icb")) is Verdict.BREACH


@pytest.mark.parametrize("file", [x for x in STEMS if x != LONDON])
def test_a_seat_taken_from_a_partial_list_is_never_called_a_breach(file: str) -> None:
    system = system_of(file)
    for seat in system.every(Seat):
        report = judged(without(system, seat.id), day_of(file))
        assert [x.sentence for x in report.of_grade(Grade.MUST_FIX)] == [], seat.id
