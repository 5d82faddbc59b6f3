"""Copies of unsaved work, as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from icsdesk.domain.records import About
from icsdesk.domain.system import System
from icsdesk.storage import journal
from icsdesk.storage.reader import read

AT = dt.datetime(2026, 5, 4, 10, 15)


def kept(folder: Path, session: str, title: str, at: dt.datetime = AT) -> Path:
    copy = journal.copy_path(folder, session)
    journal.keep(copy, System(About(title=title)), name="chart.yaml", file=folder / "chärt.yaml", base="abc", at=at)
    return copy


def test_what_is_kept_is_found_again_whole(tmp_path: Path) -> None:
    copy = kept(tmp_path, "one", "Äpfel")
    (found,) = journal.left_over(tmp_path)
    assert (found.copy, found.name, found.file, found.base, found.at) == (copy, "chart.yaml", tmp_path / "chärt.yaml", "abc", AT)
    assert read(found.data, "x").system.about.title == "Äpfel"
    assert read(copy.read_bytes(), "x").system.about.title == "Äpfel", "the copy opens as a chart by itself, too"


def test_a_later_copy_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    kept(tmp_path, "one", "First")
    kept(tmp_path, "one", "Second")
    assert [x.name for x in tmp_path.iterdir()] == ["unsaved-one.yaml"]
    assert b"Second" in journal.left_over(tmp_path)[0].data


def test_the_newest_is_first_and_what_is_not_understood_stays(tmp_path: Path) -> None:
    kept(tmp_path, "old", "Old")
    kept(tmp_path, "new", "New", AT + dt.timedelta(hours=1))
    for name, data in (("unsaved-x.yaml", b"\xff\x00"), ("unsaved-y.yaml", b"[]\n"), ("unsaved-z.yaml", b"")):
        (tmp_path / name).write_bytes(data)
    assert [x.copy.name for x in journal.left_over(tmp_path)] == ["unsaved-new.yaml", "unsaved-old.yaml"]
    assert len(list(tmp_path.iterdir())) == 5


def test_every_cut_of_the_first_line_is_left_alone(tmp_path: Path) -> None:
    whole = kept(tmp_path, "one", "Title").read_bytes()
    for end in range(whole.index(b"\n")):
        journal.copy_path(tmp_path, "one").write_bytes(whole[:end])
        assert journal.left_over(tmp_path) == ()


def test_no_folder_is_no_work(tmp_path: Path) -> None:
    assert journal.left_over(tmp_path / "nowhere") == ()
    journal.forget(tmp_path / "nowhere" / "x")


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    assert kept(tmp_path, "one", "Title").stat().st_mode & 0o077 == 0
