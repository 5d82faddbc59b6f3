"""The stops of a route: which body, when, and what for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import MeetingKind, StepKind, Word
from icsdesk.domain.records import PARTY, Record, Route, Step
from icsdesk.domain.system import System
from icsdesk.edit.fields import set_fields, with_values
from icsdesk.ui.dates_in_words import read_when, shown
from icsdesk.ui.inspector.lists import Listing
from icsdesk.ui.inspector.names import ids_for, name_for
from icsdesk.ui.shell import Shell

_FIELDS = ("body", "on", "purpose", "kind", "meeting")


class Steps(Listing):
    """A row for each stop, in the order of the route; cells are typed in."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "Stops, in order",
            ("Body", "Date", "What for", "Kind of stop", "Meeting"),
            "No stops yet. Add the first body this goes to.",
            narrow=(1, 3, 4),
        )
        self._shell = shell
        self._route: str | None = None
        self.button("Add stop", self._add)
        self.button("Up", lambda: self._move(-1))
        self.button("Down", lambda: self._move(1))
        self.button("Remove", self._remove)

    def show_record(self, record: Record) -> None:
        """Show a route's stops."""
        self._route = record.id
        if isinstance(record, Route):
            self.fill([(str(i), self._texts(x)) for i, x in enumerate(record.steps)], editable=range(len(_FIELDS)))

    def edited(self, row: int, column: int, _record_id: str, text: str) -> None:
        """A cell typed."""

        def make(system: System) -> Change:
            steps = list(system.need(Route, self._route or "").steps)
            steps[row] = with_values(steps[row], **{_FIELDS[column]: _read(system, _FIELDS[column], text)})
            return self._put(system, steps, "Change stop")

        if not self.do(self._shell, make):
            return

    def _texts(self, step: Step) -> tuple[str, ...]:
        body = name_for(self._shell.system, step.body, self._shell.day) if step.body else ""
        kind = step.kind.label if step.kind else ""
        return body, shown(step.on), step.purpose, kind, step.meeting.label if step.meeting else ""

    def _put(self, system: System, steps: list[Step], words: str) -> Change:
        route = system.need(Route, self._route or "")
        return set_fields(system, route.id, f"{words} of {route.title}", steps=tuple(steps))

    def _add(self) -> None:
        new = Step(purpose="For decision")
        self.do(self._shell, lambda s: self._put(s, [*s.need(Route, self._route or "").steps, new], "Add stop"))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()

    def _remove(self) -> None:
        if self.chosen is None:
            return
        at = int(self.chosen)
        self.do(
            self._shell,
            lambda s: self._put(s, [x for i, x in enumerate(s.need(Route, self._route or "").steps) if i != at], "Remove stop"),
        )

    def _move(self, by: int) -> None:
        route = self._shell.system.find(Route, self._route)
        if self.chosen is None or route is None or not 0 <= int(self.chosen) + by < len(route.steps):
            return
        at = int(self.chosen)
        steps = list(route.steps)
        steps.insert(at + by, steps.pop(at))
        self.do(self._shell, lambda s: self._put(s, [replace(x) for x in steps], "Move stop"))
        self.table.setCurrentCell(at + by, 0)


def _read(system: System, field: str, text: str) -> Any:
    plain = " ".join(text.split())
    if field == "body":
        ids = ids_for(system, plain, PARTY)
        if len(ids) > 1:
            raise ValueError("Each stop is one body. Add another stop for the other")
        return ids[0] if ids else None
    if field == "on":
        return read_when(plain, "Date")
    if field == "purpose":
        if not plain:
            raise ValueError("Enter what the stop is for, or remove the stop")
        return plain
    return _word(StepKind if field == "kind" else MeetingKind, plain, "Kind of stop" if field == "kind" else "Meeting")


def _word(kinds: type[Word], plain: str, label: str) -> Word | None:
    found = next((x for x in kinds if plain.lower() == x.label.lower()), None)
    if plain and found is None:
        raise ValueError(f"{label} must be one of: " + ", ".join(x.label for x in kinds))
    return found
