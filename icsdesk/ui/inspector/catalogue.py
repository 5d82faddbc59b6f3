"""The form of each kind of record."""

from __future__ import annotations

from icsdesk.domain.kinds import (
    BodyKind,
    Category,
    CouncilGovernance,
    CouncilTier,
    Family,
    GroupingKind,
    LegalForm,
    Level,
    LineKind,
    NominatorGroup,
    OrganisationKind,
    PageSize,
    PaperStatus,
    SeatRole,
    SourceKind,
    Standing,
    Status,
    ThemeName,
    Voting,
)
from icsdesk.domain.records import (
    PARTY,
    Body,
    Grouping,
    Line,
    Organisation,
    Person,
    Place,
    Record,
    Seat,
    Source,
    View,
)
from icsdesk.ui.inspector.forms import (
    DATES,
    NOTES,
    Ask,
    Control,
    Part,
    line_ends,
    name_ask,
    retype_ask,
    retype_line_ask,
)

_ACTOR = ("organisations", "bodies", "seats", "people")
_C = Control

_SHORT = Ask(field="short_name", label="Short name", hint="Used on charts where room is short")
_ALIASES = Ask(field="aliases", label="Also called", control=_C.WORDS)
_LEVEL = Ask(field="level", label="Level", control=_C.CHOICE, words=Level, half=True)
_STATUS = Ask(field="status", label="Status", control=_C.CHOICE, words=Status, half=True)
_STATUSES = Ask(
    field="statuses",
    label="Status over time",
    control=_C.STATUSES,
    hint="For example: Shadow from 1 April 2021 to 30 June 2022; Current from 1 July 2022",
)
_NAMES = Ask(
    field="names", label="Other names over time", control=_C.NAMES, hint="For example: Worcestershire Trust to 31 March 2021"
)
_COUNT = (
    Ask(field="least", label="At least (when a class)", control=_C.NUMBER, half=True),
    Ask(field="most", label="At most", control=_C.NUMBER, half=True),
)

BODY = (
    Part(
        "What it is",
        (
            name_ask(),
            _SHORT,
            retype_ask(BodyKind),
            Ask(field="organisation", label="Belongs to", control=_C.ONE, sections=("organisations",)),
            _LEVEL,
            _STATUS,
            Ask(field="place", label="Place", control=_C.ONE, sections=("places",)),
        ),
    ),
    DATES,
    Part("Over time", (_STATUSES, _NAMES)),
    Part(
        "In law",
        (
            Ask(field="legal_form", label="Legal form", control=_C.CHOICE, words=LegalForm),
            Ask(field="legal_basis", label="Legal basis", hint="The Act and section, or the agreement"),
            Ask(
                field="founders",
                label="Established by",
                control=_C.PARTIES,
                hint="Several names: put ; between them; dates may follow, like from 1 July 2022",
            ),
            Ask(field="decides", label="Takes decisions?", control=_C.YES_NO, half=True),
            Ask(field="meets_in_public", label="Meets in public?", control=_C.YES_NO, half=True),
        ),
    ),
    Part(
        "Members and meetings",
        (
            Ask(field="membership_complete", label="Whole membership listed?", control=_C.YES_NO),
            Ask(field="quorum", part="count", label="Quorum, members", control=_C.NUMBER, half=True),
            Ask(field="frequency", label="How often it meets", half=True),
            Ask(field="quorum", part="text", label="Quorum, in the paper's words"),
            Ask(field="chair_chosen_by", label="Chair chosen by", control=_C.MANY, sections=_ACTOR, offices=True),
        ),
    ),
    NOTES,
    Part(
        "More",
        (
            _ALIASES,
            Ask(field="family", label="Drawn as", control=_C.CHOICE, words=Family),
            Ask(field="area", label="Area", control=_C.MANY, sections=("places",)),
            Ask(field="functions", label="What it does", control=_C.WORDS),
            Ask(field="committees_complete", label="All its committees listed?", control=_C.YES_NO),
            Ask(field="voting_rule", label="How it votes"),
            Ask(field="chair_rule", label="Rule for the chair"),
            Ask(field="secretariat", label="Secretariat", half=True),
            Ask(field="meeting_place", label="Meeting place", half=True),
            *_COUNT,
            Ask(field="footnote", label="Footnote on charts"),
        ),
        True,
    ),
)

ORGANISATION = (
    Part(
        "What it is",
        (
            name_ask(),
            _SHORT,
            retype_ask(OrganisationKind),
            _LEVEL,
            _STATUS,
            Ask(field="area", label="Area", control=_C.MANY, sections=("places",)),
        ),
    ),
    DATES,
    Part("Over time", (_STATUSES, _NAMES)),
    Part(
        "If it is a council",
        (
            Ask(field="tier", label="Tier", control=_C.CHOICE, words=CouncilTier, half=True),
            Ask(field="governance", label="Run by", control=_C.CHOICE, words=CouncilGovernance, half=True),
        ),
    ),
    NOTES,
    Part(
        "More",
        (
            _ALIASES,
            Ask(field="service_types", label="Services", control=_C.WORDS),
            Ask(field="eligible_nominator", label="May nominate partner members?", control=_C.YES_NO),
            Ask(field="has_medical_school", label="Has a medical or dental school?", control=_C.YES_NO),
            *_COUNT,
            Ask(field="footnote", label="Footnote on charts"),
        ),
        True,
    ),
)

