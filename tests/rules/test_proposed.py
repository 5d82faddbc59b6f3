"""Proposed law: off unless asked for, only ever a note, with its stage in every sentence, on what the chart really holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.kinds import BodyKind, LineKind, NominatorGroup, OrganisationKind, SeatRole
from icsdesk.domain.records import About, Body, Line, Organisation, Place, Seat
from icsdesk.domain.system import System
from icsdesk.publish.proposed import proposed_json, proposed_text
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Grade, Verdict
from icsdesk.rules.proposed import what_would_change
from icsdesk.rules.registry import PROPOSED
from icsdesk.storage.packs import load_packs, proposed_packs
from icsdesk.storage.reader import read
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS

(BILL,), TROUBLES = proposed_packs(places.proposed_packs())
DAY = dt.date(2026, 11, 22)
MADE = dt.date(2026, 5, 14)


def chart() -> System:
    return System.of(
        About(),
        [
            Place(id="ground", name="Anyshire"),
            Organisation(id="england", name="NHS England", kind=OrganisationKind.NATIONAL_BODY),
            Organisation(id="cqc", name="Care Quality Commission", kind=OrganisationKind.NATIONAL_BODY),
            Organisation(id="icb", name="NHS Anyshire", kind=OrganisationKind.ICB, area=("ground",)),
            Organisation(id="ca", name="Anyshire Combined Authority", kind=OrganisationKind.COMBINED_AUTHORITY, area=("ground",)),
            Organisation(id="watch", name="Healthwatch Anyshire", kind=OrganisationKind.HEALTHWATCH),
            Body(id="board", name="NHS Anyshire Board", kind=BodyKind.ICB_BOARD, organisation="icb"),
            Body(id="icp", name="Anyshire Partnership", kind=BodyKind.ICP),
            Body(id="hwb", name="Anyshire Wellbeing Board", kind=BodyKind.HWB),
            Body(id="governors", name="Council of Governors", kind=BodyKind.COUNCIL_OF_GOVERNORS),
            Seat(id="chair", body="board", title="Chair", role=SeatRole.CHAIR, appointed_by=("england",)),
            Seat(id="la", body="board", title="Council member", nominator_group=NominatorGroup.LOCAL_AUTHORITIES),
            Seat(id="voice", body="hwb", title="Patient voice", appointed_by=("watch",)),
            Line(id="delegation", start="england", finish="board", kind=LineKind.DELEGATES_TO),
            Line(id="watching", start="cqc", finish="board", kind=LineKind.OVERSEES),
        ],
    )


def found(code: str, day: dt.date | None = DAY) -> list[Finding]:
    return [x for x in what_would_change(chart(), day, BILL) if x.rule == code]


def test_the_pack_says_its_stage_and_day_and_only_notes() -> None:
    assert TROUBLES == ()
    assert "read on 22 November 2026" in BILL.stage
    assert "30 June 2026" in BILL.stage
    assert {x.check for x in BILL.rules} == set(PROPOSED)
    for finding in what_would_change(chart(), DAY, BILL):
        assert (finding.verdict, finding.grade) == (Verdict.NOTE, Grade.NOTE)
        assert finding.sentence.endswith(f" Proposed, not law: {BILL.stage}.")
        assert finding.citation.startswith("Health Bill 2026")
        assert finding.link.startswith("https://")


def test_the_ordinary_packs_do_not_hold_it() -> None:
    packs, troubles = load_packs(places.rule_packs())
    assert troubles == ()
    assert BILL.name not in {x.name for x in packs}
    assert not {x.code for pack in packs for x in pack.rules} & {x.code for x in BILL.rules}
    assert not any(x.stage for x in packs)


def test_the_council_member_would_be_replaced_by_one_of_the_mayors() -> None:
    (finding,) = found("HB-01")
    assert finding.subjects == ("board", "la", "ca")
    assert finding.sentence.startswith(
        "“Council member” of NHS Anyshire Board, nominated by councils, would no longer be required"
    )
    assert "the mayor of each mayoral strategic authority (Anyshire Combined Authority, where it has a mayor)" in finding.sentence
    assert "clause 21" in finding.citation


def test_the_partnership_would_not_be_required() -> None:
    (finding,) = found("HB-02")
    assert finding.subjects == ("icp",)


def test_nhs_england_would_go_and_no_other_national_body() -> None:
    (finding,) = found("HB-03")
    assert finding.subjects == ("england", "delegation", "chair")
    assert "1 line and 1 seat" in finding.sentence
    assert "clause 1," in finding.citation
    assert [x.subjects for x in found("HB-04")] == [("board", "chair")]
    assert [x.subjects for x in found("HB-08")] == [("board", "delegation")]


def test_healthwatch_would_go_with_its_seat() -> None:
    assert [x.subjects for x in found("HB-05")] == [("watch", "voice")]
    assert [x.subjects for x in found("HB-06")] == [("hwb", "voice")]
    assert [x.subjects for x in found("HB-07")] == [("governors",)]


@pytest.mark.parametrize("code", [x.code for x in BILL.rules])
def test_each_speaks_from_the_day_the_bill_was_introduced(code: str) -> None:
    assert found(code, MADE)
    assert found(code, MADE - dt.timedelta(1)) == []
    assert found(code, None) == []


def test_what_is_not_on_the_chart_would_not_change() -> None:
    assert what_would_change(System.of(About(), []), DAY, BILL) == ()
    council = Organisation(id="c", name="A council", kind=OrganisationKind.LOCAL_AUTHORITY)
    scrutiny = Body(id="s", name="Scrutiny", kind=BodyKind.SCRUTINY, organisation="c")
    assert what_would_change(System.of(About(), [council, scrutiny]), DAY, BILL) == ()


def test_law_in_force_is_not_taken_for_proposed() -> None:
    with pytest.raises(ValueError, match="not proposed law"):
        what_would_change(chart(), DAY, PACKS[0])


def test_asking_for_it_changes_no_other_verdict() -> None:
    for case in CASES:
        flat, _day = chart_of(case, FIXTURES)
        system = build(flat)
        alone, both = check(system, DAY, PACKS), check(system, DAY, [*PACKS, BILL])
        bill = {x.code for x in BILL.rules}
        assert [x for x in both.findings if x.rule not in bill] == list(alone.findings)
        assert {x.verdict for x in both.findings if x.rule in bill} <= {Verdict.NOTE, Verdict.NOT_APPLICABLE}
        assert both.troubles == ()


def test_it_is_printed_apart_in_words_and_data() -> None:
    changes = what_would_change(chart(), DAY, BILL)
    text = proposed_text(BILL, changes, DAY)
    assert text.startswith(f"If it passed: Health Bill 2026 (proposed) ({len(changes)})\n  Not law: {BILL.stage}.")
    assert text.count("\n  - ") == len(changes)
    assert "the proposal was made on 14 May 2026" in proposed_text(BILL, (), MADE - dt.timedelta(1))
    assert "Nothing on this chart would change." in proposed_text(BILL, (), DAY)
    assert "No as-at date is set" in proposed_text(BILL, (), None)
    data = proposed_json(BILL, changes, DAY)
    assert (data["stage"], data["as_at"], data["made_on"]) == (BILL.stage, "2026-11-22", "2026-05-14")
    assert [x["rule"] for x in data["findings"]] == [x.rule for x in changes]


def test_on_the_sample_it_answers_for_every_kind_of_thing_it_touches() -> None:
    path = Path(places.samples()) / "herefordshire-and-worcestershire.yaml"
    system = read(path.read_bytes(), path.name).system
    said = {x.rule for x in what_would_change(system, DAY, BILL)}
    assert {"HB-01", "HB-02", "HB-03", "HB-04", "HB-05", "HB-06"} <= said
