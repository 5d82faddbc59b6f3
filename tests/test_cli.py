"""The command line: what it prints, where, and with which exit code, on real files."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.records import View
from icsdesk.edit.seats import remove_seats
from icsdesk.start import main
from icsdesk.storage.files import open_file, save

TOP = Path(__file__).resolve().parents[1]
SAMPLE = places.samples() / "herefordshire-and-worcestershire.yaml"


@pytest.fixture
def broken_law(tmp_path: Path) -> Path:
    """The sample without Herefordshire Council's seat on the Partnership, which the law asks for from 1 July 2022."""
    system = open_file(SAMPLE).system
    path = tmp_path / "chart.yaml"
    save(path, remove_seats(system, ["icp-herefordshire-council"]).apply(system), known=None)
    return path


def outside(*words: str, cwd: Path = TOP, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a colleague's script does: a process of its own, no screen unless one is named."""
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, str(TOP / "main.py"), *words], cwd=cwd, env=bare | environ, capture_output=True, encoding="utf-8"
    )


def test_nothing_to_fix_is_exit_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE), "--as-at", "2022-07-18"]) == 0
    said = capsys.readouterr()
    assert "Must fix (0)" in said.out
    assert "as at 18 July 2022" in said.out
    assert said.err == ""


def test_something_to_fix_is_exit_code_1_and_names_it(broken_law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken_law), "--as-at", "2022-07-18"]) == 1
    said = capsys.readouterr().out
    assert "Must fix (1)" in said
    assert "Herefordshire Council" in said.split("Must fix (1)")[1].split("\n\n")[0]


def test_the_day_decides_which_law_is_asked(broken_law: Path) -> None:
    assert main(["check", str(broken_law), "--as-at", "2022-06-30"]) == 0
    assert main(["check", str(broken_law), "--as-at", "2022-07-01"]) == 1


def test_json_tells_met_not_met_and_cannot_tell_apart(broken_law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken_law), "--as-at", "2022-07-18", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["as_at"] == "2022-07-18"
    (must_fix,) = [x for x in report["findings"] if x["grade"] == "Must fix"]
    assert must_fix["verdict"] == "breach"
    assert must_fix["severity"] == "statutory"
    assert must_fix["subjects"]
    assert must_fix["citation"]
    assert must_fix["link"].startswith("https://")
    assert must_fix["in_force_from"] == "2022-07-01"
    assert "Herefordshire Council" in must_fix["sentence"]
    assert must_fix["rule"] not in report["passed"]
    assert report["passed"]
    assert report["cannot_tell"]


def test_today_is_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    before = dt.date.today()
    main(["check", str(SAMPLE), "--as-at", "today", "--format", "json"])
    assert before <= dt.date.fromisoformat(json.loads(capsys.readouterr().out)["as_at"]) <= dt.date.today()


@pytest.mark.parametrize("day", ["2022-07", "2022", "2022/23", "unknown", "2022-02-30", "1 July 2022", ""])
def test_anything_but_a_whole_day_is_refused_in_words(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLE), "--as-at", day]) == 2
    said = capsys.readouterr()
    assert f'"{day}" is not one whole day' in said.err
    assert "2022-07-01" in said.err
    assert said.out == ""


def test_one_chart_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    view = open_file(SAMPLE).system.every(View)[0]
    by_title, by_id = tmp_path / "title.svg", tmp_path / "id.svg"
    assert main(["export", str(SAMPLE), "--view", view.title, "--as-at", "2022-07-18", "-o", str(by_title)]) == 0
    assert main(["export", str(SAMPLE), "--view", view.id, "--as-at", "2022-07-18", "-o", str(by_id)]) == 0
    assert by_title.read_bytes() == by_id.read_bytes()
    assert ET.parse(by_title).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert "18 July 2022" in capsys.readouterr().out


def test_the_day_changes_what_is_drawn(tmp_path: Path) -> None:
    drawn = []
    for day in ("2022-06-30", "2022-07-01"):
        assert main(["export", str(SAMPLE), "--view", "july-2022", "--as-at", day, "-o", str(tmp_path / "x.svg")]) == 0
        drawn.append((tmp_path / "x.svg").read_text(encoding="utf-8"))
    board = 'data-id="hw-icb-board"'
    assert drawn[0] != drawn[1]
    assert board in drawn[1] or "Integrated Care Board" in drawn[1]


