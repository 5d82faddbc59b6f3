"""Waivers: they mark one finding for a time, change no verdict, and never hide another rule or another record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.domain.records import Seat, Waiver
from icsdesk.domain.system import System
from icsdesk.edit.seats import remove_seats
from icsdesk.publish.report import report_json, report_text
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Grade, Report, Verdict
from icsdesk.storage.reader import read
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS

SAMPLE = Path(__file__).resolve().parents[2] / "sample_systems" / "herefordshire-and-worcestershire.yaml"
DAY = dt.date(2023, 4, 26)
UNTIL = dt.date(2023, 12, 31)


def broken() -> System:
    """The sample without two seats the law asks for, so that one rule speaks twice of one body."""
    system = read(SAMPLE.read_bytes(), SAMPLE.name).system
    lost = [x.id for x in system.every(Seat) if x.id in ("icp-herefordshire-council", "icp-worcestershire-county-council")]
    assert len(lost) == 2
    return remove_seats(system, lost).apply(system)


SYSTEM = broken()


def with_waiver(system: System, finding: Finding, *, parties: bool, until: dt.date = UNTIL) -> System:
    waiver = Waiver(
        id="a-waiver",
        rule=finding.rule,
        subject=finding.subjects[0],
        parties=finding.subjects[1:] if parties else (),
        reason="By-election pending.",
        agreed_by="the Monitoring Officer",
        until=until,
    )
    return System.of(system.about, [*system.records.values(), waiver])


def must_fix(report: Report) -> list[Finding]:
    return list(report.of_grade(Grade.MUST_FIX))


def test_a_waived_finding_keeps_its_verdict_and_is_not_counted() -> None:
    first = must_fix(check(SYSTEM, DAY, PACKS))[0]
    report = check(with_waiver(SYSTEM, first, parties=True), DAY, PACKS)
    (marked,) = report.waived
    assert marked == replace(first, waived=marked.waived)
    assert marked.waived == "Waived until 31 December 2023: By-election pending. Agreed by the Monitoring Officer."
    assert first not in must_fix(report)
    assert len(must_fix(report)) == len(must_fix(check(SYSTEM, DAY, PACKS))) - 1


def test_it_holds_on_its_last_day_and_speaks_again_on_the_next() -> None:
    first = must_fix(check(SYSTEM, DAY, PACKS))[0]
    system = with_waiver(SYSTEM, first, parties=True)
    assert len(check(system, UNTIL, PACKS).waived) == 1
    after = check(system, UNTIL + dt.timedelta(1), PACKS)
    assert after.waived == ()
    (spoken,) = [x for x in must_fix(after) if (x.rule, x.subjects) == (first.rule, first.subjects)]
    assert spoken.sentence == (
        f"{first.sentence} The waiver agreed by the Monitoring Officer ran out on 31 December 2023: look at it again."
    )


def test_a_chart_of_an_earlier_day_does_not_keep_a_waiver_alive() -> None:
    first = must_fix(check(SYSTEM, DAY, PACKS))[0]
    system = with_waiver(SYSTEM, first, parties=True)
    assert len(check(system, DAY, PACKS, today=UNTIL).waived) == 1
    assert check(system, DAY, PACKS, today=UNTIL + dt.timedelta(1)).waived == ()


def test_of_two_waivers_the_one_that_lasts_longest_counts() -> None:
    first = must_fix(check(SYSTEM, DAY, PACKS))[0]
    system = with_waiver(SYSTEM, first, parties=True, until=dt.date(2023, 1, 1))
    longer = replace(system.need(Waiver, "a-waiver"), id="another", until=UNTIL)
    both = System.of(system.about, [*system.records.values(), longer])
    assert len(check(both, DAY, PACKS).waived) == 1
    assert check(system, DAY, PACKS).waived == ()


def test_waivers_are_printed_with_the_report() -> None:
    first = must_fix(check(SYSTEM, DAY, PACKS))[0]
    system = with_waiver(SYSTEM, first, parties=True)
    report = check(system, DAY, PACKS)
    text = report_text(report, system)
    assert "\nWaived (1)\n" in text
    assert "Waived until 31 December 2023: By-election pending. Agreed by the Monitoring Officer." in text
    data = report_json(report, system)
    assert [(x["rule"], x["subjects"]) for x in data["waived"]] == [(first.rule, list(first.subjects))]
    assert data["waived"][0]["waived"].startswith("Waived until 31 December 2023")
    assert data["counts"]["must_fix"] == len(must_fix(report))
    assert len(data["findings"]) + len(data["verdicts"]) + 1 == len(report.findings)


def shown(system: System, day: dt.date | None) -> list[Finding]:
    return [x for x in check(system, day, PACKS).findings if x.grade is not None and x.subjects]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_waiver_never_hides_another_rule_or_another_record(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(CASES) - 1))
    flat, day = chart_of(CASES[number], FIXTURES)
    system = build(flat)
    before = check(system, day, PACKS)
    candidates = [x for x in before.findings if x.grade is not None and x.subjects]
    if not candidates:
        return
    chosen = data.draw(st.sampled_from(candidates))
    narrow = data.draw(st.booleans())
    until = data.draw(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
    after = check(with_waiver(system, chosen, parties=narrow, until=until), day, PACKS)
    live = day is None or day <= until
    assert [x.verdict for x in after.findings] == [x.verdict for x in before.findings]
    for old, new in zip(before.findings, after.findings, strict=True):
        mine = (new.rule, new.subjects[:1]) == (chosen.rule, chosen.subjects[:1]) and new.grade is not None
        mine = mine and (not narrow or len(chosen.subjects) == 1 or set(new.subjects[1:]) == set(chosen.subjects[1:]))
        assert bool(new.waived) == (mine and live)
        assert replace(new, waived="") == old if live or not mine else new.sentence.startswith(old.sentence)
    assert Verdict.PASS not in {x.verdict for x in after.waived}
