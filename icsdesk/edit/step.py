"""The last thing every verb does: look at what it drafted, and hand it over as one named Change."""

from __future__ import annotations

from icsdesk.domain.change import Change, Draft
from icsdesk.edit import permits


def finished(draft: Draft, name: str) -> Change:
    """The drafted change under its menu name; empty when nothing differs. Raises permits.Refused when it would break the document."""
    new = draft.result()
    change = Change.between(name, draft.system, new)
    if not change.empty:
        permits.check(draft.system, new, change.touched)
    return change
