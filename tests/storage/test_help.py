"""What help pages are made of, read from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.storage.help import load_help, load_map
from icsdesk.storage.nodes import plain
from icsdesk.storage.packs import load_packs, proposed_packs
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.strict_yaml import compose


def test_a_rule_has_its_charts_and_the_facts_it_needs() -> None:
    told = load_help(places.help_pages(), "ICB-03")
    assert told.right is not None
    assert told.wrong is not None
    assert told.needs == "The board's seats and their offices, and whether its whole membership is listed."


def test_a_rule_with_no_help_has_none(tmp_path: Path) -> None:
    for folder in (tmp_path, places.help_pages()):
        told = load_help(folder, "MY-01")
        assert (told.right, told.wrong, told.needs) == (None, None, "")


def test_needs_are_written_for_exactly_the_rules_that_ship() -> None:
    path = places.help_pages() / "needs.yaml"
    root, problems = compose(path.read_bytes(), path.name)
    assert not problems
    packs, _ = load_packs(places.rule_packs())
    bills, _ = proposed_packs(places.proposed_packs())
    assert set(plain(root)) - {x.code for y in bills for x in y.rules} == {x.code for y in packs for x in y.rules}


def test_the_map_names_acts_parts_and_provisions() -> None:
    acts = load_map(places.help_pages())
    assert acts[0]["act"] == "NHS Act 2006"
    assert all(x["link"].startswith("https://www.legislation.gov.uk/") for x in acts)
    assert all({"ref", "about"} <= set(y) <= {"ref", "about", "why"} for x in acts for z in x["parts"] for y in z["provisions"])


def test_a_damaged_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "coverage.yaml").write_text("acts: [a, a\n")
    with pytest.raises(UnreadableFileError) as raised:
        load_map(tmp_path)
    assert "coverage.yaml" in raised.value.problems[0].sentence()
    (tmp_path / "needs.yaml").write_text("a: 1\na: 2\n")
    with pytest.raises(UnreadableFileError):
        load_help(tmp_path, "a")
