"""The reader takes text as text, keeps what it does not know, and raises nothing but its own error."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.domain.kinds import Voting
from icsdesk.domain.records import Body, Person, Seat, View
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import read
from icsdesk.storage.strict_yaml import compose
from icsdesk.storage.writer import write
from tests.storage.systems import big_system

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "sample_systems").glob("*.yaml"))
BODY = "icsdesk: 1\nbodies:\n  - id: board\n    name: {}\n    kind: icb_board\n"


@pytest.mark.parametrize(
    "word", ["no", "NO", "yes", "on", "off", "true", "007", "12:30:45", "2022-07-01", "1e5", "1_000", "0x1F", "12", ".5"]
)
def test_a_name_is_text_whatever_it_looks_like(word: str) -> None:
    body = read(BODY.format(word).encode(), "a.yaml").system.need(Body, "board")
    assert body.name == word


@pytest.mark.parametrize("word", ["", "~", "null", "# nothing"])
def test_an_empty_value_is_not_recorded(word: str) -> None:
    body = read(
        (BODY.format("Board") + f"    note: {word}\n    decides: {word}\n    start: {word}\n").encode(), "a.yaml"
    ).system.need(Body, "board")
    assert (body.note, body.decides, body.span.start) == ("", None, None)


def test_hand_written_forms_are_taken() -> None:
    text = """\
%s
    start: 2022
    end: 2023-04
    least: 3
    note: >
      folded
      text
seats:
- {id: s, body: board, title: 'It''s', voting: yes}
views:
- id: v
  title: V
  as_at: 2022-07-01
  placements: [{item: board, x: -1, y: +2.50, w: 1e2, h: 3.}]
""" % BODY.format("Board").rstrip()  # noqa: UP031
    system = read(text.encode(), "a.yaml").system
    body, view = system.need(Body, "board"), system.need(View, "v")
    assert str(body.span.start) == "2022"
    assert (str(body.span.end), body.least, body.note) == ("2023-04", 3, "folded text\n")
    assert system.need(Seat, "s").voting is Voting.YES
    assert system.need(Seat, "s").title == "It's"
    assert view.as_at == dt.date(2022, 7, 1)
    placed = view.placements[0]
    assert (placed.x, placed.y, placed.w, placed.h) == (-1.0, 2.5, 100.0, 3.0)


def test_none_recorded_and_nothing_recorded_are_two_things() -> None:
    text = "icsdesk: 1\npeople:\n  - id: a\n    name: A\n    registrations: []\n  - id: b\n    name: B\n"
    system = read(text.encode(), "a.yaml").system
    assert (system.need(Person, "a").registrations, system.need(Person, "b").registrations) == ((), None)
    assert write(system).decode() == text.replace("1\n", "1\n\n", 1)


def test_unknown_words_are_kept_and_named_with_their_line() -> None:
    text = (
        BODY.format("Board")
        + "    mood: [good, {on: 3}]\n    quorum: {count: 2, quality: high}\nextras:\n  - {id: x, size: 1.5}\n"
    )
    opened = read(text.encode(), "a.yaml")
    assert [x.split(":")[0] for x in opened.notices] == ["a.yaml, line 6", "a.yaml, line 7", "a.yaml, line 8"]
    for word in ('"mood"', '"quality"', '"extras"'):
        assert any(word in x for x in opened.notices)
    written = write(opened.system).decode()
    assert '    mood: [good, {"on": 3}]\n' in written
    assert "{count: 2, quality: high}" in written
    assert "extras:\n  - {id: x, size: 1.5}\n" in written
    assert {opened.system.need(Body, "board")}, "a record with kept words can still be looked up"


def test_an_id_named_twice_does_no_harm_but_is_named() -> None:
    opened = read((BODY.format("Board") + "    chair_chosen_by: [board, board]\n").encode(), "a.yaml")
    assert opened.notices == ('a.yaml, line 6: "chair_chosen_by" of body board names "board" twice.',)


def test_a_slip_of_the_pen_is_pointed_out() -> None:
    (notice,) = read((BODY.format("Board") + "    membership_complet: true\n").encode(), "a.yaml").notices
    assert "Did you mean membership_complete" in notice


def test_windows_line_ends_and_a_byte_order_mark_are_taken() -> None:
    data = write(big_system(3))
    assert read(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "a.yaml").system == big_system(3)


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = "# one\r\n# two\r\n" + BODY.format("Board").replace("\n", "\r\n") + "    start: soon\r\n"
    with pytest.raises(UnreadableFileError) as caught:
        read(text.encode(), "a.yaml")
    assert [x.line for x in caught.value.problems] == [8]


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="ab:-#[]{},&*!|>'\"%@`\n\t \\?<~0", max_size=60).map(str.encode))
def test_any_bytes_give_a_tree_or_its_own_error(data: bytes) -> None:
    with suppress(UnreadableFileError):
        compose(data, "any.yaml")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_real_file_with_a_few_bytes_altered_opens_or_is_refused(data: st.DataObject) -> None:
    found = bytearray(data.draw(st.sampled_from(SAMPLES)).read_bytes()[:6000])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(found) - 1))
        found[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b": ", b"\n  ", b"- ", b"*", b'"', b"\t"])
        )
    with suppress(UnreadableFileError):
        again = write(read(bytes(found), "altered.yaml").system)
        assert write(read(again, "altered.yaml").system) == again


def test_a_name_in_capitals_finds_the_one_in_small_letters() -> None:
    data = b"icsdesk: 1\nplaces:\n  - id: area-hw\n    name: A\n  - id: inner\n    name: B\n    within: Area-HW\n"
    with pytest.raises(UnreadableFileError) as caught:
        read(data, "x.yaml")
    assert "Did you mean area-hw?" in caught.value.problems[0].sentence()
