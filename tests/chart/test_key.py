"""The key below the chart, shown or left out; without it every line says its own word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icsdesk.chart.compose import compose
from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Line, Placement, View
from icsdesk.publish.svg import svg
from tests.chart.charts import MEASURE, system_of

VIEW = View(
    id="v", title="Two", placements=(Placement(item="a", x=0, y=0, w=150, h=60), Placement(item="b", x=0, y=200, w=150, h=60))
)
RECORDS = (
    Body(id="a", name="Board", kind=BodyKind.ICB_BOARD),
    Body(id="b", name="Committee", kind=BodyKind.COMMITTEE),
    Line(id="l", start="b", finish="a", kind=LineKind.REPORTS_TO),
)


@pytest.mark.parametrize("shown", [True, False])
def test_the_word_of_the_only_kind_of_line_is_in_the_key_or_on_the_line(shown: bool) -> None:
    view = replace(VIEW, show_key=shown)
    picture = compose(system_of(*RECORDS, view), view, None, MEASURE)
    assert bool(picture.key) is shown
    assert [x.text for x in picture.strokes[0].words] == ([] if shown else ["reports to"])
    words = svg(picture).decode().lower()
    assert "reports to</text>" in words
