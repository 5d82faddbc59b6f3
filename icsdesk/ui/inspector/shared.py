"""Questions that several forms ask alike."""

from __future__ import annotations

from icsdesk.domain.kinds import Level, Status
from icsdesk.ui.inspector.forms import Ask, Control

ACTOR = ("organisations", "bodies", "seats", "people")
"""Where those are chosen from who nominate, appoint and approve."""

SHORT = Ask(field="short_name", label="Short name", hint="Used on charts where room is short")
ALIASES = Ask(field="aliases", label="Also called", control=Control.WORDS)
LEVEL = Ask(field="level", label="Level", control=Control.CHOICE, words=Level, half=True)
STATUS = Ask(field="status", label="Status", control=Control.CHOICE, words=Status, half=True)
STATUSES = Ask(
    field="statuses",
    label="Status over time",
    control=Control.STATUSES,
    hint="For example: Shadow from 1 April 2021 to 30 June 2022; Current from 1 July 2022",
)
NAMES = Ask(
    field="names", label="Other names over time", control=Control.NAMES, hint="For example: Worcestershire Trust to 31 March 2021"
)
COUNT = (
    Ask(field="least", label="At least (when a class)", control=Control.NUMBER, half=True),
    Ask(field="most", label="At most", control=Control.NUMBER, half=True),
)
SCENARIO = Ask(field="scenario", label="Only in the scenario", control=Control.ONE, sections=("scenarios",))


def paper(field: str, noun: str) -> tuple[Ask, ...]:
    """What is asked of a governing document: its terms of reference, its constitution."""
    return (
        Ask(field=field, part="title", label=f"{noun}: title"),
        Ask(field=field, part="url", label=f"{noun}: where it is published"),
        Ask(field=field, part="approved_by", label=f"{noun}: approved by", control=Control.MANY, sections=ACTOR, offices=True),
        Ask(field=field, part="approved_on", label="Approved on", control=Control.DATE, half=True),
        Ask(field=field, part="review_due", label="Review due", control=Control.DATE, half=True),
    )
