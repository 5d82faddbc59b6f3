"""Where resources, settings and recovery files are looked for on each platform."""

from __future__ import annotations

from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.places import Machine


def machine(folder: Path, platform: str, **environ: str) -> Machine:
    return Machine(platform, environ, folder / "home", folder / "program")


def test_a_checkout_has_its_resources_and_samples() -> None:
    assert list(places.fonts().glob("*.ttf"))
    assert list(places.rule_packs().glob("*.yaml"))
    assert "herefordshire-and-worcestershire.yaml" in [x.name for x in places.sample_files()]


@pytest.mark.parametrize(
    ("platform", "environ", "settings", "recovery"),
    [
        ("linux", {}, "home/.config/icsdesk/icsdesk.ini", "home/.local/state/icsdesk/recovery"),
        ("linux", {"XDG_CONFIG_HOME": "not/absolute"}, "home/.config/icsdesk/icsdesk.ini", "home/.local/state/icsdesk/recovery"),
        (
            "darwin",
            {},
            "home/Library/Application Support/icsdesk/icsdesk.ini",
            "home/Library/Application Support/icsdesk/recovery",
        ),
        ("win32", {}, "home/AppData/Roaming/icsdesk/icsdesk.ini", "home/AppData/Local/icsdesk/recovery"),
    ],
)
def test_an_officers_own_files_go_where_the_platform_wants_them(
    tmp_path: Path, platform: str, environ: dict[str, str], settings: str, recovery: str
) -> None:
    here = machine(tmp_path, platform, **environ)
    assert places.settings_file(here) == tmp_path / settings
    assert places.recovery_folder(here) == tmp_path / recovery


def test_the_environment_may_name_the_folders(tmp_path: Path) -> None:
    linux = machine(tmp_path, "linux", XDG_CONFIG_HOME=str(tmp_path / "a"), XDG_STATE_HOME=str(tmp_path / "b"))
    windows = machine(tmp_path, "win32", APPDATA=str(tmp_path / "c"), LOCALAPPDATA=str(tmp_path / "d"))
    assert places.settings_file(linux) == tmp_path / "a/icsdesk/icsdesk.ini"
    assert places.recovery_folder(linux) == tmp_path / "b/icsdesk/recovery"
    assert places.settings_file(windows) == tmp_path / "c/icsdesk/icsdesk.ini"
    assert places.recovery_folder(windows) == tmp_path / "d/icsdesk/recovery"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_portable_program_writes_nothing_outside_its_folder(tmp_path: Path, platform: str) -> None:
    here = machine(tmp_path, platform, APPDATA=str(tmp_path / "elsewhere"))
    here.program.mkdir()
    assert not places.portable(here)
    (here.program / "icsdesk.ini").touch()
    assert places.portable(here)
    assert places.settings_file(here) == here.program / "icsdesk.ini"
    assert places.recovery_folder(here).parent == here.program
