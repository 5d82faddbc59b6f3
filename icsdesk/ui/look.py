"""The look of the window: palette, spacing and icons painted in the colour of the text, light, dark or high contrast.

The only module of the window that names a colour. Icons are small SVG files drawn with `currentColor`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from icsdesk import places

ICON = "icon_name"
"""The property under which an action or button remembers which icon it shows, so that it can be painted again."""

_SIZES = (16, 20, 24, 32, 48)

_Role = QPalette.ColorRole
_LIGHT = {
    _Role.Window: "#F3F5F7", _Role.WindowText: "#1B2530", _Role.Base: "#FFFFFF", _Role.AlternateBase: "#F7F9FB",
    _Role.Text: "#1B2530", _Role.Button: "#FBFCFD", _Role.ButtonText: "#1B2530", _Role.BrightText: "#FFFFFF",
    _Role.Highlight: "#005EB8", _Role.HighlightedText: "#FFFFFF", _Role.Link: "#005EB8", _Role.LinkVisited: "#330072",
    _Role.ToolTipBase: "#1B2530", _Role.ToolTipText: "#FFFFFF", _Role.PlaceholderText: "#5B6875",
    _Role.Light: "#FFFFFF", _Role.Midlight: "#E4E9EE", _Role.Mid: "#B7C1CB", _Role.Dark: "#7A8794", _Role.Shadow: "#3A4652",
    _Role.Accent: "#005EB8",
}  # fmt: skip
_DARK = {
    _Role.Window: "#20262C", _Role.WindowText: "#E8EDF2", _Role.Base: "#171C21", _Role.AlternateBase: "#1C2228",
    _Role.Text: "#E8EDF2", _Role.Button: "#2A323A", _Role.ButtonText: "#E8EDF2", _Role.BrightText: "#FFFFFF",
    _Role.Highlight: "#3D8FE0", _Role.HighlightedText: "#0B0F13", _Role.Link: "#7DB9F2", _Role.LinkVisited: "#C4A6F0",
    _Role.ToolTipBase: "#E8EDF2", _Role.ToolTipText: "#171C21", _Role.PlaceholderText: "#9AA7B3",
    _Role.Light: "#3A444E", _Role.Midlight: "#323B44", _Role.Mid: "#55616C", _Role.Dark: "#8A97A3", _Role.Shadow: "#0B0F13",
    _Role.Accent: "#3D8FE0",
}  # fmt: skip
_GREYED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)

_SHEET = """
QMainWindow::separator { background: palette(midlight); width: 5px; height: 5px; }
QMainWindow::separator:hover { background: palette(highlight); }
QToolBar { border: none; border-bottom: 1px solid palette(midlight); padding: 1px 6px; spacing: 1px; background: palette(window); }
QToolBar::separator { background: palette(mid); width: 1px; margin: 5px 6px; }
QToolBar QToolButton { padding: 3px; border: 1px solid transparent; border-radius: 5px; min-width: 20px; min-height: 20px; }
QToolBar QToolButton:hover { background: palette(midlight); }
QToolBar QToolButton:checked, QToolBar QToolButton:pressed { background: palette(midlight); border-color: palette(dark); }
QToolBar QToolButton:focus { border: 2px solid palette(highlight); }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { padding: 4px 10px; background: palette(window); text-align: left; }
QStatusBar { border-top: 1px solid palette(midlight); background: palette(window); }
QStatusBar::item { border: none; }
QTreeView, QTableView, QListView { border: 1px solid palette(midlight); border-radius: 3px; }
QTreeView:focus, QTableView:focus, QListView:focus { border: 1px solid palette(highlight); }
QTreeView { show-decoration-selected: 0; }
QTreeView::item, QListView::item { padding: 3px 2px; }
QScrollArea { border: none; background: transparent; }
QLabel[role="heading"] { font-weight: bold; padding-top: 8px; }
QLabel[role="title"] { font-weight: bold; font-size: 15pt; }
QLabel[role="quiet"] { color: palette(placeholder-text); }
QFrame[role="notice"] { background: palette(alternate-base); border: 1px solid palette(mid); border-left: 5px solid palette(highlight); }
QPushButton[role="link"] { text-align: left; border: 1px solid transparent; border-radius: 4px; padding: 6px 6px; color: palette(link); background: transparent; }
QPushButton[role="link"]:hover { background: palette(midlight); }
QPushButton[role="link"]:focus { border: 2px solid palette(highlight); }
QFrame[role="card"] { background: palette(base); border: 1px solid palette(midlight); border-radius: 6px; }
"""


def apply_look(app: QApplication, *, dark: bool | None = None) -> None:
    """Dress the application. `dark` None follows the system; where the system asks for high contrast its own colours are kept."""
    if app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    hints = app.styleHints()
    contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if not contrast:
        wanted = hints.colorScheme() == Qt.ColorScheme.Dark if dark is None else dark
        palette = _palette(_DARK if wanted else _LIGHT)
        if palette != app.palette():
            app.setPalette(palette)
            app.setStyleSheet("")
    if app.styleSheet() != _SHEET:
        app.setStyleSheet(_SHEET)


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.color(_Role.WindowText).lightness() > palette.color(_Role.Window).lightness()


def problem_colour(palette: QPalette) -> QColor:
    """The colour of the words that say what is wrong beside a field; at least 4.5:1 on the window."""
    return QColor("#FF9C8F" if is_dark(palette) else "#B10E1E")


def grade_colour(grade: str, palette: QPalette) -> QColor:
    """The colour of a grade's icon; the word always stands beside it."""
    light = {"Must fix": "#B10E1E", "Check": "#8A4B00", "Note": "#005EB8", "Cannot tell": "#505A65"}
    dark = {"Must fix": "#FF9C8F", "Check": "#FFC36B", "Note": "#7DB9F2", "Cannot tell": "#B6C1CC"}
    return QColor((dark if is_dark(palette) else light)[grade])


def icon(name: str, palette: QPalette | None = None, colour: QColor | None = None) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the colour of the text, sharp at every size."""
    palette = palette or QApplication.palette()
    chosen = colour or palette.color(QPalette.ColorGroup.Active, _Role.ButtonText)
    greyed = palette.color(QPalette.ColorGroup.Disabled, _Role.ButtonText)
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_drawn(name, size, chosen), QIcon.Mode.Normal)
        result.addPixmap(_drawn(name, size, greyed), QIcon.Mode.Disabled)
        if colour is None:
            result.addPixmap(_drawn(name, size, palette.color(_Role.HighlightedText)), QIcon.Mode.Selected)
    return result


def wear(thing: QAction | QAbstractButton, name: str) -> None:
    """Give an action or a button its icon, and remember it for when the colours change."""
    thing.setProperty(ICON, name)
    thing.setIcon(icon(name))


def wear_again(root: QWidget) -> None:
    """Paint every icon below `root` again, after the colours have changed."""
    things: list[QAction | QAbstractButton] = [*root.findChildren(QAction)]
    things += root.findChildren(QAbstractButton)
    for thing in things:
        if name := thing.property(ICON):
            thing.setIcon(icon(name))


def icon_size() -> QSize:
    """The size icons have in bars."""
    return QSize(20, 20)


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _GREYED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[_Role.Dark]))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(colours[_Role.Mid]))
    return palette


def _drawn(name: str, size: int, colour: QColor) -> QPixmap:
    text = _svg(places.icons() / f"{name}.svg").replace("currentColor", colour.name())
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _svg(path: Path) -> str:
    return path.read_text(encoding="utf-8")
