"""Seats and who sits in them."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import HoldingState, SeatRole, Voting
from icsdesk.domain.records import Holding, Person, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Truth, When
from icsdesk.edit import people, seats
from icsdesk.edit.permits import Refused
from tests.edit.doing import done
from tests.edit.example import example

DAY = dt.date(2023, 4, 1)
BEFORE = dt.date(2023, 3, 31)


def titles(system: System, body: str) -> list[str]:
    """Titles of a body's seats, in order."""
    return [x.title for x in system.seats(body)]


def test_a_new_seat_stands_after_the_bodys_others() -> None:
    change = seats.add_seat(
        example(), "board", "Chief Executive", SeatRole.CHIEF_EXECUTIVE, voting=Voting.YES, represents=["icb"]
    )
    assert change.name == "Add seat to ICB Board"
    system = done(example(), change)
    assert titles(system, "board") == ["Chair", "Director of Nursing", "Chief Executive"]
    assert system.need(Seat, change.added[0]).represents == ("icb",)
    first = done(example(), seats.add_seat(example(), "hwb", "Councillor"))
    assert [x.id for x in first.every(Seat)] == ["board-chair", "hwb-chair", "hwb-icb", "hwb-councillor", "board-nurse"]


def test_a_seat_needs_a_body_and_a_title() -> None:
    with pytest.raises(Refused, match="There is no body here"):
        seats.add_seat(example(), "icb", "Chair")
    with pytest.raises(Refused, match=r"^Enter a title for this seat$"):
        seats.add_seat(example(), "board", " ")
    with pytest.raises(Refused, match=r"^Enter a title for this seat$"):
        seats.edit_seat(example(), "board-chair", title="")


@pytest.mark.parametrize(
    ("to", "order"),
    [(0, ["Director of Nursing", "Chair"]), (1, ["Chair", "Director of Nursing"]), (99, ["Chair", "Director of Nursing"])],
)
def test_a_seat_moves_among_the_seats_of_its_body(to: int, order: list[str]) -> None:
    system = done(example(), seats.move_seat(example(), "board-nurse", to))
    assert titles(system, "board") == order
    assert titles(system, "hwb") == ["Chair", "ICB member"]


def test_moving_the_first_seat_last() -> None:
    assert titles(done(example(), seats.move_seat(example(), "board-chair", 1)), "board") == ["Director of Nursing", "Chair"]
    only = done(example(), seats.remove_seats(example(), ["board-nurse"]))
    assert seats.move_seat(only, "board-chair", 3).empty


def test_seats_are_copied_empty() -> None:
    system = done(example(), seats.copy_seats(example(), ["board-chair", "hwb-icb"], "wec"))
    assert titles(system, "wec") == ["Chair", "ICB member"]
    assert all(system.holdings(x.id) == () for x in system.seats("wec"))
    with pytest.raises(Refused, match="Select the seats to copy first"):
        seats.copy_seats(example(), [], "wec")


def test_removed_seats_take_their_holders() -> None:
    change = seats.remove_seats(example(), ["board-chair", "board-nurse"])
    assert change.name == "Remove 2 seats"
    assert set(change.removed) == {"board-chair", "board-nurse", "ann-chairs", "nurse-vacant"}
    assert done(example(), change).need(Seat, "hwb-icb").ex_officio is None
    assert seats.remove_seats(example(), ["board-chair"]).name == "Remove Chair"


def test_a_known_person_is_found_and_a_new_one_added() -> None:
    system = done(example(), people.seat_holder(example(), "hwb-chair", " bob  JONES "))
    assert len(system.every(Person)) == 2
    assert [x.person for x in system.holdings("hwb-chair")] == ["bob"]
    system = done(example(), people.seat_holder(example(), "hwb-chair", "Cllr Zoë Ålund", DAY))
    assert system.need(Person, "cllr-zoe-alund").name == "Cllr Zoë Ålund"
    assert system.holdings("hwb-chair")[0].span.start == When.on(DAY)


