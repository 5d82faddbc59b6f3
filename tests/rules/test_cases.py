"""Every case of the catalogue, with exactly the verdicts it expects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import icsdesk
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Report, Verdict
from icsdesk.storage.packs import load_packs
from tests.rules.rule_cases import chart_of, load
from tests.rules.rule_charts import build

PACKS, TROUBLES = load_packs(Path(icsdesk.__file__).parent.parent / "resources" / "rule_packs")
FIXTURES, CASES = load()
KNOWN = {rule.code for pack in PACKS for rule in pack.rules}
NOT_YET = frozenset(
    """
    CCG-01 CCG-02 CCG-03 CCG-04 CCG-05 CCG-06 CCG-07 CCG-08 CCG-09 CLU-01 CLU-02 DEL-05 DEL-06 DEL-07 DEL-08 DEL-10 FT-01 FT-02 FT-03 FT-04 FT-05 FT-09 GP-05 GP-06 GP-07 GP-09 GP-11 HWB-08 HWB-09 HWB-12 HWB-16 HWB-17 ICB-07 ICB-12 ICB-13 ICB-14 ICB-16 ICB-17 ICB-20 ICB-21 ICB-22 ICB-25 ICB-26 ICB-27 ICB-28 ICB-31 ICP-09 LA-01 LA-03 LHW-03 NT-05 PLC-01 PLC-02 PLC-03 PLC-04 PRV-02 SCR-05 SCR-06 SCR-09
    """.split()
)
"""Rules that cases speak of and no pack has yet."""

_WORST = (
    Verdict.BREACH,
    Verdict.POLICY_GAP,
    Verdict.ADVISORY,
    Verdict.CANNOT_TELL,
    Verdict.PASS,
    Verdict.NOTE,
    Verdict.NOT_APPLICABLE,
)


def report_of(case: dict[str, Any]) -> Report:
    flat, day = chart_of(case, FIXTURES)
    return check(build(flat), day, PACKS)


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of a rule on a whole chart: the most pressing it gave on any subject."""
    found = set(verdicts)
    return next(x for x in _WORST if x in found)


def test_the_packs_read_without_trouble() -> None:
    assert TROUBLES == ()
    assert PACKS


@pytest.mark.parametrize("case", CASES, ids=lambda x: x["id"])
def test_case(case: dict[str, Any]) -> None:
    report = report_of(case)
    assert report.troubles == ()
    wanted = {code: Verdict(x) for code, x in case["expect"].items() if code in KNOWN}
    assert {code: overall(report.verdicts(code)) for code in wanted} == wanted


def test_rules_not_yet_written_are_exactly_those_listed() -> None:
    asked = {code for case in CASES for code in case["expect"]}
    assert asked - KNOWN == NOT_YET
