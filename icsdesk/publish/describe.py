"""The text version of a chart and its short alternative text."""

from __future__ import annotations

import datetime as dt

from icsdesk.chart import textversion
from icsdesk.domain.records import View
from icsdesk.domain.system import System


def describe(system: System, view: View, day: dt.date | None) -> str:
    """The whole chart in plain words: every body once from the top down, every line, seats when shown, dates and statuses."""
    return textversion.text_version(system, view, day)


def summary(system: System, view: View, day: dt.date | None) -> str:
    """Alternative text of at most 160 characters."""
    return textversion.summary(system, view, day)
