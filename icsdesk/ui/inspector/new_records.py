"""Adding the records that stand on no chart: decisions, documents, routes and the like."""

from __future__ import annotations

from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import AgreementKind, GroupingKind, SuccessionKind
from icsdesk.domain.records import (
    Agreement,
    Consultation,
    Decision,
    Document,
    Grouping,
    Meeting,
    Record,
    Route,
    Scenario,
    Source,
    Succession,
)
from icsdesk.domain.system import System
from icsdesk.edit.step import finished

NEW: tuple[tuple[str, type[Record], dict[str, Any]], ...] = (
    ("Decision", Decision, {"text": "New decision"}),
    ("Document", Document, {"title": "New document"}),
    ("Route of a document", Route, {"title": "New route"}),
    ("Meeting", Meeting, {}),
    ("Succession", Succession, {"kind": next(iter(SuccessionKind))}),
    ("Agreement", Agreement, {"title": "New agreement", "kind": next(iter(AgreementKind))}),
    ("Consultation", Consultation, {"title": "New consultation"}),
    ("Group of bodies", Grouping, {"name": "New group", "kind": next(iter(GroupingKind))}),
    ("Scenario", Scenario, {"title": "New scenario"}),
    ("Paper (a source)", Source, {"title": "New paper"}),
)
"""What can be added: its words in the menu, its kind, and what a new one starts with."""


def add_record(system: System, words: str) -> Change:
    """Add a record of the kind with these words in the menu."""
    kind, values = next((kind, values) for name, kind, values in NEW if name == words)
    draft = Draft(system)
    name = next((x for x in values.values() if isinstance(x, str)), words)
    draft.put(kind(id=id_for(name, draft.taken()), **values))
    noun = words.split(" (")[0]
    return finished(draft, f"Add {noun[0].lower()}{noun[1:]}")