PLACE = (
    Part(
        "What it is",
        (
            name_ask(),
            _LEVEL,
            Ask(field="population", label="People living there", control=_C.NUMBER, half=True),
            Ask(field="within", label="Within", control=_C.ONE, sections=("places",)),
            Ask(field="councils", label="Councils", control=_C.MANY, sections=("organisations",)),
            Ask(field="councils_in_part", label="Councils for part of it", control=_C.MANY, sections=("organisations",)),
        ),
    ),
    DATES,
    NOTES,
)

LINE = (
    Part(
        "What it says",
        (
            *line_ends(),
            retype_line_ask(LineKind),
            Ask(field="subject", label="About", hint="What it covers, if not everything"),
            Ask(field="label", label="Words on the line"),
            Ask(field="primary", label="The main line upwards?", control=_C.YES_NO),
            Ask(field="frequency", label="How often", half=True),
            _STATUS,
        ),
    ),
    DATES,
    NOTES,
    Part(
        "More",
        (
            Ask(field="functions", label="Functions", control=_C.WORDS),
            Ask(field="power", label="Under which power"),
            Ask(field="limit", label="Limit"),
            Ask(field="onward_allowed", label="May be passed on?", control=_C.YES_NO, half=True),
            Ask(field="share", label="Share", half=True),
            Ask(field="agreement", label="Agreement", control=_C.ONE, sections=("agreements",)),
        ),
        True,
    ),
)

SEAT = (
    Part(
        "The seat",
        (
            Ask(field="title", label="Title", required=True),
            Ask(field="body", label="On", control=_C.ONE, sections=("bodies",), required=True),
            Ask(field="role", label="Role", control=_C.CHOICE, words=SeatRole, half=True),
            Ask(field="category", label="Category", control=_C.CHOICE, words=Category, half=True),
            Ask(field="standing", label="Sits as", control=_C.CHOICE, words=Standing, required=True, half=True),
            Ask(field="voting", label="Votes?", control=_C.CHOICE, words=Voting, half=True),
            Ask(field="least", label="At least", control=_C.NUMBER, half=True),
            Ask(field="most", label="At most", control=_C.NUMBER, half=True),
            Ask(field="represents", label="Represents", control=_C.MANY, sections=PARTY),
        ),
    ),
    Part(
        "How it is filled",
        (
            Ask(field="nominated_by", label="Nominated by", control=_C.MANY, sections=_ACTOR, offices=True),
            Ask(field="nominator_group", label="Nominating group", control=_C.CHOICE, words=NominatorGroup, half=True),
            Ask(field="nominated_jointly", label="Nominated jointly?", control=_C.YES_NO, half=True),
            Ask(field="appointed_by", label="Appointed by", control=_C.MANY, sections=_ACTOR, offices=True),
            Ask(field="approved_by", label="Approved by", control=_C.MANY, sections=_ACTOR, offices=True),
            Ask(field="ex_officio", label="Held because of the seat", control=_C.ONE, sections=("seats",)),
            Ask(field="qualification", label="Who may sit in it", control=_C.TEXT),
        ),
    ),
    DATES,
    NOTES,
)

PERSON = (
    Part(
        "The person",
        (
            name_ask(),
            Ask(field="honorific", label="Title or honours", half=True),
            Ask(field="post", label="Post", half=True),
            Ask(field="organisation", label="Works for", control=_C.ONE, sections=("organisations",)),
            Ask(field="publish_name", label="May the name be published?", control=_C.YES_NO),
            Ask(field="interests", label="Interests declared", control=_C.WORDS),
            Ask(field="interests_link", label="Where interests are published"),
            Ask(field="member_of_parliament", label="Member of Parliament?", control=_C.YES_NO),
        ),
    ),
    NOTES,
)

GROUPING = (
    Part(
        "What it is",
        (
            name_ask(),
            Ask(field="kind", label="Kind", control=_C.CHOICE, words=GroupingKind, required=True),
            Ask(field="subset_allowed", label="May some sit without the others?", control=_C.YES_NO),
            Ask(field="members", label="Who belongs to it", control=_C.PARTIES, hint="Several names: put ; between them"),
        ),
    ),
    DATES,
    NOTES,
)

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
            Ask(field="status_note", label="Words beside the status"),
            Ask(field="chart_note", label="Note under the chart", control=_C.TEXT),
            Ask(field="footnotes", label="Footnotes", control=_C.WORDS),
        ),
    ),
    NOTES,
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

FORMS: dict[type[Record], tuple[Part, ...]] = {
    Body: BODY,
    Organisation: ORGANISATION,
    Place: PLACE,
    Line: LINE,
    Seat: SEAT,
    Person: PERSON,
    Grouping: GROUPING,
    View: VIEW,
    Source: SOURCE,
}
