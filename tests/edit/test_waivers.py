"""Waiving a finding and taking that back: one undoable step each, refused only without a reason, a name or a record."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.records import Body, Waiver
from icsdesk.domain.system import System
from icsdesk.domain.times import When
from icsdesk.edit import bodies, waivers
from icsdesk.edit.permits import Refused
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.edit.doing import done
from tests.edit.test_fixes import bare

UNTIL = dt.date(2024, 3, 31)


def waived(system: System, **more: object) -> System:
    values = {"rule": "ICP-03", "subject": "icp", "reason": "By-election pending", "by": "Monitoring officer", **more}
    return done(system, waivers.waive(system, until=UNTIL, **values))  # type: ignore[arg-type]


def test_a_waiver_keeps_rule_record_reason_who_and_until_when() -> None:
    system = waived(bare(), parties=["hc"], agreed_on=dt.date(2023, 5, 1))
    (waiver,) = system.every(Waiver)
    assert (waiver.rule, waiver.subject, waiver.parties, waiver.until) == ("ICP-03", "icp", ("hc",), UNTIL)
    assert (waiver.reason, waiver.agreed_by) == ("By-election pending", "Monitoring officer")
    assert waiver.agreed_on == When.parse("2023-05-01")


def test_it_is_one_step_with_a_name_and_can_be_lifted() -> None:
    change = waivers.waive(bare(), "ICP-03", "icp", "Pending", "Board", UNTIL)
    assert change.name == "Waive ICP-03 for Integrated Care Partnership"
    system = done(bare(), change)
    lifted = waivers.lift(system, change.added[0])
    assert lifted.name == "Lift waiver of ICP-03 for Integrated Care Partnership"
    assert done(system, lifted) == bare()
    with pytest.raises(Refused, match="no waiver here"):
        waivers.lift(bare(), change.added[0])


def test_the_same_finding_waived_again_is_renewed_and_another_is_added() -> None:
    system = waived(waived(bare()), reason="Still pending")
    assert [x.reason for x in system.every(Waiver)] == ["Still pending"]
    system = waived(waived(system, parties=("hc",)), rule="ICP-02")
    assert [(x.rule, x.parties) for x in system.every(Waiver)] == [("ICP-03", ()), ("ICP-03", ("hc",)), ("ICP-02", ())]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reason": " "}, "Enter the reason"),
        ({"by": ""}, "Enter who agreed"),
        ({"rule": ""}, "Choose the finding"),
        ({"subject": "nowhere"}, "no longer here"),
        ({"parties": ("nowhere",)}, "no longer here"),
        ({"agreed_on": dt.date(2025, 1, 1)}, "must be the same as or after 1 January 2025"),
    ],
)
def test_what_is_missing_is_said(more: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        waived(bare(), **more)


def test_a_waiver_goes_with_what_it_is_about_and_never_grows_wider() -> None:
    system = waived(bare(), parties=("hc",))
    for gone in ("icp", "hc"):
        left = done(system, bodies.delete(system, [gone]))
        assert left.every(Waiver) == ()
    assert done(system, bodies.delete(system, ["board"])).every(Waiver) == system.every(Waiver)


def test_a_file_keeps_waivers_before_its_charts() -> None:
    system = waived(bare(), parties=("hc",), agreed_on=dt.date(2023, 5, 1))
    data = write(system)
    assert b"until: 2024-03-31" in data
    again = read(data, "chart.yaml").system
    assert again == system
    assert write(again) == data
    assert again.need(Body, "icp") == system.need(Body, "icp")
