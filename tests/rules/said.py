"""Everything the rules say of every chart of the tests, as text that can be compared line by line.

Run `python -m tests.rules.said` after a change of the rules that is meant, and read the difference before keeping it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Report, Verdict
from icsdesk.rules.pack import Pack
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS
from tests.rules.test_samples import DAYS, SAMPLES, opened

FILE = Path(__file__).parent / "said.txt"
Chart = tuple[str, System, dt.date | None]


def charts() -> Iterator[Chart]:
    """Every chart the rules are tried on, by name: the cases, and each sample on each of its days."""
    for case in CASES:
        flat, day = chart_of(case, FIXTURES)
        yield case["id"], build(flat), day
    for path in SAMPLES:
        system = opened(path)
        for day_text in DAYS:
            yield f"{path.stem} on {day_text}", system, dt.date.fromisoformat(day_text)


def said(report: Report) -> list[str]:
    """One line for all that passes, then one for each thing said; what does not apply is left out."""
    passing = sorted({x.rule for x in report.findings if x.verdict is Verdict.PASS})
    rest = [x for x in report.findings if x.verdict not in (Verdict.PASS, Verdict.NOT_APPLICABLE)]
    lines = [
        f"{x.rule} {x.verdict.value}{f' as {x.grade.value}' if x.grade else ''}: {' '.join((*x.subjects, x.field))}" for x in rest
    ]
    return [f"pass: {' '.join(passing)}", *sorted(lines), *report.troubles]


def text(packs: Sequence[Pack] = PACKS) -> str:
    """All of it."""
    lines: list[str] = []
    for name, system, day in charts():
        lines += [f"# {name}", *said(check(system, day, packs)), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
