"""Play many sequences: `python -m tests.walk --sequences 10000` (slow; says how it gets on). See machine.py for what is watched."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from icsdesk.domain.system import System
from icsdesk.storage.reader import read
from tests.edit.example import example
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
    wanted = parser.parse_args(arguments)
    begun = time.monotonic()

    def said(number: int) -> None:
        if number % 500 == 0:
            print(f"{number} sequences, {time.monotonic() - begun:.0f} s", flush=True)

    tally = play(wanted.sequences, steps=wanted.steps, seed=wanted.seed, begin=beginnings(), said=said)
    print(
        f"{tally.sequences} sequences, {tally.edits} edits, {tally.refused} refused, {time.monotonic() - begun:.0f} s: nothing broke"
    )
    print(", ".join(f"{name} {number}" for name, number in sorted(tally.moves.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
