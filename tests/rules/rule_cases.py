"""Charts as short tables, the way the cases are written: a fixture, small changes to it, and the system they make."""

from __future__ import annotations

import copy
import datetime as dt
import re
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
Flat = dict[str, Any]
_SET = re.compile(r"([\w.]+)\s*(\+?=)\s*(.+)")


def load() -> tuple[dict[str, Flat], list[Flat]]:
    """Fixtures by name, and every case."""
    fixtures = yaml.safe_load((CASES / "fixtures.yaml").read_text(encoding="utf-8"))
    cases = []
    for path in sorted(CASES.glob("*.yaml")):
        if path.name != "fixtures.yaml":
            cases += yaml.safe_load(path.read_text(encoding="utf-8"))
    return fixtures, cases


def start(fixtures: dict[str, Flat], name: str | None) -> Flat:
    """A fresh copy of a fixture as one flat table; with no name an empty chart."""
    flat: Flat = {
        "orgs": {},
        "bodies": {},
        "seats": {},
        "persons": {},
        "edges": [],
        "chart": {},
        "agreements": {},
        "consultations": {},
    }
    if name is None:
        return flat
    source = copy.deepcopy(fixtures[name])
    if "orgs_from" in source:
        flat["orgs"] = copy.deepcopy(fixtures[source["orgs_from"]]["orgs"])
    flat["as_of"] = source.get("as_of")
    flat["chart"] = source.get("chart", {})
    for key in ("orgs", "bodies", "persons"):
        flat[key].update(source.get(key, {}))
    flat["edges"] = source.get("edges", [])
    for key, seats in source.items():
        if key.startswith("seats_of_"):
            for seat, values in seats.items():
                flat["seats"][seat] = {"body": key.removeprefix("seats_of_"), **values}
    return flat


def apply(flat: Flat, change: str, fixtures: dict[str, Flat]) -> None:
    """Make one written change to a flat chart; raises ValueError when the words are not understood."""
    if change.startswith("keep only seats "):
        kept = set(re.split(r",\s*", change.removeprefix("keep only seats ")))
        flat["seats"] = {x: y for x, y in flat["seats"].items() if x in kept}
    elif change.startswith("remove seat "):
        del flat["seats"][change.removeprefix("remove seat ")]
    elif change.startswith("remove body "):
        del flat["bodies"][change.removeprefix("remove body ")]
    elif change.startswith("set "):
        for part in re.split(r";\s*", change.removeprefix("set ")):
            _set(flat, part)
    elif match := re.fullmatch(r"add body (\w+) as (FX-\w+)", change):
        source = start(fixtures, match[2])
        flat["bodies"][match[1]] = source["bodies"][match[1]]
        flat["seats"].update({x: y for x, y in source["seats"].items() if y["body"] == match[1]})
    elif match := re.fullmatch(r"add (org|body|person|agreement|consultation) (\w+) (\{.*\})", change):
        section = {"org": "orgs", "body": "bodies", "person": "persons"}.get(match[1], f"{match[1]}s")
        flat[section][match[2]] = yaml.safe_load(match[3])
    elif match := re.fullmatch(r"add seat (\w+)\.(\w+) (\{.*\})", change):
        flat["seats"][match[2]] = {"body": match[1], **yaml.safe_load(match[3])}
    elif match := re.fullmatch(r"add edge (\{.*\})", change):
        flat["edges"].append(yaml.safe_load(match[1]))
    else:
        raise ValueError(change)


def _set(flat: Flat, words: str) -> None:
    match = _SET.fullmatch(words.strip())
    if match is None:
        raise ValueError(words)
    path, how, value = match[1].split("."), match[2], yaml.safe_load(match[3])
    table = flat["chart"] if path[0] == "chart" else _record(flat, path[0])
    for key in path[1:-1]:
        table = table.setdefault(key, {})
    if value == "unset":
        table.pop(path[-1], None)
    elif how == "+=":
        table[path[-1]] = [*table.get(path[-1], []), *value]
    else:
        table[path[-1]] = value


def _record(flat: Flat, name: str) -> Flat:
    for section in ("bodies", "seats", "orgs", "persons", "agreements", "consultations"):
        if name in flat[section]:
            return dict.__getitem__(flat[section], name)
    return flat["persons"].setdefault(name, {})


def chart_of(case: Flat, fixtures: dict[str, Flat]) -> tuple[Flat, dt.date | None]:
    """The flat chart of a case and its day."""
    flat = start(fixtures, case.get("fixture"))
    for change in case.get("change", []):
        apply(flat, change, fixtures)
    day = case.get("as_of", flat.get("as_of"))
    return flat, None if day == "unset" else day
