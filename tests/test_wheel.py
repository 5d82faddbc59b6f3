"""The wheel, installed anywhere, finds its resources and samples."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]


def ran(*words: str | Path, cwd: Path) -> str:
    """Run a program that must succeed; nothing of this checkout is on its path, it has no screen, and its settings are its own."""
    hidden = ("PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONHOME")
    bare = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [str(x) for x in words], cwd=cwd, env=bare | {"XDG_CONFIG_HOME": str(cwd)}, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as anyone would build it, without asking the network."""
    folder = tmp_path_factory.mktemp("wheel")
    ran(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        folder,
        TOP,
        cwd=folder,
    )
    (built,) = folder.glob("icsdesk-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of programs with icsdesk installed from the wheel; what it depends on comes from the Python that runs this test."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    ran(sys.executable, "-m", "pip", "--python", home, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    (site,) = [x for x in home.rglob("site-packages") if x.is_dir() and not x.is_symlink()]
    borrowed = [x for x in sys.path if x.endswith("site-packages") and Path(x) != site]
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return next(x for x in (home / "bin", home / "Scripts") if x.is_dir())


def test_the_wheel_holds_every_resource_and_sample(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        held = set(file.namelist())
    for folder, inside in (("resources", "icsdesk/_resources"), ("sample_systems", "icsdesk/_samples")):
        for path in (TOP / folder).rglob("*"):
            if path.is_file():
                assert f"{inside}/{path.relative_to(TOP / folder).as_posix()}" in held
    assert not [x for x in held if x.startswith(("tests/", "benchmarks/", "resources/"))]


def test_an_installed_icsdesk_checks_and_draws_its_own_samples(installed: Path, tmp_path: Path) -> None:
    found = ran(installed / "python", "-c", "from icsdesk import places; print(*places.sample_files(), sep='\\n')", cwd=tmp_path)
    samples = [Path(x) for x in found.splitlines()]
    assert sorted(x.name for x in samples) == sorted(x.name for x in (TOP / "sample_systems").glob("*.yaml"))
    assert all(installed.parent in x.parents for x in samples), "the samples are the installed ones, not the checkout's"
    assert "Must fix (0)" in ran(installed / "icsdesk", "check", samples[0], cwd=tmp_path)
    ran(installed / "icsdesk", "export", samples[0], "--all", "-o", "charts", cwd=tmp_path)
    assert list((tmp_path / "charts").glob("*.svg"))


def test_an_installed_icsdesk_opens_its_window(installed: Path, tmp_path: Path) -> None:
    words = "from icsdesk.ui.app import make_application, make_window\na = make_application()\nw = make_window()\nw.show()\nprint(w.isVisible())"
    script = tmp_path / "open.py"
    script.write_text(f"import os\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\n{words}\n", encoding="utf-8")
    assert ran(installed / "python", script, cwd=tmp_path).strip() == "True"
