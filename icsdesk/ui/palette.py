"""The palette: the bodies, organisations and lines a chart is made of, to be clicked or dragged onto it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDrag, QIcon
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.ui.canvas.adding import carry
from icsdesk.ui.guard import guard
from icsdesk.ui.look import icon

_OFTEN = (
    BodyKind.ICB_BOARD,
    BodyKind.ICP,
    BodyKind.HWB,
    BodyKind.ICB_COMMITTEE,
    BodyKind.PLACE_PARTNERSHIP,
    BodyKind.DISTRICT_COLLABORATIVE,
    BodyKind.PROVIDER_COLLABORATIVE,
    BodyKind.JOINT_COMMITTEE,
    BodyKind.EXECUTIVE_GROUP,
    BodyKind.SCRUTINY,
    BodyKind.WORKING_GROUP,
)
_KIND = Qt.ItemDataRole.UserRole


class Palette(QWidget):
    """Enter or a click arms a kind: the next click on the chart places it; for a line, the next drag draws it."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find a kind of body or line")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Find in the palette")
        self.tree = _Tree()
        self.tree.setHeaderHidden(True)
        self.tree.setHeaderLabels(["Palette"])
        self.tree.setAccessibleName("Palette of bodies and lines")
        self.tree.setIndentation(12)
        self.tree.setIconSize(QSize(18, 18))
        self.tree.setDragEnabled(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree)
        self._fill()
        self.filter.textChanged.connect(self._filtered)
        self.tree.itemActivated.connect(lambda item, _column: self._chosen(item))
        self.tree.itemClicked.connect(lambda item, _column: self._chosen(item))

    def show_armed(self, kind: object) -> None:
        """Mark the kind that the next click on the chart will place, or none."""
        self.tree.clearSelection()
        for item in self.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            if kind is not None and item.data(0, _KIND) is kind:
                item.setSelected(True)

    def repaint_icons(self) -> None:
        """Paint the icons again after the colours have changed."""
        self.tree.clear()
        self._fill()

    def _fill(self) -> None:
        rest = [x for x in BodyKind if x not in _OFTEN]
        groups = (
            ("Bodies", _OFTEN, "body", True),
            ("Lines", tuple(LineKind), "line", True),
            ("More bodies", tuple(rest), "body", False),
            ("Organisations", tuple(OrganisationKind), "organisation", False),
        )
        for title, kinds, picture, opened in groups:
            group = QTreeWidgetItem([title])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(group)
            shape: QIcon = icon(picture)
            for kind in kinds:
                item = QTreeWidgetItem([kind.label])
                item.setIcon(0, shape)
                item.setData(0, _KIND, kind)
                how = (
                    "click, then drag from one body to another"
                    if picture == "line"
                    else "click, then click the chart, or drag it there"
                )
                item.setToolTip(0, f"{kind.label}: {how}")
                group.addChild(item)
            group.setExpanded(opened)

    def _chosen(self, item: QTreeWidgetItem) -> None:
        kind = item.data(0, _KIND)
        if kind is None:
            item.setExpanded(not item.isExpanded())
        else:
            self.wanted.emit(kind)

    def _filtered(self, text: str) -> None:
        words = text.lower().split()
        for i in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(i)
            if group is None:
                continue
            found = 0
            for item in [x for k in range(group.childCount()) if (x := group.child(k)) is not None]:
                keep = all(x in item.text(0).lower() for x in words)
                item.setHidden(not keep)
                found += keep
            group.setHidden(not found)
            if words and found:
                group.setExpanded(True)


class _Tree(QTreeWidget):
    @guard()
    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry the kind to the chart."""
        item = self.currentItem()
        kind = item.data(0, _KIND) if item is not None else None
        if item is None or not isinstance(kind, (BodyKind, OrganisationKind)):
            return
        drag = QDrag(self)
        drag.setMimeData(carry(kind))
        drag.setPixmap(item.icon(0).pixmap(32, 32))
        drag.exec(Qt.DropAction.CopyAction)
