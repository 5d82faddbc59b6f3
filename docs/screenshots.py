"""Makes the pictures of the guide from the real window, without a screen: `QT_QPA_PLATFORM=offscreen python docs/screenshots.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from icsdesk import places
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Body
from icsdesk.ui import look
from icsdesk.ui.app import make_application, make_window
from icsdesk.ui.window import MainWindow

FOLDER = Path(__file__).parent / "pictures"
_PLAIN = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
LARGEST = 200_000
"""Bytes of one picture."""


def body(window: MainWindow, name: str) -> str:
    """The id of a body by its name."""
    return next(x.id for x in window.shell.system.every(Body) if x.name == name)


def nothing(_window: MainWindow) -> None:
    """The start page as it is."""


def sample(window: MainWindow) -> None:
    """The Herefordshire and Worcestershire sample, a body selected."""
    window.open_sample(next(x for x in places.sample_files() if x.name.startswith("herefordshire")))
    settle(window)
    window.shell.selection.set((body(window, "Worcestershire Health and Wellbeing Board"),))


def drawing(window: MainWindow) -> None:
    """Half way through drawing a line from one body to another."""
    sample(window)
    settle(window)
    canvas = window.canvas
    canvas.arm(LineKind.REPORTS_TO)
    first, second = (
        canvas.sheet.rect(body(window, x))
        for x in ("Worcestershire Executive Committee", "Herefordshire and Worcestershire Integrated Care Partnership")
    )
    assert first is not None
    assert second is not None
    start, end = (canvas.mapFromScene(*x.middle) for x in (first, second))
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.6, 0.9, 1.0):
        QTest.mouseMove(canvas.viewport(), start + QPoint(*(int(part * x) for x in (end - start).toTuple())))
        QApplication.processEvents()


def seats(window: MainWindow) -> None:
    """The seats of a board in their table."""
    sample(window)
    settle(window)
    window.inspector.go_to(window.shell.selection.main or "", "seats")


def findings(window: MainWindow) -> None:
    """A finding with its reason and its law."""
    sample(window)
    settle(window)
    window.resizeDocks([window.panes.docks["Problems"]], [330], Qt.Orientation.Vertical)
    window.problems.step(1)


def find(window: MainWindow) -> None:
    """A person looked for and found on a board."""
    sample(window)
    settle(window)
    window.search.begin()
    QTest.keyClicks(window.outline.filter, "Trickett")
    window.search.step(1)
    window.search.step(1)


PICTURES: dict[str, Callable[[MainWindow], None]] = {
    "first-run": nothing,
    "sample": sample,
    "drawing-a-line": drawing,
    "seats": seats,
    "findings": findings,
    "find": find,
    "dark": sample,
    "twice-as-large": sample,
}


def settle(window: MainWindow) -> None:
    """Let the window come to rest, its check among it."""
    QApplication.processEvents()
    window.problems.runner.run()
    for _ in range(5):
        QApplication.processEvents()


def with_few_colours(image: QImage) -> QImage:
    """The same image in its 255 commonest colours, a fraction of the size."""
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(whole.constBits()).cast("I"))
    return whole.convertToFormat(QImage.Format.Format_Indexed8, [x for x, _ in counts.most_common(255)], _PLAIN)


def take(name: str) -> None:
    """Make one picture, in this process."""
    application = make_application()
    application.setFont(QFont("Arimo", 10))
    window = make_window(QSettings(str(Path(tempfile.mkdtemp()) / "settings.ini"), QSettings.Format.IniFormat))
    if name == "dark":
        look.apply_look(application, dark=True)
    window.resize(1200, 750) if name != "twice-as-large" else window.resize(1024, 640)
    window.show()
    settle(window)
    PICTURES[name](window)
    settle(window)
    path = FOLDER / f"{name}.png"
    with_few_colours(window.grab().toImage()).save(str(path), "PNG", 0)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path.name} is larger than {LARGEST} bytes")
    os._exit(0)


def main() -> None:
    """Make every picture, each in a process of its own, so that scales and colours do not mix."""
    if len(sys.argv) > 1:
        take(sys.argv[1])
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        scale = {"QT_SCALE_FACTOR": "2"} if name == "twice-as-large" else {}
        subprocess.run([sys.executable, __file__, name], check=True, env={**os.environ, **scale})
        print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
