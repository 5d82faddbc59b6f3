"""Turns a flat chart of the cases into a System."""

from __future__ import annotations

from typing import Any

from icsdesk.domain.kinds import (
    AgreementKind,
    BodyKind,
    Category,
    CouncilGovernance,
    CouncilTier,
    GroupingKind,
    HoldingState,
    LegalForm,
    LineKind,
    NominatorGroup,
    OrganisationKind,
    SeatRole,
    Standing,
    Status,
    Voting,
)
from icsdesk.domain.records import (
    About,
    Agreement,
    Body,
    Consultation,
    DatedParty,
    DatedStatus,
    Grouping,
    Holding,
    Line,
    Organisation,
    Paper,
    Person,
    PersonalOffice,
    Place,
    Quorum,
    Record,
    Seat,
    Secondment,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When

_ORGS = {
    "NHSE": OrganisationKind.NATIONAL_BODY,
    "ICB": OrganisationKind.ICB,
    "CCG": OrganisationKind.CCG,
    "LA": OrganisationKind.LOCAL_AUTHORITY,
    "ft": OrganisationKind.FOUNDATION_TRUST,
    "GP_provider_group": OrganisationKind.GP_PROVIDER,
    "LHW": OrganisationKind.HEALTHWATCH,
    "PCN": OrganisationKind.PCN,
    "VCSE": OrganisationKind.VCSE,
}
_TIERS = {"two_tier_district": CouncilTier.DISTRICT, "met_district": CouncilTier.METROPOLITAN}
_BODIES = {
    "ICB": BodyKind.ICB_BOARD,
    "ICP": BodyKind.ICP,
    "HWB": BodyKind.HWB,
    "OSC": BodyKind.SCRUTINY,
    "joint_osc": BodyKind.JOINT_SCRUTINY,
    "ft": BodyKind.TRUST_BOARD,
    "trust_board": BodyKind.TRUST_BOARD,
    "cluster": BodyKind.CLUSTER_BOARD,
    "joint_hwb_arrangement": BodyKind.JOINT_HWB,
    "non_statutory_ics": BodyKind.ICS_BOARD,
    "cabinet": BodyKind.COUNCIL_EXECUTIVE,
}
_ROLES = {
    "nem": SeatRole.NON_EXECUTIVE,
    "finance_director": SeatRole.CFO,
    "chief_nurse": SeatRole.NURSING_DIRECTOR,
    "DASS": SeatRole.DASS,
    "DCS": SeatRole.DCS,
    "DPH": SeatRole.DPH,
}
_LINES = {"delegates": LineKind.DELEGATES_TO}
_OFFICES = {
    "panel": "office:selection_panel",
    "chair": "office:chair",
    "chief_executive": "office:chief_executive",
    "NEDs": "office:non_executives",
    "WCC_leader": "office:leader",
    "members": "office:members",
}
_INSIDE = {"Worcester": "Worcestershire"}


def build(flat: dict[str, Any]) -> System:
    """The system a flat chart describes."""
    return _Builder(flat).system()


class _Builder:
    def __init__(self, flat: dict[str, Any]) -> None:
        self.flat = flat
        self.records: dict[str, Record] = {}
        self.extra: dict[str, Record] = {}

    def system(self) -> System:
        for name, values in self.flat["orgs"].items():
            self.org(name, values)
        for name, values in self.flat["bodies"].items():
            self.body(name, values)
        for name, values in self.flat["seats"].items():
            self.seat(name, values)
        for number, edge in enumerate(self.flat["edges"]):
            self.edge(number, edge)
        for name, values in self.flat["agreements"].items():
            self.agreement(name, values)
        for name, values in self.flat["consultations"].items():
            self.consultation(name, values)
        for name in self.flat["persons"]:
            self.person(name)
        return System.of(
            About(bodies_complete=self.flat["chart"].get("bodies_complete")), [*self.records.values(), *self.extra.values()]
        )

    # -- names

    def key(self, name: str) -> str:
        return str(name).lower().replace("_", "-").replace(" ", "-")

    def who(self, name: str) -> str:
        """The id of a party by the name a case uses; an office; or an organisation made for the purpose."""
        if name in _OFFICES:
            return _OFFICES[name]
        if name in self.flat["bodies"] or name in self.flat["orgs"] or name in self.flat["seats"]:
            return self.key(name)
        if name in self.flat["persons"]:
            return self.person(name)
        if name == "ICB":
            return self.key(next((x for x, y in self.flat["orgs"].items() if y["type"] == "ICB"), "HW"))
        if self.key(name) not in self.extra:
            self.extra[self.key(name)] = self.made_up(name)
        return self.key(name)

    def whos(self, names: Any) -> tuple[str, ...]:
        return tuple(self.who(x) for x in ([names] if isinstance(names, str) else names or ()))

    def made_up(self, name: str) -> Organisation:
        kinds = {
            "LHW": OrganisationKind.HEALTHWATCH,
            "Healthwatch": OrganisationKind.HEALTHWATCH,
            "VCSE": OrganisationKind.VCSE,
            "Police": OrganisationKind.POLICE,
            "FT": OrganisationKind.FOUNDATION_TRUST,
            "NHSE": OrganisationKind.NATIONAL_BODY,
            "SoS": OrganisationKind.MINISTER,
            "PCN": OrganisationKind.PCN,
            "ICB": OrganisationKind.ICB,
        }
        kind = next((y for x, y in kinds.items() if name.startswith(x)), OrganisationKind.PROVIDER)
        return Organisation(id=self.key(name), name=name.replace("_", " "), kind=kind)

    def place(self, name: str) -> str:
        inside = _INSIDE.get(name)
        key = f"place-{self.key(name)}"
        if key not in self.extra:
            self.extra[key] = Place(id=key, name=name, within=self.place(inside) if inside else None)
        return key

    def span(self, values: dict[str, Any]) -> Span:
        def when(key: str) -> When | None:
            return When.parse(str(values[key])) if key in values else None

        return Span(start=when("exists_from"), end=when("exists_to"), planned_start=when("planned_from"))

    # -- records

    def org(self, name: str, values: dict[str, Any]) -> None:
        tier = values.get("la_tier")
        self.records[self.key(name)] = Organisation(
            id=self.key(name),
            name=values.get("name", name),
            kind=_ORGS.get(values["type"]) or OrganisationKind(values["type"]),
            tier=None if tier is None else _TIERS.get(tier) or CouncilTier(tier),
            governance=CouncilGovernance(values["governance"]) if "governance" in values else None,
            least=values.get("least"),
            most=values.get("most"),
            area=tuple(self.place(x) for x in values.get("area", ())),
            service_types=tuple(values.get("service_types", ())),
            eligible_nominator=values.get("eligible_nominator"),
            has_medical_school=values.get("has_medical_school"),
            span=self.span(values),
        )

    def body(self, name: str, values: dict[str, Any]) -> None:
        kinds = values["type"] if isinstance(values["type"], list) else [values["type"]]
        if kinds == ["CCG"]:
            self.org(name, values)
            return
        found = [_BODIES.get(x) or BodyKind(x) for x in kinds]
        organisation, form, quorum = self.owner(name, values, found[0]), values.get("form"), values.get("quorum")
        founders = [*values.get("established_by", ()), *values.get("parties", ()), *values.get("participants", ())]
        founders += values.get("appointed_by", ())
        paper = values.get("constitution_ref")
        key = self.key(name)
        self.records[key] = Body(
            id=key,
            name=values.get("name", name),
            kind=found[0],
            also=tuple(found[1:]),
            organisation=organisation,
            area=tuple(self.place(x) for x in values.get("area", ())),
            legal_form=LegalForm(form) if form else None,
            legal_basis=str(values.get("legal_basis", "")),
            legal_person=values.get("legal_person"),
            founders=tuple(DatedParty(who=self.who(x)) for x in dict.fromkeys(founders)),
            functions=tuple(values.get("functions", ())),
            membership_complete=values.get("membership_complete"),
            committees_complete=values.get("committees_complete"),
            quorum=Quorum(count=quorum.get("count"), required=tuple(quorum.get("required", ()))) if quorum else None,
            chair_chosen_by=self.whos(values.get("chair_selected_by")),
            meets_in_public=values.get("meets_in_public"),
            constitution=Paper(approved_by=self.whos(paper.get("approved_by"))) if paper else None,
            status=Status(values["status"]) if "status" in values else None,
            statuses=tuple(
                DatedStatus(value=Status(x), span=Span(start=When.parse(str(y)))) for x, y in values.get("statuses", {}).items()
            ),
            span=self.span(values),
        )
        parents = [x for x in values.get("parent", ()) if self.who(x) != organisation or found[0] is BodyKind.ICB_BOARD]
        for number, parent in enumerate(parents):
            line = f"{key}-parent-{number}"
            self.extra[line] = Line(id=line, start=key, finish=self.who(parent), kind=LineKind.COMMITTEE_OF)
        self.people_of(name, values)
        if found[0] is BodyKind.CLUSTER_BOARD:
            self.extra[f"{key}-cluster"] = Grouping(
                id=f"{key}-cluster",
                name=values.get("name", name),
                kind=GroupingKind.CLUSTER,
                members=tuple(DatedParty(who=self.who(x)) for x in values.get("members", ())),
            )

    def owner(self, name: str, values: dict[str, Any], kind: BodyKind) -> str | None:
        if "org" in values:
            return self.who(values["org"])
        if kind is BodyKind.TRUST_BOARD:
            made = f"{self.key(name)}-trust"
            self.extra[made] = Organisation(
                id=made,
                name=f"{name} trust",
                kind=OrganisationKind.FOUNDATION_TRUST,
                has_medical_school=values.get("has_medical_school"),
            )
            return made
        parents = [self.who(x) for x in values.get("parent", ())]
        councils = [
            x for x in parents if x in self.records and getattr(self.records[x], "kind", None) is OrganisationKind.LOCAL_AUTHORITY
        ]
        if (
            kind in (BodyKind.HWB, BodyKind.SCRUTINY, BodyKind.COUNCIL_EXECUTIVE, BodyKind.COUNCIL_COMMITTEE)
            and len(councils) == 1
        ):
            return councils[0]
        if kind in (BodyKind.CCG_GOVERNING_BODY, BodyKind.COUNCIL_OF_GOVERNORS) and parents:
            record = self.records.get(parents[0])
            return record.organisation if isinstance(record, Body) else parents[0]
        return None

    def people_of(self, name: str, values: dict[str, Any]) -> None:
        """Chair, deputy, named members and governors of a body, as seats."""
        key = self.key(name)
        for role, word in ((SeatRole.CHAIR, "chair"), (SeatRole.VICE_CHAIR, "deputy_chair")):
            if word in values and values[word] not in self.flat["seats"]:
                self.add_seat(f"{key}-{self.key(word)}", body=key, title=word, role=role, holder=values[word])
            elif word in values and self.flat["seats"][values[word]]["body"] != name:
                self.add_seat(f"{key}-{self.key(word)}", body=key, title=word, role=role, ex_officio=self.key(values[word]))
        if values["type"] != "cluster":
            for member in values.get("members", ()):
                if member != values.get("chair"):
                    office = {"ex_officio": self.key(member)} if member in self.flat["seats"] else {"holder": member}
                    self.add_seat(f"{key}-{self.key(member)}", body=key, title="Member", **office)
        for constituency, number in values.get("governors", {}).items():
            if number:
                self.governors(key, constituency, number)

    def governors(self, key: str, constituency: str, number: int) -> None:
        appointed = {"local_authority": "WCC_council", "university": "University"}.get(constituency)
        if appointed == "WCC_council":
            self.extra["a-council"] = Organisation(
                id="a-council", name="A council", kind=OrganisationKind.LOCAL_AUTHORITY, tier=CouncilTier.COUNTY
            )
        title = f"{constituency} governors".replace("_", " ").capitalize()
        self.extra[f"{key}-{self.key(constituency)}"] = Seat(
            id=f"{key}-{self.key(constituency)}",
            body=key,
            title=title,
            role=SeatRole.GOVERNOR,
            category=Category.GOVERNOR,
            least=number,
            most=number,
            constituency=constituency if constituency in ("public", "patient", "staff") else "appointed",
            appointed_by=("a-council",)
            if constituency == "local_authority"
            else ("a-partner",)
            if constituency == "other_appointed"
            else (),
        )
        if constituency == "other_appointed":
            self.extra["a-partner"] = Organisation(id="a-partner", name="A partner", kind=OrganisationKind.VCSE)

    def add_seat(self, key: str, *, holder: str | None = None, **values: Any) -> None:
        self.extra[key] = Seat(id=key, **values)
        if holder:
            self.extra[f"{key}-held"] = Holding(id=f"{key}-held", seat=key, person=self.person(holder))

    def seat(self, name: str, values: dict[str, Any]) -> None:
        key, body = self.key(name), self.flat["bodies"].get(values["body"], {})
        role = values.get("office") or values.get("role")
        also = [SeatRole.CHAIR] if body.get("chair") == name else []
        also += [SeatRole.VICE_CHAIR] if body.get("deputy_chair") == name else []
        represents = values.get("represents") or values.get("council") or ([values["org"]] if "org" in values else None)
        voting = values.get("voting")
        self.records[key] = Seat(
            id=key,
            body=self.key(values["body"]),
            title=values.get("title", role or name),
            role=None if role is None else _ROLES.get(role) or SeatRole(role),
            also_roles=tuple(also),
            category=Category(values["category"]) if "category" in values else None,
            standing=Standing(values.get("standing", "member")),
            voting=None if voting is None else Voting.YES if voting else Voting.NO,
            least=values.get("least"),
            most=values.get("most"),
            represents=self.whos(represents),
            nominated_by=self.whos(values.get("nominated_by")),
            nominator_group=NominatorGroup(values["nominated_by_group"]) if "nominated_by_group" in values else None,
            nominated_jointly=values.get("joint"),
            appointed_by=self.whos(values.get("appointed_by")),
            approved_by=self.whos(values.get("approved_by")),
            removable_by=self.whos(values.get("removable_by")),
            removal_needs_approval=values.get("removal_needs_approval"),
            qualification=values.get("qualification", ""),
            independent=values.get("independent"),
            agreed_by_board=values.get("agreed_by_board"),
            voting_direction=values.get("voting_direction", ""),
            span=self.span(values),
        )
        self.sit(key, name, values)

    def sit(self, key: str, name: str, values: dict[str, Any]) -> None:
        held = f"{key}-held"
        state = HoldingState(values.get("status", "filled"))
        if state is HoldingState.VACANT:
            self.extra[held] = Holding(id=held, seat=key, state=state)
        elif "holder" in values or "employer" in values or "registrations" in values or "offices" in values:
            person = values.get("holder") or f"{name}-person"
            mine = self.flat["persons"].setdefault(person, {})
            mine.update({"employers": [values["employer"]]} if "employer" in values else {})
            mine.update({x: values[x] for x in ("registrations", "offices") if x in values})
            self.extra[held] = Holding(id=held, seat=key, person=self.person(person), state=state)

    def person(self, name: str) -> str:
        key = self.key(name)
        values = self.flat["persons"].get(name, {})
        skills, flags = values.get("skills", {}), values.get("flags", {})
        self.extra[key] = Person(
            id=key,
            name=name,
            employers=tuple(DatedParty(who=self.who(x)) for x in values.get("employers", ())),
            secondments=tuple(
                Secondment(lender=self.who(x["from"]), borrower=self.who(x["to"])) for x in values.get("secondments", ())
            ),
            offices=tuple(
                PersonalOffice(role=x["role"], organisation=self.who(x["org"]) if "org" in x else None)
                for x in values.get("offices", ())
            ),
            registrations=tuple(values["registrations"]) if "registrations" in values else None,
            skills=tuple(x for x, has in skills.items() if has),
            lacks_skills=tuple(x for x, has in skills.items() if not has),
            member_of_parliament=flags.get("is_mp"),
            disqualifications=tuple(values["disqualifications"]) if "disqualifications" in values else None,
            interests=tuple(values.get("interests", ())),
        )
        return key

    def edge(self, number: int, edge: dict[str, Any]) -> None:
        key = edge.get("name", f"line-{number}")
        self.extra[key] = Line(
            id=key,
            start=self.who(edge["from"]),
            finish=self.who(edge["to"]),
            kind=_LINES.get(edge["type"]) or LineKind(edge["type"]),
            subject=edge.get("scope", ""),
            power=str(edge.get("legal_basis", "")),
            functions=tuple(edge.get("functions", ())),
            onward_allowed=edge.get("onward_delegation_permitted"),
            limit=str(edge.get("limit", "")),
            frequency=edge.get("frequency", ""),
            span=self.span(edge),
        )

    def agreement(self, name: str, values: dict[str, Any]) -> None:
        self.records[self.key(name)] = Agreement(
            id=self.key(name),
            title=name,
            kind=AgreementKind(values.get("type", "section_75")),
            partners=self.whos(values.get("partners")),
            host=self.who(values["host"]) if "host" in values else None,
            pool_manager=self.person(values["pool_manager"]) if "pool_manager" in values else None,
            functions=tuple(values.get("functions", ())),
            reports_to=self.whos(values.get("reports_to")),
        )

    def consultation(self, name: str, values: dict[str, Any]) -> None:
        self.records[self.key(name)] = Consultation(
            id=self.key(name),
            title=name,
            responsible=self.who(values["responsible_person"]) if "responsible_person" in values else None,
            consulted=self.whos(values.get("consulted")),
            substantial_for=self.whos(values.get("substantial_for")),
            not_substantial_for=self.whos(values.get("not_substantial_for")),
            scrutiny_bodies=self.whos(values.get("scrutiny_bodies")),
        )
