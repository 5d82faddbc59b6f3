"""Reads rule packs, those that ship and an officer's own: strict, in plain words, one broken pack never stopping the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icsdesk.rules.finding import Severity
from icsdesk.rules.general import GENERAL
from icsdesk.rules.pack import Pack
from icsdesk.rules.registry import CHECKS, PROPOSED
from icsdesk.rules.rule import Confidence, Rule
from icsdesk.storage.general_words import faults
from icsdesk.storage.nodes import Leaf, Listing, Node, Table, plain
from icsdesk.storage.problems import Problem, UnreadableFileError, did_you_mean, one_of, quoted
from icsdesk.storage.strict_yaml import compose

_PACK_WORDS = ("pack", "version", "title", "stage", "rules")
_NEEDED = ("code", "sentence", "why", "todo", "severity", "citation", "link", "confidence", "check")
_RULE_WORDS = (*_NEEDED, "in_force_from", "in_force_until", "parameters")


_ADDED = ".rules.yaml"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the packs of one shelf may say: which checks, which severities, whether they must name a stage or may leave out a link."""

    checks: Collection[str]
    severities: tuple[Severity, ...]
    staged: bool = False
    local: bool = False


_LEVELS = (Severity.STATUTORY, Severity.NATIONAL_POLICY, Severity.GOOD_PRACTICE)
_LAW = _Shelf(CHECKS, _LEVELS)
_PROPOSED = _Shelf(PROPOSED, _LEVELS, staged=True)
_LOCAL = _Shelf(GENERAL, (Severity.LOCAL,), local=True)


def load_packs(folder: Path) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    """Every pack of a folder in the order of its file names, and a sentence for each thing wrong; a pack with faults is left out.

    A rule code may stand in one pack only: the second is left out of its pack and reported. Proposed law stands in a folder
    inside this one and is not among them.
    """
    packs, troubles = _gathered(sorted(folder.glob("*.yaml")), _LAW, {})
    if not packs and not troubles:
        troubles = (f"No rules were found in {folder}. Nothing can be checked.",)
    return packs, troubles


def proposed_packs(folder: Path) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    """The packs of proposed law in a folder, and what is wrong with them. They are never part of the ordinary check."""
    return _gathered(sorted(folder.glob("*.yaml")), _PROPOSED, {})


def local_packs(
    chart: Path | None, settings_folder: Path | None, law: Iterable[Pack] = ()
) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    """An officer's own packs: every NAME.rules.yaml of the settings folder, then the one beside the chart; and what is wrong.

    `chart` may be a file not saved yet. A code that stands in `law` is left out of the local pack and reported.
    """
    taken = {rule.code: f"the pack {pack.title}" for pack in law for rule in pack.rules}
    paths = sorted(settings_folder.glob(f"*{_ADDED}")) if settings_folder is not None and settings_folder.is_dir() else []
    beside = chart.with_name(chart.name.removesuffix(".yaml").removesuffix(".yml") + _ADDED) if chart is not None else None
    if beside is not None and beside.is_file() and beside not in paths:
        paths.append(beside)
    return _gathered(paths, _LOCAL, taken)


def _gathered(paths: Iterable[Path], shelf: _Shelf, taken: dict[str, str]) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    packs: list[Pack] = []
    troubles: list[str] = []
    for path in paths:
        try:
            pack = _read(path.read_bytes(), path.name, shelf)
        except OSError as problem:
            troubles.append(f"{path.name}: the rules could not be read ({problem.strerror}). Rules in it are not checked.")
        except UnreadableFileError as problem:
            troubles += [f"{x.sentence()} Rules in this file are not checked." for x in problem.problems]
        else:
            for rule in pack.rules:
                if rule.code in taken:
                    troubles.append(f"{path.name}: rule {rule.code} stands in {taken[rule.code]} already. Give it another code.")
            kept = tuple(x for x in pack.rules if x.code not in taken)
            taken.update({x.code: path.name for x in kept})
            packs.append(Pack(pack.name, pack.version, pack.title, kept, pack.stage))
    return tuple(packs), tuple(troubles)


def read_pack(data: bytes, file: str) -> Pack:
    """One pack of law from a file's bytes. Raises UnreadableFileError with everything wrong in it."""
    return _read(data, file, _LAW)


def _read(data: bytes, file: str, shelf: _Shelf) -> Pack:
    root, problems = compose(data, file)
    reading = _Reading(file, problems, shelf)
    pack = reading.pack(root)
    if reading.problems:
        raise UnreadableFileError(reading.problems)
    return pack


