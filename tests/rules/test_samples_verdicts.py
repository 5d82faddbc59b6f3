"""The verdicts the papers and the law's history lead one to expect of the two samples, each with its reason."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import CouncilTier
from icsdesk.domain.records import Organisation
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Verdict
from tests.rules.test_cases import PACKS
from tests.rules.test_samples import named

HW, WIRRAL, MIDLANDS = "herefordshire-and-worcestershire", "wirral-in-cheshire-and-merseyside", "midlands-region"
PASS, UNSURE, NOT_BOUND, NOTE = Verdict.PASS, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE, Verdict.NOTE
BEFORE = ("2022-01-12", "2022-06-30")
SINCE = ("2022-07-01", "2022-07-18", "2023-04-26", "2026-11-25")

EXPECTED: tuple[tuple[str, tuple[str, ...], str, set[Verdict], str], ...] = (
    (HW, BEFORE, "ICB-08", {NOT_BOUND}, "there were no integrated care boards before 1 July 2022, only a plan for one"),
    (HW, BEFORE, "ICP-01", {NOT_BOUND}, "nor partnerships"),
    (HW, BEFORE, "CCG-01", {PASS}, "the group has its governing body"),
    (HW, BEFORE, "CCG-03", {PASS}, "with its accountable officer"),
    (HW, BEFORE, "CCG-05", {UNSURE}, "no paper says whether the director of quality is a nurse"),
    (HW, BEFORE, "DATE-01", {PASS}, "nothing is drawn as in being before its time"),
    (HW, SINCE, "CCG-01", {NOT_BOUND}, "groups ended on 30 June 2022"),
    (HW, SINCE, "ICB-03", {UNSURE}, "the chair is not in the list, which is not said to be whole"),
    (HW, SINCE, "ICB-05", {PASS}, "the chief executive is listed"),
    (HW, SINCE, "ICB-08", {PASS}, "there are more than three ordinary members"),
    (HW, SINCE, "ICB-09", {PASS}, "three come from the trusts"),
    (HW, SINCE, "ICB-10", {PASS}, "two come from primary care"),
    (HW, SINCE, "ICB-14", {UNSURE}, "nobody's knowledge of mental health is stated"),
    (HW, SINCE, "ICB-16", {PASS}, "finance, nursing and medical directors are named"),
    (HW, SINCE, "ICB-17", {PASS}, "there are three non-executives"),
    (HW, SINCE, "ICP-01", {PASS}, "the board and both councils established it"),
    (HW, SINCE, "ICP-02", {PASS}, "one member from the board"),
    (HW, SINCE, "ICP-03", {PASS}, "one member from each of the two councils"),
    (HW, SINCE, "ICP-06", {PASS}, "no district is a founder"),
    (
        HW,
        BEFORE + SINCE,
        "HWB-11",
        {PASS},
        "both boards belong to upper-tier councils; the district's committee is no such board",
    ),
    (HW, BEFORE + SINCE, "HWB-10", {PASS}, "each belongs to one council"),
    (HW, BEFORE, "HWB-07", {NOT_BOUND}, "the board's member was the group's until July 2022"),
    (HW, SINCE, "HWB-07a", {NOT_BOUND}, "and the integrated care board's since"),
    (HW, ("2026-11-25",), "DATE-03", {NOTE}, "the Bill of May 2026 is a note, never a fault"),
    (HW, ("2022-07-18",), "SCR-10", {NOT_BOUND}, "councils could refer until 31 January 2024"),
    (WIRRAL, ("2021-11-03", "2022-04-01", "2022-06-30"), "ICP-01", {NOT_BOUND}, "the place partnership called so is not one"),
    (WIRRAL, ("2021-11-03",), "PLC-01", {NOT_BOUND}, "place forms are of the law of July 2022"),
    (WIRRAL, ("2021-11-03",), "DEL-04", {NOT_BOUND}, "the joint committee was only proposed"),
    (WIRRAL, ("2021-11-03",), "GP-15", {NOTE}, "its name reads like the statutory partnership's"),
    (WIRRAL, ("2022-07-01", "2022-10-01", "2026-11-25"), "ICB-03", {PASS}, "the chair is listed"),
    (
        WIRRAL,
        ("2022-07-01", "2022-10-01", "2026-11-25"),
        "ICP-01",
        {UNSURE},
        "who established the partnership is not in the papers",
    ),
    (WIRRAL, ("2022-10-01", "2026-11-25"), "SCR-06", {PASS}, "nine councils appoint the joint committee"),
    (WIRRAL, ("2021-11-03", "2022-07-01", "2026-11-25"), "HWB-02", {UNSURE}, "who nominates its councillors is not said"),
    (MIDLANDS, ("2021-10-01",), "ICB-20", {NOT_BOUND}, "a chair of a system that also chaired a trust broke no rule then"),
)
"""File, days, rule, every verdict the rule gives on those days, and why."""

ROWS = [(name, day, code, verdicts, why) for name, days, code, verdicts, why in EXPECTED for day in days]


@pytest.mark.parametrize(("name", "day", "code", "verdicts", "why"), ROWS, ids=lambda x: x if isinstance(x, str) else "")
def test_verdict(name: str, day: str, code: str, verdicts: set[Verdict], why: str) -> None:
    assert set(check(named(name), dt.date.fromisoformat(day), PACKS).verdicts(code)) == verdicts, why


@pytest.mark.parametrize("day", SINCE)
def test_no_district_is_asked_for_and_no_district_committee_is_judged_as_a_board(day: str) -> None:
    system = named(HW)
    districts = {x.id for x in system.every(Organisation) if x.tier is CouncilTier.DISTRICT}
    for finding in check(system, dt.date.fromisoformat(day), PACKS).findings:
        if finding.rule.startswith(("ICP", "HWB")):
            assert not districts & set(finding.subjects), finding
            assert "worcester-city-hw-committee" not in finding.subjects, finding


@pytest.mark.parametrize("day", [*BEFORE, *SINCE, "2021-11-03", "2022-04-01", "2022-10-01", "2024-01-31", "2025-11-01"])
@pytest.mark.parametrize("name", [HW, WIRRAL, MIDLANDS])
def test_nobody_is_accused_on_any_of_the_days(name: str, day: str) -> None:
    report = check(named(name), dt.date.fromisoformat(day), PACKS)
    assert report.of_grade(Grade.MUST_FIX) == ()
    assert report.troubles == ()
