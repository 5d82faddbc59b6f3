"""Quick fixes on bodies: one that is missing, two drawn as one, who established one, its kind, its area."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import BodyKind, GroupingKind, LegalForm, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Consultation, DatedParty, Grouping, Organisation, Place
from icsdesk.domain.system import System
from icsdesk.edit import bodies, fix_tools, wording
from icsdesk.edit.fix_tools import Fix
from icsdesk.edit.step import finished


def of_organisation(kind: BodyKind, words: str, *owners: OrganisationKind) -> Fix:
    """Add the body that an organisation must have; the finding is about the organisation itself."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        owner = system.find(Organisation, subjects[0])
        if owner is None or owner.kind not in owners or len(subjects) > 1:
            return None
        draft = Draft(system)
        fix_tools.put_body(draft, Body(id="", name=f"{owner.name} {words}", kind=kind, organisation=owner.id), owner.id)
        return finished(draft, f"Add {words} of {wording.called(system, owner.id)}")

    return fix


def committee(*kinds: BodyKind) -> Fix:
    """Add the committees of these kinds that a board does not have, each drawn as a committee of it."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        board = system.find(Body, subjects[0])
        if board is None or len(subjects) > 1 or board.kind not in (BodyKind.ICB_BOARD, BodyKind.CCG_GOVERNING_BODY):
            return None
        draft = Draft(system)
        there = {system.need(Body, x).kind for x in _under(system, board)}
        for kind in (x for x in kinds if x not in there):
            new = Body(id="", name=kind.label, kind=kind, organisation=board.organisation)
            new = fix_tools.put_body(draft, new, board.id)
            fix_tools.put_line(draft, new.id, board.id, LineKind.COMMITTEE_OF)
        return finished(draft, f"Add committee of {wording.called(system, board.id)}")

    return fix


def _under(system: System, board: Body) -> list[str]:
    ends = {board.id, board.organisation}
    up = (LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)
    found = []
    for body in system.every(Body):
        above = {x.finish for x in system.lines_from(body.id, *up)}
        if body.id != board.id and (
            ends & above or (not above and body.organisation and body.organisation == board.organisation)
        ):
            found.append(body.id)
    return found


def _partnership(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """The partnership a board and its councils must set up, or those missing among its founders (2007 Act, section 116ZA)."""
    icp = system.find(Body, subjects[0])
    if icp is not None:
        return _founded(system, icp, subjects[1:])
    icb = system.find(Organisation, subjects[0])
    councils = fix_tools.responsible_councils(system, icb) if icb is not None else ()
    if icb is None or icb.kind is not OrganisationKind.ICB or not councils or not fix_tools.going_on(icb, day):
        return None
    place = system.find(Place, icb.area[0]) if len(icb.area) == 1 else None
    draft = Draft(system)
    new = Body(
        id="",
        name=f"{place.name if place else icb.name} Integrated Care Partnership",
        kind=BodyKind.ICP,
        legal_form=LegalForm.STATUTORY_COMMITTEE,
        area=icb.area,
        founders=tuple(DatedParty(who=x) for x in (icb.id, *councils)),
    )
    fix_tools.put_body(draft, new, icb.id)
    return finished(draft, f"Add partnership of {wording.called(system, icb.id)}")


def _founded(system: System, body: Body, missing: tuple[str, ...]) -> Change | None:
    """Record more bodies as having established one; a body with none recorded is left for its officer to say."""
    more = [x for x in missing if system.find(Organisation, x) and x not in {y.who for y in body.founders}]
    if not body.founders or not more or body.kind is not BodyKind.ICP:
        return None
    draft = Draft(system)
    draft.put(replace(body, founders=(*body.founders, *(DatedParty(who=x) for x in more))))
    return finished(draft, f"Record who established {wording.called(system, body.id)}")


def _founder_off(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """A body that cannot have established another is no longer recorded as having done so."""
    body = system.find(Body, subjects[0])
    if body is None:
        return None
    others = set(subjects[1:])
    kept = tuple(x for x in body.founders if x.who not in others and _owner(system, x.who) not in others)
    draft = Draft(system)
    draft.put(replace(body, founders=kept))
    return finished(draft, f"Correct who established {wording.called(system, body.id)}")


def _owner(system: System, party: str) -> str | None:
    body = system.find(Body, party)
    return body.organisation if body else party


def _by_nhs_england(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """NHS England establishes a board by order (NHS Act 2006, section 14Z25)."""
    board = system.find(Body, subjects[0])
    if board is None or not board.founders or any(_is_national(system, x.who) for x in board.founders):
        return None
    draft = Draft(system)
    draft.put(replace(board, founders=(DatedParty(who=fix_tools.known(draft, *fix_tools.NHS_ENGLAND)),)))
    return finished(draft, f"Record who established {wording.called(system, board.id)}")


def _is_national(system: System, party: str) -> bool:
    found = system.find(Organisation, party)
    return found is not None and found.kind is OrganisationKind.NATIONAL_BODY


def _same_area(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """A partnership covers the area of its board."""
    icp, icb = system.find(Body, subjects[0]), fix_tools.organisation_named(system, subjects, OrganisationKind.ICB)
    if icp is None or icb is None or not icb.area:
        return None
    return fix_tools.set_one(system, icp, f"Change area of {wording.called(system, icp.id)}", area=icb.area)


def _council_committee(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """A district council's committee of that name is an ordinary one (Health and Social Care Act 2012, section 194(14))."""
    body = system.find(Body, subjects[0])
    if body is None or body.kind is not BodyKind.HWB or len(subjects) < 2:
        return None
    return bodies.retype(system, body.id, BodyKind.COUNCIL_COMMITTEE)


