"""Times two pieces of work alternately in one run, so that both meet the same machine, and gives the ratio."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Race:
    """Ours beside a peer's. `ours` and `peers` are median seconds."""

    name: str
    peer: str
    ours: float
    peers: float

    @property
    def ratio(self) -> float:
        """How many times as long ours takes: below 1 is faster than the peer."""
        return self.ours / self.peers


def race(name: str, ours: Work, peer: str, peers: Work, rounds: int = 7) -> Race:
    """Run both once to warm up, then in turn; the median of each counts."""
    ours()
    peers()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, spent in zip((ours, peers), times, strict=True):
            gc.collect()
            start = time.perf_counter()
            work()
            spent.append(time.perf_counter() - start)
    return Race(name, peer, statistics.median(times[0]), statistics.median(times[1]))


def table(races: list[Race]) -> str:
    """The races as a Markdown table."""
    lines = ["| ours | beside | ours, ms | beside, ms | ratio |", "| --- | --- | ---: | ---: | ---: |"]
    lines += [f"| {x.name} | {x.peer} | {x.ours * 1000:.1f} | {x.peers * 1000:.1f} | {x.ratio:.2f} |" for x in races]
    return "\n".join(lines)