def test_all_charts_go_into_a_folder(tmp_path: Path) -> None:
    views = open_file(SAMPLE).system.every(View)
    assert main(["export", str(SAMPLE), "--all", "-o", str(tmp_path / "new" / "charts")]) == 0
    assert sorted(x.name for x in (tmp_path / "new" / "charts").iterdir()) == sorted(f"{x.id}.svg" for x in views)


def test_a_chart_that_is_not_there_names_those_that_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(SAMPLE), "--view", "no such", "-o", str(tmp_path / "x.svg")]) == 2
    said = capsys.readouterr().err
    assert 'no chart called "no such"' in said
    assert open_file(SAMPLE).system.every(View)[0].title in said
    assert not (tmp_path / "x.svg").exists()


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "nowhere" / "x.svg"
    assert main(["export", str(SAMPLE), "--view", "july-2022", "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert f"{out.name} in {out.parent}" in said
    assert "is not there" in said


def test_a_damaged_file_says_file_line_what_and_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "damaged.yaml"
    path.write_text(
        "icsdesk: 1\n\nbodies:\n  - id: a\n    name: One\n    kind: icp\n    kind: hwb\n  - id: a\n    nam: Two\n",
        encoding="utf-8",
    )
    assert main(["check", str(path)]) == 2
    said = capsys.readouterr()
    assert "damaged.yaml, line 7:" in said.err
    assert len(said.err.splitlines()) > 1, "everything wrong is said at once"
    assert said.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "no-such-file.yaml"],
        ["check", str(TOP)],
        ["check", str(SAMPLE), "--format", "xml"],
        ["check", str(SAMPLE), "--no-such-option"],
        ["export", str(SAMPLE), "-o", "x.svg"],
        ["export", str(SAMPLE), "--view", "july-2022"],
        ["chek", str(SAMPLE)],
        ["--chek"],
        ["check", str(SAMPLE), "--as-at"],
    ],
)
def test_a_slip_gives_words_on_standard_error_and_exit_code_2(words: list[str]) -> None:
    ran = outside(*words)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    assert 1 <= len(ran.stderr.splitlines()) <= 3


def test_the_schema_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"icsdesk {places.version()}\n"
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "examples:" in said
    assert "exit codes:" in said
    for command in ("check", "export", "schema"):
        assert main([command, "--help"]) == 0


def test_every_example_of_the_help_is_understood(tmp_path: Path) -> None:
    (tmp_path / "chart.yaml").write_bytes(SAMPLE.read_bytes())
    shown = [
        x.strip().split("   ")[0].split(" > ")[0] for x in outside("--help").stdout.splitlines() if x.startswith("  icsdesk ")
    ]
    commands = [x.replace("System governance", "july-2022").replace('"', "").split()[1:] for x in shown if " " in x]
    assert len(commands) >= 5
    for words in commands:
        assert outside(*words, cwd=tmp_path).returncode == 0, words


def test_without_a_screen_a_file_is_checked_and_drawn_and_it_says_where(tmp_path: Path) -> None:
    ran = outside(str(SAMPLE), cwd=tmp_path)
    assert ran.returncode == 0
    folder = tmp_path / "icsdesk-charts" / SAMPLE.stem
    drawn = sorted(folder.glob("*.svg"))
    assert len(drawn) == len(open_file(SAMPLE).system.every(View))
    assert all(str(x) in ran.stdout for x in drawn)
    assert "Must fix (0)" in ran.stdout


def test_without_a_screen_and_without_a_file_it_says_what_can_be_done() -> None:
    ran = outside()
    assert ran.returncode == 2
    assert "no screen" in ran.stderr


def test_commands_work_where_qt_cannot_load(tmp_path: Path) -> None:
    blocked = tmp_path / "PySide6"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')\n", encoding="utf-8")
    assert outside("check", str(SAMPLE), PYTHONPATH=str(tmp_path)).returncode == 0
    ran = outside(str(SAMPLE), PYTHONPATH=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert ran.returncode == 2
    assert "libEGL.so.1" in ran.stderr
    assert "apt-get install" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    bare = {k: v for k, v in os.environ.items() if k != "DISPLAY"}
    with subprocess.Popen(
        [sys.executable, str(TOP / "main.py"), "schema"], cwd=TOP, env=bare, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
