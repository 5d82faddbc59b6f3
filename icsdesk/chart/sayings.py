"""What a chart says of a body in words: its family, tag, status, seats and every line, for the box and for the text version."""

from __future__ import annotations

import datetime as dt

from icsdesk.chart.contents import Contents, Joined, Party
from icsdesk.domain.kinds import BodyKind, Family, HoldingState, LegalForm, LineKind, OrganisationKind, Status
from icsdesk.domain.records import Body, Line, Organisation, Person, Place, Record, Seat, View
from icsdesk.domain.system import System
from icsdesk.domain.times import When, in_words

_B, _O = BodyKind, OrganisationKind
_BODY_FAMILY: dict[BodyKind, Family] = {
    **dict.fromkeys(
        (
            _B.ICB_BOARD,
            _B.ICB_COMMITTEE,
            _B.ICB_SUBCOMMITTEE,
            _B.ICB_PLACE_COMMITTEE,
            _B.AUDIT_COMMITTEE,
            _B.REMUNERATION_COMMITTEE,
            _B.PROVIDER_COLLABORATIVE,
            _B.TRUST_GROUP,
            _B.TRUST_BOARD,
            _B.COUNCIL_OF_GOVERNORS,
            _B.CCG_GOVERNING_BODY,
            _B.CLUSTER_BOARD,
        ),
        Family.NHS,
    ),
    **dict.fromkeys(
        (
            _B.HWB,
            _B.JOINT_HWB,
            _B.HWB_SUBCOMMITTEE,
            _B.SCRUTINY,
            _B.JOINT_SCRUTINY,
            _B.COUNCIL,
            _B.COUNCIL_EXECUTIVE,
            _B.COUNCIL_COMMITTEE,
        ),
        Family.COUNCIL,
    ),
    **dict.fromkeys(
        (
            _B.ICP,
            _B.ICP_AREA,
            _B.PLACE_PARTNERSHIP,
            _B.DISTRICT_COLLABORATIVE,
            _B.NEIGHBOURHOOD,
            _B.ICS_BOARD,
            _B.PARTNERSHIP_BOARD,
            _B.JOINT_COMMITTEE,
            _B.SYSTEM_PARTNERSHIP,
            _B.FORUM,
        ),
        Family.JOINT,
    ),
}
_ORGANISATION_FAMILY: dict[OrganisationKind, Family] = {
    **dict.fromkeys((_O.NATIONAL_BODY, _O.MINISTER), Family.NATIONAL),
    **dict.fromkeys((_O.ICB, _O.CCG, _O.NHS_TRUST, _O.FOUNDATION_TRUST, _O.GP_PROVIDER, _O.PCN), Family.NHS),
    **dict.fromkeys((_O.LOCAL_AUTHORITY, _O.COMBINED_AUTHORITY, _O.PARISH), Family.COUNCIL),
    _O.ICS: Family.JOINT,
}
_JOINT_TAG: dict[BodyKind, str] = {
    _B.ICP: "Joint committee",
    _B.JOINT_COMMITTEE: "Joint committee",
    _B.PLACE_PARTNERSHIP: "Place",
    _B.DISTRICT_COLLABORATIVE: "Neighbourhood",
    _B.NEIGHBOURHOOD: "Neighbourhood",
    _B.ADVISORY: "Advisory",
    _B.FORUM: "Forum",
    _B.EXECUTIVE_GROUP: "Executive group",
    _B.PROGRAMME_BOARD: "Programme",
    _B.WORKING_GROUP: "Working group",
    _B.TASK_GROUP: "Task group",
    _B.PANEL: "Panel",
    _B.COMMITTEE: "Committee",
}
_COMMUNITY_TAG: dict[OrganisationKind, str] = {
    _O.HEALTHWATCH: "Healthwatch",
    _O.VCSE: "VCSE",
    _O.UNIVERSITY: "University",
    _O.EDUCATION: "Education",
    _O.HOUSING: "Housing",
    _O.POLICE: "Police",
    _O.PCC: "Police",
    _O.FIRE: "Fire",
    _O.SECTOR: "Sector",
}
_STATUS_WORD = {
    Status.PROPOSED: "Proposed",
    Status.SHADOW: "Shadow",
    Status.SUSPENDED: "Suspended",
    Status.ENDING: "Ending",
    Status.ENDED: "Ended",
}
_DOES: dict[LineKind, str] = {
    LineKind.ACCOUNTABLE_TO: "is accountable to",
    LineKind.REPORTS_TO: "reports to",
    LineKind.COMMITTEE_OF: "is a committee of",
    LineKind.DELEGATES_TO: "delegates to",
    LineKind.ADVISES: "advises",
    LineKind.APPOINTS: "appoints to",
    LineKind.SCRUTINISES: "scrutinises",
    LineKind.OVERSEES: "oversees",
    LineKind.ASSURES: "gives assurance to",
    LineKind.RECOMMENDS_TO: "recommends to",
    LineKind.ESCALATES_TO: "escalates to",
    LineKind.INFORMS: "informs",
    LineKind.REFERS_TO: "refers to",
    LineKind.HAS_REGARD_TO: "has regard to",
    LineKind.LEADS: "leads",
    LineKind.HOSTS: "hosts",
    LineKind.SPONSORS: "sponsors",
    LineKind.CONTRACTS_WITH: "contracts with",
    LineKind.MEMBER_OF: "is a member of",
    LineKind.WORKS_WITH: "works with",
}
_STATE_WORD = {
    HoldingState.SHADOW: " (shadow)",
    HoldingState.DESIGNATE: " (designate)",
    HoldingState.ACTING: " (acting)",
    HoldingState.INTERIM: " (interim)",
    HoldingState.SECONDED: " (seconded)",
}


