"""Everything the machine that plays may do: each verb of the workshop with words picked at random, sensible and silly."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import (
    BodyKind,
    HoldingState,
    Level,
    LineKind,
    OrganisationKind,
    PageSize,
    SeatRole,
    Status,
    ThemeName,
    Voting,
)
from icsdesk.domain.records import (
    Bend,
    Body,
    DatedParty,
    Holding,
    Line,
    Organisation,
    Person,
    Place,
    Placement,
    Record,
    Seat,
    View,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.edit import bodies, clipboard, fields, fixes, lines, people, seat_table, seats, views

NAMES = (
    *(
        "Quality Committee",
        "Wychavon District Collaborative",
        "Cllr O'Neill",
        "yes",
        "2022-07-01",
        "Chair: acting",
        "#1",
        "- a",
        "",
    ),
    *(
        "  two   spaces ",
        "Ysbyty Gwynedd – “quoted”",
        "null",
        "[list]",
        "x" * 200,
        "tab\there",
        "line\nbreak",
        "bell\x07",
        "\ud800half",
    ),
)
LISTS = ("• One\n• Two\n3) Three", "1. A\n2. B\n\n\n", "\t\n", "Redditch;\nBromsgrove;", "(a) First\n(b) Second")
TABLES = (
    "Title\tRole\tOrganisation\tHolder\nChair\tchair\tWorcestershire County Council\tAnn Smith\nMember\t\t\tVacant\n",
    "Member\tnothing\tNobody\tTBC",
    "\t\t\t",
    'Position\tFrom\tTo\n"Lead ""x"""\t01/07/2022\t31/06/2023\n',
)


class Pick(random.Random):
    """Picks words for verbs, now and then wrong ones on purpose."""

    def id(self, system: System, *kinds: type[Record]) -> str:
        """The id of a record of these kinds; one time in thirty of any kind or of none."""
        if self.random() < 0.03:
            return self.choice([*system.records, "nowhere"])
        found = [x.id for kind in kinds for x in system.every(kind)]
        return self.choice(found) if found else "nowhere"

    def ids(self, system: System, *kinds: type[Record]) -> list[str]:
        """One to three ids."""
        return [self.id(system, *kinds) for _ in range(self.randint(1, 3))]

    def on_view(self, system: System) -> tuple[str, list[str]]:
        """A view and one to three of the items on it."""
        view = self.id(system, View)
        found = system.find(View, view)
        items = [x.item for x in found.placements] if found else []
        return view, self.sample(items, min(len(items), self.randint(1, 3))) or ["nowhere"]

    def name(self) -> str:
        """A name, sometimes a nasty one."""
        return self.choice(NAMES)

    def day(self) -> dt.date:
        """A day between 2020 and 2029."""
        return dt.date(2020, 1, 1) + dt.timedelta(days=self.randint(0, 3600))

    def when(self) -> When | None:
        """A date as papers give it, or none."""
        texts = ("2022", "2022-07", "2023/24", "unknown", self.day().isoformat())
        return When.parse(self.choice(texts)) if self.random() < 0.7 else None

    def span(self) -> Span:
        """Two dates in any order."""
        return Span(start=self.when(), end=self.when(), planned_end=self.when())

    def number(self) -> float:
        """A length in points; rarely one that is none."""
        return self.choice([self.uniform(-500, 2000), 10 * self.randint(0, 99), 0, 0.1 + 0.2, 1e9 if self.random() < 0.1 else 7])

    def point(self) -> tuple[float, float]:
        """A point on a chart."""
        return self.number(), self.number()

    def rect(self) -> tuple[float, float, float, float]:
        """A place and a size."""
        return self.number(), self.number(), self.number(), self.number()


Move = Callable[[System, Pick], Change]

ANY: tuple[type[Record], ...] = (Body, Organisation, Place, Seat, Person, Holding, Line, View)


def _copied(system: System, pick: Pick) -> Change:
    text = clipboard.copy(system, pick.ids(system, Body, Organisation, Seat), pick.id(system, View))
    return clipboard.paste(system, text, view=pick.choice([None, pick.id(system, View)]), body=pick.id(system, Body))


