"""Where the facts of a record come from: the paper, the paragraph, its words and the fact they support."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.records import Cite, Record, Source
from icsdesk.domain.system import System
from icsdesk.edit.fields import set_fields, with_values
from icsdesk.edit.step import finished
from icsdesk.ui.inspector.catalogue import labels
from icsdesk.ui.inspector.completing import complete_many
from icsdesk.ui.inspector.lists import Listing
from icsdesk.ui.inspector.names import choices, ids_for, name_for
from icsdesk.ui.shell import Shell

EVERYTHING = "Everything recorded here"


class Sources(Listing):
    """A row for each source, and below it one to add: the paper stays filled in, so that the next fact needs only its paragraph."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "Where it comes from",
            ("Paper", "Paragraph", "Its words", "Supports"),
            "No source is recorded. Add the paper each fact comes from.",
            narrow=(1, 3),
        )
        self._shell = shell
        self._record: str | None = None
        self.paper = _line("Title of the paper", "Title of a paper to add as a source")
        complete_many(self.paper, QStringListModel(self.paper))
        self.paper.textEdited.connect(self._offer)
        self.at = _line("Paragraph or page", "Paragraph of the new source")
        self.quote = _line("Its words, if they matter", "Words of the new source")
        self.supports = QComboBox()
        self.supports.setAccessibleName("Which fact the new source supports")
        self.supports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for edit in (self.paper, self.at, self.quote):
            edit.returnPressed.connect(self._add)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.at, 1)
        row.addWidget(self.supports, 1)
        self.below(self.paper, beside, self.quote)
        self.button("Add source", self._add)
        self.button("Remove", self._remove)
        self.button("Open the paper", self._open)

    def show_record(self, record: Record) -> None:
        """Show a record's sources."""
        system = self._shell.system
        names = labels(type(record))
        if record.id != self._record:
            self._record = record.id
            self.fault("")
            self.supports.clear()
            self.supports.addItem(EVERYTHING, "")
            for field, label in names.items():
                self.supports.addItem(label, field)
        rows = [
            (str(i), (name_for(system, x.source), x.at, x.quote, names.get(x.supports, x.supports)))
            for i, x in enumerate(record.sources)
        ]
        self.fill(rows, editable=(0, 1, 2, 3))

    def edited(self, row: int, column: int, _record_id: str, text: str) -> None:
        """A paper, a paragraph, words or a fact typed."""

        def make(system: System) -> Change:
            record = system.records[self._record or ""]
            value = text
            if column == 0:
                found = ids_for(system, text, ("sources",))
                if not found:
                    raise ValueError("Enter the title of the paper, or remove this source")
                value = found[0]
            if column == 3:
                value = _field_called(record, text)
            cite = with_values(record.sources[row], **{("source", "at", "quote", "supports")[column]: value})
            cites = (*record.sources[:row], cite, *record.sources[row + 1 :])
            return set_fields(system, record.id, f"Change source of {name_for(system, record.id)}", sources=cites)

        self.do(self._shell, make)

    def _offer(self, _text: str) -> None:
        completer = self.paper.completer()
        model = completer.model() if isinstance(completer, QCompleter) else None
        if isinstance(model, QStringListModel):
            model.setStringList([name for name, _ in choices(self._shell.system, ("sources",))])

    def _add(self) -> None:
        title, record_id = " ".join(self.paper.text().split()), self._record
        if not title or record_id is None:
            self.fault("Enter the title of the paper")
            self.paper.setFocus()
            return
        at, quote, supports = self.at.text(), self.quote.text(), self.supports.currentData() or ""
        if self.do(self._shell, lambda system: cite_paper(system, record_id, title, at=at, quote=quote, supports=supports)):
            self.at.clear()
            self.quote.clear()
            self.supports.setCurrentIndex(0)
            self.at.setFocus()

    def _remove(self) -> None:
        chosen, record_id = self.chosen, self._record
        if chosen is None or record_id is None:
            return

        def make(system: System) -> Change:
            cites = tuple(x for i, x in enumerate(system.records[record_id].sources) if str(i) != chosen)
            return set_fields(system, record_id, f"Remove source of {name_for(system, record_id)}", sources=cites)

        self.do(self._shell, make)

    def _open(self) -> None:
        record = self._shell.system.get(self._record)
        if record is not None and self.chosen is not None:
            self._shell.selection.set((record.sources[int(self.chosen)].source,))


def cite_paper(system: System, record_id: str, title: str, *, at: str = "", quote: str = "", supports: str = "") -> Change:
    """Add a paper as a source of a record; a title not known yet becomes a new paper."""
    known = {name.lower(): x for name, x in choices(system, ("sources",))}
    draft = Draft(system)
    source = known.get(title.lower())
    if source is None:
        source = id_for(title, draft.taken())
        draft.put(Source(id=source, title=title))
    record = system.records[record_id]
    cite = with_values(Cite(source=source), at=at, quote=quote, supports=supports)
    draft.put(replace(record, sources=(*record.sources, cite)))
    return finished(draft, f"Add source to {name_for(system, record_id)}")


def _field_called(record: Record, text: str) -> str:
    plain = " ".join(text.split())
    known = {label.lower(): field for field, label in labels(type(record)).items()}
    known |= {field.lower(): field for field in known.values()}
    if plain and plain.lower() not in known:
        raise ValueError(f'Supports must be one of the facts recorded here, like Name or Dates, not "{plain}"')
    return known.get(plain.lower(), "")


def _line(hint: str, spoken: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText(hint)
    edit.setAccessibleName(spoken)
    return edit
