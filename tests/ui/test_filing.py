"""Opening and saving through the window: nothing an officer made is ever lost."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from icsdesk import places
from icsdesk.domain.records import Body
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from icsdesk.ui.dialogs.asker import Clash, Unsaved
from icsdesk.ui.dialogs.plain_list import PlainList
from icsdesk.ui.dialogs.surprise import TITLE, surprise_hook
from icsdesk.ui.recent import recent
from tests.ui.desk import CTRL, Desk

HWB = "Worcestershire Health and Wellbeing Board"


def rename(desk: Desk, name: str) -> str:
    """Rename a body through the inspector; gives its id."""
    body = desk.body(HWB)
    desk.select(body.id)
    desk.field_text("name", name)
    return body.id


def test_saved_and_opened_again_it_is_the_same_system(opened: Desk, sample: Path) -> None:
    body = rename(opened, "Wellbeing Board & friends")
    opened.key(Qt.Key.Key_S, CTRL)
    assert not opened.shell.document.modified
    assert opened.said[-1].startswith("Saved chart.yaml")
    again = read(sample.read_bytes(), sample.name).system
    assert again == opened.shell.system
    assert again.need(Body, body).name == "Wellbeing Board & friends"
    assert sample.with_name("chart.yaml.bak").is_file()


def test_typing_not_yet_committed_is_saved_too(opened: Desk, sample: Path) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    page = opened.window.inspector.page
    assert page is not None
    page.form.fields["short_name"].control.setFocus()
    opened.key(Qt.Key.Key_A, CTRL)
    opened.type("Typed")
    opened.key(Qt.Key.Key_S, CTRL)
    assert read(sample.read_bytes(), "x").system.need(Body, body.id).short_name == "Typed"


def test_closing_asks_about_changes_and_cancel_stays(opened: Desk, sample: Path) -> None:
    before = sample.read_bytes()
    rename(opened, "Changed")
    assert not opened.window.close()
    assert opened.answers.asked == ["unsaved chart.yaml"]
    assert opened.window.isVisible()
    opened.answers.unsaved_answer = Unsaved.DISCARD
    assert opened.window.close()
    assert sample.read_bytes() == before


def test_closing_and_saving_writes_the_file(opened: Desk, sample: Path) -> None:
    rename(opened, "Changed")
    opened.answers.unsaved_answer = Unsaved.SAVE
    assert opened.window.close()
    assert "Changed" in sample.read_text(encoding="utf-8")


def test_a_save_the_officer_gives_up_keeps_the_window(opened: Desk) -> None:
    opened.shell.document.path = None
    rename(opened, "Changed")
    opened.answers.unsaved_answer, opened.answers.path = Unsaved.SAVE, None
    assert not opened.window.close()
    assert opened.window.isVisible()


def test_a_damaged_file_gives_its_lines_and_leaves_what_was_open(opened: Desk, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.yaml"
    damaged.write_text("icsdesk: 1\nbodies:\n  - id: x\n    kind: nonsense\n    colour: blue\n", encoding="utf-8")
    before = opened.shell.system
    assert not opened.window.open_path(damaged)
    title, lines = opened.answers.told[-1]
    assert title == "damaged.yaml could not be opened"
    assert any("damaged.yaml, line " in x for x in lines)
    assert opened.shell.system is before


def test_a_damaged_file_points_to_its_earlier_copy(opened: Desk, sample: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.yaml"
    damaged.write_bytes(b"\x00\x01")
    (tmp_path / "damaged.yaml.bak").write_bytes(sample.read_bytes())
    assert not opened.window.open_path(damaged)
    assert "An earlier copy is beside it: damaged.yaml.bak" in opened.answers.told[-1][1][-1]


def test_the_list_dialog_shows_every_line_and_scrolls(desk: Desk) -> None:
    dialog = PlainList(desk.window, "Could not be opened", [f"line {i}" for i in range(200)])
    dialog.show()
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert "line 199" in text.toPlainText()
    assert text.verticalScrollBar().maximum() > 0
    dialog.close()


def test_a_newer_file_is_open_to_look_at_only(desk: Desk, sample: Path) -> None:
    data = sample.read_text(encoding="utf-8")
    first = data.splitlines()[0]
    sample.write_text(data.replace(first, first.replace("1", "99"), 1), encoding="utf-8")
    assert desk.window.open_path(sample)
    assert desk.shell.document.read_only
    assert desk.window.notice.text.count("newer version") == 1
    desk.settle()
    desk.select(desk.body(HWB).id)
    page = desk.window.inspector.page
    assert page is not None
    assert not page.form.fields["name"].control.isEnabled()


def test_unknown_words_in_a_file_are_named_above_the_chart(desk: Desk, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    at = text.index("\nbodies:")
    at = text.index("    name:", at)
    sample.write_text(text[:at] + "    favourite_colour: blue\n" + text[at:], encoding="utf-8")
    assert desk.window.open_path(sample)
    assert "favourite_colour" in desk.window.notice.text


def test_a_file_changed_by_somebody_else_is_never_saved_over_unseen(opened: Desk, sample: Path, tmp_path: Path) -> None:
    rename(opened, "Mine")
    theirs = sample.read_bytes() + b"\n# theirs\n"
    sample.write_bytes(theirs)
    opened.key(Qt.Key.Key_S, CTRL)
    assert sample.read_bytes() == theirs
    assert "somebody has changed" in opened.answers.asked[-1]
    assert opened.shell.document.modified
    opened.answers.clash_answer, opened.answers.path = Clash.LOOK, None
    opened.key(Qt.Key.Key_S, CTRL)
    assert opened.answers.told[-1][1] == ("They changed nothing but the wording of the file itself.", f"You changed {HWB}.")
    opened.answers.clash_answer, opened.answers.path = Clash.SAVE_COPY, tmp_path / "copy.yaml"
    opened.key(Qt.Key.Key_S, CTRL)
    assert sample.read_bytes() == theirs
    assert "Mine" in (tmp_path / "copy.yaml").read_text(encoding="utf-8")


def test_what_a_colleague_saved_meanwhile_is_told_apart_from_what_one_did_oneself(opened: Desk, sample: Path) -> None:
    rename(opened, "Mine")
    text = sample.read_text(encoding="utf-8")
    theirs = text.replace(f"name: {HWB}", "name: Theirs").replace(
        "name: Herefordshire Health and Wellbeing Board", "name: Hereford"
    )
    sample.write_text(theirs.replace("title: Partnership and Assembly 2023", "title: Partnership"), encoding="utf-8")
    opened.answers.clash_answer = Clash.LOOK
    opened.key(Qt.Key.Key_S, CTRL)
    assert opened.answers.told[-1] == (
        "What chart.yaml holds now",
        (
            f"You and they both changed {HWB}.",
            "They changed Herefordshire Health and Wellbeing Board.",
            "They changed the chart Partnership and Assembly 2023.",
        ),
    )
    assert sample.read_text(encoding="utf-8") != text, "theirs is still what stands in the file"


def test_a_folder_that_cannot_be_written_says_so_and_the_work_stays(opened: Desk, tmp_path: Path) -> None:
    rename(opened, "Mine")
    opened.answers.path = tmp_path / "nowhere" / "chart.yaml"
    assert not opened.window.filing.save_as()
    title, lines = opened.answers.told[-1]
    assert title == "The chart could not be saved"
    assert "Your work is still here" in lines[-1]
    assert opened.shell.document.modified


def test_the_svg_is_written_where_asked(opened: Desk, tmp_path: Path) -> None:
    opened.answers.path = tmp_path / "picture"
    opened.key(Qt.Key.Key_E, CTRL)
    assert (tmp_path / "picture.svg").read_bytes().lstrip().startswith((b"<?xml", b"<svg"))


def test_files_opened_are_remembered_newest_first(opened: Desk, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(write(opened.shell.system))
    opened.window.open_path(other)
    assert [x.name for x in recent(opened.window.settings)] == ["other.yaml", "chart.yaml"]
    other.unlink()
    assert [x.name for x in recent(opened.window.settings)] == ["chart.yaml"]


def test_every_sample_and_template_opens(desk: Desk) -> None:
    for path in places.sample_files():
        assert desk.window.open_sample(path), desk.answers.told
        assert desk.shell.view is not None
    for path in places.template_files():
        assert desk.window.filing.new(path), desk.answers.told
    assert desk.answers.told == []


def test_what_nobody_foresaw_keeps_a_copy_and_is_told_plainly(opened: Desk, tmp_path: Path) -> None:
    told: list[tuple[str, list[str]]] = []
    rename(opened, "Kept")
    hook = surprise_hook(lambda: opened.shell.system, tmp_path / "recovery", lambda title, lines: told.append((title, lines)))
    quiet, sys.__stderr__ = sys.__stderr__, None  # type: ignore[misc]
    try:
        raise ZeroDivisionError("x")
    except ZeroDivisionError as error:
        hook(type(error), error, error.__traceback__)
    finally:
        sys.__stderr__ = quiet  # type: ignore[misc]
    kept = list((tmp_path / "recovery").glob("*.yaml"))
    assert len(kept) == 1
    assert read(kept[0].read_bytes(), "x").system == opened.shell.system
    assert told[0][0] == TITLE
    assert str(kept[0]) in told[0][1][0]
