"""What every test shares: no screen is needed, and a stray word in the log fails the test that caused it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Settings and recovery files of the person who runs the tests are neither read nor written."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(tmp_path_factory.mktemp(name.lower()))


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on any log record of WARNING or above: a program that is well has nothing to warn of."""
    yield
    loud = [x.getMessage() for x in caplog.get_records("call") if x.levelno >= logging.WARNING]
    assert not loud, f"stray log lines: {loud}"
