"""Everything on the canvas that opens something: the name editor, quick add, the connect dialog and the menus."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QGraphicsView, QMenu

from icsdesk.chart.picture import Box, Point, Stroke
from icsdesk.domain.records import Line
from icsdesk.ui.canvas import commands, dropping, menus, walk
from icsdesk.ui.canvas.adding import place_thing, thing_on
from icsdesk.ui.canvas.connect_dialog import ConnectDialog, Joint
from icsdesk.ui.canvas.editor import NameEditor
from icsdesk.ui.canvas.gestures.connect import draw_line
from icsdesk.ui.canvas.gestures.move import nudge
from icsdesk.ui.canvas.pointer import Armed, Hooks, Pointer
from icsdesk.ui.canvas.quick_add import QuickAdd
from icsdesk.ui.canvas.stage import Spot, Stage

BURST = 0.8
"""Seconds within which nudges are one undo step."""


class Desk(QObject):
    """The canvas's hands: keeps what is open and gives the keyboard back to the canvas when it closes."""

    def __init__(self, stage: Stage, armed: Callable[[Armed], None], marked: Callable[[str], None], view: QGraphicsView) -> None:
        super().__init__(view)
        self._stage, self._view = stage, view
        hooks = Hooks(self._edit, self._choose_line, self._add_at, self._add_to, self._dropped, marked, armed)
        self.pointer = Pointer(stage, hooks, self)
        self._editor: NameEditor | None = None
        self._edited = ""
        self._open: QDialog | QMenu | None = None
        self._nudged: tuple[float, int, tuple[str, ...]] = (0.0, -1, ())
        self._menu_cancelled = False

    # -- mouse

    def press(self, spot: Spot, button: Qt.MouseButton) -> None:
        """A mouse button went down."""
        self._close_editor()
        self._menu_cancelled = self.pointer.press(spot, button)

    def interrupt(self) -> None:
        """Give up a drag; nothing has changed."""
        self.pointer.cancel()

    def hold_space(self, held: bool) -> None:
        """While Space is held a drag scrolls."""
        if self.pointer.space != held:
            self.pointer.space = held
            self.pointer.show_cursor(None)

    def drag_over(self, event: QDragMoveEvent) -> None:
        """Something is dragged over the canvas: only a kind from the palette is taken."""
        if thing_on(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def drop(self, event: QDropEvent, spot: Spot) -> None:
        """A kind from the palette is let go over the canvas."""
        kind = thing_on(event.mimeData())
        if kind is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._view.setFocus()
        new = place_thing(self._stage, kind, kind.label, at=spot.at)
        if new is not None:
            self._edit(new, True)

    # -- the name editor

    @property
    def editing(self) -> bool:
        """True while a name is being edited."""
        return self._editor is not None

    def rename(self) -> None:
        """Edit the name of what has the focus."""
        if self._stage.main is None:
            self._stage.shell.say(commands.NOTHING_CHOSEN)
        else:
            self._edit(self._stage.main, False)

    def type_name(self, text: str) -> bool:
        """Begin to edit the name of the one box selected, with a character already typed."""
        chosen = self._stage.chosen
        if len(chosen) != 1 or not isinstance(self._stage.sheet.part(chosen[0]), Box):
            return False
        self._edit(chosen[0], False, text)
        return True

    def compose_text(self, event: QInputMethodEvent) -> None:
        """Letters made with dead keys or an input method begin a name just as typed ones do."""
        if self._editor is None and (event.preeditString() or event.commitString()):
            self.type_name("")
        if self._editor is not None:
            QApplication.sendEvent(self._editor, event)

    def view_moved(self) -> None:
        """The chart has been zoomed or scrolled: the editor is closed, keeping what was typed."""
        self._close_editor()

    def _edit(self, item: str, new: bool, first: str | None = None) -> None:
        self._close_editor()
        part, words = self._stage.sheet.part(item), commands.words_of(self._stage, item)
        if part is None or words is None:
            return
        if self._stage.shell.document.read_only:
            self._stage.shell.say("This chart is open to look at, not to change. Save a copy under another name to change it")
            return
        editor = NameEditor(self._view.viewport(), words, lambda text, on: self._named(item, text, on, new), self._left)
        self._editor, self._edited = editor, item
        size = part.words[0].size if part.words else 10.0
        editor.open_at(self._area(item), size * self._stage.scale, first)
        self._stage.redraw()

    def _area(self, item: str) -> QRectF:
        part, rect = self._stage.sheet.part(item), self._stage.sheet.rect(item)
        assert rect is not None
        if isinstance(part, Stroke):
            middle = part.plate.middle if part.plate else rect.middle
            at = self._stage.point_to_screen(middle)
            return QRectF(at.x() - 80, at.y() - 14, 160, 28)
        area = self._stage.to_screen(rect)
        return area if isinstance(part, Box) else QRectF(area.topLeft(), QPointF(area.right(), area.top() + 34))

    def _named(self, item: str, text: str, onward: bool, new: bool) -> None:
        self._editor = None
        self._view.setFocus()
        commands.rename(self._stage, item, text, join=new)
        if onward:
            following = walk.step(self._stage, 1)
            self._stage.shell.selection.set((following,) if following else ())
        self._stage.redraw()

    def _left(self) -> None:
        self._editor = None
        self._view.setFocus()
        self._stage.shell.say("Name left as it was")
        self._stage.redraw()

    def _close_editor(self) -> None:
        if self._editor is not None:
            self._editor.close_with(keep=True)

    # -- dialogs and menus

    def quick_add(self) -> None:
        """Offer what can be added, joined to what is selected."""
        if self._stage.have_view() is not None:
            self._show(QuickAdd(self._stage, parent=self._view))

    def connect_dialog(self) -> None:
        """Choose a line between the two selected bodies, or first the other body."""
        boxes = [x for x in self._stage.chosen if isinstance(self._stage.sheet.part(x), Box)]
        if not boxes or len(boxes) > 2:
            self._stage.shell.say("Select one body, or two, to connect")
            return
        self._show(ConnectDialog(self._stage, boxes[0], boxes[1] if len(boxes) == 2 else None, parent=self._view))

    def open_menu(self, pixel: QPoint | None) -> None:
        """Open the menu at a place, or (None) at what is selected."""
        if self._menu_cancelled or self.pointer.busy:
            self._menu_cancelled = False
            return
        menu = QMenu(self._view)
        menu.setObjectName("canvas-menu")
        menus.fill_canvas_menu(menu, self._stage, self._view)
        at = pixel if pixel is not None else self._menu_place()
        self._show(menu, self._view.viewport().mapToGlobal(at))

    def _menu_place(self) -> QPoint:
        area = self._view.viewport().rect()
        rect = self._stage.sheet.rect(self._stage.main) if self._stage.main else None
        middle = self._stage.point_to_screen(rect.middle).toPoint() if rect else area.center()
        return middle if area.contains(middle) else area.center()

    def _choose_line(self, start: str, finish: str) -> None:
        menu = menus.line_menu(self._stage, start, finish, self._draw, lambda: self._more(start, finish), self._view)
        rect = self._stage.sheet.rect(finish)
        at = self._stage.point_to_screen(rect.middle).toPoint() if rect else self._view.viewport().rect().center()
        self._show(menu, self._view.viewport().mapToGlobal(at))

    def _draw(self, joint: Joint) -> None:
        draw_line(self._stage, *joint)

    def _more(self, start: str, finish: str) -> None:
        self._show(ConnectDialog(self._stage, start, finish, parent=self._view))

    def _add_at(self, at: Point) -> None:
        if self._stage.have_view() is not None:
            self._show(QuickAdd(self._stage, at=at, parent=self._view))

    def _add_to(self, item: str) -> None:
        self._stage.shell.selection.set((item,))
        self.quick_add()

    def _dropped(self, item: str, under: tuple[str, ...], spots: dict[str, Point]) -> None:
        stage = self._stage
        if len(under) == 1 and stage.system.find(Line, under[0]) is not None and dropping.is_loose(stage, item):
            dropping.put_into(stage, item, under[0], spots)
            return
        self._ask("drop-menu", "What the drop means", dropping.choices(stage, item, under, spots))

    def _ask(self, name: str, title: str, choices: Sequence[dropping.Choice]) -> None:
        """Offer what can be done in a menu at what is selected, the first of it ready for Enter."""
        menu = QMenu(self._view)
        menu.setObjectName(name)
        menu.setAccessibleName(title)
        menus.fill(menu, [(menus.plain(words), "", work) for words, work in choices])
        menu.setActiveAction(menu.actions()[0])
        self._show(menu, self._view.viewport().mapToGlobal(self._menu_place()))

    def _show(self, opened: QDialog | QMenu, at: QPoint | None = None) -> None:
        self._close_editor()
        self.interrupt()
        self._open = opened
        if isinstance(opened, QMenu):
            opened.aboutToHide.connect(self._view.setFocus)
            opened.popup(at or QPoint())
            return
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.finished.connect(lambda _: self._view.setFocus())
        opened.open()

    # -- keys

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is selected by a step; steps that follow quickly are one undo step."""
        now, chosen = time.monotonic(), self._stage.chosen
        if not self._stage.chosen_boxes():
            self._stage.shell.say(commands.NOTHING_CHOSEN)
            return
        stack = self._stage.shell.document.undo_stack
        last, index, who = self._nudged
        join = now - last < BURST and index == stack.index() and who == chosen and index > 0
        if nudge(self._stage, dx, dy, join=join) is not None:
            self._nudged = (now, stack.index(), chosen)

    def go(self, way: walk.Way) -> None:
        """Walk to a parent, a child or a sibling; several parents are offered in a menu."""
        found = walk.go(self._stage, way)
        if not found:
            self._stage.shell.say(
                {walk.Way.PARENT: "Nothing above", walk.Way.CHILD: "Nothing below"}.get(way, "Nothing beside it")
            )
        elif len(found) == 1:
            self._stage.shell.selection.set(found)
        else:
            menu = QMenu(self._view)
            menu.setObjectName("parents-menu")
            rows = [
                (f"&{i} {menus.plain(self._stage.name(x))}", "", lambda x=x: self._stage.shell.selection.set((x,)))
                for i, x in enumerate(found, 1)
            ]
            menus.fill(menu, rows)
            menu.setActiveAction(menu.actions()[0])
            self._show(menu, self._view.viewport().mapToGlobal(self._menu_place()))

    def escape(self) -> None:
        """Stop a drag, let go of what is armed, or select nothing; whichever is first."""
        if self.pointer.cancel():
            self._stage.shell.say("Cancelled. Nothing has changed")
        elif self.pointer.armed is not None:
            self.pointer.arm(None)
        else:
            commands.select_none(self._stage)
