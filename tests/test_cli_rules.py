"""The commands about the rules, and the check as a page, through the program's own front door."""

from __future__ import annotations

from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.cli import run
from icsdesk.storage.packs import load_packs
from tests.publish.reading import sound

SAMPLE = places.samples() / "herefordshire-and-worcestershire.yaml"
PACKS, _ = load_packs(places.rule_packs())


@pytest.mark.parametrize("typed", ["ICB-03", "icb-03", "icb-3"])
def test_a_rule_is_explained_however_its_code_is_typed(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", typed]) == 0
    said = capsys.readouterr().out
    packs, _ = load_packs(places.rule_packs())
    sentence = next(rule.sentence for pack in packs for rule in pack.rules if rule.code == "ICB-03")
    assert said.startswith(f"ICB-03: {sentence}\n")
    assert "Add a chair seat to NHS Riverlands Integrated Care Board." in said


def test_a_rule_is_explained_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rule.html"
    assert run(["explain", "HB-01", "-o", str(out)]) == 0
    assert "Proposed law, not in force" in sound(out.read_bytes()).text
    assert str(out) in capsys.readouterr().out


def test_an_unknown_code_names_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "ICB-99"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert 'There is no rule "ICB-99". Near it: ICB-' in said.err
    assert "icsdesk rules" in said.err


def test_rules_are_listed_by_day_severity_and_body(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--on", "2022-07-01", "--severity", "statutory", "--body", "hwb"]) == 0
    said = capsys.readouterr().out
    assert "\nHWB-07  " in said
    assert "\nHWB-07a " not in said
    assert "\nICB-03 " not in said
    assert "Next change: 29 July 2022" in said


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (["--severity", "law"], "statutory, national_policy, good_practice"),
        (["--body", "icb"], "icb_board"),
        (["--on", "2022"], "not one whole day"),
    ],
)
def test_a_slip_is_answered_with_the_words_to_use(words: list[str], cure: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", *words]) == 2
    said = capsys.readouterr()
    assert cure in said.err
    assert said.out == ""


def test_coverage_as_text_and_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage"]) == 0
    assert "s.14Z25: " in capsys.readouterr().out
    out = tmp_path / "coverage.html"
    assert run(["coverage", "-o", str(out)]) == 0
    text = sound(out.read_bytes()).text
    assert all(rule.citation in text for pack in PACKS for rule in pack.rules)


def test_the_check_as_a_page_to_a_file_and_to_another_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.html"
    words = ["check", str(SAMPLE), "--as-at", "2023-04-26", "--format", "html"]
    assert run([*words, "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{out}: check as at 26 April 2023\n"
    assert run(words) == 0
    assert capsys.readouterr().out.encode() == out.read_bytes()
    assert "To do: what would settle most" in sound(out.read_bytes()).text


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_other_forms_go_to_a_file_too(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report"
    assert run(["check", str(SAMPLE), "--format", form, "-o", str(out)]) == 0
    capsys.readouterr()
    assert run(["check", str(SAMPLE), "--format", form]) == 0
    assert capsys.readouterr().out.encode() == out.read_bytes()


def test_the_exit_code_does_not_depend_on_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        text.replace("appointed_by: [herefordshire-council]", "appointed_by: [worcestershire-county-council]"), encoding="utf-8"
    )
    found = {form: run(["check", str(broken), "--as-at", "2023-04-26", "--format", form]) for form in ("text", "html", "json")}
    capsys.readouterr()
    assert set(found.values()) == {1}
