"""What happens to work not yet saved when the program is killed, and how it is offered again."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from icsdesk.storage import journal
from icsdesk.storage.reader import read
from icsdesk.ui.dialogs.asker import Unsaved
from icsdesk.ui.dialogs.found_work import Found, ask_found
from icsdesk.ui.recovery import Recovery
from tests.ui.desk import CTRL, Desk

HWB = "Worcestershire Health and Wellbeing Board"
TOP = Path(__file__).resolve().parents[2]

WORKING = """
import sys
from pathlib import Path
from icsdesk.domain.records import Body
from icsdesk.edit.bodies import rename
from icsdesk.ui.app import make_application, open_window

application = make_application()
window, recovery = open_window(Path(sys.argv[1]))
system = window.shell.system
body = next(x for x in system.every(Body) if x.name == sys.argv[2])
window.shell.document.do(rename(system, body.id, "Never saved"))
print("edited", flush=True)
application.exec()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@dataclass
class Officer:
    """Answers what is asked about kept work."""

    answer: Found = Found.LATER
    asked: list[str] = field(default_factory=list)

    def __call__(self, _parent: QWidget, name: str, when: str) -> Found:
        self.asked.append(f"{name}, {when}")
        return self.answer


def recovery_of(desk: Desk, folder: Path, answer: Found = Found.LATER) -> tuple[Recovery, Officer]:
    """What keeps this window's work, at once, and who is asked."""
    officer = Officer(answer)
    return Recovery(desk.shell, desk.window.filing, folder, ask=officer, delay=0), officer


def rename(desk: Desk, name: str) -> None:
    desk.select(desk.body(HWB).id)
    desk.field_text("name", name)


def left(desk: Desk, sample: Path, folder: Path) -> journal.Kept:
    """Work left by a window that has stopped: the sample with one name changed."""
    system = desk.shell.system
    text = sample.read_text(encoding="utf-8").replace(HWB, "Never saved")
    folder.mkdir(exist_ok=True)
    copy = journal.copy_path(folder, "stopped")
    work = read(text.encode(), "x").system
    assert work != system
    base = journal.fingerprint(sample.read_bytes())
    journal.keep(copy, work, name=sample.name, file=sample, base=base, at=dt.datetime(2026, 5, 4, 10, 15))
    return journal.left_over(folder)[0]


