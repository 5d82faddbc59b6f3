"""Single values as the file writes them: so that no reader of any age takes a text for a number, a date or a yes."""

from __future__ import annotations

import re
from typing import Any

from icsdesk.storage.nodes import Kept

_PLAIN = re.compile(r"[A-Za-z](?:[\w ./()&'’,–-]*[\w.)/’])?\Z")
_PLAIN_INSIDE = re.compile(r"[A-Za-z](?:[\w ./()&’–-]*[\w.)/’])?\Z")
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that some readers take for something else."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]')
_BLOCK_LINE = re.compile("[^\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]*\\Z")


def text(value: str, inside: bool = False) -> str:
    """A text on one line: plain when it is plainly words, else in double quotation marks. `inside` brackets fewer are plain."""
    shape = _PLAIN_INSIDE if inside else _PLAIN
    if shape.match(value) and value.lower() not in _TAKEN:
        return value
    return '"' + _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or _escape(m[0]), value) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def key(word: str) -> str:
    """A word before its colon. Single letters stay plain: they are names of numbers here and no reader of today mistakes them."""
    return word if len(word) == 1 and word.isascii() and word.isalpha() else text(word, inside=True)


def fits_block(value: str) -> bool:
    """Whether a text of several lines can stand as an indented block and come back unchanged."""
    if "\n" not in value or value.endswith("\n\n") or value[0] in " \n\t":
        return False
    return all(_BLOCK_LINE.match(x) and (not x or x.strip(" ")) for x in value.split("\n"))


def number(value: float) -> str:
    """A number with at most two decimals and none that say nothing: 12, 12.5, 12.25."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def loose(value: Any) -> str:
    """A value of a word this version does not know, on one line, as it was read."""
    if isinstance(value, Kept):
        return "{" + ", ".join(f"{key(k)}: {loose(v)}" for k, v in value) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(loose(x) for x in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return text(value, inside=True) if isinstance(value, str) else repr(value)