def _governors(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """A foundation trust has governors (NHS Act 2006, Schedule 7, paragraph 7); they do not belong to an NHS trust."""
    governors = system.find(Body, subjects[0])
    if governors is None:
        add = of_organisation(BodyKind.COUNCIL_OF_GOVERNORS, "Council of Governors", OrganisationKind.FOUNDATION_TRUST)
        return add(system, subjects, day)
    if governors.organisation is None or governors.organisation not in subjects[1:]:
        return None
    name = f"Take {wording.called(system, governors.id)} off its trust"
    return fix_tools.set_one(system, governors, name, organisation=None)


def _split(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """One box of several kinds becomes a body for each, grouped as meeting in common; seats stay with the first."""
    body = system.find(Body, subjects[0])
    if body is None or not body.also:
        return None
    draft = Draft(system)
    draft.put(replace(body, also=()))
    found = [body.id]
    for kind in body.also:
        kept = {"level": body.level, "place": body.place, "area": body.area, "scenario": body.scenario, "span": body.span}
        new = Body(id="", name=f"{body.name} ({kind.label})", kind=kind, **kept)  # type: ignore[arg-type]
        found.append(fix_tools.put_body(draft, new, body.id).id)
    _group(draft, f"{body.name}, meeting in common", GroupingKind.MEETING_IN_COMMON, found)
    return finished(draft, f"Split {wording.called(system, body.id)}")


def _split_cluster(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """Each board of a cluster is drawn as a body of its own; the cluster stays as what they share."""
    cluster, icbs = system.find(Body, subjects[0]), fix_tools.named(system, subjects[1:], Organisation)
    boards = {x.organisation for x in system.bodies_of_kind(BodyKind.ICB_BOARD)}
    missing = [x for x in icbs if x.kind is OrganisationKind.ICB and x.id not in boards and fix_tools.going_on(x, day)]
    if cluster is None or cluster.kind is not BodyKind.CLUSTER_BOARD or not missing:
        return None
    draft = Draft(system)
    for icb in missing:
        fix_tools.put_body(draft, Body(id="", name=f"{icb.name} Board", kind=BodyKind.ICB_BOARD, organisation=icb.id), cluster.id)
    return finished(draft, f"Draw the boards in {wording.called(system, cluster.id)}")


def _group(draft: Draft, name: str, kind: GroupingKind, members: list[str]) -> None:
    parties = tuple(DatedParty(who=x) for x in members)
    draft.put(Grouping(id=id_for(name, draft.taken()), name=name, kind=kind, members=parties))


def _joint_scrutiny(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The councils that find a change substantial respond through a joint committee (SI 2013/218, regulation 30(5))."""
    item = system.find(Consultation, subjects[0])
    if item is None or len(item.substantial_for) < 2:
        return None
    draft = Draft(system)
    new = Body(
        id="",
        name=f"Joint scrutiny committee for {item.title}",
        kind=BodyKind.JOINT_SCRUTINY,
        founders=tuple(DatedParty(who=x) for x in item.substantial_for),
        functions=("Health scrutiny",),
    )
    new = fix_tools.put_body(draft, new, item.scrutiny_bodies[0] if item.scrutiny_bodies else item.substantial_for[0])
    draft.put(replace(item, scrutiny_bodies=(*item.scrutiny_bodies, new.id)))
    return finished(draft, f"Add joint scrutiny committee for {wording.clipped(item.title, 24)}")


def _districts_off(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """A district council is no founder of a partnership; its member is nominated by it and appointed by the partnership."""
    body = system.find(Body, subjects[0])
    if body is None:
        return None
    return _founder_off(system, subjects, day) if {x.who for x in body.founders} & set(subjects[1:]) else None


def _district_off_place(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """A district council is no party to a joint place committee, where two others stay (NHS Act 2006, section 65Z6)."""
    body = system.find(Body, subjects[0])
    left = [x for x in body.founders if x.who not in subjects[1:]] if body else []
    return _founder_off(system, subjects, day) if len(left) > 1 else None


_COUNCIL = OrganisationKind.LOCAL_AUTHORITY

BODY_FIXES: dict[str, Fix] = {
    "CCG-01": of_organisation(BodyKind.CCG_GOVERNING_BODY, "Governing Body", OrganisationKind.CCG),
    "CCG-08": committee(BodyKind.AUDIT_COMMITTEE, BodyKind.REMUNERATION_COMMITTEE),
    "CLU-01": _split_cluster,
    "FT-01": _governors,
    "GP-16": _split,
    "HWB-01": of_organisation(BodyKind.HWB, "Health and Wellbeing Board", _COUNCIL),
    "HWB-11": _council_committee,
    "HWB-16": _founder_off,
    "ICB-01": _by_nhs_england,
    "ICB-25": committee(BodyKind.AUDIT_COMMITTEE),
    "ICP-01": _partnership,
    "ICP-06": _districts_off,
    "ICP-12": _same_area,
    "PLC-04": _district_off_place,
    "SCR-04": of_organisation(BodyKind.SCRUTINY, "Scrutiny Committee", _COUNCIL),
    "SCR-05": _joint_scrutiny,
}
"""Fixes on bodies, by rule code."""
