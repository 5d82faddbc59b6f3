"""Connect two parties, and correct, turn, reconnect or delete the lines between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Bend, Line, View
from icsdesk.domain.system import System
from icsdesk.edit import bodies, fields, permits, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished


def connect(
    system: System, start: str, finish: str, kind: LineKind, *, subject: str = "", label: str = "", **values: Any
) -> Change:
    """Draw a line from one party to another. Raises Refused with the reason of `permits.why_not_connect`."""
    draft = Draft(system)
    line = Line(id=id_for(f"{start} {kind.value} {finish}", system.records), start=start, finish=finish, kind=kind)
    line = fields.with_values(line, subject=subject, label=label, **values)
    reason = permits.why_not_line(system, line)
    if reason:
        raise Refused(reason)
    draft.put(line)
    return finished(draft, f"Connect {_ends(system, line)}")


def edit_line(system: System, line_id: str, **values: Any) -> Change:
    """Correct a line for all dates."""
    line = permits.need(system, Line, line_id)
    return fields.set_fields(system, line_id, f"Edit line {_ends(system, line)}", **values)


def retype_line(system: System, line_id: str, kind: LineKind) -> Change:
    """Change what kind of line it is."""
    line = permits.need(system, Line, line_id)
    return fields.set_fields(system, line_id, f"Change line {_ends(system, line)}", kind=kind)


def turn_round(system: System, line_id: str) -> Change:
    """Make a line run the other way; bends placed by hand stay where they are."""
    line = permits.need(system, Line, line_id)
    draft = Draft(system)
    draft.put(replace(line, start=line.finish, finish=line.start))
    for view, bend in _bends(system, line_id):
        turned = replace(bend, points=bend.points[::-1])
        draft.put(replace(view, bends=tuple(turned if x is bend else x for x in view.bends)))
    return finished(draft, f"Turn round line {_ends(system, line)}")


def reconnect(system: System, line_id: str, *, start: str | None = None, finish: str | None = None) -> Change:
    """Take one end of a line (or both) to another party; bends placed by hand for the old ends go."""
    line = permits.need(system, Line, line_id)
    new = replace(line, start=start or line.start, finish=finish or line.finish)
    if new == line:
        return Change("Reconnect line")
    reason = permits.why_not_line(system, new)
    if reason:
        raise Refused(reason)
    draft = Draft(system)
    draft.put(new)
    for view, bend in _bends(system, line_id):
        draft.put(replace(view, bends=tuple(x for x in view.bends if x is not bend)))
    return finished(draft, f"Reconnect line {_ends(system, new)}")


def put_between(system: System, line_id: str, party: str) -> Change:
    """Put a body into a line: the line runs to it, and one just like it runs on from it. Kind, subject, authority and dates stay on both."""
    line = permits.need(system, Line, line_id)
    draft = Draft(system)
    first = replace(line, finish=party)
    second = replace(line, id=id_for(f"{party} {line.kind.value} {line.finish}", system.records), start=party)
    for new in (first, second):
        reason = permits.why_not_line(draft.result(), new)
        if reason:
            raise Refused(reason)
        draft.put(new)
    for view, bend in _bends(system, line_id):
        draft.put(replace(view, bends=tuple(x for x in view.bends if x is not bend)))
    return finished(draft, f"Put {wording.called(system, party)} into line {_ends(system, line)}")


def delete_lines(system: System, ids: Iterable[str]) -> Change:
    """Delete lines from the system."""
    wanted = tuple(dict.fromkeys(ids))
    for line_id in wanted:
        permits.need(system, Line, line_id)
    return bodies.delete(system, wanted)


def _ends(system: System, line: Line) -> str:
    """The two ends of a line, short: "Executive Committee to NHS Herefordshire…"."""
    return " to ".join(wording.clipped(wording.called(system, x), 30) for x in (line.start, line.finish))


def _bends(system: System, line_id: str) -> list[tuple[View, Bend]]:
    return [(view, bend) for view in system.every(View) for bend in view.bends if bend.line == line_id]
