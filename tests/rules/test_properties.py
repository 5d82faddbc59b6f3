"""What holds of every rule on every chart: dates, unknowns, records taken away, and the order of records."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.domain.change import Draft
from icsdesk.domain.records import Record, Source, View
from icsdesk.domain.system import System
from icsdesk.edit.bodies import delete
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Report, Verdict
from icsdesk.rules.recheck import Rechecker
from icsdesk.rules.trying import in_force
from tests.rules.said import charts
from tests.rules.test_cases import CASES, PACKS
from tests.rules.test_every_rule import BROKEN, RULES
from tests.storage.systems import systems

CHARTS = [(system, day) for _, system, day in charts() if day is not None]
MEANS_SOMETHING = {"id", "span", "extra", "sources", "note", "least", "most", "status", "statuses", "scenario", "names"}
"""Fields that say something when they are empty: one seat, no other scenario, as current as anything else drawn."""

PASSES_WITHOUT = {
    "CLU-01": "asks whether boards in a cluster stay apart: without the cluster, each board drawn with its own seats does",
    "HWB-09": "asks the same of every further seat: without the one whose appointer was unclear, the others are rightly appointed",
    "HWB-10": "asks the same of every parent drawn: without the parent that was unclear, the others are as they must be",
    "HWB-12": "asks the same of every seat: without the seat whose vote was unclear, the others vote",
    "HWB-13": "by the catalogue nothing can break it; a district's committee it did not bind becomes a board with no council known",
    "HWB-18": "by the catalogue nothing can break it; a district's committee it did not bind becomes a board with no council known",
    "ICB-02": "asks whether two boards share ground: without the other board, or the ground, they do not",
    "ICB-13": "asks the same of every member: without the one whose approval was unclear, the chair approved all",
    "ICP-01": "asks for the councils of the area drawn: without a place, its councils are asked for no longer",
    "ICP-03": "asks for the councils of the area drawn: without a place, its councils are asked for no longer",
    "ICP-04": "asks the same of every seat: without the one whose appointer was unclear, the others are rightly appointed",
    "ICP-11": "asks what is passed to the partnership: without the line, nothing is",
    "LA-01": "asks where a council's function goes: without the NHS party, the committee it goes to is the councils' own",
    "NT-05": "asks whether a member has an office in a trust: without the member or the trust, none does",
}
"""Rules that say a thing must not be, or the same of each record; they pass when the record in doubt is not on the chart."""

Verdicts = dict[tuple[str, str], set[Verdict]]


def by_subject(report: Report) -> Verdicts:
    """Verdicts by rule and first subject."""
    found: Verdicts = defaultdict(set)
    for x in report.findings:
        found[x.rule, x.subjects[0] if x.subjects else ""].add(x.verdict)
    return found


def by_rule(report: Report) -> dict[str, set[Verdict]]:
    found: dict[str, set[Verdict]] = defaultdict(set)
    for x in report.findings:
        found[x.rule].add(x.verdict)
    return found


def unknowns(system: System) -> list[Record]:
    """Each record once for each of its recorded fields, that field not recorded."""
    found = []
    for record in system.records.values():
        for x in fields(record):
            recorded = getattr(record, x.name) not in (None, "", ())
            if x.name not in MEANS_SOMETHING and x.default in (None, "", ()) and recorded:
                found.append(replace(record, **{x.name: x.default}))
    return found


def with_one(system: System, record: Record) -> System:
    draft = Draft(system)
    draft.put(record)
    return draft.result()


@settings(max_examples=60, deadline=None)
@given(st.data(), st.dates(dt.date(2005, 1, 1), dt.date(2035, 1, 1)))
def test_no_rule_speaks_outside_its_dates(data: st.DataObject, day: dt.date) -> None:
    system = data.draw(st.sampled_from(CHARTS))[0] if data.draw(st.booleans()) else data.draw(systems(4))
    report = check(system, day, PACKS)
    assert report.troubles == ()
    for finding in report.findings:
        if not in_force(RULES[finding.rule], day):
            assert (finding.verdict, finding.subjects, finding.grade) == (Verdict.NOT_APPLICABLE, (), None)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_unknown_never_turns_cannot_tell_into_a_breach(data: st.DataObject) -> None:
    system, day = data.draw(st.sampled_from([x for x in CHARTS if unknowns(x[0])]))
    again = Rechecker(day, PACKS)
    before = by_subject(again.report(system))
    for unknown in data.draw(st.lists(st.sampled_from(unknowns(system)), min_size=1, max_size=25, unique_by=id)):
        after = by_subject(again.report(with_one(system, unknown)))
        for key, verdicts in after.items():
            if verdicts & BROKEN:
                assert Verdict.CANNOT_TELL not in before[key] or before[key] & BROKEN, (key, unknown)
        again.report(system)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_record_taken_away_never_makes_a_pass(data: st.DataObject) -> None:
    system, day = data.draw(st.sampled_from(CHARTS))
    ids = [x.id for x in system.records.values() if not isinstance(x, (Source, View))]
    again = Rechecker(day, PACKS)
    before = by_rule(again.report(system))
    for gone in data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=15, unique=True)):
        after = by_rule(again.report(delete(system, [gone]).apply(system)))
        for code, verdicts in after.items():
            if Verdict.PASS in verdicts and code not in PASSES_WITHOUT:
                assert Verdict.PASS in before[code] or before[code] & BROKEN, (code, gone)
        again.report(system)


def test_rules_that_pass_without_a_record_are_rules_that_are() -> None:
    assert set(PASSES_WITHOUT) <= set(RULES)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(data: st.DataObject, chance: random.Random) -> None:
    if data.draw(st.integers(0, 3)):
        system, day = data.draw(st.sampled_from(CHARTS))
    else:
        system, day = data.draw(systems(5)), dt.date(2024, 6, 1)
    records = list(system.records.values())
    chance.shuffle(records)
    assert verdicts(check(System.of(system.about, records), day, PACKS)) == verdicts(check(system, day, PACKS))


def verdicts(report: Report) -> Counter[tuple[str, Verdict, tuple[str, ...]]]:
    return Counter((x.rule, x.verdict, tuple(sorted(x.subjects))) for x in report.findings)


@pytest.mark.parametrize("code", sorted({code for case in CASES for code in case["expect"]}))
def test_an_empty_chart_breaks_and_passes_nothing(code: str) -> None:
    only = [type(x)(x.name, x.version, x.title, tuple(y for y in x.rules if y.code == code), x.stage) for x in PACKS]
    found = set(check(System(), dt.date(2024, 6, 1), only).verdicts(code))
    assert found <= {Verdict.NOT_APPLICABLE} or code == "DATE-02"
