"""Runs tests with one module of the program changed: `python -m tests.mutation.changed MODULE FILE TEST ...`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.mutation.finder import Changed

if __name__ == "__main__":
    sys.meta_path.insert(0, Changed(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")))
    raise SystemExit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:qt", *sys.argv[3:]]))
