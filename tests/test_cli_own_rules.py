"""The command line with an officer's own rules, with waivers, and with proposed law."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.records import Seat
from icsdesk.edit.seats import remove_seats
from icsdesk.edit.waivers import waive
from icsdesk.start import main
from icsdesk.storage.files import open_file, save

SAMPLE = places.samples() / "herefordshire-and-worcestershire.yaml"
LOST = "icp-herefordshire-council"
RULE = """\
pack: ours
version: "1"
title: Ours
rules:
  - code: OUR-1
    sentence: The board's quorum is eight.
    why: The constitution says so.
    todo: Correct it.
    severity: local
    citation: Constitution, section 5
    check: quorum_is
    parameters:
      body_kind: icb_board
      count: 8
"""


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No officer's settings of this computer take part."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp("settings")))


@pytest.fixture
def broken_law(tmp_path: Path) -> Path:
    system = open_file(SAMPLE).system
    path = tmp_path / "chart.yaml"
    save(path, remove_seats(system, [LOST]).apply(system), known=None)
    return path


def waived(path: Path, until: dt.date) -> None:
    """Waive, in the file, the one thing that must be fixed."""
    opened = open_file(path)
    icp = opened.system.need(Seat, "icp-icb").body
    change = waive(opened.system, "ICP-03", icp, "By-election pending", "the Monitoring Officer", until)
    save(path, change.apply(opened.system), known=opened.original)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    found = capsys.readouterr()
    return code, found.out, found.err


def test_a_rule_beside_the_chart_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    system = open_file(SAMPLE).system
    save(tmp_path / "chart.yaml", system, known=None)
    (tmp_path / "chart.rules.yaml").write_text(RULE, encoding="utf-8")
    code, out, err = said(capsys, "check", str(tmp_path / "chart.yaml"), "--as-at", "2022-07-18")
    assert (code, err) == (0, "")
    assert "(Local rule.)" in out
    assert "OUR-1 · local · Constitution, section 5" in out
    assert "ours (1)" in out


def test_a_broken_rule_file_is_named_and_the_law_is_still_checked(broken_law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken_law.with_name("chart.rules.yaml").write_text(RULE.replace("count: 8", "count: many"), encoding="utf-8")
    code, out, err = said(capsys, "check", str(broken_law), "--as-at", "2022-07-18")
    assert code == 1
    assert "Must fix (1)" in out
    assert err.startswith("chart.rules.yaml, line 14: count must be a whole number")
    code, _, _ = said(capsys, "check", str(broken_law), "--as-at", "2022-06-30")
    assert code == 2, "nobody can say that nothing is to fix"


def test_a_rule_among_the_settings_is_checked_on_every_chart(capsys: pytest.CaptureFixture[str]) -> None:
    folder = places.settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "all.rules.yaml").write_text(RULE, encoding="utf-8")
    code, out, _ = said(capsys, "check", str(SAMPLE), "--as-at", "2022-07-18")
    assert code == 0
    assert "OUR-1" in out


def test_what_is_waived_does_not_count_and_is_printed(broken_law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waived(broken_law, dt.date(9000, 1, 1))
    code, out, _ = said(capsys, "check", str(broken_law), "--as-at", "2022-07-18")
    assert code == 0
    assert "Must fix (0)" in out
    assert "Waived (1)" in out
    assert "By-election pending. Agreed by the Monitoring Officer." in out
    code, out, _ = said(capsys, "check", str(broken_law), "--as-at", "2022-07-18", "--format", "json")
    data = json.loads(out)
    assert (code, data["counts"]["must_fix"]) == (0, 0)
    assert [(x["rule"], x["grade"]) for x in data["waived"]] == [("ICP-03", "Must fix")]


def test_a_waiver_that_has_run_out_counts_again(broken_law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waived(broken_law, dt.date(2022, 12, 31))
    code, out, _ = said(capsys, "check", str(broken_law), "--as-at", "2022-07-18")
    assert code == 1
    assert "ran out on 31 December 2022: look at it again." in out.split("Must fix (1)")[1].split("\n\n")[0]
    assert "Waived" not in out


def test_proposed_law_is_printed_apart_and_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("check", str(SAMPLE), "--as-at", "2026-11-22")
    code, plain, _ = said(capsys, *words)
    asked, out, err = said(capsys, *words, "--proposed")
    assert (asked, err) == (code, "")
    assert out.startswith(plain)
    rest = out.removeprefix(plain)
    assert rest.startswith("\nIf it passed: Health Bill 2026 (proposed)")
    assert "Not law: Health Bill, introduced 14 May 2026" in rest
    assert "No law would require the Herefordshire and Worcestershire Integrated Care Partnership any more." in rest


def test_proposed_law_stands_apart_in_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("check", str(SAMPLE), "--as-at", "2026-11-22", "--format", "json")
    _, plain, _ = said(capsys, *words)
    _, out, _ = said(capsys, *words, "--proposed")
    data = json.loads(out)
    (bill,) = data.pop("proposed")
    assert data == json.loads(plain)
    assert bill["pack"] == "health_bill_2026"
    assert {x["verdict"] for x in bill["findings"]} == {"note"}
