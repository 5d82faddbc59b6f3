"""The sample systems and templates, opened once each through the reader every file goes through."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.system import System
from icsdesk.rules.engine import check
from icsdesk.rules.finding import Report
from icsdesk.rules.pack import Pack
from icsdesk.storage.files import open_file
from icsdesk.storage.packs import load_packs
from tests.samples.judging import Judge


def system_in(path: Path) -> System:
    """The system a file holds."""
    return open_file(path).system


@pytest.fixture(scope="session")
def packs() -> tuple[Pack, ...]:
    """Every rule pack that ships."""
    found, troubles = load_packs(places.rule_packs())
    assert not troubles
    assert found
    return found


@pytest.fixture(scope="session")
def judge(packs: tuple[Pack, ...]) -> Judge:
    """Every rule tried on a system as at a day; a check that broke fails the test."""

    def judged(system: System, day: date) -> Report:
        report = check(system, day, packs)
        assert not report.troubles
        return report

    return judged


@pytest.fixture(scope="session")
def herefordshire() -> System:
    """Herefordshire and Worcestershire through time."""
    return system_in(places.samples() / "herefordshire-and-worcestershire.yaml")


@pytest.fixture(scope="session")
def wirral() -> System:
    """Wirral in Cheshire and Merseyside."""
    return system_in(places.samples() / "wirral-in-cheshire-and-merseyside.yaml")


@pytest.fixture(scope="session")
def midlands() -> System:
    """The Midlands region chart."""
    return system_in(places.samples() / "midlands-region.yaml")
