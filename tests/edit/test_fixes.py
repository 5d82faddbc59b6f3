"""Quick fixes, against the real rules: what a finding asks for is done, and the finding goes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind, SeatRole, Standing, SuccessionKind
from icsdesk.domain.records import About, Body, DatedParty, Line, Organisation, Place, Record, Seat, Succession
from icsdesk.domain.system import System
from icsdesk.domain.times import When
from icsdesk.edit import bodies, fixes
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Verdict
from icsdesk.storage.packs import load_packs
from icsdesk.storage.reader import read
from tests.edit.doing import done
from tests.edit.example import span

TOP = Path(__file__).resolve().parents[2]
PACKS, _ = load_packs(TOP / "resources" / "rule_packs")
DAY = dt.date(2023, 4, 26)
OPEN = (Verdict.BREACH, Verdict.CANNOT_TELL)


def bare() -> System:
    """An ICB board, a partnership and a Health and Wellbeing Board whose lists of members are complete and nearly empty."""
    council = OrganisationKind.LOCAL_AUTHORITY
    records: list[Record] = [
        Place(id="ground", name="Herefordshire and Worcestershire", councils=("wcc", "hc", "wychavon")),
        Organisation(id="ccg", name="The CCG", kind=OrganisationKind.CCG, area=("ground",)),
        Organisation(id="icb", name="The ICB", kind=OrganisationKind.ICB, area=("ground",)),
        Organisation(id="wcc", name="Worcestershire County Council", kind=council, tier=CouncilTier.COUNTY, area=("ground",)),
        Organisation(id="hc", name="Herefordshire Council", kind=council, tier=CouncilTier.UNITARY, area=("ground",)),
        Organisation(id="wychavon", name="Wychavon District Council", kind=council, tier=CouncilTier.DISTRICT),
        Organisation(id="watch", name="Healthwatch Worcestershire", kind=OrganisationKind.HEALTHWATCH),
        Body(id="board", name="ICB Board", kind=BodyKind.ICB_BOARD, organisation="icb", membership_complete=True),
        Body(
            id="icp",
            name="Integrated Care Partnership",
            kind=BodyKind.ICP,
            area=("ground",),
            membership_complete=True,
            founders=tuple(DatedParty(who=x) for x in ("icb", "wcc", "hc")),
        ),
        Body(id="hwb", name="Worcestershire HWB", kind=BodyKind.HWB, organisation="wcc", membership_complete=True),
    ]
    return System.of(About(title="Bare"), records)


def open_findings(system: System, code: str, day: dt.date = DAY) -> list[Finding]:
    """What a rule finds broken or cannot tell."""
    return [x for x in check(system, day, PACKS).findings if x.rule == code and x.verdict in OPEN]


MISSING = ["ICP-02", "ICP-03", "ICB-03", "ICB-05", "ICB-09", "ICB-10", "ICB-11", "HWB-03", "HWB-04", "HWB-05", "HWB-06", "HWB-07"]


@pytest.mark.parametrize("code", MISSING)
def test_a_missing_member_is_added_and_the_finding_goes(code: str) -> None:
    system = bare()
    asked = open_findings(system, code)
    assert asked
    for finding in asked:
        assert finding.verdict is Verdict.BREACH
        change = fixes.fix_for(system, finding.rule, finding.subjects, DAY)
        assert change is not None
        assert change.name.startswith("Add seat to ")
        system = done(system, change)
    assert open_findings(system, code) == []


def test_the_councils_seat_names_the_council_that_represents_and_appoints() -> None:
    (change,) = [fixes.fix_for(bare(), "ICP-03", ("icp", "hc"), DAY)]
    assert change is not None
    seat = done(bare(), change).need(Seat, change.added[0])
    assert (seat.title, seat.represents, seat.appointed_by) == ("Member appointed by Herefordshire Council", ("hc",), ("hc",))


def test_all_councils_responsible_nominate_together_and_districts_do_not() -> None:
    change = fixes.fix_for(bare(), "ICB-11", ("board",), DAY)
    assert change is not None
    seat = done(bare(), change).need(Seat, change.added[0])
    assert (seat.nominated_by, seat.nominated_jointly) == (("wcc", "hc"), True)


@pytest.mark.parametrize(("code", "role"), [("ICB-04", SeatRole.CHAIR), ("ICB-06", SeatRole.CHIEF_EXECUTIVE)])
@pytest.mark.parametrize("wrong", [(), ("icb",)])
def test_who_appoints_and_approves_is_recorded(code: str, role: SeatRole, wrong: tuple[str, ...]) -> None:
    system = System.of(
        bare().about, [*bare().records.values(), Seat(id="seat", body="board", title="Office", role=role, appointed_by=wrong)]
    )
    (finding,) = open_findings(system, code)
    change = fixes.fix_for(system, finding.rule, finding.subjects, DAY)
    assert change is not None
    assert change.name == "Record who appoints Office"
    fixed = done(system, change)
    assert open_findings(fixed, code) == []
    again = fixes.fix_for(fixed, code, ("board", "seat"), DAY)
    assert again is None


def test_a_seat_without_an_appointer_is_given_one_and_not_doubled() -> None:
    seat = Seat(id="seat", body="icp", title="Member", represents=("hc",))
    system = System.of(bare().about, [*bare().records.values(), seat])
    (finding,) = [x for x in open_findings(system, "ICP-03") if "hc" in x.subjects]
    assert finding.verdict is Verdict.CANNOT_TELL
    change = fixes.fix_for(system, finding.rule, finding.subjects, DAY)
    assert change is not None
    fixed = done(system, change)
    assert len(fixed.seats("icp")) == 1
    assert [x for x in open_findings(fixed, "ICP-03") if "hc" in x.subjects] == []


def test_a_healthwatch_seat_appointed_by_the_council_is_corrected() -> None:
    seat = Seat(id="seat", body="hwb", title="Healthwatch", role=SeatRole.HEALTHWATCH, appointed_by=("wcc",))
    system = System.of(bare().about, [*bare().records.values(), seat])
    (finding,) = open_findings(system, "HWB-06")
    change = fixes.fix_for(system, finding.rule, finding.subjects, DAY)
    assert change is not None
    assert open_findings(done(system, change), "HWB-06") == []


def test_an_officer_who_only_attends_becomes_a_member() -> None:
    seat = Seat(id="seat", body="board", title="Chief Executive", role=SeatRole.CHIEF_EXECUTIVE, standing=Standing.ATTENDEE)
    system = System.of(bare().about, [*bare().records.values(), seat])
    change = fixes.fix_for(system, "ICB-05", ("board",), DAY)
    assert change is not None
    assert open_findings(done(system, change), "ICB-05") == []


def test_what_the_law_ended_is_ended_on_its_day() -> None:
    system = bare()
    (finding,) = [x for x in open_findings(system, "DATE-01") if x.subjects[0] == "ccg"]
    change = fixes.fix_for(system, finding.rule, finding.subjects, DAY)
    assert change is not None
    assert change.name == "End The CCG on 30 June 2022"
    fixed = done(system, change)
    assert [x for x in open_findings(fixed, "DATE-01") if "ccg" in x.subjects] == []


def test_a_succession_says_when_what_it_followed_ended_and_what_followed_began() -> None:
    link = Succession(
        id="s", kind=SuccessionKind.FUNCTIONS_PASS_TO, earlier=("ccg",), later=("icb",), on=When.parse("2022-07-01")
    )
    line = Line(id="l", start="ccg", finish="icb", kind=LineKind.WORKS_WITH)
    everything = {x.id: x for x in (*bare().records.values(), line, link)}
    system = System(bare().about, everything)
    ended = fixes.fix_for(system, "DATE-01", ("ccg",), DAY)
    assert ended is not None
    assert done(system, ended).need(Organisation, "ccg").span == span(None, "2022-06-30")
    begun = fixes.fix_for(system, "DATE-01", ("icb",), dt.date(2022, 1, 1))
    assert begun is not None
    assert begun.name == "Start The ICB on 1 July 2022"
    assert done(system, begun).need(Organisation, "icb").span == span("2022-07-01")
    assert fixes.fix_for(done(system, ended), "DATE-01", ("ccg",), DAY) is None


@pytest.mark.parametrize("code", sorted(fixes.FIXES))
@pytest.mark.parametrize("subjects", [(), ("nowhere",), ("ground",), ("icb",), ("hwb", "nowhere")])
def test_a_fix_that_does_not_fit_is_not_offered_and_never_breaks(code: str, subjects: tuple[str, ...]) -> None:
    change = fixes.fix_for(bare(), code, subjects, None)
    assert change is None or done(bare(), change) != bare()


def test_unknown_rules_and_too_many_members_have_no_fix() -> None:
    assert fixes.fix_for(bare(), "GP-01", ("board",), DAY) is None
    two = [Seat(id=f"seat-{x}", body="icp", title="Member", appointed_by=("hc",)) for x in (1, 2)]
    system = System.of(bare().about, [*bare().records.values(), *two])
    (finding,) = [x for x in open_findings(system, "ICP-03") if "hc" in x.subjects]
    assert fixes.fix_for(system, finding.rule, finding.subjects, DAY) is None


def test_on_the_sample_the_lost_seat_of_herefordshire_council_comes_back_with_one_step() -> None:
    path = TOP / "sample_systems" / "herefordshire-and-worcestershire.yaml"
    system = read(path.read_bytes(), path.name).system
    before = {(x.rule, x.subjects) for x in check(system, DAY, PACKS).findings if x.verdict is Verdict.BREACH}
    partnerships = {x.id for x in system.bodies_of_kind(BodyKind.ICP)}
    seats = [x for x in system.every(Seat) if x.body in partnerships]
    lost = [x for x in seats if "Herefordshire Council" in map(system.name_of, x.appointed_by)]
    assert lost
    without = done(system, bodies.delete(system, [x.id for x in lost]))
    new = [x for x in check(without, DAY, PACKS).findings if x.verdict is Verdict.BREACH and (x.rule, x.subjects) not in before]
    assert [x.rule for x in new] == ["ICP-03"]
    change = fixes.fix_for(without, new[0].rule, new[0].subjects, DAY)
    assert change is not None
    fixed = done(without, change)
    assert {(x.rule, x.subjects) for x in check(fixed, DAY, PACKS).findings if x.verdict is Verdict.BREACH} <= before