class _Reading:
    """One pack being read, gathering what is wrong."""

    def __init__(self, file: str, problems: list[Problem], shelf: _Shelf) -> None:
        self.file, self.problems, self.shelf = file, list(problems), shelf

    def wrong(self, line: int | None, what: str, cure: str) -> None:
        self.problems.append(Problem(self.file, line, what, cure))

    def pack(self, root: Node) -> Pack:
        if not isinstance(root, Table):
            self.wrong(1, "a rule pack begins with its name.", "Write pack: and its name on the first line.")
            return Pack("", "", "", ())
        self.known(root, _PACK_WORDS)
        rules = root.values.get("rules")
        found: list[Rule] = []
        if isinstance(rules, Listing):
            for item in rules.items:
                rule = self.rule(item)
                if rule is not None:
                    found.append(rule)
        else:
            self.wrong(root.line, "the rules are missing.", "Write rules: and a list of rules below it.")
        codes = [x.code for x in found]
        for code in {x for x in codes if codes.count(x) > 1}:
            self.wrong(None, f"rule {code} stands in it twice.", "Give one of them another code.")
        text = {
            key: self.text(root, key, needed=key != "stage" or self.shelf.staged) for key in ("pack", "version", "title", "stage")
        }
        if text["stage"] and not self.shelf.staged:
            self.wrong(root.lines["stage"], "only proposed law has a stage.", "Take the word stage away.")
        return Pack(text["pack"], text["version"], text["title"], tuple(found), text["stage"])

    def rule(self, node: Node) -> Rule | None:
        if not isinstance(node, Table):
            self.wrong(node.line, "a rule is missing its words.", "Write code: and the rest below it.")
            return None
        before = len(self.problems)
        self.known(node, _RULE_WORDS)
        severity = self.word(node, "severity", self.shelf.severities)
        spared = self._spared(severity)
        words = {key: self.text(node, key, needed=key not in spared) for key in _NEEDED}
        confidence = self.word(node, "confidence", tuple(Confidence))
        if confidence is None and self.shelf.local and not words["confidence"]:
            confidence = Confidence.VERIFIED
        self.checked(node, words["check"])
        start, end = self.day(node, "in_force_from"), self.day(node, "in_force_until")
        if start and end and end < start:
            self.wrong(node.lines["in_force_until"], "the rule ends before it begins.", "Change one of the two dates.")
        parameters = self.parameters(node)
        if len(self.problems) > before or severity is None or confidence is None:
            return None
        return Rule(
            **{key: words[key] for key in _NEEDED if key not in ("severity", "confidence")},
            severity=severity,
            confidence=confidence,
            in_force_from=start,
            in_force_until=end,
            parameters=parameters,
        )

    def _spared(self, severity: Severity | None) -> tuple[str, ...]:
        """Words this rule may leave out."""
        if self.shelf.local:
            return ("link", "confidence")
        return ("link",) if severity is Severity.GOOD_PRACTICE else ()

    def checked(self, node: Table, check: str) -> None:
        """The check a rule names is one its shelf may use, and a local rule gives it the words it needs."""
        if check and check not in self.shelf.checks:
            hint = did_you_mean(check, self.shelf.checks)
            hint = hint or (f"Use {one_of(GENERAL)}." if self.shelf.local else "Use the name of a check that this version has.")
            self.wrong(node.lines["check"], f"there is no check called {quoted(check)}.", hint)
        elif check and self.shelf.local:
            for line, what, cure in faults(GENERAL[check], node.values.get("parameters"), node.lines["check"]):
                self.wrong(line, what, cure)

    def known(self, table: Table, words: tuple[str, ...]) -> None:
        for key, line in table.lines.items():
            if key not in words:
                self.wrong(
                    line, f"{quoted(key)} is not a word of a rule pack.", did_you_mean(key, words) or f"Use {one_of(words)}."
                )

    def text(self, table: Table, key: str, *, needed: bool) -> str:
        node = table.values.get(key)
        if isinstance(node, Leaf) and node.text.strip() and not node.nothing:
            return " ".join(node.text.split())
        if needed or (node is not None and not (isinstance(node, Leaf) and not node.text)):
            self.wrong(table.lines.get(key, table.line), f"{key} must be a piece of text.", f"Write {key}: and its words.")
        return ""

    def word(self, table: Table, key: str, kinds: tuple[Any, ...]) -> Any:
        node = table.values.get(key)
        words = [x.value for x in kinds]
        if isinstance(node, Leaf) and node.text in words:
            return kinds[words.index(node.text)]
        if isinstance(node, Leaf):
            self.wrong(node.line, f"{key} must be {one_of(words)}, not {quoted(node.text)}.", "Use one of those words.")
        return None

    def day(self, table: Table, key: str) -> dt.date | None:
        node = table.values.get(key)
        if node is None or (isinstance(node, Leaf) and node.nothing):
            return None
        try:
            return dt.date.fromisoformat(node.text) if isinstance(node, Leaf) else None
        except ValueError:
            self.wrong(node.line, f"{key} must be a real date, like 2022-07-01.", "Write the day as year-month-day.")
            return None

    def parameters(self, table: Table) -> dict[str, Any]:
        node = table.values.get("parameters")
        if node is None:
            return {}
        if not isinstance(node, Table):
            self.wrong(node.line, "parameters must be words with values.", "Write each as a word, a colon and a value.")
            return {}
        return {key: self.dated(value) for key, value in node.values.items()}

    def dated(self, node: Node) -> Any:
        """A value of a parameter, the days in `from` and `until` read as days."""
        if isinstance(node, Table):
            days = {key: self.day(node, key) for key in ("from", "until") if key in node.values}
            return {key: days[key] if key in days else self.dated(value) for key, value in node.values.items()}
        if isinstance(node, Listing):
            return [self.dated(x) for x in node.items]
        return plain(node)
