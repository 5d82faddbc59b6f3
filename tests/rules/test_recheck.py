"""Checking again after an edit says exactly what checking afresh would, and tries far less."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.many_systems import many_systems
from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Record, Seat
from icsdesk.domain.system import System
from icsdesk.edit.bodies import rename
from icsdesk.edit.fields import set_about
from icsdesk.edit.lines import connect
from icsdesk.edit.seats import add_seat
from icsdesk.rules.engine import check
from icsdesk.rules.outcome import Outcome, passed
from icsdesk.rules.recheck import Rechecker
from icsdesk.rules.sitting import Sitting, every_body, those
from tests.rules.rule_cases import chart_of
from tests.rules.rule_charts import build
from tests.rules.test_cases import CASES, FIXTURES, PACKS
from tests.rules.test_engine import pack, rule
from tests.rules.test_samples import SAMPLES, opened
from tests.storage.systems import systems

DAYS = (None, dt.date(2021, 11, 1), dt.date(2022, 7, 1), dt.date(2024, 6, 1), dt.date(2026, 11, 25))
BASES = [opened(x) for x in SAMPLES] + [build(chart_of(x, FIXTURES)[0]) for x in CASES[::4]]


def edited(draw: st.DrawFn, system: System, donors: list[Record]) -> System:
    """A system after one edit: a record dropped, moved, given a donor's fields, or added."""
    draft, ids = Draft(system), list(system.records)
    kind = draw(st.sampled_from(["drop", "swap", "borrow", "add", "about"]))
    if kind == "about" or not ids:
        draft.set_about(draw(st.sampled_from([system.about, System().about])))
    elif kind == "add":
        new = draw(st.sampled_from(donors))
        draft.put(type(new)(**{**_values(new), "id": f"{new.id}-new"}))
    else:
        record = system.records[draw(st.sampled_from(ids))]
        like = [x for x in (*donors, *system.every(type(record))) if type(x) is type(record)]
        if kind == "drop":
            draft.drop(record.id)
        elif kind == "swap":
            draft.move(record, draw(st.integers(0, len(system.every(type(record))) - 1)))
        else:
            other = draw(st.sampled_from(like))
            field = draw(st.sampled_from(sorted(set(_values(record)) - {"id"})))
            draft.put(type(record)(**{**_values(record), field: getattr(other, field)}))
    return draft.result()


def _values(record: Record) -> dict[str, object]:
    return {x: getattr(record, x) for x in record.__dataclass_fields__}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_it_says_what_a_fresh_check_says_whatever_the_edits(data: st.DataObject) -> None:
    system = data.draw(st.sampled_from(BASES)) if data.draw(st.integers(0, 3)) else data.draw(systems(3))
    donors = list(data.draw(st.sampled_from(BASES)).records.values())
    day = data.draw(st.sampled_from(DAYS))
    again = Rechecker(day, PACKS)
    assert again.report(system) == check(system, day, PACKS)
    for _ in range(data.draw(st.integers(1, 5))):
        system = edited(data.draw, system, donors)
        assert again.report(system) == check(system, day, PACKS)


def test_an_undone_edit_gives_the_first_report_again() -> None:
    system = many_systems(2)
    again = Rechecker(dt.date(2024, 1, 1), PACKS)
    first = again.report(system)
    change = add_seat(system, "s0-board", "Another member")
    assert again.report(change.apply(system)) != first
    assert again.report(change.inverse().apply(change.apply(system))) == first


def test_the_same_system_again_takes_no_look() -> None:
    system = many_systems(2)
    again = Rechecker(dt.date(2024, 1, 1), PACKS)
    again.report(system)
    again.report(System.of(system.about, system.records.values()))
    assert again.looks == 0


def test_an_edit_in_one_system_leaves_the_looks_at_others_alone() -> None:
    system = many_systems(6)
    again = Rechecker(dt.date(2024, 1, 1), PACKS)
    again.report(system)
    everything = again.looks
    for change in (
        rename(system, "s3-committee-4", "Another name"),
        add_seat(system, "s3-committee-4", "Another member"),
        connect(system, "s3-committee-4", "s3-committee-5", LineKind.REPORTS_TO),
    ):
        again.report(change.apply(system))
        assert again.looks < everything / 20
        again.report(system)


def test_whether_all_bodies_are_recorded_is_a_fact_like_any_other() -> None:
    system = many_systems(1)
    day = dt.date(2024, 1, 1)
    again = Rechecker(day, PACKS)
    again.report(system)
    whole = set_about(system, bodies_complete=True).apply(system)
    assert again.report(whole) == check(whole, day, PACKS)
    assert again.report(whole) != check(system, day, PACKS)


@those(every_body)
def breaks_on_panels(s: Sitting, body: Body) -> Iterator[Outcome]:
    if body.kind is BodyKind.PANEL:
        raise ZeroDivisionError(body.name)
    yield passed(body.id)


def test_a_look_that_breaks_is_told_and_mends_again() -> None:
    checks = {"breaks_on_panels": breaks_on_panels}
    packs = [pack(rule("X-1", "breaks_on_panels"))]
    day = dt.date(2023, 1, 1)
    whole = System.of(
        System().about, [Body(id="a", name="A", kind=BodyKind.COMMITTEE), Body(id="b", name="B", kind=BodyKind.PANEL)]
    )
    mended = System.of(whole.about, [whole.records["a"], Body(id="b", name="B", kind=BodyKind.FORUM)])
    again = Rechecker(day, packs, checks=checks)
    for system in (whole, mended, whole):
        assert again.report(system) == check(system, day, packs, checks=checks)
    assert again.report(whole).troubles == ("Rule X-1 could not be tried: ZeroDivisionError: B. The other rules were.",)


def test_indexes_are_shared_only_where_the_records_are_the_same() -> None:
    system = many_systems(1)
    body = next(x for x in system.every(Body) if len(system.seats(x.id)) > 1)
    draft = Draft(system)
    draft.drop(system.seats(body.id)[0].id)
    less = draft.result()
    system.lines_at(body.id)
    less.share_indexes(system)
    assert less.seats(body.id) == tuple(x for x in less.every(Seat) if x.body == body.id)
    assert less.lines_at(body.id) == system.lines_at(body.id)
