"""The chart in words, for people who do not see it: every body once, every line, and nothing the picture lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from icsdesk.chart.boxes import clean
from icsdesk.chart.contents import Contents, contents
from icsdesk.chart.hierarchy import depths, parents
from icsdesk.chart.sayings import about, line_sentence
from icsdesk.domain.kinds import Status
from icsdesk.domain.records import Grouping, View
from icsdesk.domain.system import System
from icsdesk.domain.times import Truth, day_in_words

_LONGEST_SUMMARY = 160


def title_of(view: View) -> str:
    """The chart's title as shown."""
    return clean(view.title) or "(no title)"


def heading_words(view: View, day: dt.date | None) -> str:
    """ "As at 1 July 2022 · Approved by the Board"; "" when neither a day nor a status is recorded."""
    parts = [f"As at {day_in_words(day)}"] if day else []
    if view.status:
        parts.append(f"{view.status.label} {view.status_note}".strip())
    elif view.status_note:
        parts.append(view.status_note)
    return " · ".join(parts)


def text_version(
    system: System,
    view: View,
    day: dt.date | None,
    held: Contents | None = None,
    said: Mapping[str, str] | None = None,
    sentences: Mapping[str, str] | None = None,
) -> str:
    """Plain text: title, day, bodies from the top down, lines, groups, notes.

    What is said of each box and the sentence of each line, by id, may be given when they are known already.
    """
    held = held or contents(system, view, day)
    if said is None:
        said = {x: clean(about(system, view, held, record)) for x, (record, _) in held.boxes.items()}
    if sentences is None:
        sentences = {x.line.id: clean(line_sentence(system, x.line, held.day)) for x in held.lines}
    lines = [title_of(view)]
    if under := heading_words(view, held.day):
        lines.append(f"{clean(under)}.")
    if not held.boxes:
        return "\n".join([*lines, "Nothing is on this chart."])
    lines += ["", f"Bodies ({len(held.boxes)}):"]
    for key in reading_order(held):
        lines.append(f"- {clean(system.name_of(key, held.day))}. {said[key]}")
    if held.lines:
        lines += ["", f"Lines ({len(held.lines)}):"]
        lines += [f"- {sentences[x.line.id]}." for x in held.lines]
    if held.frames:
        lines += ["", "Places and groups:"]
        lines += [f"- {frame_sentence(system, held, key)}" for key in held.frames]
    notes = [x for x in (view.chart_note, *view.footnotes) if x]
    if notes:
        lines += ["", "Notes:", *(f"- {clean(x)}" for x in notes)]
    return "\n".join(lines)


def reading_order(held: Contents) -> list[str]:
    """Boxes from the top of the hierarchy down; within a step, in document order."""
    depth = depths(parents(held))
    return sorted(held.boxes, key=lambda key: depth[key])


def frame_sentence(system: System, held: Contents, key: str) -> str:
    """A place or grouping with the drawn bodies that belong to it."""
    names = [clean(system.name_of(x, held.day)) for x in members(system, held, key)]
    record = held.frames[key][0]
    kind = f" ({record.kind.label.lower()})" if isinstance(record, Grouping) else ""
    inside = "; ".join(names) if names else "none of the bodies on this chart"
    return f"{clean(system.name_of(key, held.day))}{kind}: {inside}."


def members(system: System, held: Contents, key: str) -> list[str]:
    """Ids of the drawn boxes that belong to a place (or to a place within it) or to a grouping on the day."""
    record = held.frames[key][0]
    if isinstance(record, Grouping):
        return [
            x.who for x in record.members if x.who in held.boxes and (held.day is None or x.span.holds(held.day) is not Truth.NO)
        ]
    return [x for x, (party, _) in held.boxes.items() if system.lies_within(getattr(party, "place", None), key)]


def summary(system: System, view: View, day: dt.date | None, held: Contents | None = None) -> str:
    """Alternative text of at most 160 characters: what, how many, where, when, and that a description exists."""
    held = held or contents(system, view, day)
    proposed = sum(system.status_of(x, held.day) is Status.PROPOSED for x, _ in held.boxes.values())
    count = _plural(len(held.boxes), "body", "bodies") + (f" ({proposed} proposed)" if proposed else "")
    start = f"Governance chart of {count} and {_plural(len(held.lines), 'line', 'lines')}"
    when = f" as at {day_in_words(held.day)}" if held.day else ""
    end = ". Described in the text version."
    title = title_of(view)
    room = _LONGEST_SUMMARY - len(start) - len(when) - len(end) - 2
    if len(title) > room:
        title = title[: max(room - 1, 0)].rsplit(" ", 1)[0] + "…"
    return f"{start}: {title}{when}{end}"


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
