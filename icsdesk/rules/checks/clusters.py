"""Clusters of integrated care boards: they share people, never their legal standing."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, GroupingKind, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Grouping
from icsdesk.rules.facts import Facts, has_role
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, on, those


@those(lambda s: s.system.bodies_of_kind(BodyKind.CLUSTER_BOARD, BodyKind.ICB_BOARD))
def boards_stay(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Each board of a cluster keeps its own seats; a cluster body holds no powers in their place."""
    if BodyKind.CLUSTER_BOARD in (body.kind, *body.also):
        yield from on(s, body, _cluster)
    elif s.facts.here(body) and not _has_clusters(s) and len(s.facts.bodies(BodyKind.ICB_BOARD)) > 1:
        if s.facts.seats(body.id):
            yield passed(body.id)
        else:
            yield cannot_tell(
                f"No seats are recorded for {s.facts.the(body.id)}.",
                body.id,
                question="Record each board's own seats.",
                field="seats",
            )


def _has_clusters(s: Sitting) -> bool:
    return bool(s.system.bodies_of_kind(BodyKind.CLUSTER_BOARD))


def _cluster(s: Sitting, cluster: Body) -> Iterator[Outcome]:
    facts, name = s.facts, s.facts.the(cluster.id)
    members = {
        x for group in s.system.every(Grouping) if group.kind is GroupingKind.CLUSTER for x in facts.parties(group.members)[0]
    }
    boards = [x for x in facts.bodies(BodyKind.ICB_BOARD) if not members or facts.legal(x.id) in members]
    acts = (
        facts.lines_from(cluster.id, LineKind.ACCOUNTABLE_TO)
        or facts.lines_to(cluster.id, LineKind.DELEGATES_TO)
        or cluster.functions
    )
    if not boards and (facts.seats(cluster.id) or acts):
        yield failed(
            f"Draw the board of each Integrated Care Board in {name}: a cluster shares people, and each board stays a body of its own.",
            cluster.id,
            *sorted(members),
            field="kind",
        )
    elif all(facts.seats(x.id) for x in boards) and len(boards) > 1:
        yield passed(cluster.id, *(x.id for x in boards))
    else:
        yield cannot_tell(
            f"The seats of each board in {name} are not recorded.",
            cluster.id,
            question="Record each board with its own seats.",
            field="seats",
        )


def shared_officers(s: Sitting) -> Iterator[Outcome]:
    """A chair or chief executive shared by boards has an appointment to each."""
    facts = s.facts
    held: dict[str, list[tuple[str, str]]] = {}
    for board in facts.bodies(BodyKind.ICB_BOARD):
        for seat in facts.seats(board.id):
            if has_role(seat, SeatRole.CHAIR, SeatRole.CHIEF_EXECUTIVE):
                for person in facts.people_in(seat.id):
                    held.setdefault(person.id, []).append((board.id, seat.id))
    for person_id, places in held.items():
        if len({board for board, _ in places}) > 1:
            unset = [seat for _, seat in places if not _appointed(facts, seat)]
            if unset:
                yield cannot_tell(
                    f"{facts.name(person_id)} serves several boards, and an appointment to each is not recorded.",
                    person_id,
                    *unset,
                    question="Record who appoints and who approves for each board.",
                    field="appointed_by",
                )
            else:
                yield passed(person_id, *(seat for _, seat in places))


def _appointed(facts: Facts, seat_id: str) -> bool:
    seat = facts.system.get(seat_id)
    return bool(getattr(seat, "appointed_by", ()) and getattr(seat, "approved_by", ()))


def icb_areas(s: Sitting) -> Iterator[Outcome]:
    """No two integrated care boards cover the same ground on the same day."""
    icbs = s.facts.organisations(OrganisationKind.ICB)
    for one in icbs:
        meeting = [x for x in icbs if x is not one and set(one.area) & set(x.area)]
        shared = sorted((x for x in meeting if x.id > one.id), key=lambda x: x.id)
        clash = [x for x in shared if set(one.area) == set(x.area)]
        if meeting and not shared:
            continue  # said of the other
        if not clash and shared:
            yield cannot_tell(
                f"{one.name} and {s.facts.names(x.id for x in shared)} both name {s.facts.names(set(one.area) & set(shared[0].area))} "
                "in their areas, and whether each has a part of it is not recorded.",
                one.id,
                *(x.id for x in shared),
                question="Record the parts as places of their own, or give a board that merged its end date.",
                field="area",
            )
        elif clash:
            yield failed(
                f"Change the area of {one.name} or of {s.facts.names(x.id for x in clash)}: both cover {s.facts.names(set(one.area) & set(clash[0].area))}.",
                one.id,
                *(x.id for x in clash),
                field="area",
            )
        elif one.area:
            yield passed(one.id)
        else:
            yield cannot_tell(f"The area of {one.name} is not recorded.", one.id, question="Record its places.", field="area")
