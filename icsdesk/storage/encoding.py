"""Bytes to text: tells UTF-8 from everything else an officer may have saved or picked by mistake."""

from __future__ import annotations

from icsdesk.storage.problems import Problem, UnreadableFileError

MOST_BYTES = 10_000_000
"""The largest file read; a whole Integrated Care System takes well under a tenth of it."""

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel, PowerPoint or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<svg", "a drawing (SVG)"),
    (b"<?xml", "an XML file, such as a drawing"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_PICK = "Pick the icsdesk file itself; its name usually ends in .yaml."
_UTF8 = "Open it in Notepad, choose Save as, and set the encoding to UTF-8."


def text_of(data: bytes, file: str) -> str:
    """The text of a file. Raises UnreadableFileError when it is too large, not text, or in another encoding."""
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 1_000_000:.0f} MB"
        raise _unreadable(file, f"the file has {size}; the most icsdesk reads is {MOST_BYTES // 1_000_000} MB.", _PICK)
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for mark, kind in _OTHERS:
        if data.startswith(mark):
            raise _unreadable(file, f"this is {kind}, not an icsdesk file.", _PICK)
    for mark, kind in _MARKUP:
        if head.startswith(mark):
            raise _unreadable(file, f"this is {kind}, not an icsdesk file.", _PICK)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0" or data[:1] == b"\0":
        raise _unreadable(file, "the text is in the encoding UTF-16; icsdesk files are UTF-8.", _UTF8)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the line has a letter (byte {data[error.start]:02X}) in another encoding, such as Windows-1252; icsdesk files are UTF-8."
        raise UnreadableFileError([Problem(file, line, what, _UTF8)]) from None


def _unreadable(file: str, what: str, cure: str) -> UnreadableFileError:
    return UnreadableFileError([Problem(file, None, what, cure)])
