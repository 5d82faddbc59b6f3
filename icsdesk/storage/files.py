"""Opening and saving: the old file stays whole until the new one is on the disk, and success is said only when it is true."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icsdesk.domain.system import System
from icsdesk.storage.patch import write_like
from icsdesk.storage.problems import Problem, UnreadableFileError
from icsdesk.storage.reader import Opened, read
from icsdesk.storage.writer import write

STALE_AFTER = 3600.0
"""Seconds after which an unfinished temporary file of ours is swept away."""

_NOT_SAVED = "The file was not saved"
_ELSEWHERE = "Choose Save As and pick another folder or name."


class SaveError(Exception):
    """A save that did not happen, as a sentence: what happened, where, what to do. The file on the disk is as it was."""


class ChangedOnDiskError(SaveError):
    """Somebody else has changed or removed the file since it was opened."""


@dataclass(frozen=True)
class SaveResult:
    """A save that happened. `data` is what now stands in the file; `backup` is the kept earlier version, when there was one."""

    path: Path
    data: bytes
    backup: Path | None
    warnings: tuple[str, ...] = ()


def open_file(path: Path) -> Opened:
    """Open a file. Raises UnreadableFileError with every problem, among them that it cannot be opened at all."""
    try:
        if path.exists() and not path.is_file():
            what = "this is a folder, not a file." if path.is_dir() else "this is not an ordinary file."
            raise UnreadableFileError([Problem(path.name, None, what, "Pick another file.")])
        data = path.read_bytes()
    except OSError as error:
        what, cure = _why(error)
        raise UnreadableFileError([Problem(path.name, None, f"it could not be opened: {what}", cure)]) from error
    sweep(path)
    return read(data, path.name)


def save(path: Path, system: System, *, known: bytes | None, opened: Opened | None = None, io: Any = os) -> SaveResult:
    """Save a system; returns when the bytes are on the disk and have been read back.

    `known` is what the file held when last read or written (None for a file that is not there yet): when it holds something else,
    ChangedOnDiskError is raised. `opened` keeps the text of what was not changed. Raises SaveError when it could not be done.
    """
    target = Path(os.path.realpath(path))
    data = _bytes_for(target, system, opened)
    existing = _existing(target)
    _refuse_changed(target, known, existing is not None)
    backup = _put(io, target, data, existing, keep=True)
    warnings = () if backup or not existing else ("No backup copy of the earlier version could be kept.",)
    return SaveResult(target, data, backup, warnings)


def put(path: Path, data: bytes, *, io: Any = os) -> None:
    """Write a file made from a chart (a picture, a report) as safely as a chart, without a backup copy.

    An earlier file of that name stays whole until the new one is on the disk. Raises SaveError when it could not be done.
    """
    target = Path(os.path.realpath(path))
    _put(io, target, data, _existing(target), keep=False)


def _put(io: Any, target: Path, data: bytes, existing: os.stat_result | None, *, keep: bool) -> Path | None:
    """Write beside, flush, replace, read back; gives the backup copy when one was wanted and could be kept."""
    temporary: str | None = None
    try:
        temporary = _write_beside(io, target, data, existing)
        backup = _keep_backup(io, target) if existing and keep else None
        _replace(io, temporary, target)
        temporary = None
        _flush_folder(io, target.parent)
        if target.read_bytes() != data:
            raise SaveError(f"{target.name} was saved, but reads back differently. {_ELSEWHERE}")
    except OSError as error:
        what, cure = _why(error)
        raise SaveError(f"{_NOT_SAVED}: {target.name} in {target.parent}: {what} {cure}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    return backup


def _bytes_for(target: Path, system: System, opened: Opened | None) -> bytes:
    """The bytes to write, after making sure that they can be opened again as the same system."""
    if opened is not None and opened.newer:
        raise SaveError(f"{_NOT_SAVED}: it was made by a newer version of icsdesk. Install the newer version to change it.")
    try:
        data = write(system) if opened is None else write_like(system, opened)
        again = read(data, target.name)
    except UnreadableFileError as error:
        raise SaveError(f"{_NOT_SAVED}, because it could not be opened again: {error.problems[0].sentence()}") from error
    if write(again.system) != write(system):
        raise SaveError(f"{_NOT_SAVED}, because it would not open again as it is now. {_ELSEWHERE}")
    return data


def _existing(target: Path) -> os.stat_result | None:
    try:
        found = os.stat(target)
    except FileNotFoundError:
        return None
    except OSError as error:
        what, cure = _why(error)
        raise SaveError(f"{_NOT_SAVED}: {target}: {what} {cure}") from error
    if stat.S_ISDIR(found.st_mode):
        raise SaveError(f"{_NOT_SAVED}: {target} is a folder. {_ELSEWHERE}")
    if not stat.S_ISREG(found.st_mode):
        raise SaveError(f"{_NOT_SAVED}: {target} is not an ordinary file. {_ELSEWHERE}")
    if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise SaveError(f"{_NOT_SAVED}: {target.name} may be read but not changed. {_ELSEWHERE}")
    return found


def _refuse_changed(target: Path, known: bytes | None, exists: bool) -> None:
    """Refuse when the file on the disk is not the one that was opened."""
    if known is None:
        return
    if not exists:
        raise ChangedOnDiskError(f"{_NOT_SAVED}: {target.name} is no longer in {target.parent}. {_ELSEWHERE}")
    try:
        changed = target.read_bytes() != known
    except OSError as error:
        what, cure = _why(error)
        raise SaveError(f"{_NOT_SAVED}: {target.name}: {what} {cure}") from error
    if changed:
        raise ChangedOnDiskError(
            f"{_NOT_SAVED}: somebody has changed {target.name} since it was opened. "
            "Save under another name, then compare the two, or open it again."
        )


def _write_beside(io: Any, target: Path, data: bytes, existing: os.stat_result | None) -> str:
    """Write the bytes to a new file in the same folder and flush it to the disk; returns its path."""
    handle, path = _open_beside(io, target)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[io.write(handle, rest) :]
        if existing is not None:
            with contextlib.suppress(OSError, AttributeError):
                os.chmod(path, stat.S_IMODE(existing.st_mode))
                os.chown(path, -1, existing.st_gid)
        elif os.name == "posix":
            os.chmod(path, 0o666 & ~_umask())
        io.fsync(handle)
        closing, handle = handle, -1
        io.close(closing)
    except BaseException as error:
        if handle >= 0:
            with contextlib.suppress(OSError):
                os.close(handle)
        if isinstance(error, OSError):
            with contextlib.suppress(OSError):
                os.unlink(path)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _open_beside(io: Any, target: Path) -> tuple[int, str]:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    while True:
        path = target.with_name(f".{target.name[:80]}.{os.urandom(4).hex()}.icsdesk-tmp")
        with contextlib.suppress(FileExistsError):
            return io.open(path, flags, 0o600), str(path)


def _keep_backup(io: Any, target: Path) -> Path | None:
    """Keep the file as it is under its name with .bak; None when the folder does not allow it. The file itself is not touched."""
    backup = target.with_name(target.name + ".bak")
    path = target.with_name(f".{target.name[:80]}.{os.urandom(4).hex()}.icsdesk-tmp")
    try:
        try:
            io.link(target, path)
        except (OSError, AttributeError):
            path.write_bytes(target.read_bytes())
        io.replace(path, backup)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(path)
        return None
    return backup


def _replace(io: Any, temporary: str, target: Path) -> None:
    """Put the new file in the old one's place. On Windows a virus scanner or sync program may hold it for a moment: try again."""
    for attempt in range(6):
        try:
            io.replace(temporary, target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == 5:
                raise
            time.sleep(0.05 * 2**attempt)


def _flush_folder(io: Any, folder: Path) -> None:
    """Flush the folder's own list of files; shares that cannot do it are let be, since the file itself is already flushed."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = io.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            io.fsync(handle)
        finally:
            os.close(handle)


def sweep(path: Path) -> None:
    """Remove unfinished temporary files that an earlier, interrupted save of this file left beside it."""
    with contextlib.suppress(OSError):
        for found in path.parent.iterdir():
            if found.name.startswith(f".{path.name[:80]}.") and found.name.endswith(".icsdesk-tmp"):
                with contextlib.suppress(OSError):
                    if time.time() - found.stat().st_mtime > STALE_AFTER:
                        found.unlink()


def _why(error: OSError) -> tuple[str, str]:
    """What a refusal of the operating system means, and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return "it, or its folder, is not there.", "Look whether it was moved or renamed, or whether the drive is connected."
    if isinstance(error, PermissionError):
        return "you are not allowed to, or another program holds it.", f"Close other programs that use it. {_ELSEWHERE}"
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return "a folder and a file are mixed up.", _ELSEWHERE
    name = {28: "the disk is full.", 122: "your share of the disk is full.", 27: "the file would be too large for this disk."}
    if error.errno in name:
        return name[error.errno], f"Delete something from the disk, or save elsewhere. {_ELSEWHERE}"
    return f"the computer said: {error.strerror or error}.", _ELSEWHERE


_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\Z", re.IGNORECASE)


def safe_file_name(title: str, suffix: str = ".yaml") -> str:
    """A file name for a title that Windows, macOS, Linux and shares all take; at most 120 bytes before the suffix."""
    kept = "".join(x for x in unicodedata.normalize("NFC", title) if not unicodedata.category(x).startswith("C"))
    name = re.sub(r'[<>:"/\\|?*\s]+', " ", kept).strip(" .")
    while len(name.encode()) > 120:
        name = name[:-1].rstrip(" .")
    if not name or _RESERVED.match(name.split(".")[0].strip()):
        name = f"chart {name}".strip()
    return name + suffix
