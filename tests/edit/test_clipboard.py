"""Copying pieces of a chart as text and pasting them here or elsewhere."""

from __future__ import annotations

import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from icsdesk.domain.kinds import BodyKind
from icsdesk.domain.records import About, Body, Holding, Line, Organisation, Person, Seat, Source, View
from icsdesk.domain.system import System
from icsdesk.edit import bodies, clipboard, plain, wording
from icsdesk.edit.permits import Refused
from tests.edit.doing import done
from tests.edit.example import example
from tests.storage.systems import systems

ELSEWHERE = System.of(About(title="Elsewhere"), [View(id="chart", title="Chart")])


def test_a_pasted_body_brings_seats_holders_and_lines_among_what_was_copied() -> None:
    text = clipboard.copy(example(), ["board", "wec"], "all")
    change = clipboard.paste(example(), text, view="all")
    assert change.name == "Paste 2 bodies"
    system = done(example(), change)
    assert [x.title for x in system.seats("board-2")] == ["Chair", "Director of Nursing"]
    assert [x.person for x in system.holdings("board-chair-2")] == ["ann"]
    assert [(x.start, x.finish, x.subject) for x in system.lines_at("wec-2")] == [("wec-2", "board-2", "health")]
    assert system.need(Seat, "board-chair-2").appointed_by == ("wec-2",)
    assert system.need(Body, "wec-2").founders == system.need(Body, "wec").founders
    spots = {x.item: (x.x, x.y) for x in system.need(View, "all").placements}
    assert spots["board-2"] == (54.0, 54.0)
    assert len(system.every(Person)) == len(example().every(Person))


def test_duplicating_is_one_step() -> None:
    change = clipboard.duplicate(example(), ["quality"], view="all")
    assert change.name == "Duplicate 1 body"
    assert change.added == ("quality-2",)


def test_in_another_chart_people_organisations_and_sources_come_along() -> None:
    system = done(ELSEWHERE, clipboard.paste(ELSEWHERE, clipboard.copy(example(), ["board", "hwb"]), view="chart"))
    assert [x.name for x in system.every(Body)] == ["ICB Board", "Worcestershire Health and Wellbeing Board"]
    assert [x.name for x in system.every(Organisation)] == [
        "NHS Herefordshire and Worcestershire",
        "Worcestershire County Council",
    ]
    assert [x.name for x in system.every(Person)] == ["Ann Smith"]
    assert [x.id for x in system.every(Source)] == ["paper"]
    assert [x.seat for x in system.every(Holding)] == ["board-chair", "board-nurse"]
    hwb = system.need(Body, "hwb")
    assert (hwb.place, hwb.organisation, hwb.sources[0].source) == (None, "wcc", "paper")
    assert system.need(Seat, "board-chair").appointed_by == ()
    assert len(system.need(View, "chart").placements) == 2


def test_what_is_there_by_name_is_used_and_not_added_again() -> None:
    there = System.of(
        About(), [Organisation(id="county", name="Worcestershire County Council", kind=example().need(Organisation, "wcc").kind)]
    )
    system = done(there, clipboard.paste(there, clipboard.copy(example(), ["hwb"])))
    assert system.need(Body, "hwb").organisation == "county"
    assert system.need(Seat, "hwb-chair").appointed_by == ("county",)


def test_the_same_id_with_another_name_is_something_else() -> None:
    there = System.of(
        About(), [Organisation(id="wcc", name="Warwickshire County Council", kind=example().need(Organisation, "wcc").kind)]
    )
    system = done(there, clipboard.paste(there, clipboard.copy(example(), ["hwb"])))
    assert system.need(Body, "hwb").organisation == "wcc-2"
    assert system.name_of("wcc-2") == "Worcestershire County Council"


def test_seats_alone_go_to_the_body_selected() -> None:
    text = clipboard.copy(example(), ["board-chair", "hwb-icb"])
    with pytest.raises(Refused, match="Select the body these seats are to go to"):
        clipboard.paste(example(), text)
    change = clipboard.paste(example(), text, body="quality")
    system = done(example(), change)
    assert [x.title for x in system.seats("quality")] == ["Chair", "ICB member"]
    assert system.need(Seat, "hwb-icb-2").ex_officio == "board-chair-2"
    assert system.holdings("board-chair-2")[0].person == "ann"


def test_a_line_is_copied_only_with_both_ends() -> None:
    with pytest.raises(Refused, match="Select at least one body or seat"):
        clipboard.copy(example(), ["wec-hwb", "ann"])
    system = done(ELSEWHERE, clipboard.paste(ELSEWHERE, clipboard.copy(example(), ["wec", "wec-hwb"])))
    assert system.every(Line) == ()