def family_of(system: System, record: Party) -> Family:
    """Whose body it is: as recorded, else from its kind, else from the organisation it belongs to, else joint."""
    if isinstance(record, Organisation):
        return _ORGANISATION_FAMILY.get(record.kind, Family.COMMUNITY)
    if record.family is not None:
        return record.family
    if record.kind in _BODY_FAMILY:
        return _BODY_FAMILY[record.kind]
    owner = system.find(Organisation, record.organisation)
    return family_of(system, owner) if owner else Family.JOINT


def tag_of(system: System, record: Party) -> str:
    """The family word in the box, readable without colour: "NHS", "Council", "Joint committee", "Healthwatch", "National"."""
    family = family_of(system, record)
    if family is Family.NHS:
        return "NHS"
    if family is Family.COUNCIL:
        return "Council"
    if family is Family.NATIONAL:
        return "National"
    if isinstance(record, Body):
        if record.legal_form is LegalForm.JOINT_COMMITTEE:
            return "Joint committee"
        return _JOINT_TAG.get(record.kind, "Partnership" if family is Family.JOINT else "VCSE")
    return _COMMUNITY_TAG.get(record.kind, "Partner")


def status_words(system: System, record: Record, day: dt.date | None) -> tuple[Status | None, str]:
    """The status to draw and its words ("Proposed", "Ends 30 June 2022"); (None, "") for a current body.

    An end within a year of `day` is shown as ending, since a reader of that chart needs to know.
    """
    status = system.status_of(record, day)
    span = getattr(record, "span", None)
    end: When | None = span.end or span.planned_end if span else None
    if status in (None, Status.CURRENT) and end and day and 0 <= (end.first - day).days <= 366:
        status = Status.ENDING
    if status in (None, Status.CURRENT):
        return None, ""
    if status is Status.ENDING and end and end.text != "unknown":
        return status, f"Ends {in_words(end)}"
    return status, _STATUS_WORD[status]


def count_words(record: Record, *, of: str = "in all") -> str:
    """ "15 in all" for a class drawn as one box, "3 to 5 in all" for a range, "" for a single thing."""
    least, most = getattr(record, "least", None), getattr(record, "most", None)
    if least is None and most is None:
        return ""
    if least is not None and most is not None:
        number = str(least) if least == most else f"{least} to {most}"
    else:
        number = f"up to {most}" if least is None else f"at least {least}" if isinstance(record, Seat) else str(least)
    return f"{number} {of}".strip()


def seat_words(system: System, seat: Seat, day: dt.date | None, holders: bool) -> str:
    """One seat as the box lists it: "Chair: Jo Bloggs", "Chair: vacant", "3 NHS Trust Partners"."""
    number = count_words(seat, of="")
    title = f"{number} {seat.title}" if number and number != "1" else seat.title
    if not holders:
        return title
    names = []
    for holding in system.holders_on(seat.id, day):
        if holding.state is HoldingState.VACANT:
            names.append("vacant")
        elif holding.state is HoldingState.NOT_DISCLOSED:
            names.append("name not published")
        elif (person := system.find(Person, holding.person)) is not None:
            names.append(
                (person.name if person.publish_name is not False else "name not published") + _STATE_WORD.get(holding.state, "")
            )
        elif holding.by_office:
            names.append(holding.by_office)
    return f"{title}: {', '.join(names)}" if names else title


