"""README's two set-up commands, and that what runs on every change runs exactly the second."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def commands_of_readme() -> list[str]:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    first = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert first is not None
    assert text[: first.start()].count("\n") < 20, "the two commands stand on the first screen"
    return [line.split("#")[0].strip() for line in first[1].splitlines()]


def commands_of(script: str) -> list[str]:
    lines = (TOP / ".ci" / script).read_text(encoding="utf-8").splitlines()
    return [x for x in lines if x and not x.startswith(("#", "set ", "cd "))]


def test_readme_has_exactly_two_set_up_commands() -> None:
    assert commands_of_readme() == ["sh .ci/demo", "sh .ci/test"]


def test_the_run_on_every_change_calls_exactly_readmes_test_command_first() -> None:
    first, *slower = commands_of("run")
    assert first == commands_of_readme()[1]
    notes = (TOP / "docs" / "contributing.md").read_text(encoding="utf-8")
    assert slower
    assert all(x in notes for x in slower), "each slower suite runs by the command the notes give"


def test_the_scripts_are_sound_shell() -> None:
    shell = shutil.which("sh")
    assert shell is not None
    for script in ("ready", "demo", "test", "run"):
        checked = subprocess.run([shell, "-n", str(TOP / ".ci" / script)], capture_output=True, text=True)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_what_is_missing_is_named_exactly_where_nobody_may_install_it(tmp_path: Path) -> None:
    """On a path where there is neither apt-get nor sudo, as for an ordinary user."""
    for tool in ("id", "python3"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or sys.executable)
    script = f"""
. '{TOP / ".ci" / "ready"}'
python='{sys.executable}'
PATH='{tmp_path}'
get_packages $(missing_packages libnobody-has-this.so.9=libnobody9 libnor-this.so.1=libnor1)
"""
    ran = subprocess.run(["sh", "-c", script], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "lacks these system packages: libnobody9 libnor1" in ran.stderr
    assert "apt-get install --no-install-recommends libnobody9 libnor1" in ran.stderr


def test_the_sample_the_demonstration_opens_is_there() -> None:
    (sample,) = re.findall(r"sample_systems/[\w-]+\.yaml", (TOP / ".ci" / "demo").read_text(encoding="utf-8"))
    assert (TOP / sample).is_file()


def test_the_qt_that_aborts_is_kept_out() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "PySide6-Essentials>=6.11.1,<6.12" in project["dependencies"]
