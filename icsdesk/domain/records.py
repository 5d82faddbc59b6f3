"""The records a governance system is made of. None ever changes; an edit makes a new one.

Every field's type and metadata say all that reading, writing, checking references and drawing a form need to know:

* ``to``: the field holds ids of records in these sections of the system (with ``offices`` also ``office:chair`` and its like);
* ``key``: the word the file uses where Python cannot;
* ``inline``: the parts of this value stand directly in the record, not under a word of their own.

Empty (None, "" or ()) always means *not recorded*, never "no" or "none".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from icsdesk.domain.kinds import (
    AgreementKind,
    BodyKind,
    Category,
    Confidence,
    CouncilGovernance,
    CouncilTier,
    Family,
    GroupingKind,
    HoldingState,
    LegalForm,
    Level,
    LineKind,
    MeetingKind,
    NominatorGroup,
    OrganisationKind,
    PageSize,
    PaperStatus,
    SeatRole,
    SourceKind,
    Standing,
    Status,
    StepKind,
    SuccessionKind,
    ThemeName,
    Voting,
)
from icsdesk.domain.times import ALWAYS, Span, When

PARTY = ("bodies", "organisations")
ACTOR = ("bodies", "organisations", "seats", "people")
FACT = (
    *("places", "organisations", "bodies", "groupings", "seats", "people", "holdings", "lines", "successions", "decisions"),
    *("documents", "routes", "meetings", "agreements", "consultations"),
)
"""Sections whose records a rule can speak about."""


def _one(*sections: str) -> Any:
    return field(default=None, metadata={"to": sections})


def _many(*sections: str, offices: bool = False) -> Any:
    return field(default=(), metadata={"to": sections, "offices": offices})


def _span() -> Any:
    return field(default=ALWAYS, metadata={"inline": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something written inside a record. `extra` keeps keys this version does not know, as read."""

    extra: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite(Part):
    """Where a fact comes from: the source record, the place in it, its words, and which field it supports (all, when empty)."""

    source: str = field(metadata={"to": ("sources",)})
    at: str = ""
    quote: str = ""
    supports: str = ""
    confidence: Confidence = Confidence.STATED
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part):
    """What every record has: an id that never changes, a note, and the sources of its facts."""

    id: str
    note: str = ""
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText(Part):
    """A text that holds for a time (an earlier or later name, a legal basis)."""

    value: str
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedStatus(Part):
    """A status that holds for a time."""

    value: Status
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedParty(Part):
    """A body or organisation that belongs for a time: a founder, a group's member; `role` in the paper's words."""

    who: str = field(metadata={"to": PARTY})
    role: str = ""
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Part):
    """A governing document: terms of reference, constitution."""

    title: str = ""
    url: str = ""
    approved_on: When | None = None
    approved_by: tuple[str, ...] = _many(*ACTOR, offices=True)
    review_due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum(Part):
    """How many must be there, and which classes of member; `text` in the paper's words."""

    count: int | None = None
    required: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A paper, page or Act that facts come from."""

    title: str
    organisation: str = ""
    date: When | None = None
    kind: SourceKind = SourceKind.PAPER
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """A what-if: records that name it are shown only when it is chosen."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """Ground: a region, system, place, district or neighbourhood. `councils` are those whose area touches it."""

    name: str
    level: Level | None = None
    within: str | None = _one("places")
    councils: tuple[str, ...] = _many("organisations")
    councils_in_part: tuple[str, ...] = _many("organisations")
    population: int | None = None
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A legal person, or a class of them ("15 Primary Care Networks" when `least` or `most` is given), that has bodies and fills seats."""

    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: OrganisationKind
    tier: CouncilTier | None = None
    governance: CouncilGovernance | None = None
    level: Level | None = None
    area: tuple[str, ...] = _many("places")
    least: int | None = None
    most: int | None = None
    service_types: tuple[str, ...] = ()
    eligible_nominator: bool | None = None
    has_medical_school: bool | None = None
    names: tuple[DatedText, ...] = ()
    status: Status | None = None
    statuses: tuple[DatedStatus, ...] = ()
    footnote: str = ""
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Record):
    """A board, committee, partnership or group.

    `organisation` is the legal person it belongs to or is the board of. `founders` established it (a joint committee has many).
    `least`/`most` count a class drawn as one box. `membership_complete`: whether its seats here are the whole list.
    """

    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: BodyKind
    also: tuple[BodyKind, ...] = ()
    family: Family | None = None
    level: Level | None = None
    organisation: str | None = _one("organisations")
    place: str | None = _one("places")
    area: tuple[str, ...] = _many("places")
    legal_form: LegalForm | None = None
    legal_basis: str = ""
    legal_bases: tuple[DatedText, ...] = ()
    legal_person: bool | None = None
    founders: tuple[DatedParty, ...] = ()
    functions: tuple[str, ...] = ()
    decides: bool | None = None
    delegation_maturity: str = ""
    membership_complete: bool | None = None
    committees_complete: bool | None = None
    quorum: Quorum | None = None
    membership_rule: str = ""
    voting_rule: str = ""
    chair_rule: str = ""
    chair_chosen_by: tuple[str, ...] = _many(*ACTOR, offices=True)
    meets_in_public: bool | None = None
    frequency: str = ""
    meeting_place: str = ""
    secretariat: str = ""
    constitution: Paper | None = None
    terms_of_reference: Paper | None = None
    least: int | None = None
    most: int | None = None
    names: tuple[DatedText, ...] = ()
    status: Status | None = None
    statuses: tuple[DatedStatus, ...] = ()
    footnote: str = ""
    scenario: str | None = _one("scenarios")
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Record):
    """Bodies that sit together without becoming one body: committees in common, a cluster, the same day."""

    name: str
    kind: GroupingKind
    members: tuple[DatedParty, ...] = ()
    subset_allowed: bool | None = None
    each_must_agree: bool | None = None
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A named person. What is not typed in is not known; nothing is worked out from a name."""

    name: str
    honorific: str = ""
    post: str = ""
    organisation: str | None = _one("organisations")
    employers: tuple[DatedParty, ...] = ()
    secondments: tuple[Secondment, ...] = ()
    offices: tuple[PersonalOffice, ...] = ()
    registrations: tuple[str, ...] | None = None
    skills: tuple[str, ...] = ()
    lacks_skills: tuple[str, ...] = ()
    member_of_parliament: bool | None = None
    disqualifications: tuple[str, ...] | None = None
    interests: tuple[str, ...] = ()
    interests_declared: When | None = None
    interests_link: str = ""
    publish_name: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Secondment(Part):
    """A person lent by one organisation to another."""

    lender: str = field(metadata={"to": ("organisations",)})
    borrower: str = field(metadata={"to": ("organisations",)})
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalOffice(Part):
    """An office a person has that is not a seat on this chart (chair of a trust, councillor, executive member)."""

    role: str
    organisation: str | None = _one("organisations")
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Record):
    """A place on a body. It may be a count ("3 NHS Trust Partners") or a range; it exists whether or not anyone sits in it.

    Nominated, appointed and approved are three separate facts. `least` and `most` both empty mean one seat;
    `least` alone means at least that many.
    """

    body: str = field(metadata={"to": ("bodies",)})
    title: str
    role: SeatRole | None = None
    also_roles: tuple[SeatRole, ...] = ()
    category: Category | None = None
    standing: Standing = Standing.MEMBER
    voting: Voting | None = None
    speaking: bool | None = None
    least: int | None = None
    most: int | None = None
    represents: tuple[str, ...] = _many(*PARTY)
    sector: str = ""
    nominated_by: tuple[str, ...] = _many(*ACTOR, offices=True)
    nominator_group: NominatorGroup | None = None
    nominated_jointly: bool | None = None
    appointed_by: tuple[str, ...] = _many(*ACTOR, offices=True)
    approved_by: tuple[str, ...] = _many(*ACTOR, offices=True)
    removable_by: tuple[str, ...] = _many(*ACTOR, offices=True)
    removal_needs_approval: bool | None = None
    qualification: str = ""
    portfolio: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    independent: bool | None = None
    constituency: str = ""
    ex_officio: str | None = _one("seats")
    same_members_as: str | None = _one("bodies")
    political_group: str = ""
    rotation: str = ""
    term: str = ""
    voting_direction: str = ""
    agreed_by_board: bool | None = None
    status: Status | None = None
    statuses: tuple[DatedStatus, ...] = ()
    scenario: str | None = _one("scenarios")
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Record):
    """Who sits in a seat, from when to when; a vacancy is a holding too. `substitute` marks someone who stands in."""

    seat: str = field(metadata={"to": ("seats",)})
    person: str | None = _one("people")
    by_office: str = ""
    state: HoldingState = HoldingState.FILLED
    substitute: bool = False
    capacity: str = ""
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """A line between two parties. `subject` says on what; several lines between the same two are allowed."""

    start: str = field(metadata={"to": ACTOR, "key": "from"})
    finish: str = field(metadata={"to": ACTOR, "key": "to"})
    kind: LineKind
    subject: str = ""
    label: str = ""
    route_name: str = ""
    primary: bool | None = None
    dotted: bool = False
    power: str = ""
    functions: tuple[str, ...] = ()
    agreement: str | None = _one("agreements")
    onward_allowed: bool | None = None
    limit: str = ""
    frequency: str = ""
    share: str = ""
    status: Status | None = None
    statuses: tuple[DatedStatus, ...] = ()
    scenario: str | None = _one("scenarios")
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    """One thing taking over from another."""

    kind: SuccessionKind
    earlier: tuple[str, ...] = _many(*PARTY)
    later: tuple[str, ...] = _many(*PARTY)
    on: When | None = None
    planned_on: When | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision or function and who holds it, for a scheme of reservation and delegation."""

    reference: str = ""
    theme: str = ""
    text: str
    holders: tuple[str, ...] = _many(*ACTOR)
    reserved: bool | None = None
    limit: str = ""
    basis: str = ""
    delegated_from: str | None = _one(*ACTOR)
    agreement: str | None = _one("agreements")
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A plan or strategy: who owns it, who must be asked, and which statutory functions it serves (one may serve two)."""

    title: str
    functions: tuple[str, ...] = ()
    owners: tuple[str, ...] = _many(*PARTY)
    consulted: tuple[str, ...] = _many(*PARTY)
    published: When | None = None
    url: str = ""
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """One meeting of one or more bodies, as minuted."""

    bodies: tuple[str, ...] = _many("bodies")
    on: When | None = None
    kind: MeetingKind | None = None
    meeting_place: str = ""
    present: int | None = None
    quorate: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Part):
    """One stop of a route."""

    purpose: str
    kind: StepKind | None = None
    body: str | None = _one(*PARTY)
    on: When | None = None
    meeting: MeetingKind | None = None
    note: str = ""
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Record):
    """The way a document takes through bodies, in order."""

    title: str
    document: str | None = _one("documents")
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """A section 75 agreement, a delegation agreement, a memorandum."""

    title: str
    kind: AgreementKind
    partners: tuple[str, ...] = _many(*PARTY)
    host: str | None = _one(*PARTY)
    pool_manager: str | None = _one("people")
    functions: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = _many(*PARTY)
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Record):
    """A consultation on changing a service: who is responsible, which councils were asked, who thinks it substantial."""

    title: str
    responsible: str | None = _one(*PARTY)
    consulted: tuple[str, ...] = _many("organisations")
    substantial_for: tuple[str, ...] = _many("organisations")
    not_substantial_for: tuple[str, ...] = _many("organisations")
    scrutiny_bodies: tuple[str, ...] = _many("bodies")
    span: Span = _span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """What a rule says of one record is agreed to be left as it is, for a reason, until it is looked at again.

    `subject` is the record the finding shows first. `parties`, when given, are the other records it must name, so that one
    member can be waived and the rest not. `until` is the last day the waiver holds.
    """

    rule: str
    subject: str = field(metadata={"to": FACT})
    parties: tuple[str, ...] = _many(*FACT)
    reason: str
    agreed_by: str
    agreed_on: When | None = None
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Part):
    """Where one item stands on a view. Points (1/72 inch); x, y is the top left corner. A pinned item is not moved by Tidy."""

    item: str = field(metadata={"to": ("bodies", "organisations", "places", "groupings")})
    x: float
    y: float
    w: float
    h: float
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend(Part):
    """The hand-placed points of one line on a view, in points; `label` is where its words stand, when moved by hand."""

    line: str = field(metadata={"to": ("lines",)})
    points: tuple[tuple[float, float], ...] = ()
    label: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Record):
    """A chart: where things stand, on what page, as at which day. What things *are* is never here.

    Items are drawn when they have a placement. `lines_hidden` are lines between drawn items that this chart leaves out.
    """

    title: str
    as_at: dt.date | None = None
    compared_with: dt.date | None = None
    scenario: str | None = _one("scenarios")
    status: PaperStatus | None = None
    status_note: str = ""
    theme: ThemeName = ThemeName.NEUTRAL
    page: PageSize = PageSize.A4_LANDSCAPE
    show_seats: bool = False
    show_holders: bool = False
    show_dates: bool = False
    show_key: bool = True
    placements: tuple[Placement, ...] = ()
    bends: tuple[Bend, ...] = ()
    lines_hidden: tuple[str, ...] = _many("lines")
    route: str | None = _one("routes")
    chart_note: str = ""
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Part):
    """What the file says of itself. `bodies_complete`: whether every body of the system is recorded."""

    id: str = ""
    title: str = ""
    area: str | None = _one("places")
    as_at: dt.date | None = None
    bodies_complete: bool | None = None
    revision: int | None = None
    base_revision: int | None = None
    saved_by: str = ""
    saved_at: str = ""
    note: str = ""


SECTIONS: dict[str, type[Record]] = {
    "sources": Source,
    "scenarios": Scenario,
    "places": Place,
    "organisations": Organisation,
    "bodies": Body,
    "groupings": Grouping,
    "seats": Seat,
    "people": Person,
    "holdings": Holding,
    "lines": Line,
    "successions": Succession,
    "decisions": Decision,
    "documents": Document,
    "routes": Route,
    "meetings": Meeting,
    "agreements": Agreement,
    "consultations": Consultation,
    "waivers": Waiver,
    "views": View,
}
"""The sections of a system, in the order the file has them."""

SECTION_OF: dict[type[Record], str] = {kind: name for name, kind in SECTIONS.items()}

OFFICE_PREFIX = "office:"
"""How a field that may hold ids says "whoever has this office" (see kinds.Office)."""
