"""The forms of charts and papers, and of records that stand on no chart: decisions, documents, routes, successions and the like."""

from __future__ import annotations

from icsdesk.domain.kinds import (
    AgreementKind,
    MeetingKind,
    PageSize,
    PaperStatus,
    SourceKind,
    SuccessionKind,
    ThemeName,
)
from icsdesk.domain.records import FACT, PARTY
from icsdesk.ui.inspector.forms import DATES, NOTES, Ask, Control, Part, kind_ask
from icsdesk.ui.inspector.shared import ACTOR, SCENARIO

_C = Control
_TITLE = Ask(field="title", label="Title", required=True)
_FUNCTIONS = Ask(field="functions", label="Functions", control=_C.WORDS)

VIEW = (
    Part(
        "This chart",
        (
            Ask(field="title", label="Title", required=True),
            Ask(field="as_at", label="As at date", control=_C.DAY, half=True, hint="1 July 2022"),
            Ask(field="status", label="Status of the paper", control=_C.CHOICE, words=PaperStatus, half=True),
            Ask(field="page", label="Page", control=_C.CHOICE, words=PageSize, required=True, half=True),
            Ask(field="theme", label="Colours", control=_C.CHOICE, words=ThemeName, required=True, half=True),
            Ask(field="show_seats", label="Seats in the boxes?", control=_C.YES_NO, required=True, half=True),
            Ask(field="show_holders", label="Holders in the boxes?", control=_C.YES_NO, required=True, half=True),
            Ask(field="show_dates", label="Dates in the boxes?", control=_C.YES_NO, required=True, half=True),
            Ask(field="show_key", label="Key below the chart?", control=_C.YES_NO, required=True, half=True),
            Ask(field="status_note", label="Words beside the status"),
            Ask(field="chart_note", label="Note under the chart", control=_C.TEXT),
            Ask(field="footnotes", label="Footnotes", control=_C.WORDS),
        ),
    ),
    NOTES,
    Part(
        "More",
        (
            Ask(field="compared_with", label="Compared with the day (kept, not drawn yet)", control=_C.DAY, hint="30 June 2022"),
            SCENARIO,
            Ask(field="route", label="Route shown (kept, not drawn yet)", control=_C.ONE, sections=("routes",)),
            Ask(field="lines_hidden", label="Lines left out", control=_C.MANY, sections=("lines",)),
        ),
        True,
    ),
)

SOURCE = (
    Part(
        "The paper",
        (
            Ask(field="title", label="Title", required=True),
            Ask(field="kind", label="Kind", control=_C.CHOICE, words=SourceKind, required=True),
            Ask(field="organisation", label="Whose paper"),
            Ask(field="date", label="Date of the paper", control=_C.DATE),
            Ask(field="url", label="Where it is published"),
        ),
    ),
    NOTES,
)

DECISION = (
    Part(
        "The decision",
        (
            Ask(field="text", label="Decision or function", required=True),
            Ask(field="reference", label="Reference", half=True),
            Ask(field="theme", label="Theme", half=True),
            Ask(field="holders", label="Who holds it", control=_C.MANY, sections=ACTOR),
            Ask(field="reserved", label="Reserved to the board?", control=_C.YES_NO),
            Ask(field="limit", label="Limit", half=True),
            Ask(field="basis", label="Basis", half=True),
            Ask(field="delegated_from", label="Delegated from", control=_C.ONE, sections=ACTOR),
            Ask(field="agreement", label="Agreement", control=_C.ONE, sections=("agreements",)),
        ),
    ),
    DATES,
    NOTES,
)

DOCUMENT = (
    Part(
        "The document",
        (
            _TITLE,
            _FUNCTIONS,
            Ask(field="owners", label="Whose document", control=_C.MANY, sections=PARTY),
            Ask(field="consulted", label="Who must be asked", control=_C.MANY, sections=PARTY),
            Ask(field="published", label="Published on", control=_C.DATE),
            Ask(field="url", label="Where it is published"),
        ),
    ),
    DATES,
    NOTES,
)

ROUTE = (
    Part("The route", (_TITLE, Ask(field="document", label="Document", control=_C.ONE, sections=("documents",)))),
    NOTES,
)

MEETING = (
    Part(
        "The meeting",
        (
            Ask(field="bodies", label="Who met", control=_C.MANY, sections=("bodies",)),
            Ask(field="on", label="Date", control=_C.DATE, half=True),
            Ask(field="kind", label="Kind", control=_C.CHOICE, words=MeetingKind, half=True),
            Ask(field="meeting_place", label="Where"),
            Ask(field="present", label="Members present", control=_C.NUMBER, half=True),
            Ask(field="quorate", label="Quorate?", control=_C.YES_NO, half=True),
        ),
    ),
    NOTES,
)

SUCCESSION = (
    Part(
        "What took over from what",
        (
            kind_ask(SuccessionKind),
            Ask(field="earlier", label="Earlier", control=_C.MANY, sections=PARTY),
            Ask(field="later", label="Later", control=_C.MANY, sections=PARTY),
            Ask(field="on", label="Date", control=_C.DATE, half=True),
            Ask(field="planned_on", label="Planned date", control=_C.DATE, half=True),
            Ask(field="text", label="In the paper's words"),
        ),
    ),
    NOTES,
)

AGREEMENT = (
    Part(
        "The agreement",
        (
            _TITLE,
            kind_ask(AgreementKind),
            Ask(field="partners", label="Between", control=_C.MANY, sections=PARTY),
            Ask(field="host", label="Host", control=_C.ONE, sections=PARTY),
            Ask(field="pool_manager", label="Manager of the pool", control=_C.ONE, sections=("people",)),
            _FUNCTIONS,
            Ask(field="reports_to", label="Reports to", control=_C.MANY, sections=PARTY),
        ),
    ),
    DATES,
    NOTES,
)

CONSULTATION = (
    Part(
        "The consultation",
        (
            _TITLE,
            Ask(field="responsible", label="Responsible", control=_C.ONE, sections=PARTY),
            Ask(field="consulted", label="Councils asked", control=_C.MANY, sections=("organisations",)),
            Ask(field="substantial_for", label="Substantial for", control=_C.MANY, sections=("organisations",)),
            Ask(field="not_substantial_for", label="Not substantial for", control=_C.MANY, sections=("organisations",)),
            Ask(field="scrutiny_bodies", label="Scrutinised by", control=_C.MANY, sections=("bodies",)),
        ),
    ),
    DATES,
    NOTES,
)

SCENARIO_FORM = (Part("The scenario", (_TITLE,)), NOTES)

WAIVER = (
    Part(
        "What is left as it is",
        (
            Ask(field="rule", label="Rule", required=True, half=True),
            Ask(field="until", label="Holds until", control=_C.DAY, required=True, half=True),
            Ask(field="subject", label="For", control=_C.ONE, sections=FACT, required=True),
            Ask(field="parties", label="Only about", control=_C.MANY, sections=FACT),
            Ask(field="reason", label="Reason", required=True),
            Ask(field="agreed_by", label="Agreed by", required=True, half=True),
            Ask(field="agreed_on", label="Agreed on", control=_C.DATE, half=True),
        ),
    ),
    NOTES,
)
