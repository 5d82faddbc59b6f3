"""A monkey at the mouse and the keyboard: nothing it does may raise, break the system or leave the canvas out of step."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.ui.canvas.editor import NameEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Home),
    *(
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
        Qt.Key.Key_F2,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
        Qt.Key.Key_End,
    ),
    *(Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_1),
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_a_monkey_does_breaks_anything(bench, seed: int):
    start = bench.system
    hand = random.Random(seed)
    for turn in range(150):
        _act(bench, hand)
        _answer(bench, hand)
        if turn % 10 == 0 and not bench.view.desk.pointer.busy:
            bench.same_as_fresh()
    for _ in range(3):
        bench.key(Qt.Key.Key_Escape)
        _answer(bench, hand)
    stack = bench.shell.document.undo_stack
    while stack.canRedo():
        bench.view.redo()
    end = bench.system
    while stack.canUndo():
        bench.view.undo()
    assert bench.system == start
    bench.same_as_fresh()
    while stack.canRedo():
        bench.view.redo()
    assert bench.system == end
    bench.same_as_fresh()


def _act(bench, hand: random.Random) -> None:
    keys = hand.choice(MODIFIERS)
    act = hand.random()
    a, b = _somewhere(bench, hand), _somewhere(bench, hand)
    if act < 0.35:
        bench.key(hand.choice(KEYS), keys)
    elif act < 0.5:
        bench.click(a, keys)
    elif act < 0.8:
        bench.press(a, keys)
        bench.travel(a, b, keys, steps=3)
        if hand.random() < 0.2:
            bench.key(Qt.Key.Key_Escape)
        bench.release(b, keys)
    elif act < 0.85:
        bench.double(a)
    elif act < 0.92:
        bench.view.arm(hand.choice([BodyKind.COMMITTEE, LineKind.ADVISES, LineKind.REPORTS_TO]))
    elif act < 0.96:
        bench.press(a, keys)
        bench.travel(a, b, keys, steps=2)
        bench.press(b, button=Qt.MouseButton.RightButton)
        bench.release(b)
    else:
        bench.shell.set_view(hand.choice(["main", "main", "other"]))


def _somewhere(bench, hand: random.Random) -> QPoint:
    boxes = list(bench.view.sheet.items)
    area = bench.view.viewport().rect()
    if boxes and hand.random() < 0.7:
        middle = bench.middle(hand.choice(boxes)) + QPoint(hand.randint(-60, 60), hand.randint(-30, 30))
        if area.contains(middle):
            return middle
    return QPoint(hand.randint(0, area.width() - 1), hand.randint(0, area.height() - 1))


def _answer(bench, hand: random.Random) -> None:
    """Answer whatever has opened, one way or the other."""
    for found in bench.view.findChildren(NameEditor):
        if found.isVisible():
            QTest.keyClicks(found, hand.choice(["Ab", "Quality & Co", ""]))
            QTest.keyClick(found, hand.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab]))
    for menu in bench.view.findChildren(QMenu):
        if menu.isVisible():
            if hand.random() < 0.7:
                QTest.keyClick(menu, Qt.Key.Key_Down)
                QTest.keyClick(menu, Qt.Key.Key_Return)
            menu.close()
    for opened in bench.view.findChildren(QDialog):
        if opened.isVisible():
            opened.accept() if hand.random() < 0.7 else opened.reject()
            if opened.isVisible():
                opened.reject()
    QApplication.processEvents()
