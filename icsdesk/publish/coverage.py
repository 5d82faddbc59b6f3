"""Which sections of the Acts the rules look at, which they do not and why: a page and a text, worked out from citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from icsdesk.publish.citations import provisions
from icsdesk.publish.page import anchor, code_words, esc, link, page, para, table
from icsdesk.publish.words import several
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule

_NOT_IN_MAP = "Cited by a rule, and not described here yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One provision: what it is about, the rules that look at it, and when none does, why."""

    ref: str
    about: str
    rules: tuple[Rule, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an Act, under the Act's title."""

    act: str
    title: str
    link: str
    rows: tuple[Row, ...]


def parts(acts: Iterable[Mapping[str, Any]], packs: Sequence[Pack]) -> tuple[Part, ...]:
    """The map of Acts with the rules of the packs in it. A provision that only a citation names is added to its Act.

    `acts` is the data of the map: each with act (as citations call it), title, link, and parts of provisions (ref, about, why).
    """
    by_provision: dict[tuple[str, str], list[Rule]] = {}
    for rule in (x for pack in packs for x in pack.rules):
        for provision in provisions(rule.citation):
            by_provision.setdefault(provision, []).append(rule)
    found: list[Part] = []
    for act in acts:
        for part in act["parts"]:
            rows = tuple(_row(act["act"], x, by_provision) for x in part["provisions"])
            found.append(Part(str(act["title"]), str(part["title"]), str(act["link"]), rows))
    rest: dict[str, list[Row]] = {}
    for (name, ref), rules in by_provision.items():
        rest.setdefault(name, []).append(Row(ref, _NOT_IN_MAP, tuple(rules)))
    return (*found, *(Part(name, "Other provisions", "", tuple(rows)) for name, rows in rest.items()))


def elsewhere(packs: Sequence[Pack]) -> tuple[Rule, ...]:
    """Rules that rest on no provision: policy, guidance and practice."""
    return tuple(x for pack in packs for x in pack.rules if not provisions(x.citation))


def html(acts: Iterable[Mapping[str, Any]], packs: Sequence[Pack]) -> bytes:
    """The whole map as a web page that stands alone."""
    return page("What the check covers", _body(parts(acts, packs), packs))


def text(acts: Iterable[Mapping[str, Any]], packs: Sequence[Pack]) -> str:
    """The whole map as plain text."""
    lines = ["What the check covers", ""]
    act = ""
    for part in parts(acts, packs):
        lines += ["", part.act] if part.act != act else []
        act = part.act
        lines.append(f"  {part.title}")
        for row in part.rows:
            said = ", ".join(x.code for x in row.rules) or f"no rule. {row.why}"
            lines.append(f"    {row.ref}: {row.about}: {said}")
    lines += ["", "Policy, guidance and practice"]
    lines += [f"    {x.code}: {x.citation}" for x in elsewhere(packs)]
    return "\n".join(lines) + "\n"


def _row(act: str, data: Mapping[str, Any], by_provision: dict[tuple[str, str], list[Rule]]) -> Row:
    rules = tuple(by_provision.pop((act, str(data["ref"])), ()))
    return Row(str(data["ref"]), str(data["about"]), rules, str(data.get("why", "")))


def _body(found: Sequence[Part], packs: Sequence[Pack]) -> Iterator[str]:
    rules = [x for pack in packs for x in pack.rules]
    rows = [row for part in found for row in part.rows]
    looked = sum(bool(x.rules) for x in rows)
    yield "<h1>What the check covers</h1>"
    yield para(
        f"{several(len(rules), 'rule')} in {several(len(packs), 'set')}. Of the {several(len(rows), 'entry', 'entries')} below, "
        f"{looked} {'is' if looked == 1 else 'are'} looked at by at least one rule; for each of the others the reason is given. "
        "What a provision is about is put in our own words: read the Act before relying on it."
    )
    acts = list(dict.fromkeys(x.act for x in found))
    items = "".join(f'<li><a href="#{anchor(x)}">{esc(x)}</a></li>' for x in (*acts, "Policy, guidance and practice"))
    yield f'<nav aria-label="Acts and regulations"><ul>{items}</ul></nav>'
    yield table("Sets of rules", ("Set", "Version", "Rules"), _packs(packs), numbers=(2,))
    act = ""
    for part in found:
        if part.act != act:
            act = part.act
            yield f'<h2 id="{anchor(act)}">{link(act, part.link)}</h2>'
        yield table(part.title, ("Provision", "What it is about", "Rules that look at it, or why none does"), _rows(part))
    yield f'<h2 id="{anchor("Policy, guidance and practice")}">Policy, guidance and practice</h2>'
    cells = [[esc(x.code), esc(x.sentence), link(x.citation, x.link)] for x in elsewhere(packs)]
    yield table("Rules that rest on no section of an Act", ("Rule", "What it says", "Source"), cells)
    yield '<h2 id="every-rule">Every rule and its source</h2>'
    cells = [[esc(x.code), esc(x.sentence), link(x.citation, x.link)] for x in rules]
    yield table("Rules in the order of their sets", ("Rule", "What it says", "Source"), cells)


def _packs(packs: Sequence[Pack]) -> Iterator[list[str]]:
    for pack in packs:
        stage = f"<br>Proposed law: {esc(pack.stage)}" if pack.stage else ""
        yield [esc(pack.title) + stage, esc(pack.version), str(len(pack.rules))]


def _rows(part: Part) -> Iterator[list[str]]:
    for row in part.rows:
        said = code_words(x.code for x in row.rules) if row.rules else f'<span class="quiet">No rule. {esc(row.why)}</span>'
        yield [esc(row.ref), esc(row.about), said]
