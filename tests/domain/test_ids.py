"""Ids: how they look and how new ones are made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdesk.domain.ids import LONGEST, id_for, is_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Audit Committee", "audit-committee"),
        ("Ysbyty Gwynedd’s Café (2)", "ysbyty-gwynedds-cafe-2"),
        ("  ", "item"),
        ("评审", "item"),
        ("--A--", "a"),
    ],
)
def test_an_id_is_read_from_the_name(name: str, expected: str) -> None:
    assert id_for(name, ()) == expected


def test_a_taken_id_gets_the_next_number() -> None:
    assert id_for("Audit Committee", {"audit-committee", "audit-committee-2"}) == "audit-committee-3"


@given(st.text(), st.integers(0, 12))
def test_any_name_gives_a_fresh_id_of_the_right_shape(name: str, repeats: int) -> None:
    taken: set[str] = set()
    for _ in range(repeats + 1):
        new = id_for(name, taken)
        assert is_id(new)
        assert new not in taken
        taken.add(new)


@pytest.mark.parametrize("text", ["", "A", "a_b", "-a", "a-", "a b", "a\n", "é", "a" * (LONGEST + 1), "office:chair"])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["a", "7", "a-b", "a" * LONGEST, "a--b"])
def test_what_is_an_id(text: str) -> None:
    assert is_id(text)
