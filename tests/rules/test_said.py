"""What the rules say of every chart of the tests changes only when it is meant to."""

from __future__ import annotations

import difflib

from tests.rules.said import FILE, text


def test_nothing_is_said_otherwise_than_it_was() -> None:
    was, now = FILE.read_text(encoding="utf-8").splitlines(), text().splitlines()
    assert list(difflib.unified_diff(was, now, lineterm="", n=1)) == []
