"""What a test asks the court for: a system and a day in, the report out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from icsdesk.domain.system import System
from icsdesk.rules.finding import Report

Judge = Callable[[System, date], Report]