def _damaged(system: System, pick: Pick) -> Change:
    text = clipboard.copy(system, pick.ids(system, Body, Seat))
    at = pick.randrange(len(text))
    return clipboard.paste(system, text[:at] + pick.choice(["", "}", '"', "0", "null,"]) + text[at + pick.randint(0, 9) :])


def _arranged(system: System, pick: Pick) -> Change:
    view, items = pick.on_view(system)
    x, y, w, h = pick.rect()
    bends = [Bend(line=x, points=(pick.point(),)) for x in pick.ids(system, Line)]
    return views.arrange(system, view, [Placement(item=x_, x=x, y=y, w=w, h=h) for x_ in items], bends)


def _edited(system: System, pick: Pick) -> Change:
    body = pick.choice([*(x.id for x in system.every(Body)), "nowhere"])
    choices: list[dict[str, Any]] = [
        {"founders": [DatedParty(who=pick.id(system, Organisation), span=pick.span())]},
        {"organisation": pick.id(system, Organisation), "note": pick.name()},
        {"status": pick.choice(list(Status)), "quorum": None, "functions": [pick.name(), pick.name()]},
        {"place": pick.id(system, Place), "chair_chosen_by": ["office:chair", pick.id(system, Body)]},
        {"level": pick.choice(list(Level)), "least": pick.randint(0, 3), "decides": pick.choice([True, False, None])},
    ]
    return fields.set_fields(system, body, **pick.choice(choices))


def _fixed(system: System, pick: Pick) -> Change:
    subjects = (pick.id(system, Body), pick.id(system, Organisation))
    return fixes.fix_for(system, pick.choice(list(fixes.FIXES)), subjects, pick.day()) or Change("Nothing")


def _moved(system: System, pick: Pick) -> Change:
    view, items = pick.on_view(system)
    return views.move_items(system, view, {x: pick.point() for x in items})


def _resized(system: System, pick: Pick) -> Change:
    view, items = pick.on_view(system)
    return views.resize_item(system, view, items[0], pick.rect())


def _taken_off(system: System, pick: Pick) -> Change:
    view, items = pick.on_view(system)
    return views.take_off(system, view, [*items, *(pick.ids(system, Line) if pick.random() < 0.3 else [])])


def _pinned(system: System, pick: Pick) -> Change:
    view, items = pick.on_view(system)
    return views.pin(system, view, items, pick.random() < 0.5)


