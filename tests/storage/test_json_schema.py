"""The published schema is the one the reader works by, and every file we write keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from icsdesk.domain.system import System
from icsdesk.storage.json_schema import json_schema
from icsdesk.storage.nodes import plain
from icsdesk.storage.strict_yaml import compose
from icsdesk.storage.writer import write
from tests.storage.systems import systems

TOP = Path(__file__).resolve().parents[2]
PUBLISHED = TOP / "resources" / "format" / "icsdesk-1.schema.json"
VALIDATOR = Draft202012Validator(json_schema())


def faults(data: bytes) -> list[str]:
    """What the schema finds wrong with a file."""
    root, _ = compose(data, "test.yaml")
    return [f"{'/'.join(map(str, x.absolute_path))}: {x.message}" for x in VALIDATOR.iter_errors(plain(root))]


def test_it_is_a_sound_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_published_copy_is_up_to_date() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", sorted((TOP / "sample_systems").glob("*.yaml")), ids=lambda x: x.name)
def test_the_samples_keep_to_it(path: Path) -> None:
    assert faults(path.read_bytes()) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(systems(most=2))
def test_every_system_we_write_keeps_to_it(system: System) -> None:
    assert faults(write(system)) == []


@pytest.mark.parametrize(
    "text",
    [
        "bodies: []",
        "icsdesk: 1\nbodies: {}",
        "icsdesk: 1\nbodies: [{id: a, name: A}]",
        "icsdesk: 1\nbodies: [{id: A b, name: A, kind: hwb}]",
        "icsdesk: 1\nbodies: [{id: a, name: A, kind: board}]",
        "icsdesk: 1\nbodies: [{id: a, name: A, kind: hwb, decides: sometimes}]",
        "icsdesk: 1\nbodies: [{id: a, name: A, kind: hwb, start: July}]",
        "icsdesk: 1\nseats: [{id: a, title: A}]",
        "icsdesk: 1\nseats: [{id: a, title: A, body: b, approved_by: ['office:pope']}]",
        "icsdesk: 1\nviews: [{id: a, title: A, placements: [{item: b, x: 1, y: 2, w: wide, h: 3}]}]",
    ],
)
def test_it_finds_what_is_wrong(text: str) -> None:
    assert faults(text.encode())
