"""The files opened lately, kept in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "recent_files"
MOST = 10
"""How many files are remembered."""


def recent(settings: QSettings) -> list[Path]:
    """Files opened lately that are still there, newest first."""
    found = settings.value(_KEY, [])
    texts = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return [Path(x) for x in texts if x and Path(x).is_file()]


def remember(settings: QSettings, path: Path) -> None:
    """Put a file first among the recent ones."""
    path = path.resolve()
    kept = [x for x in recent(settings) if x != path][: MOST - 1]
    settings.setValue(_KEY, [str(path), *(str(x) for x in kept)])


def forget(settings: QSettings) -> None:
    """Empty the list."""
    settings.setValue(_KEY, [])
