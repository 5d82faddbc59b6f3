"""What checks ask of a system on a day: counts, who is in being, who acts for whom, whose ground meets whose, and words."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import (
    AgreementKind,
    BodyKind,
    Category,
    HoldingState,
    Level,
    LineKind,
    OrganisationKind,
    SeatRole,
    Standing,
    Status,
)
from icsdesk.domain.records import (
    About,
    Agreement,
    Body,
    DatedParty,
    DatedText,
    Holding,
    Line,
    Organisation,
    Person,
    PersonalOffice,
    Place,
    Record,
    Scenario,
    Seat,
    Secondment,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, Truth, When
from icsdesk.rules.areas import councils_of, covers, inside, meet, overlapping
from icsdesk.rules.bases import Basis, basis_in, basis_of_body, basis_of_line
from icsdesk.rules.facts import Being, Count, Facts, count_of, may_be_executive, says_nothing
from icsdesk.rules.finding import Severity
from icsdesk.rules.functions import function_of
from icsdesk.rules.offices import employers, heads, in_executive, lent_by, sits_on
from icsdesk.rules.rule import Confidence, Rule
from icsdesk.rules.sitting import Sitting

DAY = dt.date(2023, 1, 1)
PAST, UNSURE = Span(end=When.parse("2022")), Span(start=When.parse("2023"))
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def facts(*records: Record, day: dt.date | None = DAY) -> Facts:
    return Facts(System.of(About(), records), day)


def board(name: str = "board", **more: object) -> Body:
    return Body(id=name, name=name, kind=BodyKind.ICB_BOARD, **more)  # type: ignore[arg-type]


def seat(name: str, **more: object) -> Seat:
    return Seat(id=name, body="board", title=name, **more)  # type: ignore[arg-type]


# -- counting


@pytest.mark.parametrize(
    ("least", "most", "low", "high"), [(None, None, 1, 1), (2, 4, 2, 4), (3, None, 3, None), (None, 5, 0, 5)]
)
def test_a_seat_stands_for_one_or_a_range(least: int | None, most: int | None, low: int, high: int | None) -> None:
    assert count_of(seat("a", least=least, most=most)) == Count(low, high)


@pytest.mark.parametrize(
    ("low", "high", "number", "truth"),
    [(3, 3, 3, YES), (2, 2, 3, NO), (2, 3, 3, UNKNOWN), (2, None, 3, UNKNOWN), (4, None, 3, YES)],
)
def test_at_least_so_many(low: int, high: int | None, number: int, truth: Truth) -> None:
    assert Count(low, high).at_least(number) is truth


def test_seats_in_doubt_only_raise_the_upper_figure() -> None:
    assert facts().count([seat("a")], [seat("b", least=2, most=2)]) == Count(1, 3)
    assert facts().count([seat("a"), seat("b", least=1)]) == Count(2, None)


# -- being


@pytest.mark.parametrize(
    ("more", "being"),
    [
        ({}, Being.IN_BEING),
        ({"span": PAST}, Being.ABSENT),
        ({"span": Span(start=When.parse("2024"))}, Being.ABSENT),
        ({"span": UNSURE}, Being.UNCERTAIN),
        ({"span": Span(planned_start=When.parse("2022"))}, Being.NOT_YET),
        ({"status": Status.SHADOW}, Being.NOT_YET),
        ({"status": Status.PROPOSED}, Being.NOT_YET),
        ({"status": Status.ENDED}, Being.ABSENT),
        ({"status": Status.CURRENT, "span": UNSURE}, Being.UNCERTAIN),
        ({"scenario": "what-if"}, Being.ABSENT),
    ],
)
def test_where_a_record_stands(more: dict[str, object], being: Being) -> None:
    found = facts(Scenario(id="what-if", title="What if"), board(**more))
    assert found.being(found.system.records["board"]) is being


def test_seats_of_a_board_on_the_day() -> None:
    found = facts(
        board(),
        seat("member"),
        seat("gone", span=PAST),
        seat("unsure", span=UNSURE),
        seat("attends", standing=Standing.ATTENDEE),
        seat("unsure-attends", standing=Standing.ATTENDEE, span=UNSURE),
    )
    assert [x.id for x in found.seats("board")] == ["member"]
    assert [x.id for x in found.doubtful_seats("board")] == ["unsure"]
    assert [x.id for x in found.all_seats("board")] == ["member", "unsure", "attends", "unsure-attends"]


def test_who_holds_a_seat() -> None:
    people = [Person(id=x, name=x) for x in ("now", "then", "perhaps", "stands-in")]
    found = facts(
        board(),
        seat("a"),
        *people,
        Holding(id="1", seat="a", person="now"),
        Holding(id="2", seat="a", person="then", span=PAST),
        Holding(id="3", seat="a", person="perhaps", span=UNSURE),
        Holding(id="4", seat="a", person="stands-in", substitute=True),
        Holding(id="5", seat="a", state=HoldingState.VACANT),
        Holding(id="6", seat="a", person="now", state=HoldingState.VACANT),
    )
    assert [x.id for x in found.people_in("a")] == ["now"]


def test_parties_belong_for_their_time() -> None:
    dated = [DatedParty(who="a"), DatedParty(who="b", span=PAST), DatedParty(who="c", span=UNSURE)]
    assert facts().parties(dated) == ({"a"}, {"c"})


# -- who is who

ICB = Organisation(id="icb", name="NHS Example", kind=OrganisationKind.ICB)
COUNCIL = Organisation(id="council", name="Example Council", kind=OrganisationKind.LOCAL_AUTHORITY)


def test_a_board_acts_as_its_organisation_and_a_committee_does_not() -> None:
    committee = Body(id="committee", name="C", kind=BodyKind.COMMITTEE, organisation="icb")
    found = facts(ICB, board(organisation="icb"), board("loose"), committee)
    assert [found.legal(x) for x in ("board", "loose", "committee", "icb")] == ["icb", "loose", "committee", "icb"]
    assert [found.owner(x) for x in ("board", "loose", "committee", "icb")] == ["icb", "loose", "icb", "icb"]
    assert found.boards_of("icb") == ("icb", "board")
    assert found.kind_of("loose") is OrganisationKind.ICB
    assert found.kind_of("committee") is None


def test_for_whom_an_appointer_acts() -> None:
    found = facts(
        ICB,
        COUNCIL,
        board(organisation="icb"),
        Body(id="cabinet", name="Cabinet", kind=BodyKind.COUNCIL_EXECUTIVE, organisation="council"),
        Body(id="committee", name="C", kind=BodyKind.COMMITTEE, organisation="icb"),
        seat("chair"),
        Person(id="person", name="P"),
    )
    wanted = {
        "icb": {"icb"},
        "board": {"icb"},
        "cabinet": {"council"},
        "committee": {"committee"},
        "chair": {"icb"},
        "person": set(),
        "office:members": {"office:members"},
        "office:panel": set(),
    }
    assert {x: found.appointers([x]) for x in wanted} == wanted


def test_the_chair_by_office_by_seat_or_in_person() -> None:
    found = facts(
        board(),
        seat("first", role=SeatRole.CHAIR),
        seat("other", role=SeatRole.MEMBER),
        Person(id="p", name="P"),
        Person(id="q", name="Q"),
        Holding(id="h", seat="first", person="p"),
        Holding(id="i", seat="other", person="q"),
    )
    assert [x for x in ("office:chair", "first", "p", "other", "q") if found.is_chair(x, "board")] == [
        "office:chair",
        "first",
        "p",
    ]


@pytest.mark.parametrize(
    ("more", "nothing", "executive"),
    [
        ({}, True, True),
        ({"role": SeatRole.MEMBER}, False, False),
        ({"category": Category.EXECUTIVE}, False, True),
        ({"category": Category.EXECUTIVE, "role": SeatRole.CFO}, False, False),
        ({"category": Category.EXECUTIVE, "also_roles": (SeatRole.VICE_CHAIR,)}, False, False),
        ({"category": Category.LAY}, False, False),
        ({"also_roles": (SeatRole.CHAIR,)}, False, False),
        ({"represents": ("icb",)}, False, False),
        ({"sector": "Voluntary"}, False, False),
        ({"nominated_by": ("icb",)}, False, False),
        ({"constituency": "public"}, False, False),
    ],
)
def test_a_seat_that_says_nothing_may_be_anyones(more: dict[str, object], nothing: bool, executive: bool) -> None:
    assert says_nothing(seat("a", **more)) is nothing
    assert may_be_executive(seat("a", **more)) is executive


# -- words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Audit Committee", "the Audit Committee"),
        ("The Audit Committee", "the Audit Committee"),
        ("Herefordshire Council", "Herefordshire Council"),
        ("NHS Sussex Board", "NHS Sussex Board"),
        ("Leaders Board (Midlands)", "the Leaders Board (Midlands)"),
        ("RLT", "RLT"),
    ],
)
def test_names_in_a_sentence(name: str, words: str) -> None:
    assert facts(Body(id="a", name=name, kind=BodyKind.COMMITTEE)).the("a") == words


def test_names_in_a_row() -> None:
    found = facts(*(Person(id=x, name=x.upper()) for x in "abc"))
    assert [found.names(x) for x in ("", "a", "ba", "cab")] == ["", "A", "A and B", "A, B and C"]
    assert found.name("office:selection_panel") == "the selection panel"


# -- ground

COUNTY = Place(id="county", name="County", level=Level.PLACE)
NORTH, SOUTH = (Place(id=x, name=x, level=Level.NEIGHBOURHOOD, within="county") for x in ("north", "south"))


def test_ground_is_shared_by_the_same_place_or_one_inside_the_other() -> None:
    found = facts(COUNTY, NORTH, SOUTH)
    assert meet(found, ["county"], ["north"])
    assert meet(found, ["north"], ["county"])
    assert meet(found, ["north"], ["north"])
    assert not meet(found, ["north"], ["south"])
    assert {x.id for x in inside(found, ["county"])} == {"county", "north", "south"}


def test_a_ring_of_places_is_walked_once() -> None:
    found = facts(Place(id="a", name="A", within="b"), Place(id="b", name="B", within="a"))
    assert found.place_chains == {"a": ("a", "b"), "b": ("b", "a")}


def test_whether_some_places_cover_others() -> None:
    found = facts(COUNTY, NORTH, SOUTH, Place(id="elsewhere", name="E"), Place(id="village", name="V", within="north"))
    assert covers(found, {"county"}, {"north"}) is YES
    assert covers(found, {"county"}, {"village"}) is YES
    assert covers(found, {"north", "south"}, {"county"}) is YES
    assert covers(found, {"north"}, {"county"}) is NO
    assert covers(found, {"north"}, {"elsewhere"}) is NO
    one = facts(COUNTY, NORTH)
    assert covers(one, {"north"}, {"county"}) is UNKNOWN


def test_councils_of_a_place_by_area_or_by_name() -> None:
    by_area = Organisation(id="by-area", name="A", kind=OrganisationKind.LOCAL_AUTHORITY, area=("north",))
    inner = Place(id="inner", name="I", within="south", councils_in_part=("council",))
    found = facts(COUNTY, NORTH, SOUTH, inner, by_area, COUNCIL)
    assert [x.id for x in councils_of(found, ["county"])] == ["by-area", "council"]
    assert [x.id for x in councils_of(found, ["north"])] == ["by-area"]
    assert [x.id for x in councils_of(found, ["south"])] == ["council"]
    assert councils_of(found, []) == ()


def test_boards_that_overlap_a_party() -> None:
    touching = Place(id="touching", name="T", councils=("council",))
    one = Organisation(id="one", name="One", kind=OrganisationKind.ICB, area=("county",))
    other = Organisation(id="other", name="Other", kind=OrganisationKind.ICB, area=("touching",))
    ended = Organisation(id="ended", name="Ended", kind=OrganisationKind.ICB, area=("county",), span=PAST)
    hwb = Body(id="hwb", name="H", kind=BodyKind.HWB, organisation="council", area=("north",))
    found = facts(COUNTY, NORTH, touching, one, other, ended, COUNCIL, hwb)
    assert [x.id for x in overlapping(found, "hwb", OrganisationKind.ICB)] == ["one", "other"]


# -- powers and functions


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("section 65Z5", Basis.S65Z5),
        ("s65Z6", Basis.S65Z6),
        ("s.75 agreement", Basis.S75),
        ("NHS Act 2006, section 75", Basis.S75),
        ("LGA1972_s101_5", Basis.S101_5),
        ("Local Government Act 1972 s.101(5)", Basis.S101_5),
        ("section 101", Basis.S101),
        ("section 116ZA", Basis.S116ZA),
        ("ft_constitution", Basis.FT_CONSTITUTION),
        ("memorandum of understanding", Basis.MEMORANDUM),
        ("no legal power", Basis.NONE),
        ("by custom", Basis.OTHER),
        (" ", None),
    ],
)
def test_which_power_some_words_name(words: str, basis: Basis | None) -> None:
    assert basis_in(words) is basis


def test_a_dated_power_comes_before_an_undated_one() -> None:
    first = DatedText(value="s75", span=PAST)
    second = DatedText(value="s65Z6", span=Span(start=When.parse("2022-07-01")))
    body = board(legal_basis="memorandum", legal_bases=(first, second))
    assert basis_of_body(facts(body), body) is Basis.S65Z6
    assert basis_of_body(facts(body, day=dt.date(2022, 1, 1)), body) is Basis.S75
    assert basis_of_body(facts(board()), board(legal_basis="memorandum")) is Basis.MEMORANDUM


@pytest.mark.parametrize(
    ("kind", "power", "basis"),
    [
        (AgreementKind.SECTION_75, "", Basis.S75),
        (AgreementKind.MEMORANDUM, "", Basis.MEMORANDUM),
        (AgreementKind.CONTRACT, "", None),
        (AgreementKind.SECTION_75, "s65Z5", Basis.S65Z5),
    ],
)
def test_a_lines_power_is_its_own_or_its_agreements(kind: AgreementKind, power: str, basis: Basis | None) -> None:
    line = Line(id="l", start="icb", finish="council", kind=LineKind.DELEGATES_TO, agreement="a", power=power)
    assert basis_of_line(facts(ICB, COUNCIL, Agreement(id="a", title="A", kind=kind), line), line) is basis
    alone = Line(id="l", start="icb", finish="council", kind=LineKind.DELEGATES_TO)
    assert basis_of_line(facts(ICB, COUNCIL, alone), alone) is None


@pytest.mark.parametrize(
    ("words", "function"),
    [
        ("Public health", "public_health"),
        ("Commissioning of dentistry", "commissioning"),
        ("commission_anything", "commissioning"),
        ("Recommissioning", None),
        ("JSNA", "jsna"),
    ],
)
def test_which_function_some_words_mean(words: str, function: str | None) -> None:
    assert function_of(words) == function


# -- offices


@pytest.mark.parametrize(
    ("role", "heads_it", "executive"),
    [
        ("Leader of the Council", True, True),
        ("mayor", True, True),
        ("Cabinet Member for Health", False, True),
        ("Executive member", False, True),
        ("Portfolio Holder, Adults", False, True),
        ("councillor", False, False),
    ],
)
def test_offices_in_the_words_they_were_typed_in(role: str, heads_it: bool, executive: bool) -> None:
    person = Person(id="p", name="P", offices=(PersonalOffice(role=role, organisation="council"),))
    found = facts(COUNCIL, person)
    assert heads(found, person, "council") is heads_it
    assert in_executive(found, person, "council") is executive
    assert not heads(found, person, "another")
    assert not in_executive(found, person, "another")


def test_an_office_of_the_past_does_not_count() -> None:
    person = Person(id="p", name="P", offices=(PersonalOffice(role="leader", organisation="council", span=PAST),))
    assert not heads(facts(COUNCIL, person), person, "council")


def test_a_seat_on_the_cabinet_is_in_the_executive() -> None:
    person = Person(id="p", name="P")
    cabinet = Body(id="cabinet", name="Cabinet", kind=BodyKind.COUNCIL_EXECUTIVE, organisation="council")
    seats = [Seat(id=x, body="cabinet", title=x, span=span) for x, span in (("now", Span()), ("gone", PAST))]
    for number, (where, more, sits) in enumerate(
        [("now", {}, True), ("gone", {}, False), ("now", {"substitute": True}, False), ("now", {"span": PAST}, False)]
    ):
        found = facts(COUNCIL, cabinet, *seats, person, Holding(id=f"h{number}", seat=where, person="p", **more))  # type: ignore[arg-type]
        assert bool(sits_on(found, person)) is sits
        assert in_executive(found, person, "council") is sits


def test_employers_and_lenders_of_the_day() -> None:
    person = Person(
        id="p",
        name="P",
        employers=(DatedParty(who="icb"), DatedParty(who="council", span=PAST)),
        secondments=(
            Secondment(lender="council", borrower="icb"),
            Secondment(lender="icb", borrower="council"),
            Secondment(lender="council", borrower="icb", span=UNSURE),
        ),
    )
    found = facts(ICB, COUNCIL, person)
    assert employers(found, person) == ("icb",)
    assert lent_by(found, person, "icb") == ("council",)


# -- parameters of a rule


@pytest.mark.parametrize(
    ("day", "value"), [(None, 1), (dt.date(2020, 1, 1), 1), (dt.date(2020, 1, 2), 2), (dt.date(2019, 12, 31), "none"), (DAY, 2)]
)
def test_a_dated_parameter_is_looked_up_on_the_day(day: dt.date | None, value: object) -> None:
    dated = [
        {"from": dt.date(2020, 1, 1), "until": dt.date(2020, 1, 1), "value": 1},
        {"from": dt.date(2020, 1, 2), "value": 2},
    ]
    one = Rule(
        code="X-1",
        sentence="S.",
        why="W.",
        todo="T.",
        severity=Severity.STATUTORY,
        citation="C",
        link="",
        confidence=Confidence.VERIFIED,
        check="c",
        parameters={"dated": dated, "plain": [1, 2], "tables": [{"a": 1}]},
    )
    sitting = Sitting(facts(day=day), one)
    assert sitting.value("dated", "none") == value
    assert sitting.value("plain") == [1, 2]
    assert sitting.value("tables") == [{"a": 1}]
    assert sitting.value("missing", "default") == "default"
