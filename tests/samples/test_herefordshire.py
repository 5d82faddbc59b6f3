"""Herefordshire and Worcestershire: the figures, dates and verdicts its papers give."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from icsdesk.domain.kinds import BodyKind, Category, CouncilTier, LineKind, OrganisationKind, StepKind, SuccessionKind
from icsdesk.domain.records import Body, Line, Organisation, Place, Record, Route, Seat, Succession
from icsdesk.domain.system import System
from icsdesk.domain.times import Phase, Truth
from icsdesk.edit.seats import remove_seats
from icsdesk.rules.facts import Facts, count_of
from icsdesk.rules.finding import Grade, Verdict
from tests.samples.judging import Judge

JANUARY, LAST_DAY, FIRST_DAY, APRIL = date(2022, 1, 12), date(2022, 6, 30), date(2022, 7, 1), date(2023, 4, 26)


def seats_by_category(system: System, body: str) -> Counter[Category | None]:
    found: Counter[Category | None] = Counter()
    for seat in system.seats(body):
        found[seat.category] += count_of(seat).low
    return found


def count_in(system: System, seat: str) -> int:
    return count_of(system.need(Seat, seat)).low


@pytest.mark.parametrize("prefix", ["icb", "planned"])
def test_the_board_has_four_executives_three_non_executives_and_two_two_three_partners(
    herefordshire: System, prefix: str
) -> None:
    board = {"icb": "hw-icb-board", "planned": "planned-icb-board"}[prefix]
    found = seats_by_category(herefordshire, board)
    assert found == {Category.EXECUTIVE: 4, Category.NON_EXECUTIVE: 3, Category.PARTNER: 7}
    partners = [count_in(herefordshire, f"{prefix}-{x}-partners") for x in ("primary-care", "local-authority", "nhs-trust")]
    assert partners == [2, 2, 3]


def test_the_governing_body_has_six_executives_three_lay_members_and_five_others(herefordshire: System) -> None:
    found = seats_by_category(herefordshire, "ccg-governing-body")
    assert found == {Category.EXECUTIVE: 6, Category.LAY: 3, Category.OTHER: 5, None: 1}
    assert herefordshire.need(Seat, "ccg-chair").category is None, (
        "the chair is named by another paper, outside the table of fourteen"
    )


def test_no_chair_of_the_board_is_made_up(herefordshire: System) -> None:
    assert not Facts(herefordshire, FIRST_DAY).chairs("hw-icb-board")


def test_the_last_day_of_june_and_the_first_of_july_differ_as_the_law_does(herefordshire: System) -> None:
    def in_being(day: date) -> set[str]:
        facts = Facts(herefordshire, day)
        return {x.id for x in herefordshire.every(Body) if facts.here(x)} | {
            x.id for x in herefordshire.every(Organisation) if facts.here(x)
        }

    before, after = in_being(LAST_DAY), in_being(FIRST_DAY)
    assert before - after == {"ccg-governing-body", "hw-ccg"}
    assert after - before == {"hw-icb", "hw-icb-board", "hw-icp", "hw-ics"}, "the System too is no longer in shadow"
    for board in ("herefordshire-hwb", "worcestershire-hwb"):
        old, new = ({x.id for x in Facts(herefordshire, day).seats(board)} for day in (LAST_DAY, FIRST_DAY))
        assert (old - new, new - old) == ({f"{board}-ccg"}, {f"{board}-icb"})


def test_rules_on_boards_begin_and_rules_on_groups_end_on_the_first_of_july(herefordshire: System, judge: Judge) -> None:
    before, after = (judge(herefordshire, day) for day in (LAST_DAY, FIRST_DAY))
    assert not {Verdict.PASS, Verdict.BREACH, Verdict.CANNOT_TELL} & set(before.verdicts("ICB-08"))
    assert after.verdicts("ICB-08") == (Verdict.PASS,)
    assert Verdict.CANNOT_TELL in before.verdicts("HWB-07a")
    assert Verdict.CANNOT_TELL not in after.verdicts("HWB-07a")
    assert Verdict.CANNOT_TELL in after.verdicts("HWB-07")


def test_the_verdicts_that_follow_from_the_papers_alone(herefordshire: System, judge: Judge) -> None:
    july, april = (judge(herefordshire, day) for day in (FIRST_DAY, APRIL))
    assert july.verdicts("ICB-03") == (Verdict.CANNOT_TELL,), "a chair not listed is not a chair missing"
    for rule in ("ICB-05", "ICB-08", "ICB-09", "ICB-10"):
        assert july.verdicts(rule) == (Verdict.PASS,), rule
    assert april.verdicts("ICP-01") == (Verdict.PASS,)
    assert april.verdicts("ICP-02") == (Verdict.PASS,)
    assert april.verdicts("ICP-03") == (Verdict.PASS, Verdict.PASS)
    assert april.verdicts("ICP-05") == (Verdict.PASS,)
    assert april.verdicts("ICP-06") == (Verdict.PASS,)


def test_no_district_is_asked_to_sit_on_the_partnership(herefordshire: System, judge: Judge) -> None:
    districts = {x.id for x in herefordshire.every(Organisation) if x.tier is CouncilTier.DISTRICT}
    assert len(districts) == 6
    asked = {subject for x in judge(herefordshire, APRIL).findings if x.rule.startswith("ICP") for subject in x.subjects}
    assert not asked & districts


def test_a_district_committee_with_a_like_name_is_no_health_and_wellbeing_board(herefordshire: System, judge: Judge) -> None:
    assert herefordshire.need(Body, "worcester-city-hw-committee").kind is BodyKind.COUNCIL_COMMITTEE
    report = judge(herefordshire, date(2022, 7, 18))
    assert not [x for x in report.findings if x.rule.startswith("HWB") and "worcester-city-hw-committee" in x.subjects]


@pytest.mark.parametrize(
    ("council", "name"),
    [("herefordshire-council", "Herefordshire Council"), ("worcestershire-county-council", "Worcestershire County Council")],
)
def test_taking_a_councils_seat_off_the_partnership_is_one_thing_to_fix_and_names_it(
    herefordshire: System, judge: Judge, council: str, name: str
) -> None:
    without = remove_seats(herefordshire, [f"icp-{council}"]).apply(herefordshire)
    (found,) = judge(without, APRIL).of_grade(Grade.MUST_FIX)
    assert name in found.sentence
    assert council in found.subjects
    assert judge(without, LAST_DAY).of_grade(Grade.MUST_FIX) == ()


def test_the_partnership_is_a_three_way_committee_and_the_paper_says_so(herefordshire: System) -> None:
    icp = herefordshire.need(Body, "hw-icp")
    assert [x.who for x in icp.founders] == ["hw-icb", "herefordshire-council", "worcestershire-county-council"]
    assert icp.membership_complete is True
    (cite,) = [x for x in icp.sources if x.supports == "membership_complete"]
    assert cite.source == "forward-plan-update-2023"
    assert {x.appointed_by for x in herefordshire.seats("hw-icp")} == {(x.who,) for x in icp.founders}
    assert {x.id for x in herefordshire.every(Body) if x.membership_complete} == {"hw-icp"}, (
        "nowhere else does a paper give the whole list"
    )


def test_the_executive_committee_has_two_lines_with_two_subjects(herefordshire: System) -> None:
    lines = [x for x in herefordshire.lines_from("worcestershire-executive-committee", LineKind.REPORTS_TO) if x.scenario is None]
    assert {(x.finish, x.subject) for x in lines} == {
        ("worcestershire-hwb", "Health and Wellbeing issues"),
        ("hw-icb-board", "Core achievement of NHS constitutional standards"),
    }


def test_the_foundation_group_has_full_and_associate_members_each_for_their_time(herefordshire: System) -> None:
    def members(day: date) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in herefordshire.lines_to("foundation-group", LineKind.MEMBER_OF):
            if line.span.holds(day) is Truth.YES:
                found.setdefault(line.label, []).append(line.start)
        return found

    waht = "worcestershire-acute-hospitals-nhs-trust"
    assert members(JANUARY) == {"Full member of": ["wye-valley-nhs-trust", "swft", "george-eliot"], "Associate Member of": [waht]}
    assert set(members(date(2024, 6, 1))["Full member of"]) == {"wye-valley-nhs-trust", "swft", "george-eliot", waht}


def test_planned_and_actual_dates_are_kept_apart(herefordshire: System) -> None:
    planned, actual = (herefordshire.need(Body, x).span for x in ("planned-icb-board", "hw-icb-board"))
    assert planned.start is None
    assert str(planned.planned_start) == str(actual.start) == "2022-07-01"
    assert planned.phase(date(2026, 1, 1)) is Phase.PLANNED, "what was only planned never comes to be"
    assert [x.id for x in herefordshire.every(Body) if x.scenario] == ["planned-icb-board", "planned-icp"]


def test_places_collaboratives_and_networks(herefordshire: System) -> None:
    collaboratives = [x for x in herefordshire.every(Body) if x.kind is BodyKind.DISTRICT_COLLABORATIVE]
    assert len(collaboratives) == 6
    for body in collaboratives:
        (council,) = herefordshire.need(Place, body.place or "").councils
        assert herefordshire.need(Organisation, council).tier is CouncilTier.DISTRICT
    (networks,) = [x for x in herefordshire.every(Organisation) if x.kind is OrganisationKind.PCN]
    assert (networks.least, networks.most) == (15, 15)


def test_the_group_is_followed_by_the_board_never_by_the_partnership(herefordshire: System) -> None:
    passing = herefordshire.need(Succession, "ccg-to-icb")
    assert (passing.kind, passing.earlier, passing.later) == (SuccessionKind.FUNCTIONS_PASS_TO, ("hw-ccg",), ("hw-icb",))
    assert any(x.correction for x in passing.sources), "the paper that names the Partnership is kept, and corrected"


@pytest.mark.parametrize(
    ("record", "slip"),
    [
        ("hw-icb", "Health and Care Act 2021"),
        ("ccg-gp-wyre-forest", "Wyre Forrest"),
        ("area-hw", "806,00 people"),
        ("herefordshire-council", "2 County Councils"),
        ("hw-icb-board", "in April 2022"),
        ("worcestershire-acute-hospitals-nhs-trust", "Worcester Acute Hospitals NHS Trust"),
    ],
)
def test_what_a_paper_got_wrong_is_kept_with_its_correction(herefordshire: System, record: str, slip: str) -> None:
    found: Record = herefordshire.records[record]
    assert [x for x in found.sources if slip in x.quote and x.correction]


def test_the_route_of_the_plan_goes_through_both_boards_and_all_four_nhs_boards_in_order(herefordshire: System) -> None:
    route = herefordshire.need(Route, "joint-forward-plan-2023")
    days = [x.on.first for x in route.steps if x.on]
    assert (len(days), len(route.steps)) == (15, 16), "the boards are briefed in February and March, on no day given"
    assert days == sorted(days)
    opinions = {x.body: str(x.on) for x in route.steps if x.kind is StepKind.OPINION}
    assert opinions == {"worcestershire-hwb": "2023-05-23", "herefordshire-hwb": "2023-05-24"}
    signing = {x.body for x in route.steps if x.kind in (StepKind.SIGN_OFF, StepKind.RETROSPECTIVE_SIGN_OFF)}
    assert signing == {
        "hw-icb-board",
        "wye-valley-trust-board",
        "worcestershire-acute-trust-board",
        "health-and-care-trust-board",
    }


def test_one_person_may_have_two_offices(herefordshire: System) -> None:
    held = {x.seat for x in herefordshire.holdings_by("sir-david-nicholson")}
    assert held == {"ics-chair", "worcestershire-acute-trust-board-chair"}
    both = {x.seat for x in herefordshire.holdings_by("ian-tait")}
    assert {"herefordshire-hwb-ccg", "worcestershire-hwb-ccg"} <= both


def test_delegation_from_nhs_england_begins_in_april_2023(herefordshire: System) -> None:
    line = herefordshire.need(Line, "nhs-england-delegates-to-icb")
    assert line.span.holds(date(2023, 3, 31)) is Truth.NO
    assert line.span.holds(date(2023, 4, 1)) is Truth.YES
