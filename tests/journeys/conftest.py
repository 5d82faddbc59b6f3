"""The journeys use the same real window as the window's own tests."""

from __future__ import annotations

from tests.ui.conftest import bundled_measure, desk, make_desk, opened, sample, settings

__all__ = ["bundled_measure", "desk", "make_desk", "opened", "sample", "settings"]
