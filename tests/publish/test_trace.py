"""Where findings come from: the facts used and the papers behind them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icsdesk
from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import About, Body, Cite, DatedParty, Holding, Line, Organisation, Person, Quorum, Seat, Source
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.publish.trace import recorded, trace
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Severity, Verdict
from icsdesk.storage.packs import load_packs
from icsdesk.storage.reader import read

TOP = Path(icsdesk.__file__).parent.parent
PACKS, _ = load_packs(TOP / "resources" / "rule_packs")
SYSTEM = System.of(
    About(),
    [
        Source(id="s1", title="Report", organisation="Health Committee", date=When.parse("2022-01-12")),
        Source(id="s2", title="Minutes", date=When.parse("2022-07")),
        Organisation(id="icb", name="NHS A ICB", kind=OrganisationKind.ICB),
        Body(
            id="board",
            name="NHS A ICB Board",
            kind=BodyKind.ICB_BOARD,
            organisation="icb",
            founders=(DatedParty(who="icb"),),
            quorum=Quorum(count=7),
            membership_complete=False,
            span=Span(start=When.parse("2022-07-01")),
            sources=(
                Cite(source="s1", at="paragraph 13", quote="a board of 14."),
                Cite(source="s2", at="item 4", supports="quorum"),
            ),
        ),
        Seat(id="chair", body="board", title="Chair", role=SeatRole.CHAIR, appointed_by=("office:chair",)),
        Person(id="p", name="Pat Potter"),
        Holding(id="h", seat="chair", person="p"),
        Line(id="l", start="board", finish="icb", kind=LineKind.REPORTS_TO),
    ],
)


def finding(*subjects: str, field: str = "", facts: tuple[Cite, ...] = ()) -> Finding:
    return Finding(
        rule="X",
        verdict=Verdict.NOTE,
        severity=Severity.STATUTORY,
        grade=None,
        subjects=subjects,
        sentence="",
        field=field,
        facts=facts,
    )


def test_a_body_is_told_with_its_facts_and_papers() -> None:
    (line,) = trace(finding("board"), SYSTEM, dt.date(2022, 8, 1))
    assert line == (
        "NHS A ICB Board. Kind: Integrated Care Board; belongs to: NHS A ICB; established by: NHS A ICB; whole membership listed: no; "
        "1 entry for seats; from 1 July 2022. From Health Committee, 12 January 2022, paragraph 13: “a board of 14”; "
        "Minutes, July 2022, item 4."
    )


def test_the_paper_for_the_field_in_question_comes_first() -> None:
    (line,) = trace(finding("board", field="quorum"), SYSTEM)
    assert "quorum: 7" in line
    assert line.index("Minutes") < line.index("Health Committee")


def test_what_is_not_recorded_and_has_no_paper_is_said() -> None:
    first, second, third = trace(finding("chair", "l", "p", field="approved_by"), SYSTEM)
    assert first == (
        "“Chair” on NHS A ICB Board. Role: Chair; standing: Member; appointed by: the chair; approved by: not recorded; "
        "held by Pat Potter. No paper is recorded for it."
    )
    assert second.startswith("The line from NHS A ICB Board to NHS A ICB. Kind: Reports to. No paper")
    assert third == "Pat Potter. No paper is recorded for it."


def test_a_fact_from_elsewhere_is_added() -> None:
    lines = trace(finding("icb", facts=(Cite(source="s2", at="item 9"),)), SYSTEM)
    assert lines[-1] == "Also used: Minutes, July 2022, item 9."


def test_a_finding_about_everything_says_so_and_many_are_counted() -> None:
    assert trace(finding(), SYSTEM) == ("It used what the whole chart records, no one record more than another.",)
    many = trace(finding(*(["chair"] * 11)), SYSTEM)
    assert len(many) == 9
    assert many[-1] == "And 3 more records of the same sort."


def test_every_finding_of_the_samples_can_be_traced() -> None:
    for path in sorted((TOP / "sample_systems").glob("*.yaml")):
        system = read(path.read_bytes(), path.name).system
        day = system.about.as_at
        for found in check(system, day, PACKS).findings:
            lines = trace(found, system, day)
            assert lines
            assert all(x.endswith((".", "”")) and "  " not in x and "None" not in x for x in lines), lines
            for subject in found.subjects[:8]:
                for cite in [x for x in system.records[subject].sources if x.supports in ("", found.field)][:1]:
                    assert system.need(Source, cite.source) is not None
                    assert any(cite.at in x for x in lines) or len(system.records[subject].sources) > 2


def test_without_papers_only_the_facts_are_told() -> None:
    (line,) = recorded(finding("l"), SYSTEM)
    assert line == "The line from NHS A ICB Board to NHS A ICB. Kind: Reports to."
