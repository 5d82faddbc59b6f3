"""Work not yet saved, kept where the program can find it again after the program or the computer has stopped."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from icsdesk.domain.system import System
from icsdesk.storage.writer import write

_FIRST_LINE = "# Work kept by icsdesk before it was saved: "
_NAMES = "unsaved-*.yaml"


@dataclass(frozen=True)
class Kept:
    """Work found again. `data` is the whole chart file; `file` is the file it was meant for, None when it had none yet.

    `base` is the fingerprint of that file as it was when opened or last saved; `at` is when the copy was made.
    """

    copy: Path
    data: bytes
    name: str
    file: Path | None
    base: str
    at: dt.datetime


def fingerprint(data: bytes | None) -> str:
    """What tells one state of a file from another: its SHA-256; nothing for a file that is not there yet."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def copy_path(folder: Path, session: str) -> Path:
    """Where the copy of one open window is kept; `session` is a text no other window has."""
    return folder / _NAMES.replace("*", session)


def keep(copy: Path, system: System, *, name: str, file: Path | None, base: str, at: dt.datetime) -> None:
    """Keep the whole system in `copy`, in place of what it held before; readable by its owner only. Raises OSError."""
    about = {"name": name, "file": str(file) if file is not None else None, "base": base, "at": at.isoformat("T", "seconds")}
    data = f"{_FIRST_LINE}{json.dumps(about)}\n".encode() + write(system)
    beside = copy.with_suffix(".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(copy)


def left_over(folder: Path) -> tuple[Kept, ...]:
    """Every copy in the folder, newest first. What cannot be understood is left where it is."""
    found = []
    for copy in sorted(folder.glob(_NAMES)):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            found.append(_understood(copy))
    return tuple(sorted(found, key=lambda x: x.at, reverse=True))


def forget(copy: Path) -> None:
    """Remove a copy that is no longer wanted. Raises OSError when it is there but cannot be removed."""
    copy.unlink(missing_ok=True)


def _understood(copy: Path) -> Kept:
    first, _, data = copy.read_bytes().partition(b"\n")
    about = json.loads(first.decode().removeprefix(_FIRST_LINE))
    file = Path(about["file"]) if about["file"] is not None else None
    return Kept(copy, data, str(about["name"]), file, str(about["base"]), dt.datetime.fromisoformat(about["at"]))
