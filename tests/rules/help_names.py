"""Words an officer can read for the charts on help pages: the cases' short names become those of an invented county."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from icsdesk.domain.kinds import AgreementKind, BodyKind, Category, LineKind, NominatorGroup, OrganisationKind, SeatRole
from icsdesk.domain.records import (
    Agreement,
    Body,
    Consultation,
    Grouping,
    Line,
    Organisation,
    Paper,
    Part,
    Person,
    Place,
    Quorum,
    Record,
    Seat,
)
from icsdesk.domain.system import System

_ICB = "NHS Riverlands Integrated Care Board"
_NAMES = {
    "icb": _ICB,
    "hw": _ICB,
    "icb2": "NHS Lakelands Integrated Care Board",
    "icb-b": "NHS Lakelands Integrated Care Board",
    "icb-c": "NHS Hilldown Integrated Care Board",
    "icp": "Riverlands Integrated Care Partnership",
    "both": "Westshire Health and Wellbeing Board and Integrated Care Partnership",
    "assembly": "Integrated Care Partnership Assembly",
    "wicp": "Seaborough Integrated Care Partnership",
    "aud": "Audit Committee",
    "faud": "Audit Committee",
    "gba": "Audit Committee",
    "rem": "Remuneration Committee",
    "frem": "Remuneration Committee",
    "gbr": "Remuneration Committee",
    "all": "Strategic Commissioning Committee",
    "cc": "Commissioning Committee",
    "qc": "Quality Committee",
    "q": "Quality Committee",
    "p": "People Committee",
    "fin": "Finance Committee",
    "c1": "Planning Committee",
    "c2": "Licensing Committee",
    "cab": "Westshire Cabinet",
    "hc1": "Health Committee",
    "hosc": "Westshire Health Overview and Scrutiny Committee",
    "dosc": "Weston Overview and Scrutiny Committee",
    "osc1": "Westshire Overview and Scrutiny Committee",
    "j": "Joint Health Scrutiny Committee",
    "jhosc": "Joint Health Scrutiny Committee",
    "joint": "Joint Health and Wellbeing Arrangement",
    "jc": "Westshire Joint Committee",
    "hwb": "Westshire Health and Wellbeing Board",
    "hwb1": "Westshire Health and Wellbeing Board",
    "hwb2": "Eastshire Health and Wellbeing Board",
    "ics": "Riverlands Integrated Care System Board",
    "pc": "Riverlands Provider Collaborative",
    "place": "Westshire Place Partnership",
    "sub": "Delivery Sub-committee",
    "tf": "Discharge Task Group",
    "cog": "Council of Governors",
    "ft": "Riverlands NHS Foundation Trust Board",
    "ft-trust": "Riverlands NHS Foundation Trust",
    "tb": "Westshire Hospitals NHS Trust Board",
    "t": "Westshire Hospitals NHS Trust",
    "u": "Eastshire Hospitals NHS Trust",
    "waht": "Westshire Hospitals NHS Trust",
    "wvt": "Eastshire Hospitals NHS Trust",
    "hwhct": "Riverlands Health and Care NHS Trust",
    "gb": "Westshire CCG Governing Body",
    "ccg": "NHS Westshire CCG",
    "hwccg": "NHS Westshire CCG",
    "cluster": "Riverlands and Lakelands Cluster",
    "cluster-cluster": "Riverlands and Lakelands Cluster",
    "wcc": "Westshire County Council",
    "hc": "Eastshire Council",
    "c": "Westshire County Council",
    "w": "Seaborough Council",
    "d": "Weston District Council",
    "worccity": "Weston City Council",
    "nine": "Northport Council",
    "l1": "Seaborough Council",
    "l2": "Northport Council",
    "coventry": "Norton City Council",
    "warwickshire": "Northshire County Council",
    "a-council": "Westshire County Council",
    "a-partner": "Westshire Voluntary Action",
    "lhw": "Healthwatch Westshire",
    "lhw-worcs": "Healthwatch Westshire",
    "healthwatch-worcestershire": "Healthwatch Westshire",
    "nhse": "NHS England",
    "sos": "Secretary of State for Health and Social Care",
    "gps": "Riverlands GP Federation",
    "vcse": "Westshire Voluntary Action",
    "non-local-hospital": "Farfield Hospital",
    "s75": "Westshire better care agreement",
    "police": "Riverlands Police",
}
_BY_KIND = {
    ("l1", OrganisationKind.HEALTHWATCH): "Healthwatch Seaborough",
    ("l2", OrganisationKind.HEALTHWATCH): "Northport Health Voice",
}
_ICB_PLACE = "Westshire Place Committee"
_TITLES = {"Local authority governors": "Council governors", "Other appointed governors": "Appointed governors"}
_MEMBERS = {"c2": "Member for Westshire County Council", "c3": "Member for Eastshire Council", "c1": "Member for the board"}
_PLACES = {
    "Worcestershire": "Westshire",
    "Herefordshire": "Eastshire",
    "Worcester": "Weston",
    "Warwickshire": "Northshire",
    "Coventry": "Norton",
    "Wirral": "Seaborough",
}
_POWERS = {
    "s65Z5": "section 65Z5 of the NHS Act 2006",
    "s65Z6": "section 65Z6 of the NHS Act 2006",
    "s75": "section 75 of the NHS Act 2006",
    "s116ZA": "section 116ZA of the 2007 Act",
    "LGA1972_s101_5": "section 101(5) of the Local Government Act 1972",
}
_FIRST = [
    "Alex",
    "Bola",
    "Chris",
    "Dana",
    "Eli",
    "Farah",
    "Gwen",
    "Hari",
    "Ines",
    "Jo",
    "Kit",
    "Lee",
    "Mo",
    "Nia",
    "Olu",
    "Pat",
    "Ravi",
    "Sam",
    "Toni",
    "Val",
]
_LAST = [
    "Archer",
    "Baker",
    "Carver",
    "Dyer",
    "Elm",
    "Fletcher",
    "Glover",
    "Hooper",
    "Ironside",
    "Joiner",
    "Keeler",
    "Lister",
    "Mason",
    "Naylor",
    "Ostler",
    "Potter",
]
_GROUPS = {
    NominatorGroup.NHS_TRUSTS_AND_FTS: "NHS trusts",
    NominatorGroup.PRIMARY_MEDICAL_SERVICES: "primary medical services",
    NominatorGroup.LOCAL_AUTHORITIES: "councils",
}
_people: dict[str, str] = {}


def friendly(system: System) -> System:
    """The same system in words that read well; nothing the rules look at changes but names."""
    records = [words(tidy_ids(x), system) for x in system.records.values()]
    return System.of(system.about, records)


def words(record: Record, system: System) -> Record:
    """One record renamed."""
    if isinstance(record, Person):
        number = len(_people)
        name = _people.setdefault(record.id, f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}")
        return replace(record, name=name)
    if isinstance(record, Place):
        return replace(record, name=swapped(record.name))
    if isinstance(record, Agreement | Consultation):
        title = _NAMES.get(record.id, record.title) if isinstance(record, Agreement) else "Consultation on moving stroke services"
        return (
            replace(record, title=title, functions=plain_words(record.functions))
            if isinstance(record, Agreement)
            else replace(record, title=title)
        )
    if isinstance(record, Seat):
        return replace(record, title=seat_title(record, system), qualification=record.qualification.replace("_", " "))
    if isinstance(record, Line):
        return replace(record, power=_POWERS.get(record.power, record.power), functions=plain_words(record.functions))
    if isinstance(record, Body):
        place = record.id == "place" and record.kind is BodyKind.ICB_PLACE_COMMITTEE
        name = _ICB_PLACE if place else _NAMES.get(record.id, swapped(record.name))
        if "health and wellbeing" in record.name.lower() and record.id == "b":
            name = "Health and Wellbeing Committee"
        basis = _POWERS.get(record.legal_basis, record.legal_basis)
        return replace(record, name=name, legal_basis=basis, functions=plain_words(record.functions))
    if isinstance(record, Organisation):
        known = _BY_KIND.get((record.id, record.kind)) or _NAMES.get(record.id, swapped(record.name))
        return replace(record, name=known, service_types=record.service_types)
    return replace(record, name=_NAMES.get(record.id, record.name)) if isinstance(record, Grouping) else record


def seat_title(seat: Seat, system: System) -> str:
    """A title an officer would write."""
    title = _TITLES.get(seat.title, seat.title)
    if seat.role is not None and seat.role.value == "partner" and seat.nominator_group:
        return f"Partner member ({_GROUPS[seat.nominator_group]})"
    if seat.role is not None and (title == seat.role.value or re.fullmatch(r"[a-z]\d+|[a-z_]+|D[A-Z]+", title)):
        return seat.role.label
    if not re.fullmatch(r"[a-z]\d+", title):
        return title.replace("_", " ").capitalize() if "_" in title or title.islower() else title
    if seat.category is Category.NON_EXECUTIVE:
        return "Non-executive director"
    if seat.category is Category.LAY:
        return "Lay member"
    if seat.represents:
        names = [_NAMES.get(x.replace("_", "-"), swapped(system.name_of(x))) for x in seat.represents]
        return f"Member for {' and '.join(names)}".replace(_ICB, "NHS Riverlands")
    return "Executive director" if seat.category is Category.EXECUTIVE else _MEMBERS.get(title, "Member")


def plain_words(functions: tuple[str, ...]) -> tuple[str, ...]:
    """Functions as papers write them."""
    known = {"jsna": "joint strategic needs assessment", "jlhws": "joint local health and wellbeing strategy"}
    return tuple(known.get(x, x.replace("_", " ")) for x in functions)


def swapped(name: str) -> str:
    """A name with the invented places in it."""
    for old, new in _PLACES.items():
        name = name.replace(old, new)
    return name


def tidy_ids(part: Any) -> Any:
    """The same part, every id and every mention of one in the letters a file allows."""
    values: dict[str, Any] = {}
    for item in fields(part):
        value = getattr(part, item.name)
        if item.name == "id" or "to" in item.metadata:
            values[item.name] = tuple(map(plain_id, value)) if isinstance(value, tuple) else plain_id(value)
        elif isinstance(value, tuple) and any(isinstance(x, Part) for x in value):
            values[item.name] = tuple(tidy_ids(x) for x in value)
        elif isinstance(value, Part):
            values[item.name] = tidy_ids(value)
    return replace(part, **values)


def plain_id(value: str | None) -> str | None:
    """An id with hyphens for underscores; `office:` words are left alone."""
    return value if value is None or ":" in value else value.replace("_", "-")


def _procedure(system: System, day: dt.date | None) -> tuple[System, dt.date | None]:
    return _with_bodies(system, BodyKind.ICP), day


def _terms(system: System, day: dt.date | None) -> tuple[System, dt.date | None]:
    given = {x.finish for x in system.every(Line) if x.kind is LineKind.DELEGATES_TO}
    chair = [
        Seat(id=f"{x}-the-chair", body=x, title="Chair", role=SeatRole.CHAIR)
        for x in given
        if not any(y.role is SeatRole.CHAIR for y in system.seats(x))
    ]
    fuller = _with_bodies(system, *(y.kind for y in system.every(Body) if y.id in given))
    return System.of(fuller.about, [*fuller.records.values(), *chair]), day


def _with_bodies(system: System, *kinds: BodyKind) -> System:
    paper = Paper(title="Terms of reference")

    def fuller(x: Record) -> Record:
        if isinstance(x, Body) and x.kind in kinds:
            return replace(x, quorum=x.quorum or Quorum(count=3), terms_of_reference=x.terms_of_reference or paper)
        return x

    return System.of(system.about, [fuller(x) for x in system.records.values()])


def _documented(system: System, day: dt.date | None) -> tuple[System, dt.date | None]:
    line = next(x for x in system.every(Line) if x.kind is LineKind.DELEGATES_TO)
    agreement = Agreement(
        id="the-agreement", title="Delegation agreement", kind=AgreementKind.DELEGATION, partners=(line.start, line.finish)
    )
    back = Line(id="the-line-back", start=line.finish, finish=line.start, kind=LineKind.REPORTS_TO)
    records = [replace(x, agreement="the-agreement") if x is line else x for x in system.records.values()]
    return System.of(system.about, [*records, agreement, back]), day


def _named_apart(system: System, day: dt.date | None) -> tuple[System, dt.date | None]:
    body = system.every(Body)[0]
    records = [
        replace(x, id="seaborough-place", name="Seaborough Place Partnership") if x is body else x
        for x in system.records.values()
    ]
    return System.of(system.about, [tidy_ids(x) for x in records]), day


def _no_interest(system: System, day: dt.date | None) -> tuple[System, dt.date | None]:
    return System.of(
        system.about, [replace(x, interests=()) if isinstance(x, Person) else x for x in system.records.values()]
    ), day


def _before_the_bill(system: System, day: dt.date | None) -> tuple[System, dt.date | None]:
    return system, dt.date(2026, 5, 1)


REFINED: dict[str, Callable[[System, dt.date | None], tuple[System, dt.date | None]]] = {
    "ICP-07": _procedure,
    "GP-04": _terms,
    "DEL-12": _documented,
    "GP-15": _named_apart,
    "ICB-15": _no_interest,
    "DATE-03": _before_the_bill,
}
"""Right charts that the short tables of the cases cannot write, made from the wrong ones."""
