"""Play many sequences: `python -m tests.walk --sequences 10000` (slow; says how it gets on). See machine.py for what is watched.

With `--canvas` every change goes through a real document, and its canvas is compared with a fresh drawing after each sequence.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from icsdesk.domain.system import System
from icsdesk.storage.reader import read
from tests.edit.example import example
from tests.walk.canvas import CanvasWatch
from tests.walk.machine import play

SAMPLES = Path(__file__).resolve().parents[2] / "sample_systems"


def beginnings() -> list[System]:
    """Where sequences start: the small example mostly, an empty system, and each sample that ships."""
    samples = [read(path.read_bytes(), path.name).system for path in sorted(SAMPLES.glob("*.yaml"))]
    return [*samples, *[example()] * (17 - len(samples)), System()]


def main(arguments: list[str]) -> int:
    """Play, and print a line of figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.walk", description="Edit at random and watch that nothing breaks.")
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--steps", type=int, default=25, help="most edits in one sequence")
    parser.add_argument("--seed", type=int, default=0, help="the first sequence; a fault names its own")
    parser.add_argument("--canvas", action="store_true", help="compare a real canvas with a fresh drawing too")
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([]) if wanted.canvas else None
    watch = CanvasWatch() if wanted.canvas else None
    begun = time.monotonic()

    def said(number: int) -> None:
        if number % 500 == 0:
            print(f"{number} sequences, {time.monotonic() - begun:.0f} s", flush=True)

    tally = play(wanted.sequences, steps=wanted.steps, seed=wanted.seed, begin=beginnings(), watch=watch, said=said)
    print(
        f"{tally.sequences} sequences, {tally.edits} edits, {tally.refused} refused, {time.monotonic() - begun:.0f} s: nothing broke"
    )
    if watch is not None and application is not None:
        print(f"The canvas equalled a fresh drawing {watch.compared} times")
    print(", ".join(f"{name} {number}" for name, number in sorted(tally.moves.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
