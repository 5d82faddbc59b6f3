"""What boxes say, how large they are, and that words never leave them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icsdesk.chart.boxes import SLACK, natural_size
from icsdesk.chart.compose import compose
from icsdesk.chart.picture import Anchor, Box
from icsdesk.domain.kinds import BodyKind, Family, LegalForm, OrganisationKind, Status
from icsdesk.domain.records import Body, DatedText, Organisation, Placement
from icsdesk.domain.times import Span, When
from tests.chart.charts import MEASURE, drawn, only_view, place_system, seat_system, system_of, view_of

DAY = dt.date(2022, 6, 1)


def box_of(record: Body | Organisation, day: dt.date | None = None) -> Box:
    system = system_of(record, view_of(placements=(Placement(item=record.id, x=0, y=0, w=200, h=60),)))
    return compose(system, only_view(system), day, MEASURE).boxes[0]


def said(box: Box) -> list[str]:
    return [x.text for x in box.words]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Body(id="b", name="Board", kind=BodyKind.ICB_BOARD), ["Board", "NHS"]),
        (Body(id="b", name="Board", kind=BodyKind.HWB, status=Status.PROPOSED), ["Board", "Council · Proposed"]),
        (Body(id="b", name="Group", kind=BodyKind.COMMITTEE, legal_form=LegalForm.JOINT_COMMITTEE), ["Group", "Joint committee"]),
        (Body(id="b", name="Group", kind=BodyKind.COMMITTEE, family=Family.NHS, status=Status.SHADOW), ["Group", "NHS · Shadow"]),
        (Organisation(id="b", name="Watch", kind=OrganisationKind.HEALTHWATCH), ["Watch", "Healthwatch"]),
        (Organisation(id="b", name="NHS England", kind=OrganisationKind.NATIONAL_BODY), ["NHS England", "National"]),
        (Organisation(id="b", name="Networks", kind=OrganisationKind.PCN, least=15, most=15), ["Networks", "NHS", "15 in all"]),
    ],
)
def test_a_box_says_name_family_status_and_count(record: Body | Organisation, words: list[str]) -> None:
    assert said(box_of(record)) == words


def test_an_end_within_a_year_is_shown_and_a_later_one_is_not() -> None:
    near = Body(id="b", name="Governing Body", kind=BodyKind.CCG_GOVERNING_BODY, span=Span(end=When.parse("2022-06-30")))
    box = box_of(near, DAY)
    assert said(box)[-1] == "NHS · Ends 30 June 2022"
    assert box.double
    far = replace(near, span=Span(end=When.parse("2028-06-30")))
    assert not box_of(far, DAY).double


def test_the_name_is_the_one_of_the_day() -> None:
    names = (DatedText(value="Earlier Board", span=Span(end=When.parse("2022-06-30"))),)
    body = Body(id="b", name="Later Board", kind=BodyKind.ICB_BOARD, names=names)
    assert box_of(body, DAY).name == "Earlier Board"
    assert box_of(body, dt.date(2023, 1, 1)).name == "Later Board"


def test_seats_holders_and_dates_stand_in_the_box_when_the_view_asks() -> None:
    system = seat_system()
    picture = drawn(system)
    words = " / ".join(x.text for x in next(x for x in picture.boxes if x.id == "icb").words)
    assert "Chair: vacant" in words
    assert "Simon Trickett (designate)" in words.replace(" / ", " ")
    assert "3 NHS Trust Partners" in words
    assert "From 1 July 2022" in words
    assert "Hidden Name" not in str(picture)
    plain = drawn(system, replace(only_view(system), show_seats=False, show_holders=False, show_dates=False))
    assert "vacant" not in str(plain.boxes)


def test_a_footnote_puts_its_mark_after_the_name() -> None:
    body = Body(id="b", name="Boards", kind=BodyKind.PROGRAMME_BOARD, footnote="Not drawn one by one")
    system = system_of(body, view_of("b"))
    picture = compose(system, only_view(system), None, MEASURE)
    assert picture.boxes[0].name == "Boards *"
    assert "* Not drawn one by one" in [x.text for x in picture.foot]


def test_natural_size_is_on_the_grid_and_holds_the_words() -> None:
    system = place_system()
    view = only_view(system)
    sizes = {x.item: natural_size(system, view, x.item, None, MEASURE) for x in view.placements}
    assert all(w % 10 == 0 and h % 10 == 0 for w, h in sizes.values())
    fitted = replace(
        view, placements=tuple(Placement(item=k, x=n * 300, y=0, w=w, h=h) for n, (k, (w, h)) in enumerate(sizes.items()))
    )
    picture = compose(system, fitted, None, MEASURE)
    assert not [x for x in picture.faults if "larger box" in x]
    with pytest.raises(KeyError):
        natural_size(system, view, "nobody", None, MEASURE)
    with pytest.raises(KeyError):
        natural_size(system, view, "l1", None, MEASURE)


def inside(box: Box, slack: float = 1.0) -> bool:
    """Whether every line of words, `slack` times as wide as measured, stays in the box."""
    for x in box.words:
        width = MEASURE.width(x.text, x.size, x.bold, x.italic) * slack
        left = x.x - (width / 2 if x.anchor is Anchor.MIDDLE else 0)
        if left < box.rect.x or left + width > box.rect.right or x.y - x.size < box.rect.y or x.y > box.rect.bottom:
            return False
    return True


@settings(deadline=None)
@given(st.text(max_size=240), st.integers(1, 400), st.integers(1, 200))
def test_words_never_leave_a_box_however_small_it_was_placed(name: str, w: int, h: int) -> None:
    body = Body(id="b", name=name, kind=BodyKind.ICB_BOARD)
    system = system_of(body, view_of(placements=(Placement(item="b", x=0, y=0, w=w, h=h),)))
    box = compose(system, only_view(system), None, MEASURE).boxes[0]
    assert inside(box)
    assert box.rect.w >= w
    assert box.rect.h >= h


def test_a_wider_font_still_fits() -> None:
    picture = drawn(place_system())
    assert all(inside(x, SLACK) for x in picture.boxes)


def test_a_box_that_had_to_grow_is_reported() -> None:
    body = Body(id="b", name="A name of quite a few words to wrap", kind=BodyKind.ICB_BOARD)
    system = system_of(body, view_of(placements=(Placement(item="b", x=0, y=0, w=60, h=20),)))
    faults = compose(system, only_view(system), None, MEASURE).faults
    assert faults[0] == "A name of quite a few words to wrap needs a larger box for its words; it is drawn larger than placed."
