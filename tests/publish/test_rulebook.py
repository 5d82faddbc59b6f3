"""The rules as a list: by day, severity, kind of body and words, and the days on which they change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import icsdesk
from icsdesk.domain.kinds import BodyKind
from icsdesk.publish.rulebook import about, chosen, listing, turn_in_words, turns
from icsdesk.rules.finding import Severity
from icsdesk.storage.packs import load_packs

PACKS, _ = load_packs(Path(icsdesk.__file__).parent.parent / "resources" / "rule_packs")
RULES = [rule for pack in PACKS for rule in pack.rules]
SWITCH = dt.date(2022, 7, 1)


def codes(**wanted: object) -> set[str]:
    return {x.code for x in chosen(PACKS, **wanted)}  # type: ignore[arg-type]


def test_nothing_asked_gives_every_rule() -> None:
    assert [x.code for x in chosen(PACKS)] == [x.code for x in RULES]


def test_the_day_chooses_the_law() -> None:
    before, after = codes(on=SWITCH - dt.timedelta(1)), codes(on=SWITCH)
    assert {"CCG-01", "HWB-07a"} <= before - after
    assert {"ICB-03", "ICP-01", "HWB-07"} <= after - before


@pytest.mark.parametrize("severity", [Severity.STATUTORY, Severity.NATIONAL_POLICY, Severity.GOOD_PRACTICE])
def test_severity_narrows(severity: Severity) -> None:
    assert codes(severities=[severity]) == {x.code for x in RULES if x.severity is severity}


def test_a_kind_of_body_keeps_its_own_rules_and_those_for_any() -> None:
    found = codes(body=BodyKind.HWB)
    assert {"HWB-03", "GP-01", "DATE-01", "DEL-01"} <= found
    assert not {x for x in found if x.startswith(("ICB-", "ICP-", "FT-", "CCG-"))}
    assert all(BodyKind.HWB in about(x) or not about(x) for x in RULES if x.code in found)


def test_words_are_sought_everywhere_in_a_rule() -> None:
    assert "ICB-14" in codes(words="Mental health KNOWLEDGE")
    assert codes(words="icb-03") == {"ICB-03"}
    assert "ICP-03" in codes(words="116ZA(2)(b)")
    assert codes(words="no such words anywhere") == set()


def test_turns_name_each_start_and_end_once() -> None:
    found = turns(PACKS)
    assert [x.day for x in found] == sorted({x.day for x in found})
    assert sorted(y.code for x in found for y in x.starts) == sorted(x.code for x in RULES if x.in_force_from)
    assert sorted(y.code for x in found for y in x.ends) == sorted(x.code for x in RULES if x.in_force_until)
    switch = next(x for x in found if x.day == SWITCH)
    assert {x.code for x in switch.ends} == {x.code for x in RULES if x.code.startswith("CCG-")} | {"HWB-07a"}
    words = turn_in_words(switch)
    assert words.startswith(f"1 July 2022: {len(switch.starts)} rules start (")
    assert "10 rules ended the day before (" in words


def test_the_list_of_a_day_says_what_changes_on_it_and_next() -> None:
    text = listing(PACKS, on=SWITCH)
    assert text.startswith(f"{len(codes(on=SWITCH))} rules in force on 1 July 2022\n")
    assert "1 July 2022: " in text
    assert "\nNext change: 29 July 2022: 1 rule starts (ICP-10).\n" in text
    quiet = listing(PACKS, on=dt.date(2030, 1, 1))
    assert "No rule starts on 1 January 2030 and none ended the day before." in quiet
    assert "No later change is known." in quiet


def test_the_list_of_all_days_has_every_rule_and_every_turn() -> None:
    text = listing(PACKS)
    assert all(f"\n{x.code} " in text and x.sentence in text for x in RULES)
    assert all(turn_in_words(x) in text for x in turns(PACKS))
