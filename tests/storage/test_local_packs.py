"""An officer's own packs: found beside the chart and among the settings, read strictly, and never stopping the rest."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.kinds import BodyKind, Category, LineKind
from icsdesk.domain.records import About, Body, Line, Quorum, Seat
from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Grade, Severity, Verdict
from icsdesk.rules.general import GENERAL
from icsdesk.storage.packs import load_packs, local_packs, proposed_packs

TOP = Path(__file__).resolve().parents[2]
PAGE = (TOP / "docs" / "local-rules.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
GOOD = """\
pack: ours
version: "1"
title: Ours
rules:
  - code: OUR-1
    sentence: The quorum is three.
    why: The constitution asks for it.
    todo: Correct it.
    severity: local
    citation: Constitution, section 5
    check: quorum_is
    parameters:
      body: Audit Committee
      count: 3
"""


def written(folder: Path, text: str, name: str = "chart.rules.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / "chart.yaml"


def troubles_of(folder: Path, text: str) -> list[str]:
    packs, troubles = local_packs(written(folder, text), None)
    assert packs == ()
    return list(troubles)


def test_the_example_of_the_page_is_read_and_speaks(tmp_path: Path) -> None:
    packs, troubles = local_packs(written(tmp_path, EXAMPLE), None)
    assert troubles == ()
    (pack,) = packs
    assert {x.check for x in pack.rules} == set(GENERAL), "the example shows every general check"
    board = Body(
        id="board",
        name="Example Integrated Care Board",
        kind=BodyKind.ICB_BOARD,
        quorum=Quorum(count=6),
        membership_complete=True,
    )
    audit = Body(id="audit", name="Audit Committee", kind=BodyKind.ICB_COMMITTEE, membership_complete=True)
    seat = Seat(id="seat", body="audit", title="Member", category=Category.NON_EXECUTIVE)
    line = Line(id="line", start="audit", finish="board", kind=LineKind.REPORTS_TO)
    report = check(System.of(About(), [board, audit, seat, line]), dt.date(2024, 6, 1), packs)
    assert {x.rule: x.verdict for x in report.findings} == {
        "OUR-1": Verdict.ADVISORY,
        "OUR-2": Verdict.ADVISORY,
        "OUR-3": Verdict.PASS,
        "OUR-4": Verdict.ADVISORY,
        "OUR-5": Verdict.CANNOT_TELL,
    }
    assert {x.severity for x in report.findings} == {Severity.LOCAL}
    assert report.of_grade(Grade.MUST_FIX) == ()
    assert all(x.sentence.endswith(" (Local rule.)") for x in report.findings if x.grade)
    before = check(System.of(About(), [board]), dt.date(2022, 6, 30), packs)
    assert before.verdicts("OUR-1") == (Verdict.NOT_APPLICABLE,)


def test_the_page_lists_every_general_check_with_its_words() -> None:
    for name, general in GENERAL.items():
        (row,) = [x for x in PAGE.splitlines() if x.startswith(f"| `{name}` |")]
        assert general.asks in row
        words = set(re.findall(r"`(\w+)`", row)) - {name}
        assert words == set(general.words) - {"body", "body_kind"}


def test_settings_come_first_then_the_file_beside_the_chart(tmp_path: Path) -> None:
    settings, beside = tmp_path / "settings", tmp_path / "charts"
    settings.mkdir()
    beside.mkdir()
    written(settings, GOOD.replace("OUR-1", "ALL-1"), "all.rules.yaml")
    written(settings, GOOD, "notes.yaml")
    chart = written(beside, GOOD)
    written(beside, GOOD.replace("OUR-1", "OTHER-1"), "other.rules.yaml")
    packs, troubles = local_packs(chart, settings)
    assert [x.code for pack in packs for x in pack.rules] == ["ALL-1", "OUR-1"]
    assert troubles == ()
    assert local_packs(None, settings)[0] == packs[:1]
    assert local_packs(beside / "new.yaml", tmp_path / "nowhere") == ((), ())
    assert local_packs(None, None) == ((), ())


def test_a_chart_kept_among_the_settings_has_its_rules_once(tmp_path: Path) -> None:
    chart = written(tmp_path, GOOD)
    packs, troubles = local_packs(chart, tmp_path)
    assert (len(packs), troubles) == (1, ())


def test_a_code_of_the_law_or_of_another_file_is_left_out_and_said(tmp_path: Path) -> None:
    law, _ = load_packs(places.rule_packs())
    chart = written(tmp_path, GOOD.replace("OUR-1", "ICB-03"))
    written(tmp_path, GOOD, "a.rules.yaml")
    written(tmp_path, GOOD, "b.rules.yaml")
    packs, troubles = local_packs(chart, tmp_path, law)
    assert [[x.code for x in pack.rules] for pack in packs] == [["OUR-1"], [], []]
    assert troubles[0] == "b.rules.yaml: rule OUR-1 stands in a.rules.yaml already. Give it another code."
    assert troubles[1].startswith("chart.rules.yaml: rule ICB-03 stands in the pack ")


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        ("severity: local", "severity: statutory", 9, "severity must be local, not"),
        ("check: quorum_is", "check: icp_established", 11, 'there is no check called "icp_established". Use quorum_is, '),
        ("check: quorum_is", "check: quorum", 11, "Did you mean quorum_is"),
        ("count: 3", "count: three", 14, "count must be a whole number, 1 or more. Write a number from 1 to 10,000."),
        ("count: 3", "count: 0", 14, "count must be a whole number"),
        ("      count: 3\n", "", 11, "the check also needs count."),
        ("count: 3", "number: 3", 14, '"number" is not a word this check knows.'),
        ("body: Audit Committee", "body:", 13, "body must be the name or id of a body or organisation."),
        ("      body: Audit Committee\n", "", 11, "the check needs body or body_kind, and one of them only."),
        ("body: Audit Committee", "body_kind: audit_comittee", 13, "Did you mean audit_committee"),
        ("citation: Constitution, section 5", 'citation: ""', 10, "citation must be a piece of text"),
        ("title: Ours", "title: Ours\nstage: A Bill", 4, "only proposed law has a stage"),
        ("check: quorum_is", "check: quorum_is\n    run: rm", 12, '"run" is not a word of a rule pack'),
    ],
)
def test_a_fault_is_said_with_file_and_line(tmp_path: Path, was: str, now: str, line: int, said: str) -> None:
    assert was in GOOD
    found = troubles_of(tmp_path, GOOD.replace(was, now, 1))
    start, end = f"chart.rules.yaml, line {line}: ", " Rules in this file are not checked."
    assert any(said in x and x.startswith(start) and x.endswith(end) for x in found), found


def test_code_is_never_run(tmp_path: Path) -> None:
    hostile = GOOD.replace("count: 3", "count: !!python/object/apply:os.system ['true']")
    assert all(x.startswith("chart.rules.yaml, line 14: ") for x in troubles_of(tmp_path, hostile))


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    chart = written(tmp_path, GOOD)
    written(tmp_path, "pack: [", "a.rules.yaml")
    (tmp_path / "folder.rules.yaml").mkdir()
    packs, troubles = local_packs(chart, tmp_path)
    assert [x.name for x in packs] == ["ours"]
    assert {x.split(",")[0].split(":")[0] for x in troubles} == {"a.rules.yaml", "folder.rules.yaml"}


def test_proposed_law_must_say_its_stage_and_law_may_not_use_its_checks(tmp_path: Path) -> None:
    bill = (places.proposed_packs() / "health_bill_2026.yaml").read_text(encoding="utf-8")
    (tmp_path / "bill.yaml").write_text(re.sub(r"(?m)^stage: .*\n", "", bill), encoding="utf-8")
    packs, troubles = proposed_packs(tmp_path)
    assert packs == ()
    assert "stage must be a piece of text" in troubles[0]
    assert any("there is no check called" in x for x in load_packs(tmp_path)[1])
