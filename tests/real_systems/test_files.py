"""The five files: they open without a word, save the same bytes, say where each fact comes from, and claim no more than the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from icsdesk.domain.kinds import BodyKind, GroupingKind, Standing, Status
from icsdesk.domain.records import Body, Cite, Grouping, Holding, Line, Organisation, Part, Route, Seat, Source
from icsdesk.domain.times import When
from icsdesk.rules.areas import responsible_councils
from icsdesk.rules.facts import Facts, count_of
from icsdesk.storage.files import open_file, save
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.real_systems.expected import KENT, LONDON, NOTTINGHAM, SHROPSHIRE, SUSSEX
from tests.real_systems.reading import FILES, system_of


def stem(path: Path) -> str:
    return path.stem


def test_there_are_five() -> None:
    assert {x.stem for x in FILES} == {KENT, NOTTINGHAM, LONDON, SHROPSHIRE, SUSSEX}


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_it_opens_without_a_notice_and_is_written_the_very_same(path: Path) -> None:
    opened = open_file(path)
    assert opened.notices == ()
    assert not opened.newer
    assert write(opened.system) == path.read_bytes()
    assert read(write(opened.system), path.name).system == opened.system


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_opening_and_saving_it_leaves_the_same_bytes(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    save(copy, open_file(copy).system, known=path.read_bytes())
    assert copy.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_every_record_says_where_it_comes_from(path: Path) -> None:
    system = open_file(path).system
    assert [x.id for x in system.records.values() if not isinstance(x, Source) and not x.sources] == []
    assert [step.purpose for x in system.every(Route) for step in x.steps if not step.sources] == []


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_quotes_are_short_and_support_a_field_there_is(path: Path) -> None:
    system = open_file(path).system
    cites = [(x, y) for x in system.records.values() for y in cites_in(x)]
    assert [(x.id, y.quote) for x, y in cites if len(y.quote) > 260] == []
    assert [(x.id, y.supports) for x, y in cites if y.supports and y.supports not in x.__dataclass_fields__] == []


def cites_in(part: Part) -> list[Cite]:
    found: list[Cite] = []
    for name in part.__dataclass_fields__:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Cite):
                found.append(item)
            elif isinstance(item, Part):
                found += cites_in(item)
    return found


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_partial_lists_stay_partial(path: Path) -> None:
    system = open_file(path).system
    assert system.about.bodies_complete is None
    complete = {x.id: x.membership_complete for x in system.every(Body) if x.membership_complete is not None}
    assert complete == ({"b-icb": True} if path.stem == LONDON else {})
    assert all(x.committees_complete is None for x in system.every(Body))


@pytest.mark.parametrize(("file", "anomalies"), [(KENT, 5), (NOTTINGHAM, 4), (LONDON, 3), (SHROPSHIRE, 5), (SUSSEX, 5)])
def test_what_is_unusual_is_noted(file: str, anomalies: int) -> None:
    lines = system_of(file).about.note.split("What is unusual here:\n")[1].splitlines()
    assert [x.split(".")[0] for x in lines] == [str(n) for n in range(1, anomalies + 1)]


@pytest.mark.parametrize(
    ("file", "councils"),
    [
        (KENT, {"o-kcc", "o-mc"}),
        (NOTTINGHAM, {"o-city", "o-ncc"}),
        (LONDON, {"o-cro", "o-kin", "o-mer", "o-ric", "o-sut", "o-wan"}),
        (SHROPSHIRE, {"o-sc", "o-twc"}),
        (SUSSEX, {"o-escc", "o-wscc", "o-bhcc"}),
    ],
)
def test_the_rules_find_the_responsible_councils(file: str, councils: set[str]) -> None:
    system = system_of(file)
    assert {x.id for x in responsible_councils(Facts(system, system.about.as_at), "o-icb")} == councils


def test_the_board_of_south_west_london_has_22_members() -> None:
    system = system_of(LONDON)
    assert sum(count_of(x).low for x in system.seats("b-icb")) == 22


def test_a_cluster_is_a_grouping_and_those_who_attend_are_not_its_members() -> None:
    system = system_of(SHROPSHIRE)
    (cluster,) = system.every(Grouping)
    assert cluster.kind is GroupingKind.CLUSTER
    assert {x.who for x in cluster.members} == {"o-icb", "o-ssot"}
    seats = {x.id: x for x in system.seats("b-clu")}
    assert (seats["t5"].standing, seats["t5"].least) == (Standing.ATTENDEE, 37)
    assert (seats["t6"].status, seats["t6"].least) == (Status.PROPOSED, 16)
    assert not {"t5", "t6"} & {x.id for x in Facts(system, system.about.as_at).seats("b-clu")}


def test_the_joint_board_of_kent_and_medway_has_two_parents() -> None:
    system = system_of(KENT)
    board = system.need(Body, "b-jhwb")
    assert board.kind is BodyKind.JOINT_HWB
    assert (
        {x.who for x in board.founders} == {x.finish for x in system.every(Line) if x.start == "b-jhwb"} == {"b-khwb", "b-mhwb"}
    )


def test_the_city_council_was_suspended_for_a_time() -> None:
    (status,) = system_of(NOTTINGHAM).need(Organisation, "o-city").statuses
    assert status.value is Status.SUSPENDED
    assert (status.span.start, status.span.end) == (When.parse("2018-11"), When.parse("2019-04-16"))


def test_a_substitute_who_stands_for_two_is_one_person() -> None:
    system = system_of(SUSSEX)
    held = system.holdings_by("david-kemp")
    assert {x.seat for x in held} == {"t14", "t26"}
    assert all(x.substitute for x in held)


def test_one_person_chairs_the_cluster_and_the_board() -> None:
    system = system_of(SHROPSHIRE)
    chairs = {x.body for x in (system.need(Seat, y.seat) for y in system.holdings_by("ian-green-obe"))}
    assert chairs == {"b-icb", "b-clu"}
    assert len([x for x in system.every(Holding) if x.person == "simon-whitehouse"]) == 3
