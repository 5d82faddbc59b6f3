"""Prints how fast icsdesk is beside its peers: `python -m benchmarks`."""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import yaml

from benchmarks.example import system_of
from benchmarks.many_systems import many_systems
from benchmarks.stopwatch import Race, Work, race, table
from icsdesk import places
from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Line, View
from icsdesk.domain.system import System
from icsdesk.edit.bodies import rename
from icsdesk.edit.lines import connect
from icsdesk.edit.seats import add_seat, edit_seat
from icsdesk.publish.svg import svg
from icsdesk.rules.engine import check
from icsdesk.rules.recheck import Rechecker
from icsdesk.storage.packs import load_packs
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write

DAY = dt.date(2022, 7, 1)
LARGEST_CHART = 200
"""Boxes on the largest chart drawn here; a paper chart has 10 to 60."""
BARE_WINDOW = "from PySide6.QtWidgets import QApplication, QMainWindow; a = QApplication([]); w = QMainWindow(); w.show(); a.processEvents()"
OUR_WINDOW = "from icsdesk.ui.app import make_application, make_window; a = make_application(); w = make_window(); w.show(); a.processEvents()"


def races() -> Iterator[Race]:
    """Every comparison, one after the other."""
    sample = places.sample_files()[0].read_bytes()
    yield from of_files("a sample", sample)
    for bodies in (60, 1000):
        system = system_of(bodies)
        yield from of_files(f"{bodies} bodies", write(system))
        yield from of_work(f"{bodies} bodies", system)
    yield from of_checking()
    for bodies in (25, 60, 200):
        yield from of_drawing(bodies)
    yield from of_starts()


def of_files(what: str, data: bytes) -> Iterator[Race]:
    """Reading and writing, beside PyYAML's own loaders and dumpers, which check nothing."""
    text = data.decode()
    plain = yaml.load(text, yaml.CSafeLoader)
    system = read(data, "x.yaml").system
    yield race(f"read {what}, checked", lambda: read(data, "x.yaml"), "yaml.safe_load", lambda: yaml.safe_load(text), 3)
    yield race(
        f"read {what}, checked", lambda: read(data, "x.yaml"), "PyYAML C loader", lambda: yaml.load(text, yaml.CSafeLoader), 3
    )
    yield race(f"write {what}", lambda: write(system), "PyYAML C dumper", lambda: yaml.dump(plain, Dumper=yaml.CSafeDumper), 3)


def of_work(what: str, system: System) -> Iterator[Race]:
    """Check, one edit, drawing and SVG; each beside something that must touch about as much."""
    packs, _ = load_packs(places.rule_packs())
    measure = FontMeasure(places.fonts())
    view = system.every(View)[0]

    def edit_and_undo() -> System:
        change = rename(system, "body-1", "Another name")
        return change.inverse().apply(change.apply(system))

    def check_afresh() -> object:
        """A new system each time, so that its indexes are worked out again, as after every edit."""
        return check(System.of(system.about, system.records.values()), DAY, packs)

    def copied() -> object:
        return copy.deepcopy(list(system.records.values()))

    yield race(f"one edit and its undo, {what}", edit_and_undo, "copy.deepcopy of the records", copied, 3)
    yield race(f"check {what}", check_afresh, "copy.deepcopy of the records", copied, 3)
    if len(view.placements) > LARGEST_CHART:
        return
    picture = compose(system, view, DAY, measure)
    drawn = svg(picture)
    yield race(f"SVG of {what}", lambda: svg(picture), "xml.etree writing the same tree", _rewriting(drawn), 3)


def of_checking() -> Iterator[Race]:
    """Checking 42 systems in one file, about 10,000 records, and checking them again after one edit and its undo."""
    packs, _ = load_packs(places.rule_packs())
    system = many_systems()
    again = Rechecker(DAY, packs)
    again.report(system)

    def afresh() -> object:
        return check(System.of(system.about, system.records.values()), DAY, packs)

    def copied() -> object:
        return copy.deepcopy(list(system.records.values()))

    yield race("check 42 systems", afresh, "copy.deepcopy of the records", copied, 5)
    edits = {
        "title of a seat": edit_seat(system, "s3-committee-4-1", title="Another title"),
        "one seat more": add_seat(system, "s3-board", "Another member"),
        "one line more": connect(system, "s3-committee-4", "s3-committee-5", LineKind.REPORTS_TO),
        "name of a committee": rename(system, "s3-committee-4", "Another name"),
        "name of the board": rename(system, "s3-board", "Another name"),
        "name of a council": rename(system, "s3-council-1", "Another name"),
        "name of a place": rename(system, "s3-place-1", "Another name"),
    }
    for what, change in edits.items():
        both = itertools.cycle((change.apply(system), system))
        yield race(f"check again, {what}", lambda both=both: again.report(next(both)), "check 42 systems", afresh, 6)  # type: ignore[misc]
        again.report(system)


def of_drawing(bodies: int) -> Iterator[Race]:
    """Placing and routing a chart, beside Graphviz's dot with right-angled lines, where that is installed."""
    program = shutil.which("dot")
    if program is None:
        print("Graphviz's dot is not installed, so drawing is not compared.", file=sys.stderr)
        return
    system = system_of(bodies)
    view = system.every(View)[0]
    measure = FontMeasure(places.fonts())
    lines = "".join(f'"{x.finish}" -> "{x.start}";' for x in system.every(Line))
    text = f"digraph {{ splines=ortho; node [shape=box]; {lines} }}".encode()
    dot = [program, "-Tsvg"]

    def ours() -> bytes:
        return svg(compose(system, view, DAY, measure))

    yield race(
        f"route and draw {bodies} bodies as SVG",
        ours,
        "dot, ortho",
        lambda: subprocess.run(dot, input=text, check=True, capture_output=True),
        3,
    )


def _rewriting(drawn: bytes) -> Work:
    root = ET.fromstring(drawn)
    return lambda: ET.tostring(root, encoding="utf-8")


def of_starts() -> Iterator[Race]:
    """Starting, each time in a new process."""
    yield race("icsdesk --version", _run("-m", "icsdesk", "--version"), "python -c pass", _run("-c", "pass"), 5)
    yield race("the window, shown", _run("-c", OUR_WINDOW), "an empty QMainWindow, shown", _run("-c", BARE_WINDOW), 5)


def _run(*words: str) -> Work:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    print(table(list(races())))
