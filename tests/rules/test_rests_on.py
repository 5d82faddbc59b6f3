"""What the verdicts of each rule rest on changes only when it is meant to."""

from __future__ import annotations

import difflib

from tests.rules.rests_on import FILE, text


def test_no_verdict_rests_on_other_facts_than_it_did() -> None:
    was, now = FILE.read_text(encoding="utf-8").splitlines(), text().splitlines()
    assert list(difflib.unified_diff(was, now, lineterm="", n=1)) == []
