"""The change lines of the catalogue's cases as written, turned into the plain commands of `rule_cases`."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from tests.rules.known_names import known
from tests.rules.rule_cases import Flat, apply, start

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PARTIES = ("parties", "established_by", "appointed_by", "participants", "parent", "partners", "consulted", "scrutiny_bodies")
_PARTIES += ("nominated_by", "approved_by", "represents", "members", "employers", "reports_to", "org", "host", "council")
_ORGANISATIONS = {"LA", "CCG", "nhs_trust", "minister", "NHSE", "LHW", "PCN", "VCSE", "GP_provider_group", "university"}
_WORDS = "parent|form|type|members|org|chair|legal_basis|functions|area|participants|parties|established_by|status"
_TABLE = r"\{.*\}"
_NAME = r"[A-Za-z]\w*"


class NotUnderstoodError(ValueError):
    """A change line says something this language has no words for."""


def commands(case: Flat, cases: dict[str, Flat], fixtures: dict[str, Flat]) -> list[str]:
    """The plain commands a case's change lines mean, in order. Raises NotUnderstoodError."""
    reading = _Reading(fixtures, start(fixtures, case.get("fixture")), case.get("as_of"))
    for line in case["change"]:
        for statement in _whole(line, cases):
            reading.read(statement)
    return reading.commands


def parts(text: str, mark: str) -> list[str]:
    """A text split at a mark that stands outside brackets and quotes."""
    found, depth, quote, last = [], 0, "", 0
    for at, letter in enumerate(text):
        if quote or letter in "'\"":
            quote = "" if letter == quote else quote or letter
        else:
            depth += (letter in "{[(") - (letter in "}])")
            if depth == 0 and text.startswith(mark, at):
                found.append(text[last:at])
                last = at + len(mark)
    return [x.strip() for x in (*found, text[last:]) if x.strip()]


def _whole(line: str, cases: dict[str, Flat]) -> Iterator[str]:
    """Statements of a line; "as T022 but …" and "as T126 with …" stand for that case's own and more."""
    if match := re.fullmatch(r"as (T\d+)(?: (?:but|with) (.+))?", line):
        for earlier in cases[match[1]]["change"]:
            yield from _whole(earlier, cases)
        for more in parts((match[2] or "").replace(" and ", "; "), ";"):
            yield f"set {more}"
        return
    setting = False
    for statement in parts(line, ";"):
        setting = statement.startswith("set ") or (setting and re.match(r"[\w.]+ \+?=", statement) is not None)
        yield statement if statement.startswith("set ") or not setting else f"set {statement}"


def _shown(value: Any) -> str:
    return json.dumps(value, default=lambda x: x.isoformat(), ensure_ascii=False)


