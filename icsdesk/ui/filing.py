"""Opening and saving from the window: every answer to every trouble leaves the officer's work whole."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from icsdesk.chart.compose import compose
from icsdesk.domain.change import Change
from icsdesk.domain.records import Record, View
from icsdesk.domain.system import System
from icsdesk.edit.start import new_system
from icsdesk.publish.svg import svg
from icsdesk.storage import files
from icsdesk.storage.files import ChangedOnDiskError, SaveError, put
from icsdesk.storage.journal import Kept, fingerprint
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import Opened, read
from icsdesk.ui.dialogs.asker import Asker, Clash, Unsaved
from icsdesk.ui.recent import recent, remember
from icsdesk.ui.shell import Shell

UNTITLED = "Untitled"
_NOT_SAVED_YET = "This is the work that was kept when icsdesk stopped. It is not saved yet."
_ELSEWHERE = (
    "{} has been changed or moved since, so it opens as a chart of its own: save it under another name, then compare the two."
)


class Filing(QObject):
    """The file of the open chart. `notices` are what to tell above the chart; `is_open` says whether there is a chart at all."""

    opened = Signal()

    def __init__(self, shell: Shell, settings: QSettings, asker: Asker, window: QWidget, commit: Callable[[], None]) -> None:
        super().__init__(window)
        self._shell, self._settings, self.asker, self._window, self._commit = shell, settings, asker, window, commit
        self._opened: Opened | None = None
        self._known: bytes | None = None
        self.is_open = False
        self.notices: tuple[str, ...] = ()
        self.sample = False

    @property
    def name(self) -> str:
        """The name of the file, or of the chart while it has none."""
        path = self._shell.document.path
        return path.name if path is not None else self._shell.system.about.title or UNTITLED

    def new(self, template: Path | None = None) -> bool:
        """Begin a chart, blank or from a template."""
        if not self.may_leave():
            return False
        chart_id = str(uuid.uuid4())
        if template is None:
            self._begin(new_system("New chart", chart_id=chart_id), None, None)
            self.opened.emit()
            return True
        found = self._read(template)
        if found is None:
            return False
        title = found.system.about.title or template.stem
        self._begin(new_system(title, found.system, chart_id=chart_id), None, None)
        self.opened.emit()
        return True

    def open(self) -> bool:
        """Ask which file, and open it."""
        if not self.may_leave():
            return False
        path = self.asker.open_path(self._window, self.folder())
        return path is not None and self._open(path)

    def open_path(self, path: Path, *, sample: bool = False) -> bool:
        """Open a file. A sample opens without a file of its own, so that it is never saved over."""
        return self.may_leave() and self._open(path, sample=sample)

    def save(self) -> bool:
        """Save to the file, asking for one when there is none yet. Says whether it is saved."""
        self._commit()
        path = self._shell.document.path
        if path is None or self._shell.document.read_only:
            return self.save_as()
        return self._write(path, self._known)

    def save_as(self) -> bool:
        """Save under another name."""
        self._commit()
        path = self.asker.save_path(self._window, str(Path(self.folder()) / self._suggested()))
        if path is None:
            return False
        if not path.suffix:
            path = path.with_suffix(".yaml")
        return self._write(path, None)

    def export_svg(self) -> bool:
        """Draw the chart looked at to an SVG file."""
        view = self._shell.view
        if view is None:
            self._shell.say("There is no chart to export. Add a chart first")
            return False
        name = "".join(c if c.isalnum() or c in " -_" else " " for c in view.title).strip() or "chart"
        path = self.asker.save_path(self._window, str(Path(self.folder()) / f"{name}.svg"), "SVG pictures (*.svg)")
        if path is None:
            return False
        path = path if path.suffix else path.with_suffix(".svg")
        picture = compose(self._shell.system, view, self._shell.day, self._shell.measure)
        try:
            put(path, svg(picture))
        except SaveError as trouble:
            self.asker.trouble(self._window, "The chart could not be exported", [str(trouble)])
            return False
        self._shell.say(f"Exported {view.title} to {path.name}")
        return True

    def may_leave(self) -> bool:
        """Whether the open chart may be put away; asks when it is not saved."""
        self._commit()
        if not self._shell.document.modified:
            return True
        answer = self.asker.unsaved(self._window, self.name)
        return self.save() if answer is Unsaved.SAVE else answer is Unsaved.DISCARD

    @property
    def known(self) -> bytes | None:
        """What the file held when it was opened or last saved; None while there is no file."""
        return self._known

    def recover(self, kept: Kept) -> bool:
        """Open work kept before it was saved, as one edit of its file; as a chart without a file when that is not as it was."""
        if not self.may_leave():
            return False
        try:
            work = read(kept.data, kept.name).system
        except UnreadableFileError as trouble:
            lines = [x.sentence() for x in trouble.problems]
            self.asker.trouble(
                self._window, "The work that was kept could not be opened", [*lines, f"It is still in {kept.copy}."]
            )
            return False
        found = _still(kept)
        if found is None:
            self._begin(System.of(work.about, ()), None, None, work=work)
            self.notices = (f"{_NOT_SAVED_YET} {_ELSEWHERE.format(kept.file.name)}" if kept.file else _NOT_SAVED_YET,)
        else:
            self._begin(found.system, kept.file, found, work=work)
            self.notices = (f"{_NOT_SAVED_YET} Undo shows the file as it was saved.", *found.notices)
        self.opened.emit()
        return True

    def folder(self) -> str:
        """The folder dialogs start in."""
        path = self._shell.document.path
        if path is not None:
            return str(path.parent)
        latest = recent(self._settings)
        return str(latest[0].parent) if latest else str(Path.home())

    def _open(self, path: Path, *, sample: bool = False) -> bool:
        found = self._read(path)
        if found is None:
            return False
        self._begin(found.system, None if sample else path, found, sample=sample)
        self.opened.emit()
        if not sample:
            remember(self._settings, path)
        self._shell.say(f"Opened {path.name}")
        return True

    def _read(self, path: Path) -> Opened | None:
        try:
            return files.open_file(path)
        except UnreadableFileError as trouble:
            lines = [x.sentence() for x in trouble.problems]
            self.asker.trouble(self._window, f"{path.name} could not be opened", [*lines, *_last_good(path)])
            return None

    def _begin(
        self, system: System, path: Path | None, found: Opened | None, *, sample: bool = False, work: System | None = None
    ) -> None:
        self._opened = found if path is not None else None
        self._known = found.original if found is not None and path is not None else None
        self.sample = sample
        self.notices = found.notices if found is not None else ()
        self.is_open = True
        self._shell.document.open(system, path, read_only=found is not None and found.newer)
        if work is not None:
            self._shell.document.do(Change.between("Open the work that was kept", system, work))

    def _write(self, path: Path, known: bytes | None) -> bool:
        try:
            result = files.save(path, self._shell.system, known=known, opened=self._opened)
        except ChangedOnDiskError as trouble:
            return self._clash(path, str(trouble))
        except SaveError as trouble:
            self.asker.trouble(
                self._window, "The chart could not be saved", [str(trouble), "Your work is still here, in this window."]
            )
            return False
        self._known = result.data
        self.sample = False
        self._shell.document.saved_as(path)
        remember(self._settings, path)
        self._shell.say(f"Saved {path.name}" + "".join(f". {x}" for x in result.warnings))
        return True

    def _clash(self, path: Path, sentence: str) -> bool:
        answer = self.asker.clash(self._window, sentence)
        if answer is Clash.SAVE_COPY:
            return self.save_as()
        if answer is Clash.LOOK:
            self.look_at_theirs(path)
        return False

    def look_at_theirs(self, path: Path) -> None:
        """Say what the file on the disk holds now, without letting go of the work in this window."""
        try:
            theirs = files.open_file(path).system
            base = read(self._known, path.name).system if self._known is not None else System()
        except UnreadableFileError as trouble:
            self.asker.trouble(self._window, f"{path.name} could not be opened", [x.sentence() for x in trouble.problems])
            return
        self.asker.trouble(self._window, f"What {path.name} holds now", _differences(base, self._shell.system, theirs))

    def _suggested(self) -> str:
        path = self._shell.document.path
        if path is not None:
            return path.name
        plain = "".join(c if c.isalnum() or c in " -" else " " for c in self._shell.system.about.title or UNTITLED)
        return "-".join(plain.lower().split()) + ".yaml"


def _still(kept: Kept) -> Opened | None:
    """The file the work was meant for, when it is there and as it was."""
    if kept.file is None:
        return None
    try:
        found = files.open_file(kept.file)
    except UnreadableFileError:
        return None
    return found if fingerprint(found.original) == kept.base else None


def _last_good(path: Path) -> Sequence[str]:
    backup = path.with_name(path.name + ".bak")
    return [f"An earlier copy is beside it: {backup.name}. Open that one to go on from there."] if backup.is_file() else []


def _differences(base: System, mine: System, theirs: System) -> list[str]:
    """Who changed what since both began with `base`: what both did first, then theirs, then mine."""
    both, they, you = [], [], []
    for record_id in dict.fromkeys([*base.records, *theirs.records, *mine.records]):
        was, here, there = base.get(record_id), mine.get(record_id), theirs.get(record_id)
        if here == there:
            continue
        name = next(x for x in (base, theirs, mine) if record_id in x.records).name_of(record_id)
        thing = f"the chart {name}" if isinstance(was or here or there, View) else name
        if there == was:
            you.append(f"You {_did(was, here)} {thing}.")
        elif here == was:
            they.append(f"They {_did(was, there)} {thing}.")
        elif _did(was, here) == _did(was, there):
            both.append(f"You and they both {_did(was, here)} {thing}.")
        else:
            both.append(f"You {_did(was, here)} {thing}, and they {_did(was, there)} it.")
    if theirs.about != base.about:
        they.append("They changed what the file says of itself.")
    if not both and not they:
        they.append("They changed nothing but the wording of the file itself.")
    return [*both, *they, *you]


def _did(before: Record | None, after: Record | None) -> str:
    return "added" if before is None else "removed" if after is None else "changed"
