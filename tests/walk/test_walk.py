"""The machine plays a few hundred sequences here; ten thousand with `python -m tests.walk --sequences 10000`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from icsdesk.domain.change import Change
from icsdesk.domain.records import Line, View
from icsdesk.domain.system import System
from icsdesk.edit import bodies
from tests.edit.example import example
from tests.walk.__main__ import beginnings
from tests.walk.machine import Walk, Watch, faults_of, play, same
from tests.walk.moves import MOVES, Pick


class Player(RuleBasedStateMachine):
    """The same walk, but Hypothesis chooses the moves and shortens what it finds to the fewest."""

    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk(example())

    @rule(move=st.sampled_from(sorted(MOVES)), seed=st.integers(0, 10_000))
    def edit(self, move: str, seed: int) -> None:
        self.walk.act(move, Pick(seed))

    @precondition(lambda self: self.walk.done)
    @rule()
    def undo(self) -> None:
        self.walk.undo()

    @precondition(lambda self: self.walk.undone)
    @rule()
    def redo(self) -> None:
        self.walk.redo()

    @invariant()
    def nothing_is_broken(self) -> None:
        assert not faults_of(self.walk.system)

    def teardown(self) -> None:
        self.walk.finish()


def test_hypothesis_finds_no_way_to_break_a_system() -> None:
    quick = settings(max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Player, settings=quick)


def test_hundreds_of_random_sequences_can_be_taken_back_and_saved() -> None:
    tally = play(300, begin=beginnings())
    assert tally.sequences == 300
    unused = set(MOVES) - set(tally.moves)
    assert not unused, f"these moves never succeeded: {unused}"


class Recorder(Watch):
    """Keeps what a watcher is told."""

    def __init__(self) -> None:
        self.system = System()
        self.ends = 0

    def begun(self, system: System) -> None:
        self.system = system

    def did(self, change: Change, system: System) -> None:
        self.system = change.apply(self.system)
        assert same(self.system, system)

    def ended(self, system: System) -> None:
        assert same(self.system, system)
        self.ends += 1


def test_a_watcher_hears_every_change_and_every_end() -> None:
    watch = Recorder()
    play(20, begin=[example()], watch=watch)
    assert watch.ends == 20


def test_the_machine_sees_a_line_left_pointing_at_nothing() -> None:
    system = example()
    broken = System.of(system.about, [x for x in system.records.values() if x.id != "wec"])
    faults = faults_of(broken)
    assert "wec-board.start mentions wec" in faults
    assert any("Placement.item mentions wec" in x for x in faults)


def test_the_machine_sees_a_view_that_places_something_twice() -> None:
    system = example()
    view = system.need(View, "all")
    twice = [View(id=x.id, title=view.title, placements=view.placements * 2) if x is view else x for x in system.records.values()]
    assert "all places something twice" in faults_of(System.of(system.about, twice))


def test_the_machine_sees_a_line_to_itself_and_records_out_of_order() -> None:
    system = example()
    line = Line(id="loop", start="hwb", finish="hwb", kind=system.need(Line, "wec-hwb").kind)
    faults = faults_of(System.of(system.about, [*system.records.values(), line]))
    assert "loop runs to itself" in faults
    assert "sections are out of order" in faults


def test_the_machine_notices_an_undo_that_does_not_take_back() -> None:
    walk = Walk(example())
    walk.done.append(bodies.rename(walk.system, "wec", "Another name"))
    with pytest.raises(Exception, match="wec has changed since"):
        walk.finish()
