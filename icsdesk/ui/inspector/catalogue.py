"""The form of each kind of record; those of seats and people, and of what stands on no chart, are in files of their own."""

from __future__ import annotations

from icsdesk.domain.kinds import (
    BodyKind,
    CouncilGovernance,
    CouncilTier,
    Family,
    GroupingKind,
    LegalForm,
    LineKind,
    OrganisationKind,
)
from icsdesk.domain.records import (
    Agreement,
    Body,
    Consultation,
    Decision,
    Document,
    Grouping,
    Line,
    Meeting,
    Organisation,
    Person,
    Place,
    Record,
    Route,
    Scenario,
    Seat,
    Source,
    Succession,
    View,
    Waiver,
)
from icsdesk.ui.inspector.catalogue_others import (
    AGREEMENT,
    CONSULTATION,
    DECISION,
    DOCUMENT,
    MEETING,
    ROUTE,
    SCENARIO_FORM,
    SOURCE,
    SUCCESSION,
    VIEW,
    WAIVER,
)
from icsdesk.ui.inspector.catalogue_seats import PERSON, SEAT
from icsdesk.ui.inspector.forms import DATES, NOTES, Ask, Control, Part, line_ends, name_ask, retype_ask, retype_line_ask
from icsdesk.ui.inspector.shared import ACTOR, ALIASES, COUNT, LEVEL, NAMES, SCENARIO, SHORT, STATUS, STATUSES, paper

_C = Control

BODY = (
    Part(
        "What it is",
        (
            name_ask(),
            SHORT,
            retype_ask(BodyKind),
            Ask(field="organisation", label="Belongs to", control=_C.ONE, sections=("organisations",)),
            LEVEL,
            STATUS,
            Ask(field="place", label="Place", control=_C.ONE, sections=("places",)),
        ),
    ),
    DATES,
    Part("Over time", (STATUSES, NAMES)),
    Part(
        "In law",
        (
            Ask(field="legal_form", label="Legal form", control=_C.CHOICE, words=LegalForm),
            Ask(field="legal_basis", label="Legal basis", hint="The Act and section, or the agreement"),
            Ask(
                field="legal_bases",
                label="Legal basis over time",
                control=_C.NAMES,
                hint="For example: section 75 to 30 June 2022",
            ),
            Ask(field="legal_person", label="A legal person itself?", control=_C.YES_NO),
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
            Ask(field="chair_chosen_by", label="Chair chosen by", control=_C.MANY, sections=ACTOR, offices=True),
        ),
    ),
    Part("Terms of reference", paper("terms_of_reference", "Terms of reference"), True),
    Part("Constitution", paper("constitution", "Constitution"), True),
    NOTES,
    Part(
        "More",
        (
            ALIASES,
            Ask(
                field="also",
                label="Is also",
                control=_C.CHOICES,
                words=BodyKind,
                hint="Further kinds it is at the same time; several: put ; between them",
            ),
            Ask(field="family", label="Drawn as", control=_C.CHOICE, words=Family),
            Ask(field="area", label="Area", control=_C.MANY, sections=("places",)),
            Ask(field="functions", label="What it does", control=_C.WORDS),
            Ask(field="committees_complete", label="All its committees listed?", control=_C.YES_NO),
            Ask(field="membership_rule", label="Rule for the membership"),
            Ask(field="quorum", part="required", label="Quorum: who must be there", control=_C.WORDS),
            Ask(field="voting_rule", label="How it votes"),
            Ask(field="chair_rule", label="Rule for the chair"),
            Ask(field="secretariat", label="Secretariat", half=True),
            Ask(field="meeting_place", label="Meeting place", half=True),
            Ask(field="delegation_maturity", label="How far delegation has come"),
            *COUNT,
            SCENARIO,
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
            SHORT,
            retype_ask(OrganisationKind),
            LEVEL,
            STATUS,
            Ask(field="area", label="Area", control=_C.MANY, sections=("places",)),
        ),
    ),
    DATES,
    Part("Over time", (STATUSES, NAMES)),
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
            ALIASES,
            Ask(field="service_types", label="Services", control=_C.WORDS),
            Ask(field="eligible_nominator", label="May nominate partner members?", control=_C.YES_NO),
            Ask(field="has_medical_school", label="Has a medical or dental school?", control=_C.YES_NO),
            *COUNT,
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
            LEVEL,
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
            STATUS,
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
            Ask(field="route_name", label="Name of the route"),
            Ask(field="dotted", label="Drawn dotted?", control=_C.YES_NO, required=True),
            STATUSES,
            SCENARIO,
            Ask(field="agreement", label="Agreement", control=_C.ONE, sections=("agreements",)),
        ),
        True,
    ),
)

GROUPING = (
    Part(
        "What it is",
        (
            name_ask(),
            Ask(field="kind", label="Kind", control=_C.CHOICE, words=GroupingKind, required=True),
            Ask(field="subset_allowed", label="May some sit without the others?", control=_C.YES_NO),
            Ask(field="each_must_agree", label="Must each of them agree?", control=_C.YES_NO),
            Ask(field="members", label="Who belongs to it", control=_C.PARTIES, hint="Several names: put ; between them"),
        ),
    ),
    DATES,
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
    Decision: DECISION,
    Document: DOCUMENT,
    Route: ROUTE,
    Meeting: MEETING,
    Succession: SUCCESSION,
    Agreement: AGREEMENT,
    Consultation: CONSULTATION,
    Scenario: SCENARIO_FORM,
    Waiver: WAIVER,
}

_WHOLE = {"span": "Dates", "quorum": "Quorum", "terms_of_reference": "Terms of reference", "constitution": "Constitution"}


def labels(kind: type[Record]) -> dict[str, str]:
    """What each field of a kind of record is called in its form."""
    return {ask.field: _WHOLE.get(ask.field, ask.label.rstrip("?")) for part in FORMS.get(kind, ()) for ask in part.asks}
