"""The problems panel: what the check found, by grade, each with its reason, its law and the way to the field."""

from __future__ import annotations

import html

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from icsdesk.domain.change import Change
from icsdesk.domain.times import day_in_words
from icsdesk.edit.fixes import fix_for
from icsdesk.rules.finding import Finding, Grade, Report
from icsdesk.ui.doing import attempt
from icsdesk.ui.inspector.names import name_for
from icsdesk.ui.look import grade_colour, icon, wear
from icsdesk.ui.problems.marks import item_for
from icsdesk.ui.problems.runner import Runner
from icsdesk.ui.shell import Shell

ICONS = {Grade.MUST_FIX: "must-fix", Grade.CHECK: "look-at", Grade.NOTE: "note", Grade.CANNOT_TELL: "cannot-tell"}
_FINDING = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1
_FOLDED = ((Grade.CANNOT_TELL, ""),)
"""What starts folded: a check of a real file asks many questions, and they must not bury what it found."""

FEW = 8
"""Up to so many questions are listed one below the other; more are put together by body."""


class Problems(QWidget):
    """`checked` carries each new report. Enter or a click on a finding shows its body and the field it is about."""

    checked = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.runner = Runner(shell, self)
        self.report: Report | None = None
        self._folded: set[tuple[Grade, str]] = set(_FOLDED)
        self._opened: set[tuple[Grade, str]] = set()
        self._busy = False
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["What the check says"])
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("Problems")
        self.tree.setIconSize(QSize(18, 18))
        self.tree.setRootIsDecorated(True)
        self.tree.setUniformRowHeights(True)
        self._detail = _Detail(shell)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tree)
        split.addWidget(self._detail)
        split.setSizes([600, 330])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self._summary = QLabel()
        self._summary.setAccessibleName("Result of the check")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self._summary)
        layout.addWidget(split, 1)
        self.tree.currentItemChanged.connect(lambda now, _before: self._current(now))
        self.tree.itemActivated.connect(lambda item, _column: self._go(item))
        self.tree.itemClicked.connect(lambda item, _column: self._show(item))
        self.tree.itemExpanded.connect(lambda item: self._fold(item, False))
        self.tree.itemCollapsed.connect(lambda item: self._fold(item, True))
        self._detail.go_wanted.connect(self.go)
        self._detail.fix_wanted.connect(self.fix)
        self.runner.finished.connect(self._finished)
        self.runner.run()

    @property
    def finding(self) -> Finding | None:
        """The finding the cursor is on."""
        item = self.tree.currentItem()
        return item.data(0, _FINDING) if item is not None else None

    def go(self) -> None:
        """Show the body and the field of the current finding."""
        item = self.tree.currentItem()
        if item is not None:
            self._go(item)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding, round and round."""
        items = self.rows()
        if not items:
            self._shell.say("There is nothing to fix or to check")
            return
        current = self.tree.currentItem()
        at = items.index(current) + by if current in items else (0 if by > 0 else len(items) - 1)
        item = items[at % len(items)]
        self._come_to(item)
        self._go(item)
        self._shell.say(f"{item.data(0, _FINDING).sentence} ({at % len(items) + 1} of {len(items)})")

    def show_for(self, item: str) -> None:
        """Put the cursor on the gravest finding about an item of the chart."""
        rows = [x for x in self.rows() if item_for(self._shell.system, x.data(0, _FINDING)) == item]
        if rows:
            self._come_to(rows[0])
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self._shell.say(rows[0].data(0, _FINDING).sentence)

    def rows(self) -> list[QTreeWidgetItem]:
        """The row of every finding, from top to bottom."""
        found = []
        iterator = QTreeWidgetItemIterator(self.tree)
        while (item := iterator.value()) is not None:
            if item.data(0, _FINDING) is not None:
                found.append(item)
            iterator += 1
        return found

    def fix(self) -> None:
        """Do the quick fix of the current finding, when there is one."""
        finding = self.finding
        if finding is None or quick_fix(self._shell, finding) is None:
            self._shell.say("There is no quick fix for this. Go to the field and change it there")
            return
        attempt(self._shell, lambda _system: quick_fix(self._shell, finding) or Change(""))

    def repaint_icons(self) -> None:
        """Paint the icons again after the colours have changed."""
        if self.report is not None:
            self._fill(self.report)

    def _finished(self, report: Report) -> None:
        before = self.report
        self.report = report
        self._fill(report)
        self.checked.emit(report)
        if before is not None and _counts(before) != _counts(report):
            self._shell.say(summary(report))

    def _fill(self, report: Report) -> None:
        kept, self._busy = self.finding, True
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for grade in Grade:
                found = report.of_grade(grade)
                if found:
                    self._add_group(grade, found, kept)
        self._busy = False
        self._summary.setText(summary(report))
        self._current(self.tree.currentItem())

    def _add_group(self, grade: Grade, found: tuple[Finding, ...], kept: Finding | None) -> None:
        group = self._heading(f"{grade.value} ({len(found)})", (grade, ""))
        group.setIcon(0, icon(ICONS[grade], QApplication.palette(), grade_colour(grade.value, QApplication.palette())))
        self.tree.addTopLevelItem(group)
        inside: dict[str, QTreeWidgetItem] = {}
        for finding in found:
            item = QTreeWidgetItem([finding.sentence])
            item.setData(0, _FINDING, finding)
            item.setToolTip(0, finding.sentence)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{grade.value}: {finding.sentence}")
            self._home(group, inside, grade, finding, len(found)).addChild(item)
            if kept is not None and (finding.rule, finding.subjects) == (kept.rule, kept.subjects):
                self.tree.setCurrentItem(item)
        for name, below in inside.items():
            below.setText(0, f"{name} ({below.childCount()})")
            below.setExpanded((grade, name) in self._opened)
        group.setExpanded((grade, "") not in self._folded)

    def _home(
        self, group: QTreeWidgetItem, inside: dict[str, QTreeWidgetItem], grade: Grade, finding: Finding, count: int
    ) -> QTreeWidgetItem:
        """Where a finding hangs: many of one grade are put together by the body they are about."""
        if grade is not Grade.CANNOT_TELL or count <= FEW:
            return group
        item = item_for(self._shell.system, finding)
        name = name_for(self._shell.system, item, self._shell.day) if item is not None else "The whole system"
        if name not in inside:
            inside[name] = self._heading(name, (grade, name))
            group.addChild(inside[name])
        return inside[name]

    def _heading(self, words: str, key: tuple[Grade, str]) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        font = item.font(0)
        font.setBold(not key[1])
        item.setFont(0, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setData(0, _GROUP, key)
        return item

    def _come_to(self, item: QTreeWidgetItem) -> None:
        above = item.parent()
        while above is not None:
            above.setExpanded(True)
            above = above.parent()
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item)

    def _fold(self, item: QTreeWidgetItem, folded: bool) -> None:
        key = item.data(0, _GROUP)
        if self._busy or key is None:
            return
        if key[1]:
            (self._opened.discard if folded else self._opened.add)(key)
        else:
            (self._folded.add if folded else self._folded.discard)(key)

    def _current(self, item: QTreeWidgetItem | None) -> None:
        self._detail.show_finding(item.data(0, _FINDING) if item is not None else None)

    def _show(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _FINDING) is None:
            item.setExpanded(not item.isExpanded())
            return
        self._go(item)

    def _go(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, _FINDING)
        if finding is None:
            item.setExpanded(not item.isExpanded())
        elif finding.subjects:
            self._shell.selection.show_field(finding.subjects[0], finding.field)


class _Detail(QScrollArea):
    """Everything about one finding, with its buttons."""

    go_wanted = Signal()
    fix_wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setWidgetResizable(True)
        self.setMinimumWidth(220)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        flags = Qt.TextInteractionFlag
        self._words.setTextInteractionFlags(flags.TextBrowserInteraction | flags.TextSelectableByKeyboard)
        self._words.linkActivated.connect(lambda link: QDesktopServices.openUrl(QUrl(link)))
        self._go = QPushButton("Go to")
        self._fix = QPushButton("Quick fix")
        wear(self._go, "go-to")
        wear(self._fix, "fix")
        self._go.clicked.connect(self.go_wanted)
        self._fix.clicked.connect(self.fix_wanted)
        bar = QHBoxLayout()
        bar.addWidget(self._go)
        bar.addWidget(self._fix)
        bar.addStretch(1)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 4, 8, 8)
        layout.addWidget(self._words)
        layout.addLayout(bar)
        layout.addStretch(1)
        self.setWidget(inside)
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Show one finding, or what to do here."""
        self._go.setVisible(finding is not None and bool(finding.subjects))
        fix = quick_fix(self._shell, finding) if finding is not None else None
        self._fix.setVisible(fix is not None)
        if fix is not None:
            self._fix.setToolTip(f"{fix.name} (Ctrl+.)")
            self._fix.setText(fix.name)
        self._words.setText(
            "Select a line to see why, the law behind it and what to do." if finding is None else _in_full(finding)
        )