def test_a_vacancy_ends_when_someone_comes() -> None:
    system = done(example(), people.seat_holder(example(), "board-nurse", "Bob Jones", DAY))
    assert system.vacant("board-nurse", BEFORE) is Truth.YES
    assert system.vacant("board-nurse", DAY) is Truth.NO
    system = done(example(), people.seat_holder(example(), "board-nurse", "Bob Jones"))
    assert [x.person for x in system.holdings("board-nurse")] == ["bob"]


def test_the_same_person_cannot_sit_twice_in_one_seat() -> None:
    with pytest.raises(Refused, match="Ann Smith already sits in this seat"):
        people.seat_holder(example(), "board-chair", "Ann Smith")
    with pytest.raises(Refused, match="already sits in this seat"):
        people.replace_holder_from(example(), "board-chair", "ann smith", DAY)
    with pytest.raises(Refused, match=r"^Enter a name for this person$"):
        people.seat_holder(example(), "board-chair", "  ")


def test_a_holder_is_replaced_from_a_day_in_one_step() -> None:
    change = people.replace_holder_from(example(), "board-chair", "Bob Jones", DAY)
    assert change.name == "Replace holder of Chair from 1 April 2023"
    system = done(example(), change)
    assert [x.person for x in system.holders_on("board-chair", BEFORE)] == ["ann"]
    assert [x.person for x in system.holders_on("board-chair", DAY)] == ["bob"]


def test_only_one_of_several_holders_is_replaced_when_named() -> None:
    two = done(example(), people.seat_holder(example(), "board-chair", "Bob Jones"))
    system = done(two, people.replace_holder_from(two, "board-chair", "Zoe", DAY, holding="ann-chairs"))
    assert {x.person for x in system.holders_on("board-chair", DAY)} == {"bob", "zoe"}
    with pytest.raises(Refused, match="no longer sits in this seat"):
        people.replace_holder_from(two, "board-chair", "Zoe", DAY, holding="nurse-vacant")


def test_nobody_is_replaced_before_they_came() -> None:
    with pytest.raises(Refused, match=r"Someone sits in this seat from 1 July 2022\. Choose that day or a later one"):
        people.replace_holder_from(example(), "board-chair", "Zoe", dt.date(2022, 6, 1))
    same_day = done(example(), people.replace_holder_from(example(), "board-chair", "Zoe", dt.date(2022, 7, 1)))
    assert [x.person for x in same_day.holdings("board-chair")] == ["zoe"]


def test_a_seat_is_marked_vacant_from_a_day_or_for_good() -> None:
    system = done(example(), people.mark_vacant(example(), "board-chair", DAY))
    assert system.vacant("board-chair", BEFORE) is Truth.NO
    assert system.vacant("board-chair", DAY) is Truth.YES
    system = done(example(), people.mark_vacant(example(), "board-chair"))
    assert [x.state for x in system.holdings("board-chair")] == [HoldingState.VACANT]
    month = done(example(), people.mark_vacant(example(), "board-chair", When.parse("2023-04")))
    assert month.need(Holding, "ann-chairs").span.end == When.on(BEFORE)


def test_a_holding_is_ended_or_removed() -> None:
    change = people.end_holding(example(), "ann-chairs", BEFORE)
    assert change.name == "End Ann Smith on 31 March 2023"
    assert done(example(), change).holders_on("board-chair", DAY) == ()
    with pytest.raises(Refused, match="same as or after 1 July 2022"):
        people.end_holding(example(), "ann-chairs", dt.date(2022, 1, 1))
    gone = done(example(), people.remove_holding(example(), "ann-chairs"))
    assert gone.find(Person, "ann") is not None
    assert gone.holdings("board-chair") == ()


def test_a_holding_is_corrected_and_a_person_added() -> None:
    system = done(example(), people.edit_holding(example(), "ann-chairs", state=HoldingState.ACTING))
    assert system.need(Holding, "ann-chairs").state is HoldingState.ACTING
    system = done(system, people.add_person(system, "New Person", post="Clerk"))
    assert system.need(Person, "new-person").post == "Clerk"
    assert people.find_person(system, "NEW person") is system.need(Person, "new-person")
