"""The rules as a list: which bind on a day, which start and end on it, and which are about a kind of body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from icsdesk.domain.kinds import BodyKind
from icsdesk.domain.times import day_in_words
from icsdesk.publish.words import SEVERITY_SHORT, in_force_words, several
from icsdesk.rules.finding import Severity
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule
from icsdesk.rules.trying import in_force

_TRUST = (BodyKind.TRUST_BOARD,)
_ABOUT: dict[str, tuple[BodyKind, ...]] = {
    "ICB": (BodyKind.ICB_BOARD, BodyKind.ICB_COMMITTEE, BodyKind.ICB_SUBCOMMITTEE, BodyKind.ICB_PLACE_COMMITTEE),
    "ICP": (BodyKind.ICP,),
    "HWB": (BodyKind.HWB, BodyKind.JOINT_HWB, BodyKind.HWB_SUBCOMMITTEE),
    "SCR": (BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY),
    "LA": (BodyKind.COUNCIL, BodyKind.COUNCIL_EXECUTIVE, BodyKind.COUNCIL_COMMITTEE),
    "LHW": (BodyKind.HWB,),
    "PLC": (BodyKind.PLACE_PARTNERSHIP, BodyKind.ICB_PLACE_COMMITTEE),
    "PRC": (BodyKind.PROVIDER_COLLABORATIVE,),
    "PRV": _TRUST,
    "FT": (*_TRUST, BodyKind.COUNCIL_OF_GOVERNORS),
    "NT": _TRUST,
    "CCG": (BodyKind.CCG_GOVERNING_BODY,),
    "CLU": (BodyKind.CLUSTER_BOARD, BodyKind.ICB_BOARD),
}
"""Kinds of body by the first letters of a rule's code; the other rules look at bodies of any kind."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the rules change: those that bind from it, and those whose last day was the day before."""

    day: dt.date
    starts: tuple[Rule, ...]
    ends: tuple[Rule, ...]


def about(rule: Rule) -> tuple[BodyKind, ...]:
    """The kinds of body a rule is about; empty when it looks at any."""
    return _ABOUT.get(rule.code.partition("-")[0], ())


def chosen(
    packs: Sequence[Pack],
    *,
    on: dt.date | None = None,
    severities: Iterable[Severity] = (),
    body: BodyKind | None = None,
    words: str = "",
) -> tuple[Rule, ...]:
    """The rules in the order of their packs that bind on a day, have one of these severities, are about a kind of body, and
    have all the words somewhere in them. What is left out does not narrow. Rules about any kind of body always stay.
    """
    wanted, sought = set(severities), words.lower().split()
    return tuple(
        rule
        for pack in packs
        for rule in pack.rules
        if (on is None or in_force(rule, on))
        and (not wanted or rule.severity in wanted)
        and (body is None or not about(rule) or body in about(rule))
        and all(x in _all_words(rule) for x in sought)
    )


def turns(packs: Sequence[Pack]) -> tuple[Turn, ...]:
    """Every day on which a rule starts, or on which one has just ended, in order."""
    rules = [x for pack in packs for x in pack.rules]
    after = {x.code: x.in_force_until + dt.timedelta(1) for x in rules if x.in_force_until}
    days = sorted({x.in_force_from for x in rules if x.in_force_from} | set(after.values()))
    return tuple(
        Turn(day, tuple(x for x in rules if x.in_force_from == day), tuple(x for x in rules if after.get(x.code) == day))
        for day in days
    )


def turn_in_words(turn: Turn) -> str:
    """ "1 July 2022: 3 rules start (…). 2 rules end the day before (…)."."""
    parts = [f"{several(len(x), 'rule')} {verb} ({', '.join(y.code for y in x)})." for x, verb in _sides(turn) if x]
    return f"{day_in_words(turn.day)}: {' '.join(parts)}"


def listing(
    packs: Sequence[Pack],
    *,
    on: dt.date | None = None,
    severities: Iterable[Severity] = (),
    body: BodyKind | None = None,
) -> str:
    """The chosen rules as plain text; with a day also what changes on it and next, else every day on which rules change."""
    rules = chosen(packs, on=on, severities=severities, body=body)
    when = f" in force on {day_in_words(on)}" if on else ""
    lines = [f"{several(len(rules), 'rule')}{when}", ""]
    for rule in rules:
        lines.append(f"{rule.code:<8} {rule.sentence}")
        lines.append(
            f"         {SEVERITY_SHORT[rule.severity]}. {in_force_words(rule.in_force_from, rule.in_force_until)}. {rule.citation}"
        )
    lines += ["", *_changes(packs, on)]
    return "\n".join(lines) + "\n"


def _changes(packs: Sequence[Pack], on: dt.date | None) -> Iterator[str]:
    found = turns(packs)
    if on is None:
        yield "Days on which rules start or end"
        yield from (f"  {turn_in_words(x)}" for x in found)
        return
    today = next((x for x in found if x.day == on), None)
    yield turn_in_words(today) if today else f"No rule starts on {day_in_words(on)} and none ended the day before."
    later = next((x for x in found if x.day > on), None)
    yield f"Next change: {turn_in_words(later)}" if later else "No later change is known."


def _sides(turn: Turn) -> tuple[tuple[tuple[Rule, ...], str], ...]:
    starts = "starts" if len(turn.starts) == 1 else "start"
    ends = "ended the day before"
    return (turn.starts, starts), (turn.ends, ends)


def _all_words(rule: Rule) -> str:
    return " ".join((rule.code, rule.sentence, rule.why, rule.todo, rule.citation)).lower()