class _Reading:
    """What has been read so far: the chart as it stands, and the record the next words may lean on."""

    def __init__(self, fixtures: dict[str, Flat], flat: Flat, day: object) -> None:
        self.fixtures, self.flat, self.day = fixtures, flat, day or flat.get("as_of")
        self.commands: list[str] = []
        self.last_seat = ""

    # -- the chart as it grows

    def give(self, command: str) -> None:
        apply(self.flat, command, self.fixtures)
        self.commands.append(command)

    def has(self, name: str) -> bool:
        return any(name in self.flat[x] for x in ("orgs", "bodies", "seats", "persons", "agreements", "consultations"))

    def need(self, name: str) -> None:
        """Put a party that is spoken of but was never drawn on the chart, when the catalogue's name says what it is."""
        if self.has(name) or (name == "ICB" and any(x.get("type") == "ICB" for x in self.flat["orgs"].values())):
            return
        found = known(name, self.fixtures)
        if found is not None:
            section, table = found
            self.parties(table)
            self.give(f"add {section} {name} {_shown(table)}")

    def parties(self, table: Flat) -> None:
        for key in _PARTIES:
            for name in [table[key]] if isinstance(table.get(key), str) else table.get(key, ()):
                if isinstance(name, str):
                    self.need(name)

    def table(self, text: str) -> Flat:
        """A table as the chart holds it: what is unset left out, counts in words counted, everyone it names drawn."""
        table = {key: self.value(x) for key, x in yaml.safe_load(text).items() if x != "unset"}
        self.parties(table)
        return table

    def value(self, value: Any) -> Any:
        if isinstance(value, str) and (match := re.fullmatch(r"(\w+) LAs", value)) and match[1] in _NUMBERS:
            names = [f"LA{x + 1}" for x in range(_NUMBERS[match[1]])]
            for name in names:
                self.give(f"add org {name} {{type: LA, la_tier: unitary}}")
            return names
        return value

    # -- statements

    def read(self, statement: str) -> None:
        for pattern, meaning in _STATEMENTS:
            if match := re.fullmatch(pattern, statement):
                meaning(self, *match.groups())
                return
        raise NotUnderstoodError(statement)

    def remove_seats(self, names: str) -> None:
        for name in re.split(r",\s*|\s+and\s+", names):
            self.give(f"remove seat {name}")

    def keep(self, names: str) -> None:
        self.give(f"keep only seats {names}")

    def set(self, path: str, how: str, value: str) -> None:
        head = path.split(".")[0]
        given = self.value(yaml.safe_load(value))
        self.need(head)
        key = path.rsplit(".", 1)[-1]
        if given != "unset":
            self.parties({key: given})
        if key == "substantial" and given == "unset":
            head = next(iter(self.flat["consultations"]))
            self.give(f"set {head}.substantial_for = unset; {head}.not_substantial_for = unset")
        else:
            self.give(f"set {path} {how} {_shown(given)}")

    def set_last(self, key: str, how: str, value: str) -> None:
        """A field with no record before it belongs to the consultation, the line or the board spoken of."""
        self.set(f"{next(iter(self.flat['consultations']), '')}.{key}", how, value)

    def overlap(self, of: str | None, boards: str) -> None:
        """Boards whose area overlaps a council's: each is drawn with that council's area."""
        area = self.flat["orgs"][of or "WCC"]["area"]
        for name in yaml.safe_load(boards):
            if name not in self.flat["orgs"]:
                self.give(f"add org {name} {_shown({'type': 'ICB', 'area': area})}")

    def set_each(self, words: str, field: str, value: str) -> None:
        """A field of every seat, or of every person in an ordinary member's seat."""
        for name, seat in list(self.flat["seats"].items()):
            if words == "seat":
                self.give(f"set {name}.{field} = {value}")
            elif seat.get("role") not in ("chair", "chief_executive") and "holder" in seat:
                self.give(f"set {seat['holder']}.{field} = {value}")

    def unset(self, field: str, names: str) -> None:
        for name in re.split(r",\s*|\s+and\s+", names):
            self.give(f"set {name}.{field} = unset")

    def unset_path(self, path: str) -> None:
        self.give(f"set {path} = unset")

    def take(self, what: str, name: str) -> None:
        """A function taken from a body; with no functions recorded, it has then the others such a body has by law."""
        own = {"HWB": ["jsna", "jlhws"]}.get(str(self.flat["bodies"][name]["type"]), [])
        left = [x for x in self.flat["bodies"][name].get("functions", own) if x != what]
        self.give(f"set {name}.functions = {_shown(left)}")

    def add(self, section: str | None, name: str, text: str) -> None:
        """A record with its table. Without a word for its section, its kind says it; a name already drawn is added to."""
        table = self.table(text)
        if section is None and self.has(name):
            for key, value in table.items():
                self.give(f"set {name}.{key} = {_shown(value)}")
            return
        if section is None and "type" not in table:
            found = known(name, self.fixtures)
            section, table = (found[0], {**found[1], **table}) if found else ("body", table)
        if section in (None, "body") and str(table.get("type")) in _ORGANISATIONS:
            section = "org"
        if section == "agreement" and isinstance(manager := table.get("pool_manager"), str) and " employed by " in manager:
            table["pool_manager"] = "pool_manager"
            self.give(f"add person pool_manager {_shown({'employers': [manager.rsplit(' ', 1)[-1]]})}")
        seats = table.pop("seats", None)
        self.give(f"add {section or 'body'} {name} {_shown(self.drawn(table))}")
        if seats is not None:
            self.give(f"add seat {name}.{name}_members {_shown({'least': seats, 'most': seats})}")

    def drawn(self, table: Flat) -> Flat:
        """The catalogue draws every record it lists: one that has ended by the day is still called current on it."""
        end = table.get("exists_to")
        if isinstance(end, dt.date) and isinstance(self.day, dt.date) and end < self.day:
            return {**table, "statuses": {"current": end + dt.timedelta(1)}}
        return table

    def add_from(self, name: str, fixture: str) -> None:
        self.give(f"add body {name} as {fixture}")

    def add_seat(self, body: str, name: str, text: str) -> None:
        self.need(body)
        self.last_seat = name
        self.give(f"add seat {body}.{name} {_shown(self.table(text))}")

    def add_edge(self, name: str | None, text: str) -> None:
        edge = {key: x for key, x in yaml.safe_load(text).items() if x != "unset"}
        for end in ("from", "to"):
            edge[end] = self.end(str(edge[end]))
        self.give(f"add edge {_shown({'name': name, **edge} if name else edge)}")

    def end(self, words: str) -> str:
        """One end of a line: a party, "person pd", or an office in words, for whom a person is made."""
        if match := re.fullmatch(rf"person ({_NAME})", words):
            if not self.has(match[1]):
                self.give(f"add person {match[1]} {{}}")
            return match[1]
        if match := re.fullmatch(rf"({_NAME}) \(non-executive\)", words):
            council = next(x for x, y in self.flat["orgs"].items() if y["type"] == "LA")
            self.give(f"add person {match[1]} {_shown({'offices': [{'role': match[1], 'org': council}]})}")
            return match[1]
        self.need(words)
        return words

    def arrow(self, kind: str, one: str, other: str) -> None:
        self.add_edge(None, _shown({"type": kind, "from": one, "to": other}))

    def several_edges(self, name: str, words: str) -> None:
        """WEC edges accountable_to HWB scope '…', accountable_to ICB scope '…'."""
        for part in parts(words, ","):
            match = re.fullmatch(rf"(\w+) ({_NAME})(?: scope '(.+)')?", part)
            if match is None:
                raise NotUnderstoodError(part)
            scope = {"scope": match[3]} if match[3] else {}
            self.add_edge(None, _shown({"type": match[1], "from": name, "to": match[2], **scope}))

    def bare_edges(self, number: str, kind: str) -> None:
        """So many lines of a kind, with neither end named: from one group to so many bodies the catalogue knows."""
        for other in ["HWB", "ICB", "ICP"][: _NUMBERS[number]]:
            self.arrow(kind, "WEC", other)

    def last_edge(self, key: str, value: str) -> None:
        edge = self.flat["edges"][-1]
        edge[key] = yaml.safe_load(value)
        self.commands[max(i for i, x in enumerate(self.commands) if x.startswith("add edge "))] = f"add edge {_shown(edge)}"

    def replace_body(self, old: str, new: str, text: str, kind: str, to: str) -> None:
        """One box in place of a board and its committees, with all their seats and a line upward."""
        self.add("body", new, text)
        for name, seat in self.flat["seats"].items():
            if seat["body"] == old:
                self.give(f"set {name}.body = {new}")
        for name, body in list(self.flat["bodies"].items()):
            if name == old or body.get("parent") == [old]:
                self.give(f"remove body {name}")
        self.arrow(kind, new, to)

    def words_after(self, name: str, words: str) -> None:
        """PLACE form committee_of_icb parent [ICB]; HWB1 parent Coventry; QC members [d6, d7]; WCC executive."""
        if words in ("executive", "committee"):
            self.need(name)
            self.give(f"set {name}.governance = {words}")
            return
        found = re.findall(r"(\w+) (\[[^\]]*\]|\S+)", words)
        table = {key: yaml.safe_load(x) for key, x in found}
        if isinstance(table.get("parent"), str):
            table["parent"] = [table["parent"]]
        self.add(None, name, _shown(table))

    def several(self, words: str) -> None:
        for part in parts(words, ","):
            name, rest = part.split(" ", 1)
            self.words_after(name, rest)

    # -- people

    def offices(self, words: str) -> list[Flat]:
        """ "executive_member WCC" as an office."""
        found = []
        for item in yaml.safe_load(words):
            role, council = item.split(" ") if isinstance(item, str) else (item["role"], item["org"])
            self.need(council)
            found.append({"role": role, "org": council})
        return found

    def last_holder(self, words: str) -> None:
        self.give(f"set {self.last_seat}.offices = {_shown(self.offices(words))}")

    def sits(self, person: str, body: str) -> None:
        self.need(body)
        self.give(f"add seat {body}.{body}_{person} {_shown({'role': 'member', 'holder': person})}")

    def person_sits(self, person: str, offices: str, body: str) -> None:
        self.give(f"set {person}.offices = {_shown(self.offices(offices))}")
        self.sits(person, body)

    def member_sits(self, person: str, office: str, council: str, body: str) -> None:
        self.person_sits(person, f"[{office} {council}]", body)

    def chairs_and_sits(self, person: str, chaired: str, body: str) -> None:
        self.need(chaired)
        self.give(f"set {chaired}.chair = {person}")
        self.sits(person, body)

    def consultation(self, text: str) -> None:
        table = self.table(text)
        self.need(str(table.get("responsible_person", "")))
        said = table.pop("substantial", {})
        table["substantial_for"] = [x for x, so in said.items() if so is True]
        table["not_substantial_for"] = [x for x, so in said.items() if so is False]
        self.give(f"add consultation C1 {_shown(table)}")

    def nothing(self, *_words: str) -> None:
        """Words that only say what is absent, as it is."""


