"""Changes the rules one small step at a time and counts how many changes the tests notice: `python -m tests.mutation MODULE ...`.

Each step is made in memory, never in a file of the program: the changed module is loaded in a child process and all charts of the
tests are judged there; where nothing shows, the tests that need no window are run on it. Names of modules are those under icsdesk/rules, as `facts` or `checks.icb_seats`; `--every N` tries only each Nth change.
"""

from __future__ import annotations

import argparse
import ast
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutation.changes import Change, changes
from tests.mutation.judge import Judge

PATIENCE = 120
"""Seconds after which a changed program that does not come back counts as noticed."""

TOP = Path(__file__).parent.parent.parent
TESTS = [
    *(f"tests/rules/test_{x}.py" for x in ("engine", "facts", "local", "waived", "samples_verdicts", "proposed")),
    "tests/real_systems/test_verdicts.py",
]
"""Tests tried on a change that the charts by themselves did not show."""


def main() -> int:
    """Try every change of the modules named; print each that nobody noticed, and the share that was."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="+", help="modules under icsdesk/rules, as facts or checks.icb_seats")
    parser.add_argument("--every", type=int, default=1, help="try only each Nth change")
    parser.add_argument("--soon", action="store_true", help="judge the charts only, and run no other test")
    wanted = parser.parse_args()
    judge = Judge()
    total = noticed = 0
    for name in wanted.modules:
        path = TOP / "icsdesk" / "rules" / f"{name.replace('.', '/')}.py"
        found = [x for i, x in enumerate(changes(path.read_text(encoding="utf-8"))) if i % wanted.every == 0]
        judge.prepare(f"icsdesk.rules.{name}")
        left = [x for x in found if not soon(judge, name, x) and (wanted.soon or not later(name, x))]
        total, noticed = total + len(found), noticed + len(found) - len(left)
        print(f"{name}: {len(found) - len(left)} of {len(found)} noticed", flush=True)
        for change in left:
            print(f"  {path.name}:{change.line}: {change.words}", flush=True)
    print(f"{noticed} of {total} noticed: {noticed / max(total, 1):.1%}")
    return 0


def later(name: str, change: Change) -> bool:
    """Whether the tests that need no window fail on a change that the charts by themselves did not show."""
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(ast.unparse(change.tree))
        file.flush()
        words = [sys.executable, "-m", "tests.mutation.changed", f"icsdesk.rules.{name}", file.name, *TESTS]
        return subprocess.run(words, cwd=TOP, capture_output=True, timeout=None).returncode != 0


def soon(judge: Judge, name: str, change: Change) -> bool:
    """Whether the charts of the tests, judged in a child process, differ; a child that does not come back in time has noticed."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        try:
            noticed = judge.notices(f"icsdesk.rules.{name}", ast.unparse(change.tree))
        except BaseException:  # a module that no longer loads is noticed by everyone
            noticed = True
        os._exit(1 if noticed else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


if __name__ == "__main__":
    raise SystemExit(main())
