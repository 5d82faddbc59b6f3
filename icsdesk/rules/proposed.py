"""What would change on a chart if proposed law passed: asked for by name, never part of the ordinary check."""

from __future__ import annotations

import datetime as dt

from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Verdict
from icsdesk.rules.pack import Pack


def what_would_change(system: System, day: dt.date | None, pack: Pack) -> tuple[Finding, ...]:
    """What a pack of proposed law notes on a chart as at a day; each sentence names the stage it was read at.

    Empty when the pack touches nothing here, when no day is set, and on days before the proposal was made. Raises
    ValueError for a pack that is not proposed law.
    """
    if not pack.stage:
        raise ValueError(f"{pack.title} is not proposed law")
    return tuple(x for x in check(system, day, [pack]).findings if x.verdict is Verdict.NOTE)
