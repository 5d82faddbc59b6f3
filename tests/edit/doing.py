"""How the workshop's tests apply a change: it must fit, leave nothing broken, and be taken back exactly."""

from __future__ import annotations

from icsdesk.domain.change import Change
from icsdesk.domain.system import System
from tests.walk.machine import faults_of, same


def done(system: System, change: Change) -> System:
    """The system after a change, sound, and proved to come back exactly."""
    new = change.apply(system)
    assert faults_of(new) == []
    assert same(change.inverse().apply(new), system)
    return new
