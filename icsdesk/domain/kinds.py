"""The words a governance chart may use: kinds of body, organisation, line, seat and the rest, as closed lists.

The lists are the union found in real papers (Integrated Care System constitutions, terms of reference, committee papers).
A record's kind is always chosen by a person; it is never worked out from a name.
"""

from __future__ import annotations

from enum import Enum


class Word(Enum):
    """A word from a closed list: `value` is how the file writes it, `label` how an officer reads it."""

    @property
    def label(self) -> str:
        """The word as shown in the window and in papers."""
        return _LABELS.get(self) or self.value.replace("_", " ").capitalize()


class OrganisationKind(Word):
    NATIONAL_BODY = "national_body"
    MINISTER = "minister"
    ICS = "ics"
    ICB = "icb"
    CCG = "ccg"
    NHS_TRUST = "nhs_trust"
    FOUNDATION_TRUST = "foundation_trust"
    LOCAL_AUTHORITY = "local_authority"
    COMBINED_AUTHORITY = "combined_authority"
    PARISH = "parish"
    HEALTHWATCH = "healthwatch"
    VCSE = "vcse"
    GP_PROVIDER = "gp_provider"
    PCN = "pcn"
    PROVIDER = "provider"
    PRIVATE_COMPANY = "private_company"
    POLICE = "police"
    PCC = "pcc"
    FIRE = "fire"
    UNIVERSITY = "university"
    EDUCATION = "education"
    HOUSING = "housing"
    PUBLIC_BODY = "public_body"
    SECTOR = "sector"
    OTHER = "other"


class CouncilTier(Word):
    COUNTY = "county"
    UNITARY = "unitary"
    METROPOLITAN = "metropolitan"
    LONDON_BOROUGH = "london_borough"
    CITY_OF_LONDON = "city_of_london"
    ISLES_OF_SCILLY = "isles_of_scilly"
    DISTRICT = "district"


class CouncilGovernance(Word):
    EXECUTIVE = "executive"
    COMMITTEE = "committee"


class BodyKind(Word):
    ICB_BOARD = "icb_board"
    ICB_COMMITTEE = "icb_committee"
    ICB_SUBCOMMITTEE = "icb_subcommittee"
    ICB_PLACE_COMMITTEE = "icb_place_committee"
    AUDIT_COMMITTEE = "audit_committee"
    REMUNERATION_COMMITTEE = "remuneration_committee"
    ICP = "icp"
    ICP_AREA = "icp_area"
    HWB = "hwb"
    JOINT_HWB = "joint_hwb"
    HWB_SUBCOMMITTEE = "hwb_subcommittee"
    PLACE_PARTNERSHIP = "place_partnership"
    DISTRICT_COLLABORATIVE = "district_collaborative"
    NEIGHBOURHOOD = "neighbourhood"
    PROVIDER_COLLABORATIVE = "provider_collaborative"
    TRUST_GROUP = "trust_group"
    TRUST_BOARD = "trust_board"
    COUNCIL_OF_GOVERNORS = "council_of_governors"
    CCG_GOVERNING_BODY = "ccg_governing_body"
    ICS_BOARD = "ics_board"
    CLUSTER_BOARD = "cluster_board"
    PARTNERSHIP_BOARD = "partnership_board"
    LEADERS_BOARD = "leaders_board"
    EXECUTIVE_GROUP = "executive_group"
    PROGRAMME_BOARD = "programme_board"
    JOINT_COMMITTEE = "joint_committee"
    COMMITTEE = "committee"
    WORKING_GROUP = "working_group"
    TASK_GROUP = "task_group"
    PANEL = "panel"
    ADVISORY = "advisory"
    FORUM = "forum"
    SCRUTINY = "scrutiny"
    JOINT_SCRUTINY = "joint_scrutiny"
    COUNCIL = "council"
    COUNCIL_EXECUTIVE = "council_executive"
    COUNCIL_COMMITTEE = "council_committee"
    SYSTEM_PARTNERSHIP = "system_partnership"
    EXTERNAL = "external"
    OTHER = "other"


class LegalForm(Word):
    STATUTORY_BODY = "statutory_body"
    STATUTORY_COMMITTEE = "statutory_committee"
    COMMITTEE = "committee"
    SUB_COMMITTEE = "sub_committee"
    JOINT_COMMITTEE = "joint_committee"
    JOINT_SUB_COMMITTEE = "joint_sub_committee"
    COMMITTEE_OF_ICB = "committee_of_icb"
    CONSULTATIVE_FORUM = "consultative_forum"
    INDIVIDUAL_EXECUTIVES = "individual_executives"
    LEAD_PROVIDER = "lead_provider"
    ADVISORY = "advisory"
    INFORMAL = "informal"
    CONTRACTUAL = "contractual"


