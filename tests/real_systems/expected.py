"""What governance people expect to be said of five real systems, and how their rule codes and words map to the program's.

The expectations were written with the facts, before the rules, by the reading of the law that each names. `SAME` says which rule of
the packs asks the same question. `DIFFERENT` lists every expectation the program answers in another word, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from icsdesk.rules.finding import Verdict

SAME = {
    "ICB.1": "ICB-03",
    "ICB.2": "ICB-05",
    "ICB.3": "ICB-08",
    "ICB.4": "ICB-09",
    "ICB.5": "ICB-10",
    "ICB.6": "ICB-11",
    "ICB.7": "ICB-16",
    "ICB.8": "ICB-17",
    "ICB.9": "ICB-14",
    "ICP.1": "ICP-01",
    "ICP.2": "ICP-02",
    "ICP.3": "ICP-03",
    "HWB.1": "HWB-02",
    "HWB.2": "HWB-03",
    "HWB.3": "HWB-04",
    "HWB.4": "HWB-05",
    "HWB.5": "HWB-06",
    "HWB.6": "HWB-07",
    "HWB.8": "HWB-18",
    "HWB.9": "HWB-16",
}
"""Rule of the expectations to rule of the packs."""

WORDS = {
    "PASS": Verdict.PASS,
    "UNKNOWN": Verdict.CANNOT_TELL,
    "NA": Verdict.NOT_APPLICABLE,
    "WARN": Verdict.PASS,
}
"""Verdict word of the expectations to verdict. WARN means the rule is met and something is worth seeing: see `WORTH_SEEING`."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation: a file, its rule, the record it is about, the word expected and the reason given."""

    file: str
    rule: str
    subject: str
    word: str
    reason: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the others."""
        return self.file, self.rule, self.subject


@dataclass(frozen=True, slots=True)
class Difference:
    """What the program says instead, in which field it asks, and why both are right."""

    verdict: Verdict
    field: str
    why: str


KENT, NOTTINGHAM, LONDON = "kent-medway", "nottingham-nottinghamshire", "south-west-london"
SHROPSHIRE, SUSSEX = "shropshire-telford-wrekin", "sussex"

EXPECTED = (
    Expected(KENT, "ICP.1", "b-icp", "PASS", "three statutory partners"),
    Expected(KENT, "ICP.2", "b-icp", "PASS", "the Integrated Care Board is a statutory partner"),
    Expected(KENT, "ICP.3", "b-icp", "PASS", "both councils are statutory partners"),
    Expected(KENT, "HWB.9", "b-jhwb", "PASS", "advisory joint sub-committee; does not replace either board"),
    Expected(KENT, "HWB.6", "b-mhwb", "PASS", "representative exists, absent twice"),
    Expected(KENT, "HWB.4", "b-mhwb", "UNKNOWN", "director of public health not in the excerpt"),
    Expected(NOTTINGHAM, "ICB.1", "b-icb", "PASS", "Kathy McLean"),
    Expected(NOTTINGHAM, "ICB.2", "b-icb", "PASS", "Amanda Sullivan"),
    Expected(NOTTINGHAM, "ICP.1", "o-icb", "UNKNOWN", "no page on the statutory partnership"),
    Expected(NOTTINGHAM, "HWB.1", "b-chwb", "PASS", "three councillors named"),
    Expected(NOTTINGHAM, "HWB.8", "b-chwb", "WARN", "NHS England's seat vacated in 2020, no successor noted"),
    Expected(NOTTINGHAM, "ICP.1", "b-pcit", "NA", "a place body, not to be judged as the statutory partnership"),
    Expected(LONDON, "ICB.1", "b-icb", "PASS", "chair listed"),
    Expected(LONDON, "ICB.2", "b-icb", "PASS", "chief executive listed"),
    Expected(LONDON, "ICB.3", "b-icb", "PASS", "20 ordinary members by count"),
    Expected(LONDON, "ICB.4", "b-icb", "PASS", "four"),
    Expected(LONDON, "ICB.5", "b-icb", "PASS", "one"),
    Expected(LONDON, "ICB.6", "b-icb", "PASS", "one for six authorities, enough in law"),
    Expected(LONDON, "ICB.7", "b-icb", "PASS", "finance officer, medical director, director of nursing"),
    Expected(LONDON, "ICB.8", "b-icb", "PASS", "four"),
    Expected(LONDON, "ICB.9", "b-icb", "UNKNOWN", "no statement which trust partner knows mental health services"),
    Expected(LONDON, "ICP.1", "b-icp", "PASS", "established by the board and six councils"),
    Expected(LONDON, "ICP.3", "b-icp", "UNKNOWN", "list of members not published"),
    Expected(LONDON, "HWB.6", "b-mhwb", "UNKNOWN", "list of members not in the excerpt"),
    Expected(SHROPSHIRE, "ICP.1", "b-icp", "PASS", "formed by the board and both councils"),
    Expected(SHROPSHIRE, "ICP.3", "b-icp", "UNKNOWN", "names not published, both councils are founders"),
    Expected(SHROPSHIRE, "HWB.5", "b-shwb", "PASS", "Lynn Cawley"),
    Expected(SHROPSHIRE, "HWB.6", "b-shwb", "PASS", "the board's chief executive is co-chair"),
    Expected(SHROPSHIRE, "HWB.2", "b-shwb", "UNKNOWN", "attendance does not show the director of adult social services"),
    Expected(SHROPSHIRE, "ICB.1", "b-clu", "NA", "a cluster is not a statutory body"),
    Expected(SHROPSHIRE, "ICB.1", "b-icb", "PASS", "the cluster's chair chairs both boards"),
    Expected(SUSSEX, "ICB.6", "b-icb", "PASS", "three members from the councils, one per profession"),
    Expected(SUSSEX, "ICB.4", "b-icb", "UNKNOWN", "not published"),
    Expected(SUSSEX, "ICP.1", "b-icp", "PASS", "statutory joint committee of the four"),
    Expected(SUSSEX, "ICP.2", "b-icp", "UNKNOWN", "the board's members not listed"),
    Expected(SUSSEX, "ICP.3", "b-icp", "PASS", "each council represented by the chair of its Health and Wellbeing Board"),
    Expected(SUSSEX, "HWB.1", "b-bhhwb", "PASS", "councillors present"),
    Expected(SUSSEX, "HWB.2", "b-bhhwb", "WARN", "absent in September 2025: attendance is not membership"),
    Expected(SUSSEX, "HWB.3", "b-bhhwb", "WARN", "as for HWB.2"),
    Expected(SUSSEX, "HWB.4", "b-bhhwb", "PASS", "an interim holder satisfies the rule"),
    Expected(SUSSEX, "HWB.5", "b-bhhwb", "PASS", "Alan Boyd"),
    Expected(SUSSEX, "HWB.6", "b-bhhwb", "PASS", "three representatives"),
    Expected(SUSSEX, "HWB.8", "b-eshwb", "PASS", "handled by the 2022 amendment"),
)

_NOMINATION = (
    "The expectation asks only whether a councillor sits on the board. The rule also asks who nominated (section 194(3) and (4)), "
    "and the minutes say neither that nor how the council is run."
)
DIFFERENT = {
    (NOTTINGHAM, "HWB.1", "b-chwb"): Difference(Verdict.CANNOT_TELL, "nominated_by", _NOMINATION),
    (SUSSEX, "HWB.1", "b-bhhwb"): Difference(Verdict.CANNOT_TELL, "nominated_by", _NOMINATION),
}
"""Expectations answered in another word."""

WORTH_SEEING = {(NOTTINGHAM, "HWB.8", "b-chwb"): ("GP-13", "t9")}
"""For a WARN, the rule that speaks up and the seat it shows. The two warnings of Sussex are about who came to a meeting; a chart
records seats, the law is about membership (Schedule 1B and section 194 alike), and so there is nothing for a rule to say."""

NOT_ASKED = {
    "ICB.10": "Audit and remuneration committees (ICB-25, ICB-26): no file expects a verdict.",
    "ICP.4": "Other members by the partnership's own appointment (ICP-04): no file expects a verdict.",
    "HWB.7": "Further members as the council thinks fit (HWB-09): no file expects a verdict.",
}
"""Rules of the expectations for which none is written."""
