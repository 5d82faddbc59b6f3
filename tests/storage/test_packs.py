"""Rule packs read strictly: a fault is named with its line, and the other packs still run."""

from __future__ import annotations

from pathlib import Path

import pytest

from icsdesk.storage.packs import load_packs, read_pack
from icsdesk.storage.problems import UnreadableFileError

GOOD = """\
pack: test
version: "1"
title: A test
rules:
  - code: T-1
    sentence: A body has a parent.
    why: Because.
    todo: Draw it.
    severity: statutory
    citation: An Act
    link: https://example.org
    confidence: verified
    in_force_from: 2022-07-01
    check: one_parent
    parameters:
      who:
        - {from: 2022-07-01, until: 2027-03-31, value: national_body}
      least: 3
"""


def problems(text: str) -> list[str]:
    with pytest.raises(UnreadableFileError) as caught:
        read_pack(text.encode(), "test.yaml")
    return [x.sentence() for x in caught.value.problems]


def test_a_good_pack_is_read_with_its_days() -> None:
    pack = read_pack(GOOD.encode(), "test.yaml")
    (rule,) = pack.rules
    assert (pack.name, pack.version, pack.title, pack.stage) == ("test", "1", "A test", "")
    assert str(rule.in_force_from) == "2022-07-01"
    assert rule.in_force_until is None
    assert str(rule.parameters["who"][0]["until"]) == "2027-03-31"
    assert rule.parameters["least"] == 3


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("check: one_parent", "check: one_parrent", 'there is no check called "one_parrent". Did you mean '),
        ("severity: statutory", "severity: strict", "severity must be statutory, national_policy or good_practice"),
        ("    why: Because.\n", "", "why must be a piece of text"),
        ("2022-07-01\n", "2022-13-01\n", "in_force_from must be a real date, like 2022-07-01"),
        ("    todo: Draw it.", "    todos: Draw it.", '"todos" is not a word of a rule pack. Did you mean todo'),
        ("rules:", "rule:", "the rules are missing"),
        ("    citation: An Act\n", "    citation: An Act\n    citation: Another\n", "stands here a second time"),
        (
            "    in_force_from: 2022-07-01\n",
            "    in_force_from: 2022-07-01\n    in_force_until: 2022-06-30\n",
            "ends before it begins",
        ),
        ("https://example.org", '""', "link must be a piece of text"),
    ],
)
def test_a_fault_is_said_in_plain_words(was: str, now: str, said: str) -> None:
    assert any(said in x for x in problems(GOOD.replace(was, now, 1)))


def test_the_line_is_named() -> None:
    (sentence,) = problems(GOOD.replace("confidence: verified", "confidence: sure"))
    assert sentence.startswith("test.yaml, line 12: ")


def test_one_broken_pack_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("pack: [", encoding="utf-8")
    packs, troubles = load_packs(tmp_path)
    assert [x.name for x in packs] == ["test"]
    assert troubles
    assert all(x.startswith("b.yaml") and x.endswith("Rules in this file are not checked.") for x in troubles)


def test_a_code_stands_in_one_pack_only(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    packs, troubles = load_packs(tmp_path)
    assert [len(x.rules) for x in packs] == [1, 0]
    assert troubles == ("b.yaml: rule T-1 stands in a.yaml already. Give it another code.",)


def test_no_packs_at_all_is_said(tmp_path: Path) -> None:
    packs, troubles = load_packs(tmp_path)
    assert packs == ()
    assert len(troubles) == 1
