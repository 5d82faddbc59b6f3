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
    wanted = {code: Verdict(x) for code, x in case["expect"].items()}
    assert {code: overall(report.verdicts(code)) for code in wanted} == wanted


def test_every_rule_the_cases_speak_of_is_in_a_pack() -> None:
    assert {code for case in CASES for code in case["expect"]} <= KNOWN
