"""The check report that goes with a paper: what is met, not met, cannot be told and was not checked, as a web page and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from icsdesk.domain.system import System
from icsdesk.domain.times import day_in_words
from icsdesk.publish.page import anchor, bullets, code_words, esc, link, page, para, table, terms
from icsdesk.publish.report import codes, report_text
from icsdesk.publish.todo import Check, Question, todo, todo_text
from icsdesk.publish.trace import trace
from icsdesk.publish.words import SEVERITY_SHORT, field_label, in_force_words, several
from icsdesk.rules.finding import Finding, Grade, Report, Verdict
from icsdesk.rules.pack import Pack
from icsdesk.rules.rule import Rule

_ABOUT = {
    Grade.MUST_FIX: "The law asks for something else than the chart shows. Change the chart if it is wrong, or the arrangement if the chart is right.",
    Grade.CHECK: "Policy, good practice or a law we are less sure of asks for something else. There may be a good reason: look, and be ready to give it.",
    Grade.NOTE: "Worth knowing. Nothing has to be done.",
    Grade.CANNOT_TELL: "What is recorded does not settle these. They are neither met nor broken. The list above says what would settle them.",
}
_NONE = {
    Grade.MUST_FIX: "Nothing was found that must be fixed.",
    Grade.CHECK: "Nothing was found to check.",
    Grade.NOTE: "Nothing to note.",
    Grade.CANNOT_TELL: "Everything that was asked could be judged.",
}
_LIMITS = (
    "This report compares what is recorded on the chart with rules written in advance. It is not legal advice and never says that an arrangement is lawful.",
    "A fact that nobody recorded is never taken as true or as false.",
    "It looks at how bodies are made up and joined, not at how well they work or at what they decide.",
)


def html(
    report: Report,
    system: System,
    *,
    packs: Sequence[Pack] = (),
    check: Check | None = None,
    proposed: Sequence[tuple[Pack, Sequence[Finding]]] = (),
) -> bytes:
    """The whole report as one web page without script: counts, then everything under its heading, each fact with its paper.

    `packs` are the packs the report was made with; they give the sentences of rules that were not checked. `check` tries a
    changed system on the same day with the same packs; with it the to-do list also says which lists would settle most.
    `proposed` are packs of law not in force with what each notes; they stand apart and count nowhere.
    """
    questions = todo(report, system, check)
    rules = {rule.code: rule for pack in packs for rule in pack.rules}
    name = system.about.title or "this chart"
    day = f"as at {day_in_words(report.as_at)}" if report.as_at else "with no date set"
    body = [
        f"<h1>Check of {esc(name)}, {esc(day)}</h1>",
        *_summary(report, questions),
        *_contents(report),
        *(x for grade in (Grade.MUST_FIX, Grade.CHECK) for x in _section(grade, report, system, rules)),
        *_todo(questions),
        *_section(Grade.CANNOT_TELL, report, system, rules),
        *_section(Grade.NOTE, report, system, rules),
        *_waived(report, system),
        *_proposed(proposed, report, system),
        *_met(report),
        *_not_checked(report, rules),
        *_packs(report, packs),
        '<h2 id="limits">What this check does not do</h2>',
        bullets(_LIMITS),
    ]
    return page(f"Check of {name}, {day}", body)


def text(report: Report, system: System, *, packs: Sequence[Pack] = (), check: Check | None = None) -> str:
    """The whole report as plain text: the findings, the to-do list, and what was not checked and why."""
    questions = todo(report, system, check)
    rules = {rule.code: rule for pack in packs for rule in pack.rules}
    parts = [report_text(report, system)]
    if questions:
        parts.append(f"To settle what cannot be told, most first ({len(questions)})\n{todo_text(questions)}")
    reasons = unchecked(report)
    if reasons:
        lines = [
            f"  - {reason}: {', '.join(_listed(code, rules, reason) for code in found)}" for reason, found in reasons.items()
        ]
        parts.append("Not checked, and why\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def unchecked(report: Report) -> dict[str, tuple[str, ...]]:
    """Rule codes by the reason they were not tried; a rule tried on one body and not on another is not among them."""
    skipped = set(codes(report, Verdict.NOT_APPLICABLE))
    reasons: dict[str, list[str]] = {}
    for finding in report.findings:
        dayless = finding.verdict is Verdict.CANNOT_TELL and finding.grade is None
        if (finding.rule in skipped or dayless) and not any(finding.rule in x for x in reasons.values()):
            reasons.setdefault(finding.sentence.rstrip("."), []).append(finding.rule)
    return {reason: tuple(sorted(found)) for reason, found in reasons.items()}


def _listed(code: str, rules: Mapping[str, Rule], reason: str) -> str:
    """A code, with the dates of its rule where dates are the reason."""
    if code not in rules or not reason.startswith("Not in force"):
        return code
    words = in_force_words(rules[code].in_force_from, rules[code].in_force_until)
    return f"{code} ({words[:1].lower()}{words[1:]})"


def _summary(report: Report, questions: Sequence[Question]) -> Iterator[str]:
    rules = {x.rule for x in report.findings}
    skipped = sum(len(x) for x in unchecked(report).values())
    yield terms(
        (
            ("As at", esc(day_in_words(report.as_at)) if report.as_at else "No date is set"),
            (
                "Rules used",
                f'{several(len(rules), "rule")} in {several(len(report.packs), "set")}; <a href="#rules-used">the sets and their versions</a>',
            ),
        )
    )
    rows = [[f'<a href="#{anchor(x.value)}">{x.value}</a>', str(len(report.of_grade(x))), _MEANING[x]] for x in Grade]
    if report.waived:
        rows.append(['<a href="#waived">Waived</a>', str(len(report.waived)), "Left as it is for a reason somebody gave"])
    met = codes(report, Verdict.PASS)
    rows.append(['<a href="#met">Rules met</a>', str(len(met)), "Shown to be kept by every body they are about"])
    rows.append(
        ['<a href="#not-checked">Rules not checked</a>', str(skipped), "Not in force on the day, or about nothing on this chart"]
    )
    yield table("What the check found", ("Result", "How many", "What it means"), rows, numbers=(1,))
    if questions:
        first = questions[0]
        yield para(
            f"The answer that would settle most is {first.place.rstrip('?')}: it settles {several(len(first.rules), 'rule')}."
        )


_MEANING = {
    Grade.MUST_FIX: "The law is not met by what the chart shows",
    Grade.CHECK: "Policy or good practice is not met, or the law may not be",
    Grade.NOTE: "Worth knowing",
    Grade.CANNOT_TELL: "What is recorded does not settle it",
}


def _contents(report: Report) -> Iterator[str]:
    names = ["Must fix", "Check", "To do", "Cannot tell", "Note", *(["Waived"] if report.waived else []), "Met", "Not checked"]
    items = "".join(f'<li><a href="#{anchor(x)}">{x}</a></li>' for x in (*names, "Rules used", "Limits"))
    yield f'<nav aria-label="Parts of this report"><ul>{items}</ul></nav>'


def _section(grade: Grade, report: Report, system: System, rules: Mapping[str, Rule]) -> Iterator[str]:
    found = report.of_grade(grade)
    yield f'<h2 id="{anchor(grade.value)}">{grade.value} ({len(found)})</h2>'
    yield para(_ABOUT[grade] if found else _NONE[grade])
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    for code, several_found in by_rule.items():
        if len(several_found) == 1:
            yield from _finding(several_found[0], report, system)
        else:
            name = f"{code}: {rules[code].sentence}" if code in rules else code
            yield from _findings(name, several_found, report, system)


def _finding(finding: Finding, report: Report, system: System) -> Iterator[str]:
    yield f'<article class="{_kind(finding)}">'
    yield f"<h3>{esc(finding.sentence)}</h3>"
    if finding.waived:
        yield para(finding.waived)
    yield terms(
        (
            ("What to do", esc(_cure(finding))),
            ("Where", esc(_where(finding, report, system))),
            ("Why it matters", esc(finding.why)),
            ("Rule", _authority(finding)),
        )
    )
    yield _facts(finding, report, system)
    yield "</article>"


def _findings(name: str, found: Sequence[Finding], report: Report, system: System) -> Iterator[str]:
    """What one rule says of several bodies: the rule once, then each."""
    cures = list(dict.fromkeys(_cure(x) for x in found))
    yield f'<article class="{_kind(found[0])}">'
    yield f"<h3>{esc(name.rstrip('.'))} ({len(found)})</h3>"
    same = esc(cures[0]) if len(cures) == 1 else ""
    yield terms((("What to do", same), ("Why it matters", esc(found[0].why)), ("Rule", _authority(found[0]))))
    for finding in found:
        yield f"<h4>{esc(finding.sentence)}</h4>"
        if not same:
            yield para(_cure(finding))
        yield _facts(finding, report, system)
    yield "</article>"


def _kind(finding: Finding) -> str:
    return anchor(finding.grade.value) if finding.grade else "note"


def _cure(finding: Finding) -> str:
    return finding.question if finding.verdict is Verdict.CANNOT_TELL and finding.question else finding.todo


def _facts(finding: Finding, report: Report, system: System) -> str:
    return '<div class="facts"><p>Facts used</p>' + bullets(trace(finding, system, report.as_at)) + "</div>"


def _where(finding: Finding, report: Report, system: System) -> str:
    if not finding.subjects:
        return "The whole chart"
    name = system.name_of(finding.subjects[0], report.as_at)
    return f"{name}: {field_label(finding.field).rstrip('?')}" if finding.field else name


def _authority(finding: Finding) -> str:
    dates = in_force_words(finding.in_force_from, finding.in_force_until)
    return f"{esc(finding.rule)}. {SEVERITY_SHORT[finding.severity]}: {link(finding.citation, finding.link)}. {esc(dates)}."


def _todo(questions: Sequence[Question]) -> Iterator[str]:
    yield f'<h2 id="to-do">To do: what would settle most ({len(questions)})</h2>'
    if not questions:
        yield para("No question is open.")
        return
    yield para(
        "Work from the top: each answer settles as many rules as the last column says, some for the better and some for the worse."
    )
    rows = []
    for number, question in enumerate(questions, 1):
        paper = f'<p class="quiet">{esc(question.paper)}</p>' if question.paper else ""
        asks = bullets(question.asks) if len(question.asks) > 1 else esc(question.asks[0])
        where = f"<strong>{esc(question.name)}</strong>" + (f"<br>{esc(field_label(question.field))}" if question.field else "")
        rows.append([str(number), where, asks + paper, f"{len(question.rules)}: {code_words(question.rules)}"])
    yield table("Questions by how much each answer would settle", ("", "Where to fill it in", "What to do", "Settles"), rows)


def _waived(report: Report, system: System) -> Iterator[str]:
    if report.waived:
        yield f'<h2 id="waived">Waived ({len(report.waived)})</h2>'
        yield para("Somebody agreed to leave these as they are, for the reason given and until the day given.")
        for finding in report.waived:
            yield from _finding(finding, report, system)


def _proposed(bills: Sequence[tuple[Pack, Sequence[Finding]]], report: Report, system: System) -> Iterator[str]:
    for pack, found in bills:
        yield f"<h2>If it passed: {esc(pack.title)} ({len(found)})</h2>"
        yield para(f"Not law: {pack.stage}. Nothing here changes the result of the check.")
        if not found:
            yield para("Nothing on this chart would change on this day.")
        for finding in found:
            yield from _finding(finding, report, system)


def _met(report: Report) -> Iterator[str]:
    met = codes(report, Verdict.PASS)
    yield f'<h2 id="met">Met ({len(met)})</h2>'
    if not met:
        yield para("No rule could be shown to be met.")
        return
    first = {x.rule: x for x in reversed(report.findings) if x.verdict is Verdict.PASS}
    rows = [[esc(x), esc(first[x].sentence), link(first[x].citation, first[x].link)] for x in met]
    yield table("Rules met by every body they are about", ("Rule", "What it says", "Source"), rows)


def _not_checked(report: Report, rules: Mapping[str, Rule]) -> Iterator[str]:
    reasons = unchecked(report)
    yield f'<h2 id="not-checked">Not checked ({sum(len(x) for x in reasons.values())})</h2>'
    if not reasons:
        yield para("Every rule was tried on something.")
    for reason, found in reasons.items():
        rows = [[esc(x), esc(rules[x].sentence if x in rules else ""), esc(_dates(x, rules))] for x in found]
        yield table(f"{reason} ({len(found)})", ("Rule", "What it says", "In force"), rows)
    if report.troubles:
        yield "<h3>Could not be run</h3>"
        yield bullets(report.troubles)


def _dates(code: str, rules: Mapping[str, Rule]) -> str:
    rule = rules.get(code)
    return in_force_words(rule.in_force_from, rule.in_force_until) if rule else ""


def _packs(report: Report, packs: Sequence[Pack]) -> Iterator[str]:
    yield '<h2 id="rules-used">Rules used</h2>'
    known = {x.name: x for x in packs}
    rows = [
        [esc(known[name].title if name in known else name), esc(version), str(len(known[name].rules)) if name in known else ""]
        for name, version in report.packs
    ]
    yield table("Sets of rules and their versions", ("Set", "Version", "Rules"), rows, numbers=(2,))
