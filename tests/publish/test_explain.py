"""Every rule has a help page, made from its data and from its own two charts, which do what the page says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import icsdesk
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.records import View
from icsdesk.publish import explain
from icsdesk.publish.words import CONFIDENCE, in_force_words
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Severity, Verdict
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule
from icsdesk.storage.help import Help, load_help
from icsdesk.storage.packs import load_packs, proposed_packs
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.publish.reading import sound

RESOURCES = Path(icsdesk.__file__).parent.parent / "resources"
CASES = sorted((RESOURCES / "help" / "cases").glob("*.yaml"))
PACKS, _ = load_packs(RESOURCES / "rule_packs")
BILLS, _ = proposed_packs(RESOURCES / "rule_packs" / "proposed")
RULES = {rule.code: (rule, pack) for pack in PACKS for rule in pack.rules}
PROPOSED = {rule.code: (rule, pack) for pack in BILLS for rule in pack.rules}
MEASURE = FontMeasure(RESOURCES / "fonts")
ALWAYS_ASKS = {"CCG-09", "NT-04"}
"""Rules no chart can be shown to keep: what they turn on is never part of one."""
ALWAYS_KEPT = {"GP-12", "HWB-13", "HWB-18"}
"""Rules no chart can break."""
SILENT_WHEN_RIGHT = {"DATE-03", "GP-15", "ICB-15"}
"""Rules that have nothing to say of a right chart."""
NOTES = {"DATE-03", "DEL-13", "GP-13", "GP-15"}
ASKS = {"CLU-02", "DATE-02", "DEL-09", "DEL-12", "FT-08", "GP-04", "GP-14", "ICB-15", "ICB-29", "ICB-30", "ICP-07", "ICP-10"} | {
    "NT-04",
    "NT-05",
}
"""Rules whose wrong chart is one that cannot be told."""


@cache
def told(code: str) -> Help:
    return load_help(RESOURCES / "help", code)


def verdicts(code: str, sort: str) -> set[Verdict]:
    """What the rule says of its chart, through the public reader and engine."""
    system = getattr(told(code), sort)
    return set(check(system, system.about.as_at, [Pack("one", "", "", (RULES[code][0],))]).verdicts(code))


@pytest.mark.parametrize("code", [x for x in RULES if x not in ALWAYS_ASKS])
def test_the_right_chart_keeps_the_rule(code: str) -> None:
    found = verdicts(code, "right")
    if code in SILENT_WHEN_RIGHT:
        assert found == {Verdict.NOT_APPLICABLE}
    else:
        assert Verdict.PASS in found
        assert found <= {Verdict.PASS, Verdict.NOT_APPLICABLE}


@pytest.mark.parametrize("code", [x for x in RULES if x not in ALWAYS_KEPT])
def test_the_wrong_chart_does_not(code: str) -> None:
    rule, _ = RULES[code]
    wanted = Verdict.NOTE if code in NOTES else Verdict.CANNOT_TELL if code in ASKS else rule.severity.when_failed
    assert wanted in verdicts(code, "wrong")


def test_the_exceptions_are_as_few_as_they_say() -> None:
    assert {x for x in RULES if told(x).right is None} == ALWAYS_ASKS
    assert {x for x in RULES if told(x).wrong is None} == ALWAYS_KEPT
    codes = {x.stem.rpartition("-")[0] for x in CASES}
    assert codes <= set(RULES) | set(PROPOSED), "no chart is left of a rule that is gone"
    assert {x.stem.rpartition("-")[2] for x in CASES} == {"right", "wrong"}


@pytest.mark.parametrize("path", CASES, ids=lambda x: x.stem)
def test_the_charts_are_written_as_the_program_writes_and_are_small(path: Path) -> None:
    opened = read(path.read_bytes(), path.name)
    assert opened.notices == ()
    assert write(opened.system) == path.read_bytes()
    (view,) = opened.system.every(View)
    assert len(opened.system.records) <= 32
    assert len(view.placements) <= 8


@pytest.mark.parametrize("code", RULES)
def test_a_page_says_everything_about_its_rule(code: str) -> None:
    rule, pack = RULES[code]
    help_of = told(code)
    data = explain.page(rule, help_of.right, help_of.wrong, MEASURE, needs=help_of.needs, pack=pack)
    page = sound(data)
    for words in (
        f"{code}: {rule.sentence}",
        rule.why,
        rule.todo,
        rule.citation,
        in_force_words(rule.in_force_from, rule.in_force_until),
        CONFIDENCE[rule.confidence],
        f"{pack.title}, version {pack.version}",
        help_of.needs,
    ):
        assert " ".join(words.split()) in page.text
    assert help_of.needs.endswith("."), "every rule says which facts it needs"
    assert any(values.get("href") == rule.link for tag, values in page.tags if tag == "a") or not rule.link.startswith("http")
    assert page.count("svg") == (help_of.right is not None) + (help_of.wrong is not None)
    assert data == explain.page(rule, help_of.right, help_of.wrong, MEASURE, needs=help_of.needs, pack=pack)


@pytest.mark.parametrize("code", [x for x in RULES if x not in ALWAYS_KEPT])
def test_the_page_shows_what_the_check_says_of_the_wrong_chart(code: str) -> None:
    rule, pack = RULES[code]
    help_of = told(code)
    assert help_of.wrong is not None
    page = sound(explain.page(rule, help_of.right, help_of.wrong, MEASURE, pack=pack))
    found = explain.telling(rule, help_of.wrong)
    grade = found[0].grade
    assert grade is not None
    assert f"The check says: {grade.value}." in page.text
    for finding in found:
        assert finding.sentence in page.text


@pytest.mark.parametrize("code", RULES)
def test_the_text_says_the_same_without_pictures(code: str) -> None:
    rule, pack = RULES[code]
    help_of = told(code)
    text = explain.text(rule, help_of.right, help_of.wrong, needs=help_of.needs, pack=pack)
    for words in (rule.sentence, rule.why, rule.todo, rule.citation, CONFIDENCE[rule.confidence], help_of.needs):
        assert words in text
    if help_of.wrong is not None:
        assert all(x in text for x in explain.says(rule, help_of.wrong))


def test_a_rule_not_read_in_its_source_never_promises_must_fix() -> None:
    unsure = [x for x, _ in RULES.values() if x.severity is Severity.STATUTORY and x.confidence.value in ("secondary", "memory")]
    assert unsure
    for rule in unsure:
        assert "marked Must fix" not in explain.text(rule, None, None)


@pytest.mark.parametrize("code", PROPOSED)
def test_proposed_law_says_that_it_is_not_law_and_only_what_it_would_change(code: str) -> None:
    rule, pack = PROPOSED[code]
    help_of = told(code)
    assert help_of.right is None
    page = sound(explain.page(rule, help_of.right, help_of.wrong, MEASURE, pack=pack))
    assert f"Proposed law, not in force: {pack.stage}" in page.text
    assert "A chart it would change" in page.text
    assert "A chart that keeps it" not in page.text
    if help_of.wrong is not None:
        assert {x.verdict for x in explain.telling(rule, help_of.wrong, pack.stage)} == {Verdict.NOTE}


def test_a_local_rule_has_a_page_without_charts() -> None:
    rule: Rule = RULES["ICB-03"][0]
    page = sound(explain.page(rule, None, None, MEASURE))
    assert page.count("svg") == 0
    assert "Set of rules" not in page.text
