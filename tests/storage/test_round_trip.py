"""What is written comes back the same, and the same system always gives the same bytes."""

from __future__ import annotations

import yaml
from hypothesis import HealthCheck, example, given, settings

from icsdesk.domain.records import About
from icsdesk.domain.system import System
from icsdesk.storage.nodes import plain
from icsdesk.storage.reader import read
from icsdesk.storage.strict_yaml import compose
from icsdesk.storage.writer import write
from tests.storage.systems import TRICKY, big_system, same, systems, texts

SLOW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(systems())
def test_written_then_read_is_the_same_system_and_the_same_bytes(system: System) -> None:
    data = write(system)
    again = read(data, "test.yaml")
    assert same(again.system, system), data.decode()
    assert write(again.system) == data
    assert not again.newer


@settings(max_examples=400, deadline=None)
@given(texts)
@example("\n".join(TRICKY))
def test_any_text_comes_back(text: str) -> None:
    system = System.of(About(title=text, note=text), [])
    assert read(write(system), "test.yaml").system.about == system.about


def test_an_ordinary_yaml_reader_sees_the_same_texts() -> None:
    for text in TRICKY:
        data = write(System.of(About(title=text, note=text), []))
        there = yaml.safe_load(data)
        assert (there.get("about") or {}).get("title", "") == text
        assert (there.get("about") or {}).get("note", "") == text


def test_the_pure_python_reader_sees_the_same_tree() -> None:
    data = write(big_system(20))
    fast, _ = compose(data, "test.yaml")
    slow, _ = compose(data, "test.yaml", loader=yaml.SafeLoader)
    assert plain(fast) == plain(slow)


def test_an_empty_system_is_one_line() -> None:
    assert write(System()) == b"icsdesk: 1\n"
    assert read(b"icsdesk: 1\n", "test.yaml").system == System()
