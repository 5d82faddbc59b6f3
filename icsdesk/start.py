"""The only place where parts are put together: a command is carried out, or the window opens."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from icsdesk import cli

WINDOW = "icsdesk.ui.app"
"""The module that opens the window. It is fetched by name, and only when wanted, because commands must also work where Qt cannot load."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words after the program's name ask. Returns the exit code: see `cli` for commands; 2 when nothing could run."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if cli.is_command(words):
        return cli.run(words)
    chart = Path(words[0]) if words else None
    if not has_screen():
        return cli.without_screen(chart)
    try:
        window = importlib.import_module(WINDOW)
    except ImportError as trouble:
        return cli.no_window(str(trouble), chart)
    return int(window.run(chart))


def has_screen() -> bool:
    """Whether a window can be shown: always on Windows and macOS; elsewhere when a screen server or a Qt platform is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(x) for x in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
