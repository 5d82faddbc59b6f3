"""What goes when a record goes: everything that mentions it, found by what the fields say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from icsdesk.domain.kinds import HoldingState
from icsdesk.domain.records import Body, Decision, Grouping, Holding, Line, Place, Record, Route, Seat, View
from icsdesk.domain.system import System, references
from icsdesk.edit import bodies, cascade
from icsdesk.edit.permits import Refused
from tests.edit.doing import done
from tests.edit.example import example
from tests.storage.systems import systems


@pytest.mark.parametrize("record", list(example().records))
def test_deleting_any_record_leaves_no_mention_of_it(record: str) -> None:
    system = done(example(), bodies.delete(example(), [record]))
    assert record not in system.records
    assert all(record not in references(x) for x in (*system.records.values(), system.about))


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(systems(), st.data())
def test_deleting_from_any_system_leaves_no_mention(system: System, data: st.DataObject) -> None:
    if not system.records:
        return
    ids = data.draw(st.lists(st.sampled_from(list(system.records)), min_size=1, max_size=4))
    change = bodies.delete(system, ids)
    new = change.apply(system)
    for record in (*new.records.values(), new.about):
        assert all(x in new.records for x in references(record))
    back = change.inverse().apply(new)
    assert back == system
    assert list(back.records) == list(system.records)


def test_a_body_goes_with_seats_holders_lines_and_its_spots_on_every_view() -> None:
    change = bodies.delete(example(), ["board"])
    assert set(change.removed) == {
        "board",
        "board-chair",
        "board-nurse",
        "ann-chairs",
        "nurse-vacant",
        "wec-board",
        "quality-board",
    }
    system = done(example(), change)
    assert all("board" not in [p.item for p in v.placements] for v in system.every(View))
    assert system.need(View, "all").lines_hidden == ()
    assert system.need(Decision, "plan").holders == ("hwb",)
    assert [x.who for x in system.need(Grouping, "together").members] == ["hwb"]
    assert system.need(Seat, "hwb-icb").ex_officio is None
    paper = system.need(Body, "wec").terms_of_reference
    assert paper is not None
    assert paper.approved_by == ("office:chair",)


def test_a_bend_goes_with_its_line() -> None:
    system = done(example(), bodies.delete(example(), ["wec-hwb"]))
    assert system.need(View, "all").bends == ()
    assert len(system.need(View, "all").placements) == 4


def test_a_step_of_a_route_stays_and_says_where_it_was() -> None:
    system = done(example(), bodies.delete(example(), ["hwb"]))
    first, second = system.need(Route, "jfp").steps
    assert first.body is None
    assert first.note == "Noted. Was at Worcestershire Health and Wellbeing Board, removed from this chart."
    assert second.note == ""


def test_a_source_takes_only_its_citations() -> None:
    system = done(example(), bodies.delete(example(), ["paper"]))
    assert system.need(Body, "hwb").sources == ()
    assert len(system.records) == len(example().records) - 1


def test_the_area_of_the_file_is_emptied_with_its_place() -> None:
    system = done(example(), bodies.delete(example(), ["worcestershire"]))
    assert system.about.area is None
    assert system.need(Body, "wec").place is None


def test_what_belongs_to_a_scenario_does_not_become_real_when_it_goes() -> None:
    change = bodies.delete(example(), ["what-if"])
    assert set(change.removed) == {"what-if", "unitary", "whatif-line"}
    assert done(example(), change).need(View, "small").scenario is None


def test_a_person_takes_their_holdings_but_vacancies_and_offices_stay() -> None:
    system = example()
    office = Holding(id="by-office", seat="hwb-chair", person="ann", by_office="The Leader", state=HoldingState.FILLED)
    with_office = System.of(system.about, _with(system, office))
    change = bodies.delete(with_office, ["ann"])
    assert set(change.removed) == {"ann", "ann-chairs"}
    assert change.apply(with_office).need(Holding, "by-office").person is None


def test_a_succession_goes_when_one_side_is_empty() -> None:
    assert set(bodies.delete(example(), ["ccg"]).removed) == {"ccg", "ccg-icb"}


def test_a_line_keeps_standing_without_its_agreement() -> None:
    assert done(example(), bodies.delete(example(), ["deed"])).need(Line, "wec-hwb").agreement is None


def test_a_place_within_a_place_stays() -> None:
    assert done(example(), bodies.delete(example(), ["system"])).need(Place, "worcestershire").within is None


def test_what_goes_is_told_in_words() -> None:
    assert bodies.what_goes(example(), ["board"]) == "2 seats, 2 holders, 2 lines"
    assert bodies.what_goes(example(), ["bob"]) == ""
    assert cascade.in_words(example(), ["what-if"]) == "1 body, 1 line"


def test_deleting_is_named_for_the_menu() -> None:
    assert bodies.delete(example(), ["quality"]).name == "Delete Quality Committee"
    assert bodies.delete(example(), ["quality", "wec", "quality"]).name == "Delete 2 bodies"
    assert bodies.delete(example(), ["quality", "ann", "wec-hwb"]).name == "Delete 3 items"
    assert bodies.delete(example(), ["wec-hwb"]).name == "Delete 1 line"


def test_what_is_not_there_cannot_be_deleted() -> None:
    with pytest.raises(Refused, match="no longer here"):
        bodies.delete(example(), ["quality", "nowhere"])


def _with(system: System, holding: Holding) -> list[Record]:
    records = list(system.records.values())
    at = max(i for i, x in enumerate(records) if isinstance(x, Holding))
    return [*records[: at + 1], holding, *records[at + 1 :]]
