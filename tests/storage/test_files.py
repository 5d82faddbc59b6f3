"""Saving: whatever fails, the old file or the new one stands whole on the disk, and success is said only when it is true."""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import BodyKind
from icsdesk.domain.records import About, Body
from icsdesk.domain.system import System
from icsdesk.storage.files import ChangedOnDiskError, SaveError, open_file, put, safe_file_name, save
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.writer import write
from tests.storage.systems import big_system

OLD = System.of(About(title="Old"), [Body(id="board", name="Board", kind=BodyKind.ICB_BOARD)])
NEW = System.of(About(title="New, and longer"), [Body(id="board", name="The Board", kind=BodyKind.ICB_BOARD, note="x" * 5000)])


class PowerCutError(BaseException):
    """Nothing after this point runs."""


class FaultyDisk:
    """The operating system's calls, of which the k-th fails: once, or it and all after it."""

    CALLS = ("open", "write", "fsync", "close", "link", "replace")

    def __init__(self, k: int, fault: int | str, lasting: bool, only: str = "") -> None:
        self.k, self.fault, self.lasting, self.only = k, fault, lasting, only
        self.calls = 0
        self.log: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return (lambda *given: self._call(name, real, given)) if name in self.CALLS else real

    def _call(self, name: str, real: Any, given: tuple[Any, ...]) -> Any:
        if not self.only or name == self.only:
            self.calls += 1
            self.log.append(name)
            if self.calls == self.k or (self.lasting and self.calls > self.k):
                if self.fault == "power cut":
                    raise PowerCutError
                if self.fault == "short write":
                    return real(given[0], bytes(given[1])[: max(1, len(given[1]) // 3)]) if name == "write" else real(*given)
                assert isinstance(self.fault, int)
                raise OSError(self.fault, os.strerror(self.fault))
        return real(*given)


FAULTS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, "short write", "power cut"]


@pytest.mark.parametrize("exists", [True, False], ids=["over a file", "new file"])
@pytest.mark.parametrize("lasting", [True, False], ids=["from then on", "once"])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_call_may_fail(tmp_path: Path, fault: int | str, lasting: bool, exists: bool) -> None:
    for k in itertools.count(1):
        disk = FaultyDisk(k, fault, lasting)
        if _one_faulty_save(tmp_path / str(k), disk, exists) and disk.calls < k:
            assert k > 5
            return


@pytest.mark.parametrize("only", FaultyDisk.CALLS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_call_of_each_kind_may_fail(tmp_path: Path, fault: int | str, only: str) -> None:
    for k in itertools.count(1):
        disk = FaultyDisk(k, fault, True, only)
        if _one_faulty_save(tmp_path / str(k), disk, True) and disk.calls < k:
            return


def _one_faulty_save(folder: Path, disk: FaultyDisk, exists: bool) -> bool:
    """Save onto a faulty disk and look at what is left; True when the save said that it was done."""
    folder.mkdir()
    path = folder / "plan.yaml"
    old, new = write(OLD), write(NEW)
    if exists:
        path.write_bytes(old)
        path.chmod(0o640)
    done = cut = False
    said = "plan.yaml"
    try:
        save(path, NEW, known=old if exists else None, io=disk)
        done = True
    except SaveError as error:
        said = str(error)
    except PowerCutError:
        cut = True
    assert "plan.yaml" in said
    now = path.read_bytes() if path.exists() else None
    assert now in ((old, new) if exists else (None, new)), disk.log
    if done:
        assert now == new, disk.log
    if exists:
        assert path.stat().st_mode & 0o777 == 0o640, disk.log
    backup = folder / "plan.yaml.bak"
    assert not backup.exists() or backup.read_bytes() == old
    if not cut:
        assert [x.name for x in folder.iterdir() if x.name.endswith("-tmp")] == [], disk.log
    return done


def test_the_order_is_write_flush_backup_replace_flush(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(write(OLD))
    disk = FaultyDisk(0, errno.EIO, False)
    save(path, NEW, known=write(OLD), io=disk)
    assert disk.log == ["open", "write", "fsync", "close", "link", "replace", "replace", "open", "fsync"]


KILLED = """
import sys
from pathlib import Path
from icsdesk.storage.files import save
from tests.storage.systems import big_system

system = big_system(300)
print("ready", flush=True)
while True:
    save(Path(sys.argv[1]), system, known=None)
"""


def test_killed_while_saving_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    expected = write(big_system(300))
    for number in range(5):
        program = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        assert program.stdout is not None
        program.stdout.readline()
        while not path.exists():
            time.sleep(0.01)
        time.sleep(0.05 + 0.013 * number)
        program.kill()
        program.wait()
        program.stdout.close()
        assert path.read_bytes() == expected


def test_saved_then_opened_is_the_same_and_the_earlier_version_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    first = save(path, OLD, known=None)
    assert (first.path, first.backup, first.warnings) == (path.resolve(), None, ())
    second = save(path, NEW, known=first.data)
    assert open_file(path).system == NEW
    assert second.backup is not None
    assert open_file(second.backup).system == OLD
    assert second.data == path.read_bytes()


def test_a_saved_edit_keeps_the_comments_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"# ours\n" + write(big_system(5)).replace(b"  - id: body-3", b"  # asked Jo\n  - id: body-3"))
    opened = open_file(path)
    draft = Draft(opened.system)
    draft.put(replace(opened.system.need(Body, "body-1"), name="Renamed"))
    save(path, draft.result(), known=opened.original, opened=opened)
    assert path.read_bytes() == opened.original.replace(b'"Committee number 1, of the Board"', b"Renamed").replace(
        b"name: Committee number 1, of the Board", b"name: Renamed"
    )


def test_a_colleagues_change_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    mine = save(path, OLD, known=None).data
    path.write_bytes(mine + b"# a colleague was here\n")
    with pytest.raises(ChangedOnDiskError, match=r"somebody has changed plan\.yaml"):
        save(path, NEW, known=mine)
    assert path.read_bytes().endswith(b"# a colleague was here\n")
    path.unlink()
    with pytest.raises(ChangedOnDiskError, match="no longer"):
        save(path, NEW, known=mine)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_only_be_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(write(OLD))
    path.chmod(0o444)
    with pytest.raises(SaveError, match="may be read but not changed"):
        save(path, NEW, known=write(OLD))
    assert path.read_bytes() == write(OLD)


@pytest.mark.parametrize("name", ["folder", "pipe", "missing/plan.yaml", "file/plan.yaml"])
def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SaveError) as caught:
        save(tmp_path / name, OLD, known=None)
    assert str(caught.value).startswith("The file was not saved: ")
    assert "Errno" not in str(caught.value)
    with pytest.raises(UnreadableFileError) as refused:
        open_file(tmp_path / name)
    assert "Errno" not in str(refused.value)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    save(real, OLD, known=None)
    link.symlink_to(real)
    save(link, NEW, known=write(OLD))
    assert link.is_symlink()
    assert open_file(real).system == NEW


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    with pytest.raises(SaveError, match="could not be opened again"):
        save(path, System.of(About(title="bell \x07"), []), known=None)
    assert not path.exists()


def test_unfinished_files_of_an_earlier_crash_are_swept_away(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    save(path, OLD, known=None)
    stale, fresh, foreign = (
        tmp_path / x for x in (".plan.yaml.0a.icsdesk-tmp", ".plan.yaml.0b.icsdesk-tmp", ".other.yaml.0a.icsdesk-tmp")
    )
    for found in (stale, fresh, foreign):
        found.write_bytes(b"half")
    long_ago = time.time() - 7200
    os.utime(stale, (long_ago, long_ago))
    os.utime(foreign, (long_ago, long_ago))
    open_file(path)
    assert sorted(x.name for x in tmp_path.iterdir()) == sorted([path.name, fresh.name, foreign.name])


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        open_file(tmp_path / "gone.yaml")
    assert str(caught.value).startswith("gone.yaml: it could not be opened: it, or its folder, is not there.")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wirral Place Board", "Wirral Place Board.yaml"),
        ("Board: roles / seats", "Board roles seats.yaml"),
        ("con", "chart con.yaml"),
        ("aux.old", "chart aux.old.yaml"),
        ("...", "chart.yaml"),
        ("a\u202egpj.exe", "agpj.exe.yaml"),
        ("line\nbreak", "linebreak.yaml"),
    ],
)
def test_a_file_name_from_a_title(title: str, name: str) -> None:
    assert safe_file_name(title) == name


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_title_makes_a_file_name_every_computer_takes(title: str) -> None:
    name = safe_file_name(title, ".svg")
    stem = name.removesuffix(".svg")
    assert 0 < len(stem.encode()) <= 126
    assert not set(name) & set('<>:"/\\|?*\r\n\t\0')
    assert stem == stem.strip(" .")
    assert stem.split(".")[0].strip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9", "", ".."}


@pytest.mark.parametrize("only", ["open", "write", "close", "replace"])
def test_a_failed_export_leaves_the_earlier_file_whole(tmp_path: Path, only: str) -> None:
    target = tmp_path / "chart.svg"
    put(target, b"earlier")
    with pytest.raises(SaveError, match=r"chart\.svg"):
        put(target, b"later", io=FaultyDisk(1, errno.ENOSPC, True, only))
    assert target.read_bytes() == b"earlier"
    put(target, b"later")
    assert target.read_bytes() == b"later"
    assert [x.name for x in tmp_path.iterdir()] == ["chart.svg"], "no backup copy and nothing unfinished"
