"""Charts that must not change unawares: each is drawn afresh and compared with the file kept here.

When a change is meant, look at the new pictures, then run this module by itself (python -m tests.pictures.test_pictures) to keep them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from icsdesk.domain.kinds import ThemeName
from icsdesk.domain.system import System
from icsdesk.publish.svg import svg
from tests.chart.charts import drawn, only_view, place_system, route_system, seat_system

HERE = Path(__file__).resolve().parent
CHARTS: dict[str, tuple[Callable[[], System], ThemeName]] = {
    "places-neutral": (place_system, ThemeName.NEUTRAL),
    "places-nhs": (place_system, ThemeName.NHS),
    "places-black-and-white": (place_system, ThemeName.BLACK_AND_WHITE),
    "routes": (route_system, ThemeName.NEUTRAL),
    "seats": (seat_system, ThemeName.NHS),
}


def draw(name: str) -> bytes:
    make, theme = CHARTS[name]
    system = make()
    return svg(drawn(system, replace(only_view(system), theme=theme)))


@pytest.mark.parametrize("name", CHARTS)
def test_the_picture_is_as_it_was(name: str) -> None:
    kept = (HERE / f"{name}.svg").read_bytes().replace(b"\r\n", b"\n")
    assert draw(name) == kept, f"{name}.svg is drawn differently; see the top of this file"


if __name__ == "__main__":
    for each in CHARTS:
        (HERE / f"{each}.svg").write_bytes(draw(each))
