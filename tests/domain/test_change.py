"""Changes: exact inverses, order kept, and refusing to be applied where they were not made."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.domain.change import Change, Draft, StaleChangeError
from icsdesk.domain.records import SECTIONS, Body, Person, Record, Seat
from icsdesk.domain.system import System
from tests.edit.example import example
from tests.storage.systems import systems


def in_order(one: System, other: System) -> bool:
    """Equal, order of records included."""
    return one == other and list(one.records) == list(other.records)


def stirred(system: System, seed: int) -> System:
    """The system with records dropped, put in another order, altered and added, at random."""
    chance = random.Random(seed)
    found: list[Record] = []
    for kind in SECTIONS.values():
        records = [x for x in system.every(kind) if chance.random() > 0.2]
        if chance.random() < 0.5:
            chance.shuffle(records)
        for record in records:
            found.append(replace(record, note=f"{chance.random()}") if chance.random() < 0.2 else record)
        if kind is Person:
            at = chance.randint(0, len(records))
            found[len(found) - at : len(found) - at] = [
                Person(id=f"new-{n}-{seed}", name="New") for n in range(chance.randint(0, 3))
            ]
    about = replace(system.about, note=str(seed)) if chance.random() < 0.5 else system.about
    return System.of(about, found)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_between_turns_one_system_into_any_other_and_back(one: int, other: int) -> None:
    old, new = stirred(example(), one), stirred(example(), other)
    change = Change.between("Stir", old, new)
    assert in_order(change.apply(old), new)
    assert in_order(change.inverse().apply(new), old)
    assert change.inverse().inverse() == change


@settings(max_examples=40, deadline=None)
@given(systems(), systems())
def test_between_works_for_whole_random_systems(old: System, new: System) -> None:
    change = Change.between("Anything", old, new)
    assert in_order(change.apply(old), new)
    assert in_order(change.inverse().apply(new), old)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5, unique=True))
def test_steps_joined_are_one_step_with_one_inverse(seeds: list[int]) -> None:
    begun = now = example()
    whole = Change("All")
    for seed in seeds:
        new = stirred(now, seed)
        whole, now = whole.then(Change.between("One", now, new)), new
    assert whole.name == "All"
    assert in_order(whole.apply(begun), now)
    assert in_order(whole.inverse().apply(now), begun)


def test_a_change_names_what_it_touches_adds_and_removes() -> None:
    draft = Draft(example())
    draft.put(Person(id="zoe", name="Zoe"))
    draft.drop("bob")
    draft.put(replace(draft.system.need(Body, "wec"), note="Seen"))
    change = draft.change("Mixed")
    assert (change.touched, change.added, change.removed) == ({"zoe", "bob", "wec"}, ("zoe",), ("bob",))
    assert not change.empty


def test_no_difference_is_an_empty_change() -> None:
    change = Change.between("Nothing", example(), example())
    assert change.empty
    assert change.stages == ()


def test_moving_one_record_touches_only_that_record() -> None:
    draft = Draft(example())
    draft.move(draft.system.need(Seat, "board-nurse"), 0)
    assert draft.change("Move").touched == {"board-nurse"}


def test_what_is_not_touched_stays_the_very_same_object() -> None:
    old = example()
    draft = Draft(old)
    draft.put(replace(old.need(Body, "wec"), note="Seen"))
    new = draft.change("Note").apply(old)
    assert all(new.records[x] is old.records[x] for x in old.records if x != "wec")


def test_a_change_does_not_fit_a_system_that_has_moved_on() -> None:
    old = example()
    draft = Draft(old)
    draft.put(replace(old.need(Body, "wec"), note="Mine"))
    mine = draft.change("Mine")
    with pytest.raises(StaleChangeError, match="wec has changed since"):
        mine.apply(mine.apply(old))


def test_a_change_of_the_charts_own_details_does_not_fit_another() -> None:
    old = example()
    draft = Draft(old)
    draft.set_about(replace(old.about, title="Mine"))
    mine = draft.change("Mine")
    with pytest.raises(StaleChangeError, match="own details"):
        mine.apply(System(replace(old.about, title="Theirs"), old.records))


def test_a_removal_does_not_fit_where_the_record_stands_elsewhere() -> None:
    old = example()
    draft = Draft(old)
    draft.drop("board-chair")
    removal = draft.change("Remove")
    moving = Draft(old)
    moving.move(old.need(Seat, "board-chair"), 2)
    with pytest.raises(StaleChangeError, match="has moved since"):
        removal.apply(moving.result())


def test_undo_puts_a_record_back_at_its_place() -> None:
    old = example()
    draft = Draft(old)
    draft.drop("hwb-chair")
    change = draft.change("Remove")
    back = change.inverse().apply(change.apply(old))
    assert [x.id for x in back.every(Seat)] == [x.id for x in old.every(Seat)]