def seats_shown(system: System, view: View, body: str, day: dt.date | None) -> list[str]:
    """The seat lines of a box: none unless the view shows seats or holders."""
    if not (view.show_seats or view.show_holders):
        return []
    return [seat_words(system, x, day, view.show_holders) for x in system.seats(body) if system.shown(x, day, view.scenario)]


def date_words(record: Record) -> str:
    """ "From 1 July 2022", "From 1 April 2020 to 30 June 2022", "Planned from April 2022" or ""."""
    span = getattr(record, "span", None)
    if span is None:
        return ""
    planned = span.start is None and span.planned_start is not None
    start, end = span.start or span.planned_start, span.end or span.planned_end
    words = ""
    if start and start.text != "unknown":
        words = f"{'Planned from' if planned else 'From'} {in_words(start)}"
    if end and end.text != "unknown":
        words = f"{words} to {in_words(end)}" if words else f"Until {in_words(end)}"
    return words


def line_words(line: Line, word: str) -> str:
    """What stands on a line: always the word of its kind, then the paper's own words or the subject."""
    more = line.label or line.subject
    words = word if not more else more if word.casefold() in more.casefold() else f"{word}: {more}"
    return f"{words} (proposed)" if line.status is Status.PROPOSED and "propos" not in words.casefold() else words


def end_name(system: System, end: str, day: dt.date | None) -> str:
    """The end of a line in words; a seat is named with its body."""
    record = system.get(end)
    if isinstance(record, Seat):
        return f"{system.name_of(record.body, day)} ({record.title})"
    return system.name_of(end, day)


def line_sentence(system: System, line: Line, day: dt.date | None) -> str:
    """A line as one sentence without its full stop: "X reports to Y on health and wellbeing"."""
    sentence = f"{end_name(system, line.start, day)} {_DOES[line.kind]} {end_name(system, line.finish, day)}"
    return sentence + _line_tail(system, line, day)


def _line_tail(system: System, line: Line, day: dt.date | None) -> str:
    tail = f" on {line.subject}" if line.subject else ""
    if line.label:
        tail += f' ("{line.label}")'
    _status, words = status_words(system, line, day)
    extras = (
        [words.lower().replace("ends", "until")]
        if words and not words.startswith("Ends")
        else [words[:1].lower() + words[1:]]
        if words
        else []
    )
    if line.route_name:
        extras.append(f"{'primary ' if line.primary else ''}route {line.route_name}")
    if line.dotted:
        extras.append("dotted line")
    return tail + (f" ({', '.join(extras)})" if extras else "")


def lines_said(system: System, held: Contents, box: str) -> list[str]:
    """Every drawn line of a box, as sentences without its own name where it is the subject: "reports to Y", "Z reports to it"."""
    out = []
    for joined in held.lines_at.get(box, ()):
        if joined.start == box:
            out.append(_from_here(system, joined, held.day))
        else:
            out.append(_to_here(system, joined, held.day))
    return out


def _from_here(system: System, joined: Joined, day: dt.date | None) -> str:
    line = joined.line
    seat = system.find(Seat, line.start)
    who = f"its {seat.title} " if seat else ""
    return f"{who}{_DOES[line.kind]} {end_name(system, line.finish, day)}{_line_tail(system, line, day)}"


def _to_here(system: System, joined: Joined, day: dt.date | None) -> str:
    line = joined.line
    seat = system.find(Seat, line.finish)
    whom = f"its {seat.title}" if seat else "it"
    return f"{end_name(system, line.start, day)} {_DOES[line.kind]} {whom}{_line_tail(system, line, day)}"


def about(system: System, view: View, held: Contents, record: Party) -> str:
    """Kind, status, place, count, seats and every line of a box in one paragraph (for people who do not see it)."""
    day = held.day
    parts = [record.kind.label]
    if not (isinstance(record, Organisation) or record.kind.label != tag_of(system, record)):
        parts = [tag_of(system, record)]
    _, status = status_words(system, record, day)
    if status:
        parts.append(status)
    if count := count_words(record):
        parts.append(count)
    place = system.find(Place, record.place) if isinstance(record, Body) else None
    if place:
        parts.append(f"in {place.name}")
    if view.show_dates and (dates := date_words(record)):
        parts.append(dates)
    sentences = [", ".join(parts) + "."]
    if seats := seats_shown(system, view, record.id, day):
        sentences.append(f"Seats: {'; '.join(seats)}.")
    if lines := lines_said(system, held, record.id):
        sentences.append(f"Lines: {'; '.join(lines)}.")
    if record.footnote:
        sentences.append(f"Note: {record.footnote}.".replace("..", "."))
    return " ".join(sentences)
