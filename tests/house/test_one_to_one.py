"""Lists that must go together, so that nobody can add to the one and forget the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.chart.sayings import family_of, line_sentence, tag_of
from icsdesk.chart.theme import theme_for
from icsdesk.domain.kinds import BodyKind, Family, LineKind, OrganisationKind, Status, ThemeName
from icsdesk.domain.records import SECTIONS, About, Body, Line, Organisation
from icsdesk.domain.system import System
from icsdesk.rules.registry import CHECKS
from icsdesk.rules.rule import Confidence, Rule
from icsdesk.storage.json_schema import json_schema
from icsdesk.storage.packs import load_packs

TOP = Path(__file__).resolve().parents[2]
PACKS, TROUBLES = load_packs(places.rule_packs())
RULES = [rule for pack in PACKS for rule in pack.rules]


@pytest.mark.parametrize("name", ThemeName)
def test_every_theme_dresses_every_family_line_and_status(name: ThemeName) -> None:
    theme = theme_for(name)
    assert theme.name is name
    assert set(theme.families) == set(Family)
    assert set(theme.lines) == set(LineKind)
    assert set(theme.statuses) == set(Status) - {Status.CURRENT}, "a current body has its family's own outline"


@pytest.mark.parametrize("name", ThemeName)
def test_no_two_kinds_of_line_look_and_read_alike(name: ThemeName) -> None:
    lines = theme_for(name).lines
    assert len({x.word for x in lines.values()}) == len(LineKind)
    assert len({(x.width, x.dash, x.end) for x in lines.values()}) == len(LineKind), "told apart without colour and without words"


@pytest.mark.parametrize("kind", BodyKind)
def test_every_kind_of_body_has_a_family_and_a_tag(kind: BodyKind) -> None:
    body = Body(id="a", name="A", kind=kind)
    system = System.of(About(), [body])
    assert family_of(system, body) in Family
    assert tag_of(system, body)


@pytest.mark.parametrize("kind", OrganisationKind)
def test_every_kind_of_organisation_has_a_family_and_a_tag(kind: OrganisationKind) -> None:
    organisation = Organisation(id="a", name="A", kind=kind)
    system = System.of(About(), [organisation])
    assert family_of(system, organisation) in Family
    assert tag_of(system, organisation)


@pytest.mark.parametrize("kind", LineKind)
def test_every_kind_of_line_can_be_said(kind: LineKind) -> None:
    line = Line(id="l", start="a", finish="b", kind=kind)
    system = System.of(
        About(), [Body(id="a", name="First", kind=BodyKind.OTHER), Body(id="b", name="Second", kind=BodyKind.OTHER), line]
    )
    said = line_sentence(system, line, None)
    assert said.startswith("First ")
    assert "Second" in said
    assert kind.value not in said or "_" not in kind.value, "the file's word is not the officer's word"


def test_every_rule_has_a_check_and_every_check_a_rule() -> None:
    assert TROUBLES == ()
    assert {x.check for x in RULES} == set(CHECKS)


@pytest.mark.parametrize("rule", RULES, ids=lambda x: x.code)
def test_every_rule_names_its_authority(rule: Rule) -> None:
    assert rule.citation
    convention = rule.confidence is Confidence.MEMORY and rule.link == ""
    assert convention or re.match(r"https?://\S+\Z", rule.link), "only a convention nobody wrote down has nowhere to point"
    assert rule.sentence.strip()
    assert rule.todo.strip()


def test_rule_codes_are_never_used_twice() -> None:
    codes = [x.code for x in RULES]
    assert sorted(set(codes)) == sorted(codes)


def test_every_section_of_a_system_stands_in_the_published_schema() -> None:
    assert set(SECTIONS) <= set(json_schema()["properties"])


def test_every_icon_is_used_and_every_icon_used_is_there() -> None:
    drawn = {x.stem for x in places.icons().glob("*.svg")}
    source = "\n".join(x.read_text(encoding="utf-8") for x in (TOP / "icsdesk" / "ui").rglob("*.py"))
    asked = set(re.findall(r'\bicon\("([a-z-]+)"', source))
    assert asked <= drawn
    unused = {x for x in drawn if f'"{x}"' not in source}
    assert unused == set(), "an icon nobody shows"
