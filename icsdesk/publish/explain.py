"""The help page of a rule: what it says and why, who says so and since when, and a drawn chart that keeps it beside one that does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from icsdesk.chart.compose import MARGIN, compose
from icsdesk.chart.measure import TextMeasure
from icsdesk.domain.records import View
from icsdesk.domain.system import System
from icsdesk.domain.times import day_in_words
from icsdesk.publish.page import anchor, bullets, drawing, esc, link, para, terms
from icsdesk.publish.page import page as whole_page
from icsdesk.publish.trace import recorded
from icsdesk.publish.words import CONFIDENCE, VERDICT, in_force_words, severity
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Finding, Verdict
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule

_NO_WRONG = "There is no chart that breaks this rule: it tells the check what not to ask."
_NO_RIGHT = (
    "There is no chart that keeps this rule for certain: what it turns on is not part of a chart, so it is always asked about."
)
_NO_CHANGE = "No chart is shown here."
_ORDER = (
    Verdict.BREACH,
    Verdict.POLICY_GAP,
    Verdict.ADVISORY,
    Verdict.CANNOT_TELL,
    Verdict.NOTE,
    Verdict.PASS,
    Verdict.NOT_APPLICABLE,
)
_SAID = {
    Verdict.PASS: "The check says: met.",
    Verdict.NOT_APPLICABLE: "The check has nothing to say of it.",
}


def page(
    rule: Rule, right: System | None, wrong: System | None, measure: TextMeasure, *, needs: str = "", pack: Pack | None = None
) -> bytes:
    """A page that stands alone, with both charts drawn and what the check says of each on its own day.

    `right` and `wrong` are the rule's own cases, each with one view; None when there is none of that sort. `needs` says which
    facts the rule looks at; `pack` gives its set and, for proposed law, its stage.
    """
    stage = pack.stage if pack else ""
    title = f"{rule.code}: {rule.sentence}"
    body = [
        f"<h1>{esc(rule.code)}: {esc(rule.sentence)}</h1>",
        *([para(f"Proposed law, not in force: {stage}")] if stage else []),
        terms((name, value) for name, value in _facts(rule, needs, pack)),
        "<h2>Why it matters</h2>",
        para(rule.why),
        "<h2>What to do when it is not met</h2>",
        para(rule.todo),
        "<h2>On a chart</h2>",
        *(x for y in _cases(right, wrong, stage) for x in _case(y, rule, stage, measure)),
    ]
    return whole_page(title, body)


def text(rule: Rule, right: System | None, wrong: System | None, *, needs: str = "", pack: Pack | None = None) -> str:
    """The same in plain text, the charts told by what the check says of them."""
    stage = pack.stage if pack else ""
    lines = [f"{rule.code}: {rule.sentence}", ""]
    lines += [f"Proposed law, not in force: {stage}", ""] if stage else []
    lines += ["Why it matters", f"  {rule.why}", "What to do when it is not met", f"  {rule.todo}"]
    lines += [f"{name}\n  {value}" for name, value in _plain_facts(rule, needs, pack) if value]
    for name, _, system, nothing in _cases(right, wrong, stage):
        lines += [name, f"  {' '.join(says(rule, system, stage)) if system else nothing}"]
    return "\n".join(lines) + "\n"


def says(rule: Rule, system: System, stage: str = "") -> tuple[str, ...]:
    """What the check says of one of the rule's cases, in sentences, the most telling first."""
    found = telling(rule, system, stage)
    day = system.about.as_at
    when = f"As at {day_in_words(day)}." if day else "No date is set."
    said = list(dict.fromkeys(_sentence(x) for x in found))
    grade = found[0].grade.value if found[0].grade else VERDICT[found[0].verdict]
    return (when, *(said if found[0].verdict in _SAID else (f"The check says: {grade}.", *said)))


def telling(rule: Rule, system: System, stage: str = "") -> tuple[Finding, ...]:
    """What one rule finds on a system on its own day: only what says most, as one chart shows one thing."""
    report = check(system, system.about.as_at, [Pack("one", "", "", (rule,), stage)])
    worst = next(x for x in _ORDER if x in report.verdicts(rule.code))
    return tuple(x for x in report.findings if x.verdict is worst)


def _sentence(finding: Finding) -> str:
    if finding.verdict in _SAID:
        return _SAID[finding.verdict]
    asks = finding.verdict is Verdict.CANNOT_TELL and finding.question
    return f"{finding.sentence} {finding.question}" if asks else finding.sentence


def _facts(rule: Rule, needs: str, pack: Pack | None) -> Iterator[tuple[str, str]]:
    for name, value in _plain_facts(rule, needs, pack):
        yield name, link(rule.citation, rule.link) if name == "Source" else esc(value)


def _plain_facts(rule: Rule, needs: str, pack: Pack | None) -> Iterator[tuple[str, str]]:
    yield "Source", f"{rule.citation}. {rule.link}".rstrip(". ") if rule.link else rule.citation
    yield "In force", in_force_words(rule.in_force_from, rule.in_force_until)
    yield "What stands behind it", severity(rule)
    yield "How sure we are", CONFIDENCE[rule.confidence]
    yield "Facts it needs", needs
    yield "Set of rules", f"{pack.title}, version {pack.version}" if pack else ""


_Case = tuple[str, str, System | None, str]


def _cases(right: System | None, wrong: System | None, stage: str) -> tuple[_Case, ...]:
    """Heading, sort, chart and what to say where there is none; proposed law has only charts it would change."""
    if stage:
        return (("A chart it would change", "wrong", wrong, _NO_CHANGE),)
    return ("A chart that keeps it", "right", right, _NO_RIGHT), ("A chart that does not", "wrong", wrong, _NO_WRONG)


def _case(case: _Case, rule: Rule, stage: str, measure: TextMeasure) -> Iterator[str]:
    title, sort, system, nothing = case
    yield f"<h3>{title}</h3>"
    if system is None:
        yield para(nothing)
        return
    found = telling(rule, system, stage)
    facts = dict.fromkeys(x for y in found for x in recorded(y, system, system.about.as_at))
    yield f"<figure><figcaption>{para(' '.join(says(rule, system, stage)))}</figcaption>"
    yield _drawn(system, measure, anchor(f"{rule.code}-{sort}"))
    if facts:
        yield '<div class="facts"><p>What is recorded</p>' + bullets(facts) + "</div>"
    yield "</figure>"


def _drawn(system: System, measure: TextMeasure, name: str) -> str:
    """The case's one chart without its heading, which the page has already."""
    view = system.every(View)[0]
    picture = compose(system, view, view.as_at, measure)
    rects = [*(x.rect for x in picture.boxes), *(x.rect for x in picture.frames), *(x.plate for x in picture.strokes if x.plate)]
    tops = [*(x.y for x in rects), *(y for x in picture.strokes for _, y in x.points)]
    top = min(tops, default=picture.bounds.y) - MARGIN
    bounds = replace(picture.bounds, y=top, h=picture.bounds.bottom - top)
    return drawing(replace(picture, heading=(), bounds=bounds, id=name))
