"""A save changes the lines of what was edited and no others, comments and hand formatting included."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st

from icsdesk.domain.change import Draft
from icsdesk.domain.kinds import BodyKind
from icsdesk.domain.records import SECTIONS, Body, Person
from icsdesk.domain.system import System
from icsdesk.storage.patch import write_like
from icsdesk.storage.problems import UnreadableFileError
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.storage.systems import same, systems

BY_HAND = b"""\
# Our own chart, kept by the governance team.

icsdesk: 1   # do not touch

about: {title: "By hand"}

# --- organisations ---
organisations:
# the board's own
- {id: icb, name: 'The ICB', kind: icb}

bodies:   # all of them
    # the board itself
    -   id: board
        kind:   icb_board
        name:   "ICB Board"     # as in the constitution
        organisation: icb

    -   id: audit
        name: Audit Committee
        kind: audit_committee
        # its quorum is being discussed
        note: |
            # not a comment

            but text

    # finance came later
    -   id: finance
        name: Finance Committee
        kind: icb_committee
    # end of bodies

meetings-held:
  - {on: 2022-07-01,   who: [board,  audit]}

# the end
"""


def hunks(before: bytes, after: bytes) -> list[tuple[list[str], list[str]]]:
    """The runs of lines that differ: what went, what came."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(old[a:b], new[c:d]) for tag, a, b, c, d in codes if tag != "equal"]


def edited(system: System, body: str, **values: object) -> System:
    """The system with one body changed."""
    draft = Draft(system)
    draft.put(replace(system.need(Body, body), **values))  # type: ignore[arg-type]
    return draft.result()


@pytest.mark.parametrize("data", [BY_HAND, BY_HAND.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + BY_HAND, BY_HAND.rstrip(b"\n")])
def test_nothing_changed_gives_the_very_same_bytes(data: bytes) -> None:
    opened = read(data, "hand.yaml")
    assert write_like(opened.system, opened) == data


def test_a_changed_record_is_one_hunk_and_its_comment_stays() -> None:
    opened = read(BY_HAND, "hand.yaml")
    data = write_like(edited(opened.system, "finance", name="Finance and Performance Committee"), opened)
    assert hunks(BY_HAND, data) == [(["        name: Finance Committee"], ["        name: Finance and Performance Committee"])]
    assert b"# finance came later\n" in data
    assert b"# as in the constitution" in data


def test_a_changed_word_leaves_the_other_words_of_its_record_alone() -> None:
    opened = read(BY_HAND, "hand.yaml")
    data = write_like(edited(opened.system, "audit", kind=BodyKind.COMMITTEE, decides=False), opened)
    assert hunks(BY_HAND, data) == [(["        kind: audit_committee"], ["        kind: committee", "        decides: false"])]
    assert b"# its quorum is being discussed" in data
    data = write_like(edited(opened.system, "audit", note=""), opened)
    ((gone, come),) = hunks(BY_HAND, data)
    assert come == []
    assert gone[1:] == ["        note: |", "            # not a comment", "", "            but text"]


def test_windows_line_ends_and_mark_stay() -> None:
    original = b"\xef\xbb\xbf" + BY_HAND.replace(b"\n", b"\r\n")
    opened = read(original, "hand.yaml")
    data = write_like(edited(opened.system, "audit", kind=BodyKind.COMMITTEE), opened)
    assert data.startswith(b"\xef\xbb\xbf# Our own")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"# finance came later\r\n" in data


def test_an_added_record_is_one_hunk_that_only_adds() -> None:
    opened = read(BY_HAND, "hand.yaml")
    draft = Draft(opened.system)
    draft.put(Body(id="people-committee", name="People Committee", kind=BodyKind.ICB_COMMITTEE))
    ((gone, come),) = hunks(BY_HAND, write_like(draft.result(), opened))
    assert gone == []
    assert [x for x in come if x] == ["    - id: people-committee", "      name: People Committee", "      kind: icb_committee"]


def test_a_removed_record_is_one_hunk_that_only_removes() -> None:
    opened = read(BY_HAND, "hand.yaml")
    draft = Draft(opened.system)
    draft.drop("audit")
    ((gone, come),) = hunks(BY_HAND, write_like(draft.result(), opened))
    assert come == []
    assert "    -   id: audit" in gone
    assert not any("finance" in x for x in gone)


def test_a_first_record_of_a_section_stands_where_the_section_belongs() -> None:
    opened = read(BY_HAND, "hand.yaml")
    draft = Draft(opened.system)
    draft.put(Person(id="jo", name="Jo"))
    data = write_like(draft.result(), opened)
    ((gone, come),) = hunks(BY_HAND, data)
    assert gone == []
    assert [x for x in come if x] == ["people:", "  - id: jo", "    name: Jo"]
    assert data.index(b"bodies:") < data.index(b"people:") < data.index(b"meetings-held:")


def test_own_details_and_unknown_words_may_change() -> None:
    opened = read(BY_HAND, "hand.yaml")
    about = replace(opened.system.about, title="New", extra=())
    data = write_like(System.of(about, opened.system.records.values()), opened)
    assert b"about:\n  title: New\n" in data
    assert b"meetings-held" not in data
    assert b"# the end" in data


@pytest.mark.parametrize(
    "text",
    [
        "{icsdesk: 1, bodies: [{id: a, name: A, kind: hwb}]}",
        "icsdesk: 1\nbodies: [{id: a, name: A, kind: hwb}]",
        "icsdesk: 1\nbodies:\n-\n  id: a\n  name: A\n  kind: hwb",
        "---\nicsdesk: 1\nbodies:\n- id: a\n  name: A\n  kind: hwb\n...\n",
        "icsdesk: 1\rbodies:\r- id: a\r  name: A\r  kind: hwb\r",
        "icsdesk:\n  1\nbodies:\n- name: A\n  id: a\n  note: |+\n\n    # x\n\n  kind: hwb\n\n\n",
    ],
)
def test_unusual_layouts_still_save_what_was_changed(text: str) -> None:
    opened = read(text.encode(), "odd.yaml")
    system = edited(opened.system, "a", name="B: changed")
    assert same(read(write_like(system, opened), "odd.yaml").system, system)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(systems(most=3), st.data())
def test_any_edit_of_a_file_saves_true(system: System, data: st.DataObject) -> None:
    """Drop, reorder or alter records of a file with comments in it: what is saved reads back as the edited system."""
    lines = write(system).decode().splitlines()
    places = sorted(data.draw(st.lists(st.integers(1, len(lines)), max_size=6)), reverse=True)
    for place in places:
        lines.insert(place, data.draw(st.sampled_from(["# a comment", "    # further in", "", "  # two in"])))
    original = ("\n".join(lines) + "\n").encode()
    try:
        opened = read(original, "test.yaml")
    except UnreadableFileError:
        reject()
    draft = Draft(opened.system)
    for record in list(opened.system.records.values()):
        if isinstance(record, tuple(SECTIONS.values())) and data.draw(st.integers(0, 4)) == 4:
            draft.put(replace(record, note="changed: by hand"))
    after = draft.result()
    assert same(read(write_like(after, opened), "test.yaml").system, after)
