"""Where everything is: resources, samples, settings and recovery files; the only file that knows paths."""

from __future__ import annotations

import importlib.metadata
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PORTABLE = "icsdesk.ini"


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides where an officer's own files go: the platform's name, the environment, the home and the program's folder."""

    platform: str
    environ: Mapping[str, str] = field(repr=False)
    home: Path
    program: Path


def this_machine() -> Machine:
    """The machine the program runs on. A packaged program's folder is its executable's; a checkout's is its top."""
    packaged = getattr(sys, "frozen", False) or not in_checkout()
    program = Path(sys.executable).parent if packaged else _PACKAGE.parent
    return Machine(sys.platform, os.environ, Path.home(), program)


def in_checkout() -> bool:
    """True when the program runs from its source folder rather than from an installed package."""
    return (_PACKAGE.parent / "resources").is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file()


def version() -> str:
    """The program's version: from the source folder's own pyproject.toml, else as installed."""
    if in_checkout():
        project = tomllib.loads((_PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return str(project["version"])
    return importlib.metadata.version("icsdesk")


def resources() -> Path:
    """The folder of fonts, icons, rule packs, help pages and templates."""
    return _PACKAGE.parent / "resources" if in_checkout() else _PACKAGE / "_resources"


def samples() -> Path:
    """The folder of sample systems."""
    return _PACKAGE.parent / "sample_systems" if in_checkout() else _PACKAGE / "_samples"


def sample_files() -> tuple[Path, ...]:
    """Every sample system, by file name."""
    return tuple(sorted(samples().glob("*.yaml")))


def fonts() -> Path:
    """The folder of bundled fonts."""
    return resources() / "fonts"


def icons() -> Path:
    """The folder of icons."""
    return resources() / "icons"


def rule_packs() -> Path:
    """The folder of rule packs, one folder each."""
    return resources() / "rule_packs"


def proposed_packs() -> Path:
    """The folder of packs of proposed law, which the ordinary check leaves out."""
    return rule_packs() / "proposed"


def help_pages() -> Path:
    """The folder of what rule help pages are made of: small charts, facts needed, and the map of the Acts."""
    return resources() / "help"


def template_files() -> tuple[Path, ...]:
    """Every template a new chart can start from, by file name."""
    return tuple(sorted((resources() / "templates").glob("*.yaml")))


def portable(machine: Machine | None = None) -> bool:
    """True when `icsdesk.ini` stands beside the program: then nothing is written outside the program's folder."""
    machine = machine or this_machine()
    return (machine.program / _PORTABLE).is_file()


def settings_file(machine: Machine | None = None) -> Path:
    """The file that keeps settings: beside the program when portable, else in the officer's own settings folder."""
    machine = machine or this_machine()
    if portable(machine):
        return machine.program / _PORTABLE
    return _own_folder(machine, windows="APPDATA", linux="XDG_CONFIG_HOME", otherwise=".config") / _PORTABLE


def settings_folder(machine: Machine | None = None) -> Path:
    """The folder the settings are in, where an officer's own rule packs may stand. May not exist yet."""
    return settings_file(machine).parent


def recovery_folder(machine: Machine | None = None) -> Path:
    """The folder for work not yet saved, kept in case the program or the computer stops. May not exist yet."""
    machine = machine or this_machine()
    if portable(machine):
        return machine.program / "recovery"
    return _own_folder(machine, windows="LOCALAPPDATA", linux="XDG_STATE_HOME", otherwise=".local/state") / "recovery"


def charts_folder(chart: Path) -> Path:
    """Where the charts of a file are drawn when nobody said where: a folder of its own under the current one."""
    return Path.cwd() / "icsdesk-charts" / chart.name.removesuffix(".yaml")


def _own_folder(machine: Machine, *, windows: str, linux: str, otherwise: str) -> Path:
    """The officer's own folder for this program, as each platform's guide asks (Known Folders, Library, XDG base folders)."""
    if machine.platform == "win32":
        fallback = machine.home / "AppData" / ("Roaming" if windows == "APPDATA" else "Local")
        return Path(machine.environ.get(windows) or fallback) / "icsdesk"
    if machine.platform == "darwin":
        return machine.home / "Library" / "Application Support" / "icsdesk"
    given = machine.environ.get(linux, "")
    return (Path(given) if given.startswith("/") else machine.home / otherwise) / "icsdesk"
