"""When something unforeseen happens: the chart is kept in a recovery copy, and the officer is told in plain words."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from icsdesk.domain.system import System
from icsdesk.storage.writer import write

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

TITLE = "There is a problem with icsdesk"


def surprise_hook(system: Callable[[], System], folder: Path, tell: Callable[[str, list[str]], None]) -> Hook:
    """An exception hook that keeps a copy of `system()` in `folder` and tells the officer once; further troubles only get a copy."""
    telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if sys.__stderr__ is not None:
            traceback.print_exception(kind, error, trace, file=sys.__stderr__)
        if issubclass(kind, KeyboardInterrupt) or telling:
            return
        telling = True
        try:
            tell(TITLE, [*_keep(system(), folder), _where(error)])
        finally:
            telling = False

    return hook


def _keep(system: System, folder: Path) -> list[str]:
    path = folder / f"recovery-{time.strftime('%Y%m%d-%H%M%S')}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write(system))
    except Exception as trouble:
        return [f"A recovery copy could not be kept either ({trouble}). Use Save As now, under another name."]
    return [f"Your chart has been saved to a recovery copy: {path}", "Close and open icsdesk again, then open that copy."]


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"For the person who looks after icsdesk: {type(error).__name__}: {error}{place}"