def test_work_in_a_program_that_is_killed_is_offered_at_the_next_start(desk: Desk, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "state" / "icsdesk" / "recovery"
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state"), "LOCALAPPDATA": str(tmp_path / "state")}
    program = subprocess.Popen(
        [sys.executable, "-c", WORKING, str(sample), HWB], cwd=TOP, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "edited\n"
        desk.qtbot.waitUntil(lambda: bool(journal.left_over(folder)), timeout=30_000)
        recovery, officer = recovery_of(desk, folder, Found.OPEN)
        recovery.offer(desk.window)
        assert officer.asked == [], "a window still open keeps its own work"
    finally:
        program.kill()
        program.communicate()
    recovery.offer(desk.window)
    assert [x.split(",")[0] for x in officer.asked] == ["chart.yaml"]
    assert desk.body("Never saved")
    assert desk.shell.document.modified
    assert desk.shell.document.path == sample
    assert "not saved yet" in desk.window.notice.text


def test_recovered_work_is_one_step_that_undo_takes_back_and_save_keeps(desk: Desk, sample: Path, folder: Path) -> None:
    kept = left(desk, sample, folder)
    recovery, _ = recovery_of(desk, folder, Found.OPEN)
    recovery.offer(desk.window)
    assert not kept.copy.exists(), "the window now keeps it in a copy of its own"
    assert recovery.copy.exists()
    desk.window.canvas.setFocus()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.shell.system == read(sample.read_bytes(), "x").system
    assert not desk.shell.document.modified
    desk.window.shell.document.undo_stack.redo()
    desk.key(Qt.Key.Key_S, CTRL)
    assert "Never saved" in sample.read_text(encoding="utf-8")
    assert not recovery.copy.exists(), "all of it is in the file"


def test_work_for_a_file_that_somebody_changed_never_overwrites_it(desk: Desk, sample: Path, folder: Path) -> None:
    left(desk, sample, folder)
    theirs = sample.read_bytes() + b"\n# theirs\n"
    sample.write_bytes(theirs)
    recovery, _ = recovery_of(desk, folder, Found.OPEN)
    recovery.offer(desk.window)
    assert "chart.yaml has been changed or moved since" in desk.window.notice.text
    assert desk.body("Never saved")
    assert desk.shell.view is not None
    assert desk.shell.document.modified
    desk.answers.path = None
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.answers.asked[-1].startswith("save as ")
    assert sample.read_bytes() == theirs


def test_not_now_keeps_it_and_throw_away_removes_it(desk: Desk, sample: Path, folder: Path) -> None:
    kept = left(desk, sample, folder)
    recovery, officer = recovery_of(desk, folder)
    recovery.offer(desk.window)
    assert kept.copy.exists()
    officer.answer = Found.DISCARD
    recovery.offer(desk.window)
    assert not kept.copy.exists()
    recovery.offer(desk.window)
    assert officer.asked == ["chart.yaml, 10:15 on 4 May 2026"] * 2


def test_work_that_cannot_be_read_is_told_and_kept(desk: Desk, sample: Path, folder: Path) -> None:
    kept = left(desk, sample, folder)
    kept.copy.write_bytes(kept.copy.read_bytes() + b"bodies: again\n")
    recovery, _ = recovery_of(desk, folder, Found.OPEN)
    recovery.offer(desk.window)
    assert desk.answers.told[-1][0] == "The work that was kept could not be opened"
    assert str(kept.copy) in desk.answers.told[-1][1][-1]
    assert kept.copy.exists()


def test_a_copy_is_kept_while_work_is_unsaved_and_gone_when_the_window_closes(
    make_desk: Callable[[], Desk], sample: Path, folder: Path
) -> None:
    desk = make_desk()
    recovery, _ = recovery_of(desk, folder)
    desk.window.open_path(sample)
    desk.settle()
    assert not recovery.copy.exists(), "nothing to keep yet"
    rename(desk, "Changed")
    desk.qtbot.waitUntil(recovery.copy.exists)
    assert journal.left_over(folder)[0].file == sample
    desk.key(Qt.Key.Key_S, CTRL)
    assert not recovery.copy.exists()
    desk.select(desk.body("Changed").id)
    desk.field_text("name", "Changed again")
    desk.qtbot.waitUntil(recovery.copy.exists)
    assert not desk.window.close()
    assert recovery.copy.exists(), "the officer stayed"
    desk.answers.unsaved_answer = Unsaved.DISCARD
    assert desk.window.close()
    recovery.close()
    assert list(folder.iterdir()) == []


def test_a_folder_where_nothing_can_be_kept_is_told_once(opened: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file stands where the folder should be", encoding="utf-8")
    recovery, _ = recovery_of(opened, blocked)
    rename(opened, "Changed")
    assert not recovery.keep_now()
    assert not recovery.keep_now()
    assert len([x for x in opened.said if x.startswith("No copy of unsaved work can be kept in ")]) == 1


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_Return, Found.OPEN), (Qt.Key.Key_Escape, Found.LATER)], ids=["Enter", "Escape"]
)
def test_the_question_itself_is_answered_by_keys(desk: Desk, key: Qt.Key, answer: Found) -> None:
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.informativeText())
        QTest.keyClick(box, key)

    QTimer.singleShot(0, press)
    assert ask_found(desk.window, "chart.yaml", "10:15 on 4 May 2026") is answer
    assert seen == [
        "icsdesk stopped before changes to chart.yaml were saved. They were kept as they were at 10:15 on 4 May 2026."
    ]
