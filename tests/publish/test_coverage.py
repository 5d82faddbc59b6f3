"""The map of the Acts: every rule is on it, and every section no rule looks at says why."""

from __future__ import annotations

from pathlib import Path

import pytest

import icsdesk
from icsdesk.publish import coverage
from icsdesk.publish.citations import provisions
from icsdesk.storage.help import load_map
from icsdesk.storage.packs import load_packs
from tests.publish.reading import sound

RESOURCES = Path(icsdesk.__file__).parent.parent / "resources"
PACKS, _ = load_packs(RESOURCES / "rule_packs")
ACTS = load_map(RESOURCES / "help")
PARTS = coverage.parts(ACTS, PACKS)
RULES = [rule for pack in PACKS for rule in pack.rules]
OLD = "NHS Act 2006"


def test_every_rule_and_its_citation_is_on_the_page() -> None:
    page = sound(coverage.html(ACTS, PACKS))
    for rule in RULES:
        assert f"{rule.code} {rule.sentence} {rule.citation}" in page.text


def test_every_rule_looks_at_a_provision_or_is_named_as_resting_on_none() -> None:
    looking = {x.code for part in PARTS for row in part.rows for x in row.rules}
    assert looking | {x.code for x in coverage.elsewhere(PACKS)} == {x.code for x in RULES}
    assert not looking & {x.code for x in coverage.elsewhere(PACKS)}


def test_a_provision_has_rules_or_a_reason_and_never_both() -> None:
    for part in PARTS:
        for row in part.rows:
            assert bool(row.rules) != bool(row.why), (part.act, row.ref)
            assert row.about


def test_no_citation_names_a_provision_that_the_map_lacks() -> None:
    assert [x for x in PARTS if x.title == "Other provisions"] == []


def test_a_provision_the_map_lacks_is_added_not_lost() -> None:
    found = coverage.parts([], PACKS)
    assert {x.code for part in found for row in part.rows for x in row.rules} | {x.code for x in coverage.elsewhere(PACKS)} == {
        x.code for x in RULES
    }
    assert {x.title for x in found} == {"Other provisions"}


def test_sections_nobody_looks_at_are_on_the_page_and_in_the_text_with_the_reason() -> None:
    page, text = sound(coverage.html(ACTS, PACKS)), coverage.text(ACTS, PACKS)
    bare = [row for part in PARTS for row in part.rows if not row.rules]
    assert len(bare) > 20
    for row in bare:
        assert f"{row.ref} {row.about} No rule. {row.why}" in page.text
        assert f"{row.ref}: {row.about}: no rule. {row.why}" in text


@pytest.mark.parametrize(
    ("citation", "wanted"),
    [
        ("NHS Act 2006 s.14Z25(2),(5), s.14Z29; Sch 1B paras 1–2", ["s.14Z25", "s.14Z29", "Sch 1B para 1", "Sch 1B para 2"]),
        ("NHS Act 2006 Sch 1B para 11(3), 19(3)", ["Sch 1B para 11", "Sch 1B para 19"]),
        ("NHS Act 2006 ss.14Z59 and 14Z61", ["s.14Z59", "s.14Z61"]),
        ("NHS Act 2006 Sch 7 para 9(1)–(2),(4),(6)", ["Sch 7 para 9"]),
        ("Model constitution para 3.2 (power: Sch 1B para 9(b))", ["Sch 1B para 9"]),
        ("NHS Act 2006 Sch 7 para 15(2)–(3); s.65Z5–65Z6 from 2022-07-01", ["Sch 7 para 15", "s.65Z5", "s.65Z6"]),
    ],
)
def test_a_citation_is_read_provision_by_provision(citation: str, wanted: list[str]) -> None:
    assert provisions(citation) == tuple((OLD, x) for x in wanted)


def test_each_provision_belongs_to_the_act_named_before_it() -> None:
    assert provisions("NHS Act 2006 s.75; SI 2000/617 regs 8–10") == (
        (OLD, "s.75"),
        ("SI 2000/617", "reg 8"),
        ("SI 2000/617", "reg 9"),
        ("SI 2000/617", "reg 10"),
    )
    assert provisions("SI 2012/1631 Sch 5; House of Lords debate, 16 October 2012") == (("SI 2012/1631", "Sch 5"),)
    assert provisions("SI 2013/218 reg 7; also reg 5 (s.104(1) Local Government Act 1972 disapplied)") == (
        ("SI 2013/218", "reg 7"),
        ("SI 2013/218", "reg 5"),
    )
    assert provisions("Convention of standing orders") == ()