MOVES: dict[str, Move] = {
    "add a body": lambda s, p: bodies.add_body(
        s,
        p.choice(list(BodyKind)),
        p.name(),
        view=p.id(s, View),
        rect=p.choice([None, p.rect()]),
        place=p.choice([None, p.id(s, Place)]),
    ),
    "add an organisation": lambda s, p: bodies.add_organisation(
        s, p.choice(list(OrganisationKind)), p.name(), view=p.id(s, View)
    ),
    "add a place": lambda s, p: bodies.add_place(s, p.name(), level=Level.PLACE, within=p.id(s, Place)),
    "add several": lambda s, p: bodies.add_several(
        s,
        BodyKind.DISTRICT_COLLABORATIVE,
        p.choice(LISTS),
        parent=p.id(s, Body),
        line=p.choice(list(LineKind)),
        view=p.id(s, View),
    ),
    "rename": lambda s, p: bodies.rename(s, p.id(s, *ANY), p.name()),
    "rename from": lambda s, p: bodies.rename_from(s, p.id(s, Body, Organisation), p.name(), p.day()),
    "retype": lambda s, p: bodies.retype(s, p.id(s, Body), p.choice(list(BodyKind))),
    "set dates": lambda s, p: bodies.set_dates(s, p.id(s, *ANY), p.span()),
    "end on": lambda s, p: bodies.end_on(s, p.id(s, Body, Organisation, Seat, Line), p.day()),
    "replace with": lambda s, p: bodies.replace_with(s, p.id(s, Body, Organisation), p.name(), p.day()),
    "delete": lambda s, p: bodies.delete(s, p.ids(s, *ANY)),
    "delete anything": lambda s, p: bodies.delete(s, [p.choice(list(s.records) or ["nowhere"])]),
    "edit a body": _edited,
    "note anything": lambda s, p: fields.set_fields(s, p.choice([*s.records, "nowhere"]), note=p.name()),
    "edit about": lambda s, p: fields.set_about(s, title=p.name(), area=p.choice([None, p.id(s, Place)]), as_at=p.day()),
    "add a seat": lambda s, p: seats.add_seat(
        s, p.id(s, Body), p.name(), p.choice([None, *SeatRole]), represents=p.ids(s, Organisation)
    ),
    "edit a seat": lambda s, p: seats.edit_seat(
        s, p.id(s, Seat), title=p.name(), voting=p.choice([None, *Voting]), ex_officio=p.id(s, Seat)
    ),
    "remove seats": lambda s, p: seats.remove_seats(s, p.ids(s, Seat)),
    "move a seat": lambda s, p: seats.move_seat(s, p.id(s, Seat), p.randint(-1, 5)),
    "copy seats": lambda s, p: seats.copy_seats(s, p.ids(s, Seat), p.id(s, Body)),
    "paste seats": lambda s, p: seat_table.paste_seats(s, p.id(s, Body), p.choice(TABLES))[0],
    "seat a holder": lambda s, p: people.seat_holder(s, p.id(s, Seat), p.name(), p.choice([None, p.day(), p.when()])),
    "replace a holder": lambda s, p: people.replace_holder_from(s, p.id(s, Seat), p.name(), p.day()),
    "mark vacant": lambda s, p: people.mark_vacant(s, p.id(s, Seat), p.choice([None, p.day(), p.when()])),
    "add a person": lambda s, p: people.add_person(s, p.name(), organisation=p.choice([None, p.id(s, Organisation)])),
    "edit a holding": lambda s, p: people.edit_holding(
        s, p.id(s, Holding), state=p.choice(list(HoldingState)), person=p.id(s, Person)
    ),
    "end a holding": lambda s, p: people.end_holding(s, p.id(s, Holding), p.day()),
    "remove a holding": lambda s, p: people.remove_holding(s, p.id(s, Holding)),
    "connect": lambda s, p: lines.connect(
        s,
        p.id(s, Body, Organisation, Seat, Person),
        p.id(s, Body, Organisation, Seat),
        p.choice(list(LineKind)),
        subject=p.name(),
    ),
    "edit a line": lambda s, p: lines.edit_line(s, p.id(s, Line), subject=p.name(), span=p.span(), dotted=True),
    "retype a line": lambda s, p: lines.retype_line(s, p.id(s, Line), p.choice(list(LineKind))),
    "turn a line round": lambda s, p: lines.turn_round(s, p.id(s, Line)),
    "reconnect": lambda s, p: lines.reconnect(
        s, p.id(s, Line), start=p.choice([None, p.id(s, Body)]), finish=p.id(s, Body, Organisation)
    ),
    "delete lines": lambda s, p: lines.delete_lines(s, p.ids(s, Line)),
    "add a view": lambda s, p: views.add_view(s, p.name(), like=p.choice([None, p.id(s, View)])),
    "rename a view": lambda s, p: views.rename_view(s, p.id(s, View), p.name()),
    "duplicate a view": lambda s, p: views.duplicate_view(s, p.id(s, View)),
    "delete a view": lambda s, p: views.delete_view(s, p.id(s, View)),
    "move a view": lambda s, p: views.move_view(s, p.id(s, View), p.randint(-1, 5)),
    "set a view": lambda s, p: views.set_view(
        s, p.id(s, View), theme=p.choice(list(ThemeName)), page=p.choice(list(PageSize)), as_at=p.day(), show_seats=True
    ),
    "place items": lambda s, p: views.place_items(s, p.id(s, View), {x: p.rect() for x in p.ids(s, Body, Organisation, Place)}),
    "move items": _moved,
    "resize an item": _resized,
    "take off": _taken_off,
    "show lines": lambda s, p: views.show_lines(s, p.id(s, View), p.ids(s, Line)),
    "bend a line": lambda s, p: views.set_bend(
        s, p.id(s, View), p.id(s, Line), [p.point()] * p.randint(0, 2), p.choice([None, p.point()])
    ),
    "clear bends": lambda s, p: views.clear_bends(s, p.id(s, View), p.ids(s, Line)),
    "arrange": _arranged,
    "pin": _pinned,
    "copy and paste": _copied,
    "duplicate": lambda s, p: clipboard.duplicate(s, p.ids(s, Body), view=p.id(s, View)),
    "paste damaged text": _damaged,
    "fix": _fixed,
}
"""Every move by name."""
