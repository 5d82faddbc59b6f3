"""Lines, and charts with what stands on them."""

from __future__ import annotations

import datetime as dt

import pytest

from icsdesk.domain.kinds import LineKind, PageSize, ThemeName
from icsdesk.domain.records import Bend, Line, Placement, View
from icsdesk.domain.system import System
from icsdesk.edit import lines, views
from icsdesk.edit.permits import Refused
from tests.edit.doing import done
from tests.edit.example import example


def view(system: System, name: str = "all") -> View:
    """A view of the system."""
    return system.need(View, name)


def spots(system: System, name: str = "all") -> dict[str, tuple[float, float]]:
    """Where items stand on a view."""
    return {x.item: (x.x, x.y) for x in view(system, name).placements}


def test_a_line_is_drawn_with_its_words() -> None:
    change = lines.connect(example(), "quality", "wec", LineKind.ASSURES, subject=" money ", label="each month", dotted=True)
    assert change.name == "Connect Quality Committee to Worcestershire Executive…"
    line = done(example(), change).need(Line, change.added[0])
    assert (line.start, line.finish, line.subject, line.label, line.dotted) == ("quality", "wec", "money", "each month", True)


def test_a_line_is_edited_and_retyped_within_what_is_allowed() -> None:
    system = done(example(), lines.edit_line(example(), "wec-hwb", subject="all", primary=True))
    assert system.need(Line, "wec-hwb").primary is True
    system = done(system, lines.retype_line(system, "wec-hwb", LineKind.ADVISES))
    back = done(system, lines.connect(system, "hwb", "wec", LineKind.REPORTS_TO))
    with pytest.raises(Refused, match="would report to itself"):
        lines.retype_line(back, "wec-hwb", LineKind.REPORTS_TO)
    twin = done(system, lines.connect(system, "wec", "hwb", LineKind.ADVISES, subject="other"))
    with pytest.raises(Refused, match="There is already"):
        lines.edit_line(twin, "wec-advises-hwb", subject="all")


def test_a_line_turned_round_keeps_its_shape() -> None:
    system = done(example(), lines.turn_round(example(), "wec-hwb"))
    line = system.need(Line, "wec-hwb")
    assert (line.start, line.finish) == ("hwb", "wec")
    assert view(system).bends[0].points == ((400.0, 150.0), (250.0, 150.0))
    committee = done(example(), lines.connect(example(), "wec", "icb", LineKind.COMMITTEE_OF))
    with pytest.raises(Refused, match="cannot start at an organisation"):
        lines.turn_round(committee, "wec-committee-of-icb")


def test_a_line_taken_elsewhere_loses_its_bends() -> None:
    change = lines.reconnect(example(), "wec-hwb", finish="quality")
    assert change.name == "Reconnect line Worcestershire Executive… to Quality Committee"
    system = done(example(), change)
    assert system.need(Line, "wec-hwb").finish == "quality"
    assert view(system).bends == ()
    assert lines.reconnect(example(), "wec-hwb", finish="hwb").empty
    with pytest.raises(Refused, match="to itself"):
        lines.reconnect(example(), "wec-hwb", finish="wec")


def test_lines_are_deleted_and_nothing_else() -> None:
    change = lines.delete_lines(example(), ["wec-hwb", "wec-board"])
    assert change.name == "Delete 2 lines"
    assert change.removed == ("wec-board", "wec-hwb")
    assert view(done(example(), change)).lines_hidden == ()
    with pytest.raises(Refused, match="no line here"):
        lines.delete_lines(example(), ["wec"])


def test_views_are_added_copied_ordered_and_deleted() -> None:
    system = done(
        example(), views.set_view(example(), "all", theme=ThemeName.NHS, page=PageSize.A3_LANDSCAPE, as_at=dt.date(2022, 7, 1))
    )
    system = done(system, views.add_view(system, "Next", like="all"))
    assert (view(system, "next").theme, view(system, "next").as_at) == (ThemeName.NHS, dt.date(2022, 7, 1))
    assert view(system, "next").placements == ()
    system = done(system, views.duplicate_view(system, "all"))
    assert [x.id for x in system.every(View)] == ["all", "all-bodies-copy", "small", "next"]
    assert view(system, "all-bodies-copy").placements == view(system).placements
    system = done(system, views.move_view(system, "next", 0))
    assert system.every(View)[0].id == "next"
    system = done(system, views.move_view(system, "next", 99))
    assert system.every(View)[-1].id == "next"
    system = done(system, views.delete_view(system, "all"))
    assert system.find(View, "all") is None
    assert len(system.records) == len(example().records) + 1
    assert view(done(system, views.rename_view(system, "next", "Later")), "next").title == "Later"


