"""Every quick fix on every case of the catalogue: its finding goes, nothing new must be fixed, and it is undone in one step."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.change import Change
from icsdesk.domain.kinds import BodyKind, CouncilTier, LegalForm, OrganisationKind, SeatRole
from icsdesk.domain.records import About, Body, DatedParty, Organisation, Record, Seat
from icsdesk.domain.system import System
from icsdesk.edit import fixes
from icsdesk.edit.fix_words import DOES
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Grade, Report, Verdict
from icsdesk.storage.reader import read
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS

TOP = Path(__file__).resolve().parents[2]
RULES = {rule.code: rule for pack in PACKS for rule in pack.rules}
BROKEN = {Verdict.BREACH, Verdict.POLICY_GAP, Verdict.ADVISORY}
ASKED = BROKEN | {Verdict.CANNOT_TELL}
DAY = dt.date(2023, 4, 26)


def own(*records: Record) -> System:
    return System.of(About(), records)


COUNTY = Organisation(id="county", name="A County", kind=OrganisationKind.LOCAL_AUTHORITY, tier=CouncilTier.COUNTY)
DISTRICT = Organisation(id="district", name="A District", kind=OrganisationKind.LOCAL_AUTHORITY, tier=CouncilTier.DISTRICT)
ICB = Organisation(id="icb", name="An ICB", kind=OrganisationKind.ICB)
BOARD = Body(id="board", name="ICB Board", kind=BodyKind.ICB_BOARD, organisation="icb")
ICP = Body(id="icp", name="Partnership", kind=BodyKind.ICP)
HOSC = Body(id="hosc", name="Health Scrutiny", kind=BodyKind.SCRUTINY, organisation="county")
SCRUTINY = ("health_scrutiny",)
OWN_CASES = {
    "CCG-07": (
        dt.date(2021, 1, 1),
        own(
            Organisation(id="ccg", name="A CCG", kind=OrganisationKind.CCG),
            Body(id="gb", name="GB", kind=BodyKind.CCG_GOVERNING_BODY, organisation="ccg", membership_complete=True),
            Seat(id="s", body="gb", title="Chair", role=SeatRole.CHAIR),
        ),
    ),
    "HWB-15": (
        DAY,
        own(
            COUNTY,
            HOSC,
            Body(
                id="hwb", name="Wellbeing Board", kind=BodyKind.HWB, organisation="county", functions=("Health scrutiny", "JSNA")
            ),
        ),
    ),
    "ICB-32": (DAY, own(ICB, BOARD, Body(id="icp", name="Partnership", kind=BodyKind.ICP, functions=("Joint forward plan",)))),
    "ICP-08": (
        DAY,
        own(
            ICB,
            ICP,
            Body(
                id="board",
                name="ICB Board",
                kind=BodyKind.ICB_BOARD,
                organisation="icb",
                functions=("Integrated care strategy",),
            ),
        ),
    ),
    "PLC-04": (
        DAY,
        own(
            COUNTY,
            DISTRICT,
            ICB,
            Body(
                id="place",
                name="Place Committee",
                kind=BodyKind.PLACE_PARTNERSHIP,
                legal_form=LegalForm.JOINT_COMMITTEE,
                legal_basis="section 65Z6",
                founders=tuple(DatedParty(who=x) for x in ("icb", "county", "district")),
            ),
        ),
    ),
    "SCR-01": (
        DAY,
        own(
            COUNTY,
            DISTRICT,
            HOSC,
            Body(id="osc", name="District Scrutiny", kind=BodyKind.SCRUTINY, organisation="district", functions=SCRUTINY),
        ),
    ),
    "SCR-02": (
        DAY,
        own(
            COUNTY,
            HOSC,
            Body(id="cabinet", name="Cabinet", kind=BodyKind.COUNCIL_EXECUTIVE, organisation="county", functions=SCRUTINY),
        ),
    ),
}
"""Charts for fixes that no case of the catalogue leads to."""


@cache
def charts() -> tuple[tuple[str, System, dt.date | None], ...]:
    found = []
    for case in CASES:
        flat, day = chart_of(case, FIXTURES)
        found.append((case["id"], build(flat), day))
    for path in places.sample_files():
        system = read(path.read_bytes(), path.name).system
        found += [(path.name, system, dt.date(year, 7, 18)) for year in (2021, 2022, 2026)]
    return (*found, *((code, system, day) for code, (day, system) in OWN_CASES.items()))


@cache
def offered() -> dict[str, list[tuple[System, dt.date | None, Report, Finding, Change]]]:
    """Every fix offered for a finding that is broken or asks, by rule."""
    table: dict[str, list[tuple[System, dt.date | None, Report, Finding, Change]]] = {}
    for _name, system, day in charts():
        report = check(system, day, PACKS)
        for finding in report.findings:
            if finding.grade is not None and finding.verdict in ASKED:
                change = fixes.fix_for(system, finding.rule, finding.subjects, day)
                if change is not None:
                    table.setdefault(finding.rule, []).append((system, day, report, finding, change))
    return table


def said(report: Report) -> set[tuple[str, tuple[str, ...], Verdict, str]]:
    return {(x.rule, x.subjects, x.verdict, x.sentence) for x in report.findings}


def must_fix(report: Report) -> set[tuple[str, tuple[str, ...]]]:
    return {(x.rule, x.subjects) for x in report.of_grade(Grade.MUST_FIX)}


@pytest.mark.parametrize("code", sorted(fixes.FIXES))
def test_its_finding_goes_and_nothing_new_must_be_fixed(code: str) -> None:
    found = offered().get(code, [])
    assert any(finding.verdict in BROKEN for *_, finding, _change in found), "no chart breaks the rule and has the fix offered"
    for system, day, report, finding, change in found[:25]:
        after = change.apply(system)
        fixed = check(after, day, PACKS)
        assert (finding.rule, finding.subjects, finding.verdict, finding.sentence) not in said(fixed)
        assert must_fix(fixed) <= must_fix(report)
        assert fixed.troubles == ()
        assert change.name
        assert len(change.name) <= 110
        assert change.inverse().apply(after) == system


def test_where_a_day_is_asked_no_fix_is_offered() -> None:
    for found in offered().values():
        for *_, finding, _change in found:
            assert "leave it open whether it was in being" not in finding.sentence


def test_every_fix_is_of_a_rule_and_has_its_words() -> None:
    assert set(fixes.FIXES) <= set(RULES)
    assert set(DOES) == set(fixes.FIXES)


def table() -> str:
    """The table of the page, worked out from the rules and the fixes."""
    rows = ["| rule | what it asks | what the quick fix does |", "| --- | --- | --- |"]
    for code, rule in RULES.items():
        rows.append(f"| {code} | {rule.sentence} | {DOES.get(code, 'None: it takes a person to decide.')} |")
    return "\n".join(rows) + "\n"


def test_the_page_lists_every_rule_and_what_its_fix_does() -> None:
    page = (TOP / "docs" / "quick-fixes.md").read_text(encoding="utf-8")
    assert table() in page
    assert re.search(rf"\b{len(fixes.FIXES)} of the {len(RULES)} rules\b", page)