def quick_fix(shell: Shell, finding: Finding) -> Change | None:
    """The one-step cure of a finding, when there is one."""
    if shell.document.read_only:
        return None
    return fix_for(shell.system, finding.rule, finding.subjects, shell.day)


def summary(report: Report) -> str:
    """The result in one line, with the words of the grades."""
    counts = [f"{len(report.of_grade(grade))} {_plural(grade)}" for grade in Grade if report.of_grade(grade)]
    when = f" as at {day_in_words(report.as_at)}" if report.as_at else ""
    return (", ".join(counts) if counts else "Nothing to fix, check or note") + when


def _plural(grade: Grade) -> str:
    return {Grade.MUST_FIX: "must fix", Grade.CHECK: "to check", Grade.NOTE: "to note", Grade.CANNOT_TELL: "cannot tell"}[grade]


def _counts(report: Report) -> tuple[int, ...]:
    return tuple(len(report.of_grade(grade)) for grade in Grade)


def _in_full(finding: Finding) -> str:
    parts = [f"<b>{html.escape(finding.sentence)}</b>"]
    for label, text in (("What to do", finding.todo), ("What would settle it", finding.question), ("Why", finding.why)):
        if text:
            parts.append(f"{label}: {html.escape(text)}")
    if finding.citation:
        words = html.escape(finding.citation)
        safe = finding.link.startswith(("https://", "http://"))
        parts.append(f'Law: <a href="{html.escape(finding.link)}">{words}</a>' if safe else f"Law: {words}")
    if finding.in_force_from or finding.in_force_until:
        since = f"from {day_in_words(finding.in_force_from)}" if finding.in_force_from else ""
        until = f"until {day_in_words(finding.in_force_until)}" if finding.in_force_until else ""
        parts.append(f"In force {since} {until}".strip())
    return "".join(f"<p style='margin:0 0 6px 0'>{x}</p>" for x in parts)