def test_items_are_placed_again_where_asked_keeping_order_and_pins() -> None:
    system = done(example(), views.place_items(example(), "all", {"hwb": (1, 2, 30, 40), "quality": (5, 6, 70, 80.123)}))
    assert [x.item for x in view(system).placements] == ["worcestershire", "board", "hwb", "wec", "quality"]
    assert view(system).placements[2] == Placement(item="hwb", x=1.0, y=2.0, w=30.0, h=40.0, pinned=True)
    assert view(system).placements[4].h == 80.12
    with pytest.raises(Refused, match="A seat cannot be chosen here"):
        views.place_items(example(), "all", {"hwb-chair": (0, 0, 10, 10)})


def test_moving_both_ends_of_a_line_moves_its_bends() -> None:
    change = views.move_items(example(), "all", {"wec": (190, 205), "hwb": (340, 35)})
    assert change.name == "Move 2 bodies"
    system = done(example(), change)
    assert spots(system)["wec"] == (190.0, 205.0)
    assert view(system).bends == (Bend(line="wec-hwb", points=((260.0, 155.0), (410.0, 155.0)), label=(310.0, 145.0)),)


def test_moving_one_end_leaves_the_bends() -> None:
    system = done(example(), views.move_items(example(), "all", {"wec": (0, 0)}))
    assert view(system).bends == view(example()).bends
    assert spots(system, "small") == spots(example(), "small")
    assert views.move_items(example(), "all", {"wec": (180, 200)}).empty


@pytest.mark.parametrize("far", [float("nan"), float("inf"), -1e9])
def test_what_is_no_place_is_refused(far: float) -> None:
    with pytest.raises(Refused, match="too far away"):
        views.move_items(example(), "all", {"wec": (far, 0)})


def test_an_item_is_never_without_size() -> None:
    system = done(example(), views.resize_item(example(), "all", "wec", (10, 20, -5, 0)))
    assert view(system).placements[3] == Placement(item="wec", x=10.0, y=20.0, w=12.0, h=12.0)
    with pytest.raises(Refused, match="not on this chart"):
        views.resize_item(example(), "all", "quality", (0, 0, 10, 10))


def test_taking_off_leaves_the_system_and_the_other_views() -> None:
    change = views.take_off(example(), "all", ["board", "wec"])
    assert change.name == "Take 2 bodies off this chart"
    system = done(example(), change)
    assert set(spots(system)) == {"worcestershire", "hwb"}
    assert view(system).bends == ()
    assert len(system.records) == len(example().records)
    assert spots(system, "small") == spots(example(), "small")


def test_a_line_is_hidden_and_shown_again() -> None:
    system = done(example(), views.take_off(example(), "all", ["wec-hwb"]))
    assert view(system).lines_hidden == ("wec-board", "wec-hwb")
    assert view(system).bends == ()
    shown = done(system, views.show_lines(system, "all", ["wec-board", "wec-hwb"]))
    assert view(shown).lines_hidden == ()
    with pytest.raises(Refused, match="not on this chart"):
        views.take_off(example(), "all", ["quality"])


def test_a_bend_is_set_and_cleared() -> None:
    system = done(example(), views.set_bend(example(), "all", "wec-hwb", [(1.005, 2), (3, 4)], (5, 6)))
    assert view(system).bends == (Bend(line="wec-hwb", points=((1.0, 2.0), (3.0, 4.0)), label=(5.0, 6.0)),)
    assert view(done(system, views.set_bend(system, "all", "wec-hwb", []))).bends == ()
    assert view(done(system, views.clear_bends(system, "all", ["wec-hwb"]))).bends == ()


def test_arranging_places_what_is_given_and_clears_bends_of_what_moves() -> None:
    placed = [Placement(item="hwb", x=1, y=2, w=30, h=40), Placement(item="quality", x=9, y=9, w=90, h=90)]
    change = views.arrange(example(), "all", placed, [Bend(line="wec-board", points=((7, 7),))])
    assert change.name == "Tidy"
    system = done(example(), change)
    assert [x.item for x in view(system).placements] == ["worcestershire", "board", "hwb", "wec", "quality"]
    assert view(system).placements[2].pinned
    assert view(system).bends == (Bend(line="wec-board", points=((7.0, 7.0),)),)


def test_arranging_leaves_bends_of_what_stays() -> None:
    system = done(example(), views.arrange(example(), "all", view(example()).placements, []))
    assert view(system) == view(example())


def test_items_are_pinned_and_unpinned() -> None:
    change = views.pin(example(), "all", ["wec", "board"], True)
    assert change.name == "Pin 2 bodies"
    system = done(example(), change)
    assert [x.item for x in view(system).placements if x.pinned] == ["board", "hwb", "wec"]
    assert views.pin(system, "all", ["hwb"], True).empty
    assert [x.item for x in view(done(system, views.pin(system, "all", ["hwb"], False))).placements if x.pinned] == [
        "board",
        "wec",
    ]