Meaning = Callable[..., None]
_STATEMENTS: tuple[tuple[str, Meaning], ...] = (
    (r"remove seats? (.+)", _Reading.remove_seats),
    (r"remove (body \w+)", lambda r, x: r.give(f"remove {x}")),
    (r"keep only seats (.+)", _Reading.keep),
    (r"set overlap(?:\((\w+) area\))? = (.+)", _Reading.overlap),
    (r"(?:set )?(\w+(?:\.\w+)+) (\+?=) (.+)", _Reading.set),
    (r"set (\w+) (\+?=) (.+)", _Reading.set_last),
    (r"for every ordinary-(member) holder set ([\w.]+) = (.+)", _Reading.set_each),
    (r"every (seat)\.(\w+) = (.+)", _Reading.set_each),
    (r"unset (\w+) of (.+)", _Reading.unset),
    (r"remove (\w+(?:\.\w+)+)", _Reading.unset_path),
    (r"remove (\w+) from (\w+)", _Reading.take),
    (r"add body (\w+) as (FX-\w+)", _Reading.add_from),
    (rf"add seat (\w+)\.(\w+) ({_TABLE})", _Reading.add_seat),
    (rf"(?:add )?edge (?:(\w+) )?({_TABLE})", _Reading.add_edge),
    (r"edge (\w+) (\w+)\s*(?:→|->|to)\s*(\w+)", _Reading.arrow),
    (rf"consultation (?:\w+ )?({_TABLE})", _Reading.consultation),
    (rf"(?:add )?(org|body|person|agreement) (\w+) ({_TABLE})(?: with no edges)?", _Reading.add),
    (rf"replace body (\w+) with body (\w+) ({_TABLE}) holding all seats and an (\w+) edge to (\w+)", _Reading.replace_body),
    (r"person (\w+) \{offices: (\[.+\])\} holds an? (\w+) seat", _Reading.person_sits),
    (r"person (\w+) (\w+) of (\w+) holds an? (\w+) seat", _Reading.member_sits),
    (r"person (\w+) chairs (\w+) and holds an? (\w+) seat", _Reading.chairs_and_sits),
    (r"holder offices (\[.+\])", _Reading.last_holder),
    (r"(\w+) is not an? .+", _Reading.nothing),
    (r"(two|three) (\w+) edges, no scope", _Reading.bare_edges),
    (r"(\w+) edges (.+)", _Reading.several_edges),
    (r"(\w+): (.+)", _Reading.last_edge),
    (rf"()({_NAME}) ({_TABLE})", lambda r, _, name, text: r.add(None, name, text)),
    (r"bodies (.+)", _Reading.several),
    (rf"({_NAME}) (executive|committee|(?:(?:{_WORDS}) (?:\[[^\]]*\]|\S+)(?: |$))+)", _Reading.words_after),
)