class Level(Word):
    NATIONAL = "national"
    REGION = "region"
    SYSTEM = "system"
    PLACE = "place"
    NEIGHBOURHOOD = "neighbourhood"
    EXTERNAL = "external"


class Family(Word):
    """Whose body it is, for drawing; the five families of the themes."""

    NHS = "nhs"
    COUNCIL = "council"
    JOINT = "joint"
    COMMUNITY = "community"
    NATIONAL = "national"


class Status(Word):
    PROPOSED = "proposed"
    SHADOW = "shadow"
    CURRENT = "current"
    SUSPENDED = "suspended"
    ENDING = "ending"
    ENDED = "ended"


class GroupingKind(Word):
    COMMITTEES_IN_COMMON = "committees_in_common"
    MEETING_IN_COMMON = "meeting_in_common"
    SAME_DAY = "same_day"
    CLUSTER = "cluster"
    OTHER = "other"


class SeatRole(Word):
    """The office a seat carries, where the office matters to the law or to readers."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    CO_CHAIR = "co_chair"
    SENIOR_NON_EXECUTIVE = "senior_non_executive"
    CHIEF_EXECUTIVE = "chief_executive"
    ACCOUNTABLE_OFFICER = "accountable_officer"
    MANAGING_DIRECTOR = "managing_director"
    CFO = "cfo"
    MEDICAL_DIRECTOR = "medical_director"
    NURSING_DIRECTOR = "nursing_director"
    DIRECTOR_OF_QUALITY = "director_of_quality"
    DIRECTOR = "director"
    NON_EXECUTIVE = "non_executive"
    LAY_MEMBER = "lay_member"
    PARTNER = "partner"
    PLACE_MEMBER = "place_member"
    GP = "gp"
    SECONDARY_CARE_SPECIALIST = "secondary_care_specialist"
    REGISTERED_NURSE = "registered_nurse"
    COUNCILLOR = "councillor"
    LEADER = "leader"
    DASS = "dass"
    DCS = "dcs"
    DPH = "dph"
    GOVERNOR = "governor"
    HEALTHWATCH = "healthwatch"
    ICB_REPRESENTATIVE = "icb_representative"
    COUNCIL_REPRESENTATIVE = "council_representative"
    NHS_ENGLAND_REPRESENTATIVE = "nhs_england_representative"
    PROVIDER_REPRESENTATIVE = "provider_representative"
    PRIMARY_CARE_REPRESENTATIVE = "primary_care_representative"
    VCSE_REPRESENTATIVE = "vcse_representative"
    DISTRICT_REPRESENTATIVE = "district_representative"
    SECTOR_REPRESENTATIVE = "sector_representative"
    MEMBER = "member"


class Category(Word):
    """The class of member, as constitutions count them."""

    EXECUTIVE = "executive"
    NON_EXECUTIVE = "non_executive"
    PARTNER = "partner"
    LAY = "lay"
    ELECTED = "elected"
    GOVERNOR = "governor"
    FOUNDING = "founding"
    ADDITIONAL = "additional"
    ASSOCIATE = "associate"
    CO_OPTED = "co_opted"
    OTHER = "other"


class Standing(Word):
    MEMBER = "member"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    ATTENDEE = "attendee"


class Voting(Word):
    YES = "yes"
    NO = "no"
    SOME_MATTERS = "some_matters"


class NominatorGroup(Word):
    """The three groups that jointly nominate ICB partner members (NHS Act 2006, Schedule 1B, paragraph 8(2))."""

    NHS_TRUSTS_AND_FTS = "nhs_trusts_and_fts"
    PRIMARY_MEDICAL_SERVICES = "primary_medical_services"
    LOCAL_AUTHORITIES = "local_authorities"


class HoldingState(Word):
    FILLED = "filled"
    VACANT = "vacant"
    SHADOW = "shadow"
    DESIGNATE = "designate"
    ACTING = "acting"
    INTERIM = "interim"
    SECONDED = "seconded"
    NOT_DISCLOSED = "not_disclosed"
    SUSPENDED = "suspended"
    ABOLISHED = "abolished"


class LineKind(Word):
    ACCOUNTABLE_TO = "accountable_to"
    REPORTS_TO = "reports_to"
    COMMITTEE_OF = "committee_of"
    DELEGATES_TO = "delegates_to"
    ADVISES = "advises"
    APPOINTS = "appoints"
    SCRUTINISES = "scrutinises"
    OVERSEES = "oversees"
    ASSURES = "assures"
    RECOMMENDS_TO = "recommends_to"
    ESCALATES_TO = "escalates_to"
    INFORMS = "informs"
    REFERS_TO = "refers_to"
    HAS_REGARD_TO = "has_regard_to"
    LEADS = "leads"
    HOSTS = "hosts"
    SPONSORS = "sponsors"
    CONTRACTS_WITH = "contracts_with"
    MEMBER_OF = "member_of"
    WORKS_WITH = "works_with"

    @property
    def directed(self) -> bool:
        """False for a line that reads the same both ways."""
        return self is not LineKind.WORKS_WITH


class SuccessionKind(Word):
    REPLACES = "replaces"
    MERGES_INTO = "merges_into"
    SPLITS_INTO = "splits_into"
    FUNCTIONS_PASS_TO = "functions_pass_to"
    CONVERTS_INTO = "converts_into"


class StepKind(Word):
    BRIEF = "brief"
    UPDATE = "update"
    REVIEW = "review"
    CONSULT = "consult"
    OPINION = "opinion"
    RECOMMEND = "recommend"
    ENDORSE = "endorse"
    APPROVE = "approve"
    SIGN_OFF = "sign_off"
    RETROSPECTIVE_SIGN_OFF = "retrospective_sign_off"
    PUBLISH = "publish"
    MILESTONE = "milestone"


class MeetingKind(Word):
    PUBLIC = "public"
    PRIVATE = "private"
    DEVELOPMENT = "development"
    WORKSHOP = "workshop"


class AgreementKind(Word):
    SECTION_75 = "section_75"
    DELEGATION = "delegation"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    OTHER = "other"


class SourceKind(Word):
    PAPER = "paper"
    MINUTES = "minutes"
    TERMS_OF_REFERENCE = "terms_of_reference"
    CONSTITUTION = "constitution"
    WEB_PAGE = "web_page"
    LEGISLATION = "legislation"
    PRESS = "press"
    OTHER = "other"


class Confidence(Word):
    STATED = "stated"
    INFERRED = "inferred"
    SECONDARY = "secondary"


class PageSize(Word):
    FREE = "free"
    A4_PORTRAIT = "a4_portrait"
    A4_LANDSCAPE = "a4_landscape"
    A3_PORTRAIT = "a3_portrait"
    A3_LANDSCAPE = "a3_landscape"


class ThemeName(Word):
    NEUTRAL = "neutral"
    NHS = "nhs"
    BLACK_AND_WHITE = "black_and_white"


class PaperStatus(Word):
    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"


class Office(Word):
    """Someone who acts by office and has no record of their own; written `office:chair` where an id would stand."""

    CHAIR = "chair"
    CHIEF_EXECUTIVE = "chief_executive"
    SELECTION_PANEL = "selection_panel"
    NON_EXECUTIVES = "non_executives"
    COUNCIL_OF_GOVERNORS = "council_of_governors"
    LEADER = "leader"
    MAYOR = "mayor"
    FULL_COUNCIL = "full_council"
    MEMBERS = "members"


_LABELS: dict[Word, str] = {
    OrganisationKind.NATIONAL_BODY: "National body",
    OrganisationKind.ICS: "Integrated Care System",
    OrganisationKind.ICB: "Integrated Care Board (organisation)",
    OrganisationKind.CCG: "Clinical Commissioning Group",
    OrganisationKind.NHS_TRUST: "NHS trust",
    OrganisationKind.FOUNDATION_TRUST: "NHS foundation trust",
    OrganisationKind.LOCAL_AUTHORITY: "Council",
    OrganisationKind.HEALTHWATCH: "Local Healthwatch",
    OrganisationKind.VCSE: "Voluntary, community or social enterprise",
    OrganisationKind.GP_PROVIDER: "GP provider",
    OrganisationKind.PCN: "Primary Care Network",
    OrganisationKind.PCC: "Police and Crime Commissioner",
    CouncilTier.METROPOLITAN: "Metropolitan borough",
    CouncilTier.LONDON_BOROUGH: "London borough",
    CouncilTier.CITY_OF_LONDON: "City of London",
    CouncilTier.ISLES_OF_SCILLY: "Isles of Scilly",
    CouncilTier.DISTRICT: "District (under a county)",
    CouncilGovernance.EXECUTIVE: "Leader or mayor and cabinet",
    CouncilGovernance.COMMITTEE: "Committee system",
    BodyKind.ICB_BOARD: "Integrated Care Board",
    BodyKind.ICB_COMMITTEE: "ICB committee",
    BodyKind.ICB_SUBCOMMITTEE: "ICB sub-committee",
    BodyKind.ICB_PLACE_COMMITTEE: "ICB place committee",
    BodyKind.ICP: "Integrated Care Partnership",
    BodyKind.ICP_AREA: "Area partnership of an Integrated Care Partnership",
    BodyKind.HWB: "Health and Wellbeing Board",
    BodyKind.JOINT_HWB: "Joint Health and Wellbeing Board",
    BodyKind.HWB_SUBCOMMITTEE: "Sub-committee of a Health and Wellbeing Board",
    BodyKind.PLACE_PARTNERSHIP: "Place partnership",
    BodyKind.TRUST_GROUP: "Group of trusts",
    BodyKind.TRUST_BOARD: "Trust board",
    BodyKind.CCG_GOVERNING_BODY: "CCG Governing Body",
    BodyKind.ICS_BOARD: "Integrated Care System board",
    BodyKind.SCRUTINY: "Scrutiny committee",
    BodyKind.JOINT_SCRUTINY: "Joint scrutiny committee",
    BodyKind.ADVISORY: "Advisory committee",
    BodyKind.TASK_GROUP: "Task and finish group",
    BodyKind.COUNCIL: "Full council",
    BodyKind.COUNCIL_EXECUTIVE: "Council cabinet or executive",
    BodyKind.SYSTEM_PARTNERSHIP: "System partnership (not statutory)",
    LegalForm.SUB_COMMITTEE: "Sub-committee",
    LegalForm.JOINT_SUB_COMMITTEE: "Joint sub-committee",
    LegalForm.COMMITTEE_OF_ICB: "Committee of the ICB",
    LegalForm.INDIVIDUAL_EXECUTIVES: "Individual executives with delegated authority",
    LegalForm.CONTRACTUAL: "Agreement between partners",
    Family.NHS: "NHS body",
    Family.COUNCIL: "Council body",
    Family.JOINT: "Joint or partnership body",
    Family.COMMUNITY: "Voluntary sector, Healthwatch or other",
    Family.NATIONAL: "National body",
    SeatRole.CFO: "Chief finance officer",
    SeatRole.VICE_CHAIR: "Vice-chair",
    SeatRole.CO_CHAIR: "Co-chair",
    SeatRole.SENIOR_NON_EXECUTIVE: "Senior non-executive member",
    SeatRole.NON_EXECUTIVE: "Non-executive member",
    SeatRole.GP: "GP",
    SeatRole.DASS: "Director of adult social services",
    SeatRole.DCS: "Director of children's services",
    SeatRole.DPH: "Director of public health",
    SeatRole.HEALTHWATCH: "Healthwatch representative",
    SeatRole.ICB_REPRESENTATIVE: "ICB representative",
    SeatRole.NHS_ENGLAND_REPRESENTATIVE: "NHS England representative",
    SeatRole.VCSE_REPRESENTATIVE: "Voluntary sector representative",
    Category.NON_EXECUTIVE: "Non-executive",
    Category.CO_OPTED: "Co-opted",
    NominatorGroup.NHS_TRUSTS_AND_FTS: "NHS trusts and foundation trusts",
    NominatorGroup.PRIMARY_MEDICAL_SERVICES: "GP providers",
    NominatorGroup.LOCAL_AUTHORITIES: "Councils",
    LineKind.DELEGATES_TO: "Delegates to",
    StepKind.SIGN_OFF: "Sign off",
    StepKind.RETROSPECTIVE_SIGN_OFF: "Retrospective sign off",
    AgreementKind.SECTION_75: "Section 75 agreement",
    PageSize.FREE: "Any size",
    PageSize.A4_PORTRAIT: "A4 portrait",
    PageSize.A4_LANDSCAPE: "A4 landscape",
    PageSize.A3_PORTRAIT: "A3 portrait",
    PageSize.A3_LANDSCAPE: "A3 landscape",
    ThemeName.NHS: "NHS",
}
