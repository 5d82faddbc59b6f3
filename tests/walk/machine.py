"""The machine that plays: it edits a real system at random and watches that nothing breaks and everything can be taken back.

After each edit every mention stands for a record of the right kind and every view places only what may be placed; a refused edit
changes nothing; after each sequence undo all gives the bytes it began with, redo all gives the end again, and the saved file
reads back as the same system. What else must hold (a canvas equal to a fresh drawing) is plugged in as a `Watch`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields

from icsdesk.domain.change import Change
from icsdesk.domain.records import SECTION_OF, SECTIONS, Line, Part, Place, Placement, Record, View
from icsdesk.domain.system import System
from icsdesk.edit.permits import Refused
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.walk.moves import MOVES, Pick

UNDO_CHANCE = 0.12
"""How often a step takes back or brings back an edit instead of making one."""


class Watch:
    """What someone outside wants to see of each sequence; the lead's canvas comparison is one. Does nothing itself."""

    def begun(self, system: System) -> None:
        """A sequence starts from this system."""

    def did(self, change: Change, system: System) -> None:
        """A change (an inverse on undo) gave this system."""

    def ended(self, system: System) -> None:
        """The sequence ended with this system."""


@dataclass
class Walk:
    """One sequence of edits on one system, with its undo and redo stacks, as a document keeps them."""

    begun: System
    watch: Watch = field(default_factory=Watch)
    system: System = field(init=False)
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self.system = self.begun
        self._bytes = write(self.begun)
        self.watch.begun(self.begun)

    def act(self, move: str, pick: Pick) -> bool:
        """Make one move. False when it was refused, which leaves everything as it was; any other exception is a fault."""
        reason, change = "", Change(move)
        try:
            change = MOVES[move](self.system, pick)
        except Refused as refused:
            reason = str(refused) or "?"
        if reason:
            assert " " in reason, f"a refusal is a sentence: {reason}"
            self.refused += 1
            return False
        if not change.empty:
            assert change.name.strip(), "a step without a name"
            self._become(change)
            self.done.append(change)
            self.undone.clear()
        return True

    def undo(self) -> None:
        """Take one edit back."""
        if self.done:
            self.undone.append(self.done.pop())
            self._become(self.undone[-1].inverse())

    def redo(self) -> None:
        """Bring one edit back."""
        if self.undone:
            self.done.append(self.undone.pop())
            self._become(self.done[-1])

    def finish(self) -> None:
        """Save and reload; undo all and redo all; hand the end to the watcher."""
        end, saved = self.system, write(self.system)
        again = read(saved, "walk.yaml").system
        assert same(again, end), "saved and reloaded is another system"
        assert write(again) == saved, "the file changes when it is only opened and saved"
        self.watch.ended(end)
        edits = len(self.done)
        while self.done:
            self.undo()
        assert same(self.system, self.begun), "undo all is another system"
        assert write(self.system) == self._bytes, "undo all gives other bytes"
        for _ in range(edits):
            self.redo()
        assert same(self.system, end), "redo all is another system"
        assert write(self.system) == saved, "redo all gives other bytes"

    def _become(self, change: Change) -> None:
        self.system = change.apply(self.system)
        faults = faults_of(self.system)
        assert not faults, f"after {change.name}: {faults[:5]}"
        self.watch.did(change, self.system)


@dataclass
class Tally:
    """What a run did."""

    sequences: int = 0
    edits: int = 0
    refused: int = 0
    moves: Counter[str] = field(default_factory=Counter)


def play(
    sequences: int,
    *,
    steps: int = 25,
    seed: int = 0,
    begin: Sequence[System],
    watch: Watch | None = None,
    said: Callable[[int], None] = lambda _number: None,
) -> Tally:
    """Play sequences one after the other, each from one of the systems of `begin`. A fault is raised with the seed that shows it again."""
    tally = Tally()
    for number in range(seed, seed + sequences):
        walk = Walk(begin[number % len(begin)], watch or Watch())
        try:
            _play_one(walk, Pick(number), steps, tally)
        except Exception as fault:
            fault.add_note(f"python -m tests.walk --sequences 1 --seed {number} --steps {steps}")
            raise
        tally.sequences += 1
        tally.refused += walk.refused
        tally.edits += len(walk.done)
        said(tally.sequences)
    return tally


def _play_one(walk: Walk, pick: Pick, steps: int, tally: Tally) -> None:
    for _ in range(pick.randint(1, steps)):
        if pick.random() < UNDO_CHANCE:
            pick.choice([walk.undo, walk.undo, walk.redo])()
            continue
        move = pick.choice(_NAMES)
        if walk.act(move, pick):
            tally.moves[move] += 1
    walk.finish()


_NAMES = list(MOVES)


def same(one: System, other: System) -> bool:
    """Whether two systems are equal, order of records included."""
    return one == other and list(one.records) == list(other.records)


def faults_of(system: System) -> list[str]:
    """What is broken in a system: mentions of nothing or of the wrong sort, records out of their section, bad views, lines to themselves."""
    faults = [f"{key} is kept as {record.id}" for key, record in system.records.items() if key != record.id]
    order = [list(SECTIONS).index(SECTION_OF[type(x)]) for x in system.records.values()]
    faults += ["sections are out of order"] if order != sorted(order) else []
    for part in (system.about, *system.records.values()):
        faults += _lost_mentions(part, system)
    for view in system.every(View):
        items = [x.item for x in view.placements]
        faults += [f"{view.id} places something twice"] if len(set(items)) != len(items) else []
        faults += [f"{view.id} bends a line twice"] if len({x.line for x in view.bends}) != len(view.bends) else []
        faults += [f"{view.id} has a box without size" for x in view.placements if not _has_size(x)]
    faults += [f"{x.id} runs to itself" for x in system.every(Line) if x.start == x.finish]
    faults += [f"{x.id} is within itself" for x in system.every(Place) if x.within == x.id]
    return faults + [f"{x.id} has no name" for x in system.records.values() if not str(_name(x)).strip()]


def _name(record: Record) -> object:
    return getattr(record, "name", getattr(record, "title", "-"))


def _has_size(placement: Placement) -> bool:
    return placement.w > 0 and placement.h > 0


def _lost_mentions(part: Part, system: System) -> list[str]:
    """Ids mentioned in a part that stand for nothing, or for a record of a kind the field may not hold."""
    faults = []
    for item in fields(part):
        value = getattr(part, item.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                faults += _lost_mentions(one, system)
            elif "to" in item.metadata and one is not None and not one.startswith("office:"):
                found = system.get(one)
                if found is None or SECTION_OF[type(found)] not in item.metadata["to"]:
                    faults.append(f"{getattr(part, 'id', type(part).__name__)}.{item.name} mentions {one}")
    return faults
