"""The forms of seats and of people."""

from __future__ import annotations

from icsdesk.domain.kinds import Category, NominatorGroup, SeatRole, Standing, Voting
from icsdesk.domain.records import PARTY
from icsdesk.ui.inspector.forms import DATES, NOTES, Ask, Control, Part, name_ask
from icsdesk.ui.inspector.shared import ACTOR, SCENARIO, STATUS, STATUSES

_C = Control

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
            Ask(field="nominated_by", label="Nominated by", control=_C.MANY, sections=ACTOR, offices=True),
            Ask(field="nominator_group", label="Nominating group", control=_C.CHOICE, words=NominatorGroup, half=True),
            Ask(field="nominated_jointly", label="Nominated jointly?", control=_C.YES_NO, half=True),
            Ask(field="appointed_by", label="Appointed by", control=_C.MANY, sections=ACTOR, offices=True),
            Ask(field="approved_by", label="Approved by", control=_C.MANY, sections=ACTOR, offices=True),
            Ask(field="ex_officio", label="Held because of the seat", control=_C.ONE, sections=("seats",)),
            Ask(field="removable_by", label="May be removed by", control=_C.MANY, sections=ACTOR, offices=True),
            Ask(field="removal_needs_approval", label="Removal needs approval?", control=_C.YES_NO, half=True),
            Ask(field="agreed_by_board", label="Agreed by the board?", control=_C.YES_NO, half=True),
            Ask(field="qualification", label="Who may sit in it", control=_C.TEXT),
        ),
    ),
    DATES,
    NOTES,
    Part(
        "More",
        (
            Ask(
                field="also_roles",
                label="Further roles",
                control=_C.CHOICES,
                words=SeatRole,
                hint="Several: put ; between them",
            ),
            STATUS,
            STATUSES,
            Ask(field="speaking", label="May speak?", control=_C.YES_NO, half=True),
            Ask(field="independent", label="Independent?", control=_C.YES_NO, half=True),
            Ask(field="sector", label="Sector", half=True),
            Ask(field="constituency", label="Constituency", half=True),
            Ask(field="political_group", label="Political group", half=True),
            Ask(field="rotation", label="Rotation", half=True),
            Ask(field="term", label="Term of office", half=True),
            Ask(field="voting_direction", label="How the vote is directed", half=True),
            Ask(field="portfolio", label="Portfolio", control=_C.WORDS),
            Ask(field="knowledge", label="Knowledge needed", control=_C.WORDS),
            Ask(field="same_members_as", label="Same members as", control=_C.ONE, sections=("bodies",)),
            SCENARIO,
        ),
        True,
    ),
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
    Part(
        "More",
        (
            Ask(
                field="employers",
                label="Employers over time",
                control=_C.PARTIES,
                hint="For example: Wirral Council from May 2023",
            ),
            Ask(
                field="secondments",
                label="Lent",
                control=_C.SECONDMENTS,
                hint="For example: Wirral Council to NHS England from 1 July 2022",
            ),
            Ask(
                field="offices",
                label="Offices that are no seat here",
                control=_C.OFFICES,
                hint="For example: Chair at Wye Valley NHS Trust from May 2021",
            ),
            Ask(field="skills", label="Skills", control=_C.WORDS),
            Ask(field="lacks_skills", label="Skills known to be missing", control=_C.WORDS),
            Ask(
                field="registrations",
                label="Registrations",
                control=_C.WORDS_OR_NONE,
                hint="Type none when it is known that there are none",
            ),
            Ask(
                field="disqualifications",
                label="Disqualifications",
                control=_C.WORDS_OR_NONE,
                hint="Type none when it is known that there are none",
            ),
            Ask(field="interests_declared", label="Interests declared on", control=_C.DATE),
        ),
        True,
    ),
)
