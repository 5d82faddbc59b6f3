"""The 41 things real governance papers hold that one parent, one person and one date cannot: each is written, read back and found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from icsdesk.domain.kinds import (
    BodyKind,
    Category,
    Confidence,
    CouncilTier,
    GroupingKind,
    HoldingState,
    LegalForm,
    LineKind,
    MeetingKind,
    OrganisationKind,
    SeatRole,
    Standing,
    Status,
    StepKind,
    Voting,
)
from icsdesk.domain.records import (
    About,
    Body,
    Cite,
    DatedParty,
    DatedStatus,
    DatedText,
    Document,
    Grouping,
    Holding,
    Line,
    Meeting,
    Organisation,
    Person,
    Place,
    Quorum,
    Record,
    Route,
    Seat,
    Source,
    Step,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Phase, Span, Truth, When
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(start: str = "", end: str = "", planned: str = "") -> Span:
    found = [When.parse(x) if x else None for x in (start, end, planned)]
    return Span(start=found[0], end=found[1], planned_start=found[2])


def body(body_id: str, kind: BodyKind = BodyKind.COMMITTEE, **values: object) -> Body:
    return Body(id=body_id, name=body_id.replace("-", " ").title(), kind=kind, **values)


def organisation(org_id: str, kind: OrganisationKind = OrganisationKind.LOCAL_AUTHORITY, **values: object) -> Organisation:
    return Organisation(id=org_id, name=org_id.title(), kind=kind, **values)


def there_and_back(*records: Record) -> System:
    system = System.of(About(id="x", title="Real papers"), records)
    opened = read(write(system), "papers.yaml")
    assert opened.system == system
    assert not opened.notices
    return opened.system


def councils(count: int) -> list[Organisation]:
    return [organisation(f"council-{n}", tier=CouncilTier.UNITARY) for n in range(count)]


def names(records: Iterable[Record]) -> list[str]:
    return [x.id for x in records]


def test_01_one_body_with_two_chains_of_accountability_each_with_its_subject():
    system = there_and_back(
        body("wec"), body("hwb"), body("board"),
        Line(id="a", start="wec", finish="hwb", kind=LineKind.REPORTS_TO, subject="health and wellbeing"),
        Line(id="b", start="wec", finish="board", kind=LineKind.REPORTS_TO, subject="constitutional standards"),
    )  # fmt: skip
    assert [(x.finish, x.subject) for x in system.lines_from("wec", LineKind.REPORTS_TO)] == [
        ("hwb", "health and wellbeing"),
        ("board", "constitutional standards"),
    ]


def test_02_a_joint_committee_with_fifteen_founders_is_one_body():
    founders = tuple(DatedParty(who=x.id) for x in councils(15))
    system = there_and_back(*councils(15), body("icp", BodyKind.ICP, founders=founders))
    assert len(system.need(Body, "icp").founders) == 15
    assert not system.lines_at("icp")


def test_03_committees_in_common_are_one_meeting_of_bodies_that_must_each_agree():
    members = (DatedParty(who="a"), DatedParty(who="b"))
    pair = Grouping(id="g", name="In common", kind=GroupingKind.COMMITTEES_IN_COMMON, members=members, each_must_agree=True)
    assert there_and_back(body("a"), body("b"), pair).need(Grouping, "g").each_must_agree is True


def test_04_committees_in_common_may_sit_as_a_subset():
    group = Grouping(id="g", name="All or some", kind=GroupingKind.COMMITTEES_IN_COMMON, subset_allowed=True)
    part = Meeting(id="m", bodies=("a",), on=When.parse("2024-05-01"))
    system = there_and_back(body("a"), body("b"), group, part)
    assert (system.need(Grouping, "g").subset_allowed, system.need(Meeting, "m").bodies) == (True, ("a",))


def test_05_same_day_same_people_different_agenda():
    group = Grouping(id="g", name="Same day", kind=GroupingKind.SAME_DAY, members=(DatedParty(who="a"),))
    assert there_and_back(body("a"), group).need(Grouping, "g").kind is GroupingKind.SAME_DAY


def test_06_some_members_vote_on_one_half_of_a_combined_meeting():
    seat = Seat(id="s", body="a", title="Council member", voting=Voting.SOME_MATTERS, speaking=True)
    assert there_and_back(body("a"), seat).need(Seat, "s").voting is Voting.SOME_MATTERS


def test_07_one_body_with_two_functions_and_one_document_that_is_two_strategies():
    board = body("b", BodyKind.HWB, also=(BodyKind.ICP,), functions=("jlhws", "integrated_care_strategy"))
    paper = Document(id="d", title="Better Lives", functions=("jlhws", "integrated_care_strategy"), owners=("b",))
    system = there_and_back(board, paper)
    assert names(system.bodies_of_kind(BodyKind.ICP)) == names(system.bodies_of_kind(BodyKind.HWB)) == ["b"]
    assert len(system.need(Document, "d").functions) == 2


def test_08_one_seat_two_appointing_organisations_by_turns():
    seat = Seat(id="s", body="a", title="Council", appointed_by=("council-0", "council-1"), rotation="yearly")
    assert there_and_back(body("a"), *councils(2), seat).need(Seat, "s").rotation == "yearly"


def test_09_the_chair_and_the_venue_rotate():
    found = there_and_back(body("a", chair_rule="rotates yearly", meeting_place="at each council in turn"))
    assert found.need(Body, "a").chair_rule == "rotates yearly"


@pytest.mark.parametrize(("least", "most"), [(3, 3), (0, 5), (7, None), (None, 15)])
def test_10_seats_are_counts_and_ranges(least: int | None, most: int | None):
    seat = Seat(id="s", body="a", title="NHS Trust Partners", least=least, most=most)
    found = there_and_back(body("a", membership_rule="including the chief nurse"), seat).need(Seat, "s")
    assert (found.least, found.most) == (least, most)


def test_11_membership_by_reference_to_another_body():
    seat = Seat(id="s", body="a", title="Voting members of the board", same_members_as="b")
    assert there_and_back(body("a"), body("b"), seat).users_of("b") == ("s",)


def test_12_a_seat_that_goes_with_an_office_elsewhere():
    chair = Seat(id="chair", body="b", title="Chair", role=SeatRole.CHAIR)
    seat = Seat(id="s", body="a", title="Chair of B", ex_officio="chair")
    assert there_and_back(body("a"), body("b"), chair, seat).need(Seat, "s").ex_officio == "chair"


def test_13_an_office_by_exclusion_or_qualification():
    seat = Seat(id="s", body="a", title="Member", qualification="not the audit chair", knowledge=("finance",))
    assert there_and_back(body("a"), seat).need(Seat, "s").knowledge == ("finance",)


def test_14_and_15_one_person_in_several_seats_of_several_boards():
    records = [body("a"), body("b"), Seat(id="s", body="a", title="GP"), Seat(id="t", body="b", title="GP")]
    held = [Holding(id="h", seat="s", person="p"), Holding(id="i", seat="t", person="p")]
    system = there_and_back(*records, Person(id="p", name="Dr A"), *held)
    assert [x.seat for x in system.holdings_by("p")] == ["s", "t"]


def test_16_substitutes_by_name_and_by_office_and_one_for_two_seats():
    records = [body("a"), Seat(id="s", body="a", title="One"), Seat(id="t", body="a", title="Two"), Person(id="p", name="P")]
    held = [
        Holding(id="h", seat="s", person="p", substitute=True),
        Holding(id="i", seat="t", person="p", substitute=True),
        Holding(id="j", seat="s", by_office="Deputy director", substitute=True),
    ]
    system = there_and_back(*records, *held)
    assert len(system.holdings("s")) == 2
    assert not system.holders_on("s", None)


@pytest.mark.parametrize("standing", list(Standing))
def test_17_participants_observers_and_attendees_are_not_members(standing: Standing):
    seat = Seat(id="s", body="a", title="Someone", standing=standing, voting=Voting.NO, speaking=True)
    assert there_and_back(body("a"), seat).need(Seat, "s").standing is standing


def test_18_a_voting_rule_in_words_and_a_council_direction():
    seat = Seat(id="s", body="a", title="Healthwatch", voting=Voting.NO, voting_direction="Council, 23 May 2013")
    system = there_and_back(body("a", voting_rule="by class; any member may veto"), seat)
    assert system.need(Body, "a").voting_rule.startswith("by class")


def test_19_quorum_by_class_and_an_inquorate_meeting():
    quorum = Quorum(count=10, required=("councillor", "director_of_public_health"), text="ten, with a councillor")
    missed = Meeting(id="m", bodies=("a",), on=When.parse("2023-09-01"), present=9, quorate=False)
    system = there_and_back(body("a", quorum=quorum), missed)
    assert (system.need(Body, "a").quorum, system.need(Meeting, "m").quorate) == (quorum, False)


def test_20_a_seat_with_no_holder_yet_still_exists():
    held = Holding(id="h", seat="s", state=HoldingState.VACANT, span=span("2022-07-01"))
    system = there_and_back(body("a"), Seat(id="s", body="a", title="Partner"), Seat(id="t", body="a", title="Other"), held)
    assert system.vacant("s", day("2022-07-02")) is Truth.YES
    assert system.vacant("t", day("2022-07-02")) is Truth.UNKNOWN


def test_21_planned_and_actual_dates_are_two_facts_and_a_shadow_comes_before():
    status = (DatedStatus(value=Status.SHADOW, span=span("2022-04", "2022-06-30")),)
    board = body("b", BodyKind.ICB_BOARD, span=span("2022-07-01", planned="2022-04"), statuses=status)
    found = there_and_back(board).need(Body, "b")
    assert found.span.planned_start == When.parse("2022-04")
    assert found.span.phase(day("2022-06-30")) is Phase.NOT_YET
    assert there_and_back(board).status_of(found, day("2022-05-15")) is Status.SHADOW


def test_22_a_body_replaced_overnight():
    system = there_and_back(body("old", span=span("2022", "2025-03-31")), body("new", span=span("2025-04-01")))
    for moment, expected in (("2025-03-31", ["old"]), ("2025-04-01", ["new"])):
        assert [x.id for x in system.every(Body) if system.shown(x, day(moment))] == expected


def test_23_the_same_body_on_a_new_legal_basis():
    bases = (DatedText(value="Section 65Z5", span=span("2023-02-09")),)
    assert there_and_back(body("a", legal_basis="Section 75", legal_bases=bases)).need(Body, "a").legal_bases == bases


def test_24_a_membership_suspended_and_resumed():
    statuses = (DatedStatus(value=Status.SUSPENDED, span=span("2018-11", "2019-02")),)
    seat = Seat(id="s", body="a", title="City Council", statuses=statuses, note="resumed on conditions")
    system = there_and_back(body("a"), seat)
    assert system.status_of(system.need(Seat, "s"), day("2018-12-25")) is Status.SUSPENDED


def test_25_reorganisation_changes_the_founding_councils():
    founders = (
        DatedParty(who="council-0", span=span("2022-07-01", "2023-03-31")),
        DatedParty(who="council-1", span=span("2023-04-01")),
    )
    found = there_and_back(*councils(2), body("icp", BodyKind.ICP, founders=founders)).need(Body, "icp")
    assert [x.who for x in found.founders if x.span.holds(day("2023-04-01")) is Truth.YES] == ["council-1"]


def test_26_and_27_places_and_councils_are_many_to_many_and_may_be_in_part():
    place = Place(id="p", name="Coast", councils=("council-0", "council-1"), councils_in_part=("council-2",))
    assert there_and_back(*councils(3), place).need(Place, "p").councils_in_part == ("council-2",)


def test_28_a_committee_of_something_that_is_no_legal_person():
    line = Line(id="l", start="c", finish="ics", kind=LineKind.COMMITTEE_OF)
    assert there_and_back(organisation("ics", OrganisationKind.ICS), body("c"), line).lines_to("ics") == (line,)


def test_29_the_kind_is_never_read_from_the_name():
    named = Body(id="w", name="Wirral Integrated Care Partnership", kind=BodyKind.PLACE_PARTNERSHIP, aliases=("ICP",))
    assert not there_and_back(named).bodies_of_kind(BodyKind.ICP)


def test_30_hosting_and_shares_of_funding():
    line = Line(id="l", start="council-0", finish="a", kind=LineKind.HOSTS, share="60:40")
    assert there_and_back(*councils(1), body("a"), line).need(Line, "l").share == "60:40"


def test_31_a_lead_provider_of_a_place_partnership():
    line = Line(id="l", start="trust", finish="place", kind=LineKind.LEADS)
    system = there_and_back(organisation("trust", OrganisationKind.NHS_TRUST), body("place"), line)
    assert system.lines_to("place", LineKind.LEADS) == (line,)


def test_32_delegation_to_an_office_and_to_a_person_and_how_far_it_has_come():
    records = [
        body("a", delegation_maturity="some delegation"),
        Seat(id="lead", body="a", title="Place lead"),
        Person(id="p", name="P"),
    ]
    lines = [
        Line(id="l", start="a", finish="lead", kind=LineKind.DELEGATES_TO, limit="£1m"),
        Line(id="m", start="a", finish="p", kind=LineKind.DELEGATES_TO),
    ]
    assert names(there_and_back(*records, *lines).lines_from("a")) == ["l", "m"]


def test_33_a_document_passes_through_bodies_in_order():
    steps = (
        Step(purpose="Initial briefing", kind=StepKind.BRIEF, body="a", on=When.parse("2023-04-27"), meeting=MeetingKind.PUBLIC),
        Step(purpose="Agree opinion", kind=StepKind.OPINION, body="b", on=When.parse("2023-05-24"), meeting=MeetingKind.WORKSHOP),
        Step(purpose="Publish", kind=StepKind.MILESTONE, on=When.parse("2023-06-30")),
    )
    system = there_and_back(
        body("a"), body("b"), Document(id="d", title="Plan"), Route(id="r", title="Plan", document="d", steps=steps)
    )
    assert [x.body for x in system.need(Route, "r").steps] == ["a", "b", None]


def test_34_a_sector_without_a_legal_person():
    sector = organisation("vcse", OrganisationKind.SECTOR)
    seat = Seat(id="s", body="a", title="Voluntary sector", represents=("vcse",), sector="voluntary sector")
    assert there_and_back(sector, body("a"), seat).need(Seat, "s").represents == ("vcse",)


def test_35_a_seat_tied_to_a_political_group():
    seat = Seat(id="s", body="a", title="Councillor", category=Category.ELECTED, political_group="largest opposition group")
    assert there_and_back(body("a"), seat).need(Seat, "s").political_group


def test_36_a_whole_class_with_one_seat():
    networks = organisation("networks", OrganisationKind.PCN, least=15, most=15)
    seat = Seat(id="s", body="a", title="Networks", represents=("networks",), least=1, most=1)
    assert there_and_back(networks, body("a"), seat).need(Organisation, "networks").most == 15


def test_37_public_meetings_and_development_sessions():
    held = [Meeting(id=f"m{n}", bodies=("a",), kind=kind) for n, kind in enumerate(MeetingKind)]
    assert [x.kind for x in there_and_back(body("a", meets_in_public=True), *held).every(Meeting)] == list(MeetingKind)


def test_38_the_chair_may_come_from_outside_the_parties():
    chair = Seat(id="s", body="a", title="Chair", role=SeatRole.CHAIR, represents=("mayor",))
    system = there_and_back(organisation("mayor", OrganisationKind.COMBINED_AUTHORITY), body("a"), chair)
    assert system.seats_with_role("a", SeatRole.CHAIR) == (chair,)


def test_39_a_chair_for_the_first_three_meetings():
    seat = Seat(id="s", body="a", title="Chair", role=SeatRole.CHAIR, term="the first three meetings")
    assert there_and_back(body("a"), seat).need(Seat, "s").term == "the first three meetings"


def test_40_and_41_a_slip_in_a_paper_is_kept_with_its_correction_and_its_weight():
    cite = Cite(
        source="s0", at="1.1", quote="Act 2021", supports="legal_basis", confidence=Confidence.INFERRED, correction="2022"
    )
    records = Source(id="s0", title="A paper"), body("a", legal_form=LegalForm.JOINT_COMMITTEE, sources=(cite,))
    assert there_and_back(*records).need(Body, "a").sources == (cite,)
