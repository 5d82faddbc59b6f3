"""The window: the chart in the middle, the panels round it, and what connects them to the menus."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from icsdesk import places
from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.rules.finding import Report
from icsdesk.ui import look
from icsdesk.ui.actions import ON_MENUS, fill_menu_bar, make_actions
from icsdesk.ui.bars import add_bars
from icsdesk.ui.canvas.view import CanvasView
from icsdesk.ui.datebar import DateBar
from icsdesk.ui.dated_doings import DATED, able, dated_doings, replace_holder
from icsdesk.ui.dialogs.about import about_lines, shortcut_lines
from icsdesk.ui.dialogs.asker import Asker
from icsdesk.ui.dialogs.surprise import surprise_hook
from icsdesk.ui.dialogs.wide_seats import WideSeats
from icsdesk.ui.doings import Parts, delete, doings, take_off
from icsdesk.ui.filing import Filing
from icsdesk.ui.filled_menus import list_alignments, list_files, list_new, list_recent, outline_menu
from icsdesk.ui.guard import guard
from icsdesk.ui.inspector.inspector import Inspector
from icsdesk.ui.notice import NoticeBar
from icsdesk.ui.outline.outline import Outline
from icsdesk.ui.palette import Palette
from icsdesk.ui.panes import Panes
from icsdesk.ui.problems.marks import marks
from icsdesk.ui.problems.panel import Problems
from icsdesk.ui.recent import recent
from icsdesk.ui.searching import Search
from icsdesk.ui.shell import Shell
from icsdesk.ui.views_list import ViewsList
from icsdesk.ui.welcome import Welcome

_ON_CHART = ("cut", "copy", "paste", "duplicate", "rename", "take_off", "delete", "select_all", "select_none", "quick_add")
"""Commands whose keys mean something else in a table or a tree: their keys work while the chart has the focus."""

_Area = Qt.DockWidgetArea


class MainWindow(QMainWindow):
    """One window, one chart file. `asker` answers every question; a test puts its own in."""

    def __init__(
        self, shell: Shell, *, samples: Sequence[Path], templates: Sequence[Path], settings: QSettings, asker: Asker | None = None
    ) -> None:
        super().__init__()
        self._made = False
        self._closed = False
        self._recolour = QTimer(self)
        self._recolour.setSingleShot(True)
        self._recolour.timeout.connect(self._colours_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            look.apply_look(application)
            application.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self.shell, self.settings = shell, settings
        self._samples, self._templates = tuple(samples), tuple(templates)
        self.setMinimumSize(1024, 640)
        self.resize(1360, 860)
        self.panes = Panes(self, settings)
        self._make_parts(asker or Asker())
        self._make_bars()
        self._make_panels()
        self._connect()
        geometry = settings.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.panes.restore()
        self.show_start_page()
        self._made = True

    def open_path(self, path: Path) -> bool:
        """Open a file; says what is wrong with it when it cannot be opened."""
        return self.filing.open_path(path)

    def open_sample(self, path: Path) -> bool:
        """Open a sample; saving it asks for another place."""
        return self.filing.open_path(path, sample=True)

    def catch_surprises(self) -> None:
        """From now on, what nobody foresaw keeps a recovery copy and is told in plain words."""
        sys.excepthook = surprise_hook(
            lambda: self.shell.system,
            places.recovery_folder(),
            lambda title, lines: self.filing.asker.trouble(self, title, lines),
        )

    def show_start_page(self) -> None:
        """Show the start page; the open chart, if any, stays open behind it."""
        self.welcome.refill()
        self._middle.setCurrentWidget(self.welcome)
        self.panes.set_open(False, (self._date_bar,))
        self.welcome.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._able()

    @guard()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes that are not saved, then remember sizes."""
        if not self.filing.may_leave():
            event.ignore()
            return
        self.panes.remember()
        self.problems.runner.stop()
        self._closed = True
        event.accept()

    @guard()
    def showEvent(self, event: QShowEvent) -> None:
        """A window shown again listens again."""
        super().showEvent(event)
        self._closed = False

    @guard()
    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._made:
            self._recolour.start(0)

    # -- making

    def _make_parts(self, asker: Asker) -> None:
        shell = self.shell
        self.canvas = CanvasView(shell)
        self.outline = Outline(shell)
        self.charts = ViewsList(shell)
        self.palette_panel = Palette()
        self.inspector = Inspector(shell)
        self.problems = Problems(shell)
        self.dates = DateBar(shell)
        self.notice = NoticeBar()
        self.filing = Filing(shell, self.settings, asker, self, self.inspector.commit_all)
        self.welcome = Welcome(self._samples, self._templates, lambda: recent(self.settings))
        self.parts = Parts(
            shell, self, self.filing, self.canvas, self.outline, self.inspector, self.problems, self.dates, self.charts
        )
        self.search = Search(shell, self.outline, self.canvas, self.panes, self)
        self.wide_seats: WideSeats | None = None
        chart = QWidget()
        layout = QVBoxLayout(chart)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.canvas, 1)
        self._chart_page = chart
        self._middle = QStackedWidget()
        self._middle.addWidget(self.welcome)
        self._middle.addWidget(chart)
        self.setCentralWidget(self._middle)

    def _make_bars(self) -> None:
        own = {
            "start_page": self.show_start_page,
            "close": self.close,
            "find": self.search.begin,
            "next_pane": lambda: self._cycle(1),
            "previous_pane": lambda: self._cycle(-1),
            "shortcuts": lambda: self.filing.asker.trouble(self, "Keys and mouse", shortcut_lines()),
            "about": lambda: self.filing.asker.trouble(self, "About icsdesk", about_lines(self.shell.packs)),
        }
        self.actions_by_key = make_actions(self, {**doings(self.parts), **dated_doings(self.parts), **own})
        for key in _ON_CHART:
            self.actions_by_key[key].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.canvas.addAction(self.actions_by_key[key])
        for key in DATED:
            self.actions_by_key[key].setData(ON_MENUS)
            self.canvas.addAction(self.actions_by_key[key])
        fillers = {
            "templates": lambda menu: list_files(menu, self._templates, self.filing.new),
            "recent": lambda menu: list_recent(menu, self.settings, self.open_path),
            "samples": lambda menu: list_files(menu, self._samples, self.open_sample),
            "panels": lambda menu: menu.addActions([x.toggleViewAction() for x in self.panes.docks.values()]),
            "others": lambda menu: list_new(menu, self.shell),
            "align": lambda menu: list_alignments(menu, self.shell),
        }
        self.menus = fill_menu_bar(self.menuBar(), self.actions_by_key, fillers)
        self._date_bar = add_bars(self, self.actions_by_key, self.dates)
        self._zoom = QLabel()
        self._state = QLabel()
        self.statusBar().addPermanentWidget(self._state)
        self.statusBar().addPermanentWidget(self._zoom)

    def _make_panels(self) -> None:
        outline = self.panes.dock("Outline", self.outline, _Area.LeftDockWidgetArea)
        palette = self.panes.dock("Palette", self.palette_panel, _Area.LeftDockWidgetArea)
        charts = self.panes.dock("Charts", self.charts, _Area.LeftDockWidgetArea)
        inspector = self.panes.dock("Inspector", self.inspector, _Area.RightDockWidgetArea)
        problems = self.panes.dock("Problems", self.problems, _Area.BottomDockWidgetArea)
        self.tabifyDockWidget(outline, palette)
        for tabbed in (outline, palette):
            tabbed.setTitleBarWidget(QWidget(tabbed))
        outline.raise_()
        self.resizeDocks([outline, inspector], [320, 340], Qt.Orientation.Horizontal)
        self.resizeDocks([outline, charts], [470, 150], Qt.Orientation.Vertical)
        self.resizeDocks([problems], [190], Qt.Orientation.Vertical)
        self.panes.order = [
            ("Chart", self.canvas),
            ("Outline", self.outline.tree),
            ("Palette", self.palette_panel.tree),
            ("Charts", self.charts.list),
            ("Inspector", self.inspector),
            ("Problems", self.problems.tree),
            ("Date", self.dates.edit),
        ]

    def _connect(self) -> None:
        shell, document = self.shell, self.shell.document
        shell.said.connect(self.statusBar().showMessage)
        self.canvas.zoom_changed.connect(lambda scale: self._zoom.setText(f"{round(scale * 100)} % "))
        self.problems.checked.connect(self._mark)
        self.palette_panel.wanted.connect(self._arm)
        self.canvas.armed_changed.connect(self.palette_panel.show_armed)
        self.canvas.finding_clicked.connect(self._problem_of)
        self.filing.opened.connect(self._opened)
        document.file_changed.connect(self._title)
        document.changed.connect(lambda _change: self._title())
        document.undo_stack.cleanChanged.connect(lambda _clean: self._title())
        document.undo_stack.indexChanged.connect(lambda _at: self._able())
        shell.view_changed.connect(self._title)
        shell.selection.changed.connect(self._able)
        self.outline.take_off_wanted.connect(lambda: take_off(self.parts))
        self.outline.delete_wanted.connect(lambda: delete(self.parts))
        self.outline.insert_wanted.connect(self.canvas.quick_add)
        self.outline.open_wanted.connect(self._to_inspector)
        self.outline.menu_wanted.connect(lambda at: outline_menu(self.parts, self.actions_by_key, self._to_inspector, at))
        self.inspector.replace_holder_wanted.connect(lambda seat: replace_holder(self.parts, seat))
        self.inspector.wide_seats_wanted.connect(self._open_wide)
        shell.selection.field_wanted.connect(lambda *_: self.panes.show("Inspector"))
        self.welcome.open_wanted.connect(self.filing.open)
        self.welcome.new_wanted.connect(self.filing.new)
        self.welcome.template_wanted.connect(self.filing.new)
        self.welcome.sample_wanted.connect(self.open_sample)
        self.welcome.recent_wanted.connect(self.open_path)

    # -- hearing

    def _opened(self) -> None:
        self._middle.setCurrentWidget(self._chart_page)
        self.panes.set_open(True, (self._date_bar,))
        self.notice.show_sentences(self.filing.notices)
        self.canvas.setFocus()
        self.canvas.fit()
        self._title()
        self._able()

    def _title(self) -> None:
        if self._closed:
            return
        view = self.shell.view
        if not self.filing.is_open:
            self.setWindowTitle("icsdesk")
            return
        shown = f" – {view.title}" if view is not None else ""
        self.setWindowTitle(f"{self.filing.name}[*]{shown}")
        self.setWindowModified(self.shell.document.modified)
        read_only = self.shell.document.read_only
        self._state.setText("Open to look at  " if read_only else "Not saved  " if self.shell.document.modified else "")

    def _able(self) -> None:
        """Grey what cannot be done now, and name the steps that undo and redo would take."""
        if self._closed:
            return
        stack, document = self.shell.document.undo_stack, self.shell.document
        charted = self._middle.currentWidget() is self._chart_page
        for key, action in self.actions_by_key.items():
            always = key in ("new", "open", "close", "shortcuts", "about", "start_page")
            action.setEnabled(always or (charted and (key not in DATED or able(self.shell, key))))
        for key in ("undo", "redo"):
            text = (stack.undoText() if key == "undo" else stack.redoText()).replace("&", "&&")
            action = self.actions_by_key[key]
            action.setText(f"&{key.capitalize()} {text}".rstrip())
            action.setIconText(key.capitalize())
            keys = action.shortcut().toString()
            action.setToolTip(f"{key.capitalize()} {text.replace('&&', '&')}".rstrip() + f" ({keys})")
            action.setEnabled(charted and (stack.canUndo() if key == "undo" else stack.canRedo()) and not document.read_only)

    def _mark(self, report: Report) -> None:
        self.canvas.set_findings(*marks(self.shell.system, report))

    def _arm(self, kind: BodyKind | OrganisationKind | LineKind) -> None:
        self.canvas.arm(kind)
        words, line = kind.label, isinstance(kind, LineKind)
        self.shell.say(
            f"{words}: drag from one body to another" if line else f"{words}: click the chart to place it. Escape lets go"
        )

    def _problem_of(self, item: str) -> None:
        self.panes.show("Problems")
        self.problems.show_for(item)

    def _cycle(self, by: int) -> None:
        name = self.panes.cycle(by)
        if name:
            self.shell.say(name)

    def _to_inspector(self) -> None:
        self.panes.show("Inspector")
        if self.shell.selection.main is not None:
            self.inspector.go_to(self.shell.selection.main, "name")

    def _open_wide(self, body: str) -> None:
        self.wide_seats = WideSeats(self.shell, body, self)
        self.wide_seats.panel.holder_wanted.connect(lambda seat: replace_holder(self.parts, seat))
        self.wide_seats.show()

    def _colours_changed(self) -> None:
        look.wear_again(self)
        for part in (self.outline, self.problems, self.palette_panel):
            part.repaint_icons()
        self.charts.refill()
        self.inspector.refill()

    def _scheme_changed(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            look.apply_look(application)
