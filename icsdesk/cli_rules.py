"""The commands about the rules themselves: explain one, list those in force, and show which sections of the Acts they cover."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from icsdesk import places
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.kinds import BodyKind
from icsdesk.publish import coverage, explain, rulebook
from icsdesk.rules.finding import Severity
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule
from icsdesk.storage.files import put
from icsdesk.storage.help import load_help, load_map
from icsdesk.storage.packs import load_packs, proposed_packs


class NoSuchRuleError(Exception):
    """A rule was asked for that no pack has; the message says which are near."""


def add_commands(commands: Any, day: Callable[[str], Any]) -> None:
    """Add these commands to the table of commands; `day` reads a day as typed."""
    one = commands.add_parser(
        "explain", help="say what a rule asks, why, since when, and what a right and a wrong chart look like"
    )
    one.add_argument("code", metavar="CODE", help="the rule's code, like ICB-03")
    one.add_argument("-o", "--output", metavar="OUT", type=Path, help="write it as a web page with both charts drawn")
    two = commands.add_parser("rules", help="list the rules, and which start and end on a day")
    two.add_argument("--on", metavar="DATE", type=day, help="only those in force on a day, like 2022-07-01, or today")
    two.add_argument("--severity", metavar="WORD", type=_severity, action="append", help=f"only: {_words(Severity)}")
    two.add_argument("--body", metavar="KIND", type=_body, help="only those about a kind of body, like icb_board, hwb or icp")
    three = commands.add_parser("coverage", help="say which sections of the Acts the rules look at, and which not and why")
    three.add_argument("-o", "--output", metavar="OUT", type=Path, help="write it as a web page")


def find(code: str, packs: tuple[Pack, ...]) -> tuple[Rule, Pack]:
    """A rule by its code, however it is typed, with its pack. Raises NoSuchRuleError."""
    known = {rule.code.lower(): (rule, pack) for pack in packs for rule in pack.rules}
    typed = re.sub(r"-(\d)(?=\D|$)", r"-0\1", code.lower())
    if typed in known:
        return known[typed]
    near = [known[x][0].code for x in difflib.get_close_matches(code.lower(), known, 3)]
    hint = f" Near it: {', '.join(near)}." if near else ""
    raise NoSuchRuleError(f'There is no rule "{code}".{hint} This lists them all: icsdesk rules')


def _explain(arguments: argparse.Namespace) -> int:
    packs = _packs()
    proposed, _ = proposed_packs(places.proposed_packs())
    rule, pack = find(arguments.code, (*packs, *proposed))
    told = load_help(places.help_pages(), rule.code)
    if arguments.output:
        measure = FontMeasure(places.fonts())
        put(arguments.output, explain.page(rule, told.right, told.wrong, measure, needs=told.needs, pack=pack))
        print(f"{arguments.output}: {rule.code}, {rule.sentence}")
    else:
        print(explain.text(rule, told.right, told.wrong, needs=told.needs, pack=pack), end="")
    return 0


def _rules(arguments: argparse.Namespace) -> int:
    print(rulebook.listing(_packs(), on=arguments.on, severities=arguments.severity or (), body=arguments.body), end="")
    return 0


def _coverage(arguments: argparse.Namespace) -> int:
    acts, packs = load_map(places.help_pages()), _packs()
    if arguments.output:
        put(arguments.output, coverage.html(acts, packs))
        print(f"{arguments.output}: which sections the rules cover")
    else:
        print(coverage.text(acts, packs), end="")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"explain": _explain, "rules": _rules, "coverage": _coverage}


def _packs() -> tuple[Pack, ...]:
    packs, troubles = load_packs(places.rule_packs())
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return packs


def _severity(text: str) -> Severity:
    try:
        return Severity(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not one of: {_words(Severity)}.') from None


def _body(text: str) -> BodyKind:
    try:
        return BodyKind(text)
    except ValueError:
        words = [x.value for x in BodyKind]
        near = (
            [x for x in words if x.startswith(text.lower())] or difflib.get_close_matches(text, words, 3) or ["icb_board", "hwb"]
        )
        raise argparse.ArgumentTypeError(f'"{text}" is not a kind of body. Near it: {", ".join(near)}.') from None


def _words(kind: type[Severity]) -> str:
    return ", ".join(x.value for x in kind)
