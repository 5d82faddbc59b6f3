"""Seats from a table as copied out of a spreadsheet or a paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdesk.domain.kinds import HoldingState, SeatRole, Voting
from icsdesk.domain.system import System
from icsdesk.domain.times import When
from icsdesk.edit import seat_table
from icsdesk.edit.permits import Refused
from icsdesk.edit.seat_table import paste_seats
from tests.edit.doing import done
from tests.edit.example import example

TABLE = (
    "Position\tOrganisation\tAppointed by\tName\tVoting\tFrom\tTo\tShoe size\n"
    "Chair\tWorcestershire County Council\tWorcestershire County Council\tCllr Eve Moore\tYes\t21/05/2024\t\t7\n"
    "\n"
    '"Director of adult\nsocial services"\tworcestershire county council\t\tVacant\tno\t\t\t\n'
    "GP\tNHS Herefordshire and Worcestershire; Nobody at all\t\tTBC\tperhaps\t31/06/2024\t\t\n"
    "\t\t\tAnn Smith\t\t\t\t\n"
)


def test_rows_become_seats_with_their_holders() -> None:
    change, aside = paste_seats(example(), "wec", TABLE)
    assert change.name == "Paste 3 seats to Worcestershire Executive Committee"
    system = done(example(), change)
    chair, director, gp = system.seats("wec")
    assert (chair.title, chair.role, chair.represents, chair.appointed_by, chair.voting) == (
        "Chair",
        SeatRole.CHAIR,
        ("wcc",),
        ("wcc",),
        Voting.YES,
    )
    assert (director.title, director.role, director.voting) == ("Director of adult social services", SeatRole.DASS, Voting.NO)
    assert (gp.role, gp.represents, gp.voting) == (SeatRole.GP, ("icb",), None)
    (held,) = system.holdings(chair.id)
    assert (system.name_of(held.person or ""), held.span.start) == ("Cllr Eve Moore", When.parse("2024-05-21"))
    assert [x.state for x in system.holdings(director.id)] == [HoldingState.VACANT]
    assert system.holdings(gp.id) == ()
    assert aside == (
        'The column "Shoe size" was left aside: it is not one that a seat has here',
        'Row 4: "perhaps" is not a word in the list for voting',
        'Row 4: "Nobody at all" is not on the chart. Add it, then choose it for this seat',
        "Row 4: the date must be a real date. The cell says 31/06/2024",
        "Row 5 was left aside: it has no title and no role",
    )


def test_without_headings_the_columns_are_title_role_organisation_holder() -> None:
    change, aside = paste_seats(
        example(), "wec", "Lead\tco-chair\tNHS Herefordshire and Worcestershire\tBOB JONES\nMember\tno such role\n"
    )
    system = done(example(), change)
    lead, member = system.seats("wec")
    assert (lead.role, lead.represents) == (SeatRole.CO_CHAIR, ("icb",))
    assert [x.person for x in system.holdings(lead.id)] == ["bob"]
    assert (member.role, member.note) == (None, "Role: no such role.")
    assert aside == ('Row 2: "no such role" is not a role in the list, so it was put in the note',)


def test_a_row_with_the_end_first_keeps_its_start() -> None:
    change, aside = paste_seats(example(), "wec", "Title\tHolder\tStart\tEnd\nChair\tZoe\t2024\t2023\n")
    (held,) = done(example(), change).holdings("wec-chair")
    assert (held.span.start, held.span.end) == (When.parse("2024"), None)
    assert aside == ("Row 2: the end is before the start, so the end was left aside",)


@pytest.mark.parametrize("text", ["", "\t\t\n", "Title\tHolder\n", "Title\tHolder\n\tBob\n"])
def test_a_table_without_a_seat_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="No seat was found"):
        paste_seats(example(), "wec", text)


def test_the_body_must_be_there() -> None:
    with pytest.raises(Refused, match="no body here"):
        paste_seats(example(), "icb", TABLE)
    assert seat_table.is_table(TABLE)
    assert not seat_table.is_table("just words")


@given(st.text(st.sampled_from('\t\n"ab ;,/1\r\x00'), max_size=60))
def test_any_text_is_pasted_or_refused_and_nothing_else(text: str) -> None:
    _paste_or_refuse(example(), text)


def _paste_or_refuse(system: System, text: str) -> None:
    try:
        change, _ = paste_seats(system, "wec", text)
    except Refused:
        return
    done(system, change)
