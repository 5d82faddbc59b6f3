"""The canvas: draws the chart being looked at and lets an officer edit it with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QTransform,
)
from PySide6.QtWidgets import QToolTip, QWidget

from icsdesk.chart.compose import compose
from icsdesk.chart.picture import Picture, Rect
from icsdesk.rules.finding import Grade
from icsdesk.ui.canvas import commands, walk
from icsdesk.ui.canvas.desk import Desk
from icsdesk.ui.canvas.keys import binding_for, typed
from icsdesk.ui.canvas.markers import marked_at
from icsdesk.ui.canvas.overlay import paint_hint, paint_overlay
from icsdesk.ui.canvas.pointer import Armed
from icsdesk.ui.canvas.reading import CanvasReading, announce, install_reading
from icsdesk.ui.canvas.sheet import Sheet
from icsdesk.ui.canvas.stage import Stage, line_ends, spot_at
from icsdesk.ui.canvas.steps import Steps
from icsdesk.ui.canvas.zoom import ZoomView
from icsdesk.ui.guard import guard
from icsdesk.ui.shell import Shell


class CanvasView(ZoomView):
    """The chart on its sheet of paper. `picture` is what is drawn; every edit goes through the shell's document."""

    armed_changed = Signal(object)
    finding_clicked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.sheet = Sheet()
        self.setScene(self.sheet.scene)
        self.stage = Stage(shell, self.sheet, self)
        self.desk = Desk(self.stage, self.armed_changed.emit, self.finding_clicked.emit, self)
        self.reading = CanvasReading(self.stage)
        install_reading()
        self._remembered: dict[str, tuple[float, float, float]] = {}
        self._looking_at: str | None = None
        self.steps = Steps(self.stage, self.reveal, self)
        self._set_up()
        shell.document.changed.connect(self._changed)
        shell.document.reset.connect(self._opened)
        shell.view_changed.connect(self._view_changed)
        shell.day_changed.connect(self.refresh)
        shell.selection.changed.connect(self._selected)
        shell.said.connect(self._said)
        self._view_changed()

    def _set_up(self) -> None:
        self.setObjectName("canvas")
        self.setAccessibleName("Chart")
        self.zoom_changed.connect(self.desk.view_moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)

    # -- what is drawn

    @property
    def picture(self) -> Picture | None:
        """The picture on the canvas."""
        return self.sheet.picture

    @guard()
    def refresh(self) -> None:
        """Draw the chart as it is now."""
        self.desk.interrupt()
        shell, view = self.shell, self.shell.view
        picture = compose(shell.system, view, shell.day, shell.measure) if view is not None else None
        self.sheet.show(picture, line_ends(shell.system, picture))
        self.reading.tell_changed()
        self.set_chart(picture.bounds if picture else None)
        self.viewport().update()

    def set_findings(self, grades: Mapping[str, Grade], words: Mapping[str, str] | None = None) -> None:
        """Mark these items with what the checks found, on the screen only; `words` are shown on hovering and read aloud."""
        self.sheet.grades, self.sheet.grade_words = dict(grades), dict(words or {})
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole chart, and keep showing it while the window is resized."""
        self.show_rect(self.picture.bounds if self.picture else None)
        self.fitting = True

    def fit_selection(self) -> None:
        """Show what is selected, as large as is useful."""
        rects = [rect for x in self.stage.chosen if (rect := self.sheet.rect(x)) is not None]
        if not rects:
            self.shell.say(commands.NOTHING_CHOSEN)
            return
        left, top = min(r.x for r in rects), min(r.y for r in rects)
        self.show_rect(Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top), 2.0)

    # -- commands (the window's menus and the keyboard call these)

    def arm(self, kind: Armed) -> None:
        """Get ready to place a body, or to draw a line, with the next click; None lets go."""
        self.desk.pointer.arm(kind)
        if kind is not None:
            self.setFocus()

    def delete_from_chart(self) -> None:
        """Take what is selected off this chart."""
        commands.delete_from_chart(self.stage)

    def delete_from_system(self) -> None:
        """Delete what is selected from the system."""
        commands.delete_from_system(self.stage)

    def rename(self) -> None:
        """Edit the name of what has the focus, on the chart."""
        self.desk.rename()

    def duplicate(self) -> None:
        """Copy the selected bodies."""
        commands.duplicate(self.stage)

    def connect_dialog(self) -> None:
        """Choose how to connect the selected bodies, or the selected body with another."""
        self.desk.connect_dialog()

    def quick_add(self) -> None:
        """Offer a list of what can be added."""
        self.desk.quick_add()

    def select_all(self) -> None:
        """Select everything on this chart."""
        commands.select_all(self.stage)

    def select_none(self) -> None:
        """Select nothing."""
        commands.select_none(self.stage)

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is selected by a step; presses in quick succession are one undo step."""
        self.desk.nudge(dx, dy)

    def step(self, by: int) -> None:
        """Select the next item in reading order."""
        self._go_to(walk.step(self.stage, by))

    def step_to_end(self, *, first: bool) -> None:
        """Select the first or the last item in reading order."""
        order = walk.reading_order(self.stage)
        self._go_to(order[0 if first else -1] if order else None)

    def go(self, way: walk.Way) -> None:
        """Walk to a parent, a child or a sibling."""
        self.desk.go(way)

    def escape(self) -> None:
        """Stop what is under way; when nothing is, select nothing."""
        self.desk.escape()

    def open_menu(self) -> None:
        """Open the menu of what can be done with what is selected."""
        self.desk.open_menu(None)

    def undo(self) -> None:
        """Take back the last step."""
        self.desk.interrupt()
        self.shell.document.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.desk.interrupt()
        self.shell.document.undo_stack.redo()

    def reveal(self, item: str) -> None:
        """Scroll so that an item is seen."""
        rect = self.sheet.rect(item)
        if rect is not None:
            self.bring_into_sight(rect)

    # -- what the canvas hears

    @guard()
    def _changed(self, _change: object) -> None:
        self.refresh()

    @guard()
    def _opened(self) -> None:
        self._remembered.clear()
        self._looking_at = None
        self._view_changed()

    @guard()
    def _view_changed(self) -> None:
        if self._looking_at is not None:
            self._remembered[self._looking_at] = self.where()
        self._looking_at = self.shell.view_id
        self.refresh()
        known = self._remembered.get(self.shell.view_id or "")
        if known is None:
            self.fit()
            return
        self.go_back(known)

    @guard()
    def _selected(self) -> None:
        if self.stage.main is not None and not self.desk.pointer.busy:
            self.reveal(self.stage.main)
        self.reading.tell_focus()
        self.viewport().update()

    @guard()
    def _said(self, sentence: str) -> None:
        announce(self, sentence)

    def _go_to(self, item: str | None) -> None:
        if item is not None:
            self.shell.selection.set((item,))
            self.reveal(item)

    # -- Qt

    @guard()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.fitting = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.desk.press(spot_at(self, event.position().toPoint(), event.modifiers()), event.button())

    @guard()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.desk.pointer.move(spot_at(self, event.position().toPoint(), event.modifiers()))

    @guard()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.desk.pointer.release(spot_at(self, event.position().toPoint(), event.modifiers()), event.button())

    @guard()
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.desk.pointer.double(spot_at(self, event.position().toPoint(), event.modifiers()))

    @guard()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.desk.open_menu(event.pos() if by_mouse else None)

    @guard()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.desk.hold_space(True)
            return
        binding = binding_for(event)
        if binding is not None:
            binding.run(self)
            return
        if typed(event) and self.desk.type_name(typed(event)):
            return
        event.ignore()

    @guard()
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.desk.compose_text(event)

    @guard(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marked = marked_at(self.stage, QPointF(event.pos()))
            words = self.sheet.grade_words.get(marked, self.sheet.grades[marked].value) if marked else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    @guard()
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.desk.hold_space(False)
            return
        super().keyReleaseEvent(event)

    @guard(False)
    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @guard()
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reading.tell_focus()
        self.viewport().update()

    @guard()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.desk.interrupt()
        self.desk.hold_space(False)
        self.viewport().update()

    @guard()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    @guard()
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.desk.drag_over(event)

    @guard()
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.desk.drag_over(event)

    @guard()
    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.drop(event, spot_at(self, event.position().toPoint()))

    @guard()
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        window = self.palette().color(QPalette.ColorRole.Window)
        painter.fillRect(rect, window.darker(106) if window.lightness() > 127 else window.darker(125))

    @guard()
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.save()
        painter.setWorldTransform(QTransform())
        pointer = self.desk.pointer
        if not self.sheet.items:
            paint_hint(painter, self.stage)
        if pointer.gesture is not None:
            paint_overlay(painter, self.stage, focused=False, handles=False, hovered=None)
            pointer.gesture.paint(painter)
        else:
            paint_overlay(painter, self.stage, focused=self.hasFocus(), handles=not self.desk.editing, hovered=pointer.hovered)
        painter.restore()