def test_the_text_is_plain_and_says_what_it_is() -> None:
    text = clipboard.copy(example(), ["hwb"])
    assert clipboard.is_piece(text)
    assert not clipboard.is_piece("Chair\tBob")
    table = json.loads(text)
    assert table["records"][0]["name"] == "Worcestershire Health and Wellbeing Board"
    assert table["names"]["wcc"] == ["organisations", "Worcestershire County Council"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "null",
        "[]",
        "{}",
        '{"what": "other"}',
        "1" * 5000,
        "[" * 100_000,
        "\x00",
        "Chair\tBob\n",
        '{"what": "icsdesk records 2"}',
        "NaN",
    ],
)
def test_foreign_text_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(Refused, match="not a piece of a chart"):
        clipboard.paste(example(), text)


def damaged(**changes: object) -> str:
    """A copied body with something of it replaced."""
    table = json.loads(clipboard.copy(example(), ["quality"]))
    for key, value in changes.items():
        if key in table:
            table[key] = value
        else:
            table["records"][0][key] = value
    return json.dumps(table)


@pytest.mark.parametrize(
    "text",
    [
        damaged(records=5),
        damaged(records=[]),
        damaged(records=[7]),
        damaged(records=[{"section": "bodies"}]),
        damaged(records=[{"section": ["bodies"], "id": "x"}]),
        damaged(records=[{"section": "views", "id": "x", "title": "View"}]),
        damaged(along=None),
        damaged(names={"x": ["nowhere", "X"]}),
        damaged(names={"x": 3}),
        damaged(spots={"quality": [1, 2, 3]}),
        damaged(spots={"quality": ["a", "b", "c", "d"]}),
        damaged(spots={"quality": [10**400, 0, 1, 1]}),
        damaged(kind="palace"),
        damaged(kind=None),
        damaged(id="Not An Id"),
        damaged(id=7),
        damaged(span={"start": "soon"}),
        damaged(span=[]),
        damaged(unheard_of="x"),
        damaged(least="three"),
        damaged(least=True),
        damaged(founders=[{"role": "no who"}]),
        damaged(area="worcestershire"),
    ],
)
def test_damaged_text_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(Refused, match=r"is damaged\. Copy it again"):
        clipboard.paste(example(), text, view="all")


@pytest.mark.parametrize(
    "text", [damaged(name=""), damaged(span={"start": "2023", "end": "2022"}), damaged(spots={"quality": [1e300, 0, 1, 1]})]
)
def test_text_that_would_break_the_chart_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(Refused):
        clipboard.paste(example(), text, view="all")


@settings(max_examples=300)
@given(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from(["", "null", "[]", "{}", "0", '"', "-1", '"wcc"', "\\u0000"]))
def test_text_cut_anywhere_is_pasted_or_refused_and_nothing_else(at: int, length: int, instead: str) -> None:
    text = clipboard.copy(example(), ["hwb", "wec"], "all")
    at %= len(text)
    _paste_or_refuse(text[:at] + instead + text[at + length :])


def _paste_or_refuse(text: str) -> None:
    try:
        change = clipboard.paste(example(), text, view="all", body="board")
    except Refused:
        return
    done(example(), change)


def test_too_long_a_text_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(Refused, match="too long"):
        clipboard.paste(example(), " " * (clipboard.LARGEST + 1))


def printable(value: object) -> object:
    """A table without the control characters that pasting leaves out."""
    if isinstance(value, dict):
        return {key: printable(x) for key, x in value.items()}
    if isinstance(value, list):
        return [printable(x) for x in value]
    return wording.printable(value) if isinstance(value, str) else value


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(systems())
def test_every_field_of_every_record_survives_as_plain_text(system: System) -> None:
    for record in system.records.values():
        table = json.loads(json.dumps(plain.plain(record)))
        again = plain.from_plain(type(record), table)
        if printable(table) == table:
            assert plain.plain(again) == table


def test_pasting_never_makes_something_of_another_scenario_real() -> None:
    system = done(ELSEWHERE, clipboard.paste(ELSEWHERE, clipboard.copy(example(), ["unitary"])))
    assert system.need(Body, "unitary").scenario == "what-if"
    assert system.name_of("what-if") == "One council"


def test_pasting_twice_gives_two() -> None:
    text = clipboard.copy(example(), ["quality"])
    once = done(example(), clipboard.paste(example(), text))
    twice = done(once, clipboard.paste(once, text))
    assert [x.id for x in twice.bodies_of_kind(BodyKind.ICB_COMMITTEE)] == ["quality", "quality-2", "quality-3"]


def test_what_was_deleted_after_copying_can_be_pasted_back() -> None:
    text = clipboard.copy(example(), ["board"])
    without = done(example(), bodies.delete(example(), ["board"]))
    system = done(without, clipboard.paste(without, text))
    assert [x.person for x in system.holdings("board-chair")] == ["ann"]
