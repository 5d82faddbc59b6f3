"""Files of other formats: older ones are brought up to date, newer ones open to look at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Body, Line, View
from icsdesk.storage.files import SaveError, open_file, save
from icsdesk.storage.migrations import FORMAT, STEPS
from icsdesk.storage.patch import write_like
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write

HERE = Path(__file__).resolve().parent


def test_there_is_a_step_from_every_older_format_and_a_kept_file_of_it() -> None:
    assert sorted(STEPS) == list(range(FORMAT))
    assert all((HERE / f"format-{x}.yaml").exists() for x in STEPS)


def test_the_first_draft_opens_as_format_1() -> None:
    opened = open_file(HERE / "format-0.yaml")
    assert (opened.format, opened.newer, opened.notices) == (0, False, ())
    assert [x.id for x in opened.system.every(Body)] == ["board", "place"]
    assert opened.system.need(Line, "place-to-board").kind is LineKind.REPORTS_TO
    assert opened.system.need(View, "main").placements[1].item == "place"
    assert write(opened.system).startswith(b"icsdesk: 1\n")
    assert b"version" not in write(opened.system)


def test_the_first_draft_is_saved_in_the_present_format_when_edited_only() -> None:
    opened = open_file(HERE / "format-0.yaml")
    assert write_like(opened.system, opened) == opened.original
    draft = Draft(opened.system)
    draft.put(replace(opened.system.need(Body, "place"), name="Wirral Place Board"))
    assert write_like(draft.result(), opened) == write(draft.result())


def test_faults_of_an_older_file_are_named_by_their_own_line() -> None:
    data = (
        (HERE / "format-0.yaml")
        .read_bytes()
        .replace(b"type: reports_to", b"type: reports")
        .replace(b"kind: icb_board", b"kind: x")
    )
    with pytest.raises(UnreadableFileError) as caught:
        read(data, "old.yaml")
    assert [data.splitlines()[(x.line or 0) - 1].strip() for x in caught.value.problems] == [b"kind: x", b"type: reports"]


def test_a_newer_file_opens_to_look_at_with_what_can_be_shown() -> None:
    opened = open_file(HERE / "format-2.yaml")
    assert opened.newer
    assert [x.id for x in opened.system.every(Body)] == ["board", "place"]
    assert opened.system.need(Body, "board").chair_chosen_by == ("icb",)
    terms = opened.system.need(Body, "place").terms_of_reference
    assert terms is not None
    assert terms.approved_by == ("board",)
    assert [x.id for x in opened.system.every(Line)] == ["place-to-board"]
    view = opened.system.need(View, "main")
    assert [x.item for x in view.placements] == ["board"]
    assert view.bends == ()
    for word in ("wellbeing", "citizens_assembly", "wirral", "listens_to", "promises"):
        assert any(f'"{word}"' in x for x in opened.notices), word
    assert opened.notices[0].startswith(
        "format-2.yaml: this chart was saved by a newer version of icsdesk. You can look at it but not change it"
    )
    assert all("format-2.yaml, line " in x for x in opened.notices[1:])


def test_a_newer_file_cannot_be_saved_over(tmp_path: Path) -> None:
    path = tmp_path / "newer.yaml"
    path.write_bytes((HERE / "format-2.yaml").read_bytes())
    opened = open_file(path)
    with pytest.raises(SaveError, match="newer version"):
        save(path, opened.system, known=opened.original, opened=opened)
    assert path.read_bytes() == opened.original


def test_a_newer_file_with_broken_punctuation_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        read(b'icsdesk: 2\nbodies: [{id: a, name: "A}]\n', "newer.yaml")


def test_the_example_of_the_notes_is_as_we_write_it() -> None:
    page = (HERE.parents[1] / "docs" / "format.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    opened = read(example.encode(), "example.yaml")
    assert opened.notices == ()
    assert write(opened.system) == example.encode()
