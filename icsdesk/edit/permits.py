"""What the workshop refuses: only what would break the document. What is merely unlawful is for the rules to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import TypeVar

from icsdesk.domain.kinds import LineKind, Office
from icsdesk.domain.records import OFFICE_PREFIX, SECTION_OF, Line, Part, Place, Record
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, in_words
from icsdesk.edit import sensible, wording

R = TypeVar("R", bound=Record)

UPWARD = {
    LineKind.ACCOUNTABLE_TO: ("answer to itself", "to answer to"),
    LineKind.REPORTS_TO: ("report to itself", "to report to"),
    LineKind.COMMITTEE_OF: ("be a committee of itself", "for it to be a committee of"),
}
"""Kinds of line that must not run in a circle, and how to say so."""

NAMED = ("name", "title", "text")
"""Fields that, where a record must have them, must not be empty."""


class Refused(Exception):
    """An edit would break the document. Nothing has been altered; the message says what to do instead."""


def need(system: System, kind: type[R], record_id: str) -> R:
    """The record with this id and kind. Raises Refused when it is not there."""
    record = system.find(kind, record_id)
    if record is None:
        raise Refused(
            f"There is no {wording.NOUNS[SECTION_OF[kind]][0]} here to change. It may have been deleted. Select another"
        )
    return record


def exists(system: System, record_id: str) -> Record:
    """The record with this id. Raises Refused when it is not there."""
    record = system.get(record_id)
    if record is None:
        raise Refused("What you chose is no longer here. It may have been deleted. Select something else")
    return record


def name_given(text: str, what: str, word: str = "name") -> str:
    """A name as it will be kept. Raises Refused when nothing is left of it."""
    name = wording.one_line(text)
    if not name:
        raise Refused(f"Enter a {word} for this {what}")
    return name


def kinds_between(system: System, a: str, b: str) -> tuple[LineKind, ...]:
    """Kinds of line that can run from `a` to `b`, the sensible ones first. Empty when no line can."""
    start, finish = system.get(a), system.get(b)
    if start is None or finish is None:
        return ()
    return tuple(x for x in sensible.kinds_in_order(start, finish) if why_not_connect(system, a, b, x) is None)


def why_not_connect(system: System, start: str, finish: str, kind: LineKind, subject: str = "") -> str | None:
    """Why a line cannot be drawn, as a sentence with its cure; None when it can."""
    return why_not_line(system, Line(id="", start=start, finish=finish, kind=kind, subject=subject))


def why_not_line(system: System, line: Line) -> str | None:
    """Why a line as given cannot stand in a system (its own record there is not counted); None when it can."""
    start, finish = system.get(line.start), system.get(line.finish)
    if start is None or finish is None:
        return "One end of this line is no longer here. Choose another body"
    if start.id == finish.id:
        return f"A line cannot run from {system.name_of(start.id)} to itself. Choose another body"
    for end, record in (("start", start), ("finish", finish)):
        if not sensible.can_end(line.kind, end, record):
            return f'A "{line.kind.label}" line cannot {end} at {wording.a(wording.noun(record))}. Choose another kind of line, or a body'
    return _same_line_twice(system, line) or _in_a_circle(system, line)


def _same_line_twice(system: System, line: Line) -> str | None:
    ends = (line.start, line.finish)
    for other in system.lines_at(line.start):
        same_ends = (other.start, other.finish) == ends or (not line.kind.directed and (other.finish, other.start) == ends)
        if same_ends and other.kind is line.kind and other.subject == line.subject and _together(line, other):
            about = f' about "{line.subject}"' if line.subject else ""
            names = f"{system.name_of(line.start)} to {system.name_of(line.finish)}"
            return f'There is already a "{line.kind.label}" line{about} from {names}. Give this one another subject or kind'
    return None


def _together(line: Line, other: Line) -> bool:
    """Whether two lines may hold on one day of one scenario. A line with an end recorded is history and is not counted."""
    if other.id == line.id or line.span.end or other.span.end:
        return False
    return line.scenario is None or other.scenario is None or line.scenario == other.scenario


def _in_a_circle(system: System, line: Line) -> str | None:
    if line.kind not in UPWARD:
        return None
    through = _way_up(system, line)
    if through is None:
        return None
    itself, cure = UPWARD[line.kind]
    return f"{system.name_of(line.start)} would {itself} through {system.name_of(through)}. Choose a different body {cure}"


def _way_up(system: System, line: Line) -> str | None:
    """The first body above `line.finish` on a way that leads back to `line.start`; `line.finish` itself when it is next."""
    seen, waiting = {line.finish}, [line.finish]
    while waiting:
        here = waiting.pop()
        for up in system.lines_from(here, line.kind):
            if not _together(line, up):
                continue
            if up.finish == line.start:
                return here
            if up.finish not in seen:
                seen.add(up.finish)
                waiting.append(up.finish)
    return None


def check(old: System, new: System, touched: frozenset[str]) -> None:
    """Look at every record a step touched. Raises Refused when the new system would be broken where the old one was not."""
    for record_id in sorted(touched):
        after, before = new.get(record_id), old.get(record_id)
        if after is None or after == before:
            continue
        _check_names(before, after)
        _check_dates(before, after)
        _check_range(before, after)
        _check_references(before, after, new)
        if isinstance(after, Line) and (not isinstance(before, Line) or _standing(before) != _standing(after)):
            reason = why_not_line(new, after)
            if reason:
                raise Refused(reason)
        if isinstance(after, Place) and after.within != getattr(before, "within", None):
            _check_within(after, new)
    if new.about != old.about:
        _check_references(old.about, new.about, new)


def _standing(line: Line) -> tuple[object, ...]:
    return (line.start, line.finish, line.kind, line.subject, line.scenario, line.span.end is None)


def _check_names(before: Record | None, after: Record) -> None:
    for item in fields(after):
        if item.name not in NAMED or item.default is not MISSING:
            continue
        now = getattr(after, item.name)
        if not str(now or "").strip() and (before is None or getattr(before, item.name) != now):
            article = "the text of" if item.name == "text" else f"a {item.name} for"
            raise Refused(f"Enter {article} this {wording.noun(after)}")


def _check_dates(before: Record | None, after: Record) -> None:
    known = set(_spans(before)) if before is not None else set()
    what = wording.noun(after)
    for span in _spans(after):
        if span in known:
            continue
        for start, end, planned in ((span.start, span.end, ""), (span.planned_start, span.planned_end, "is planned to ")):
            if start and end and end.last < start.first:
                ends, starts = (f"{planned}end", f"{planned}start") if planned else ("ends", "starts")
                raise Refused(f"The date this {what} {ends} must be the same as or after {in_words(start)}, when it {starts}")


def _check_range(before: Record | None, after: Record) -> None:
    least, most = getattr(after, "least", None), getattr(after, "most", None)
    if (least, most) == (getattr(before, "least", None), getattr(before, "most", None)):
        return
    if (least is not None and least < 0) or (most is not None and most < 0):
        raise Refused("A number of seats or members must be 0 or more")
    if least is not None and most is not None and most < least:
        raise Refused(f"The highest number must be the same as or more than {least}, the lowest")


def _spans(part: Part) -> Iterator[Span]:
    for item in fields(part):
        value = getattr(part, item.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Span):
                yield one
            elif isinstance(one, Part):
                yield from _spans(one)


def _check_references(before: Part | None, after: Part, system: System) -> None:
    known = set(_mentions(before)) if before is not None else set()
    for target, sections, offices in _mentions(after):
        if (target, sections, offices) in known and target in system.records:
            continue
        if offices and target.startswith(OFFICE_PREFIX):
            if target.removeprefix(OFFICE_PREFIX) in {x.value for x in Office}:
                continue
            raise Refused(f'"{target}" is not an office that can be chosen here. Choose one from the list')
        record = system.get(target)
        if record is None:
            raise Refused("What you chose is no longer here. It may have been deleted. Choose something else")
        if SECTION_OF[type(record)] not in sections:
            wanted = " or ".join(wording.NOUNS[x][0] for x in sections)
            raise Refused(f"{wording.a(wording.noun(record)).capitalize()} cannot be chosen here. Choose {wording.a(wanted)}")


def _mentions(part: Part) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    for item in fields(part):
        value = getattr(part, item.name)
        for one in value if isinstance(value, tuple) else (value,):
            if "to" in item.metadata:
                if one is not None:
                    yield one, item.metadata["to"], bool(item.metadata.get("offices"))
            elif is_dataclass(one) and isinstance(one, Part):
                yield from _mentions(one)


def _check_within(place: Place, system: System) -> None:
    seen, above = {place.id}, place.within
    while above is not None:
        if above in seen:
            raise Refused(f"{place.name} would be inside itself. Choose a different place for it to be within")
        seen.add(above)
        higher = system.find(Place, above)
        above = higher.within if higher else None
