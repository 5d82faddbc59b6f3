"""Whether a joint committee has two parties and a power that lets them act together."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, LegalForm, OrganisationKind
from icsdesk.domain.records import Body
from icsdesk.domain.times import day_in_words
from icsdesk.rules.bases import BEGAN, Basis, basis_of_body
from icsdesk.rules.checks.delegation_lines import NHS
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, on

_OWN_RULES = (BodyKind.ICP, BodyKind.JOINT_HWB, BodyKind.JOINT_SCRUTINY, BodyKind.HWB)
"""Joint bodies with rules of their own."""


def joint_committees(s: Sitting) -> tuple[Body, ...]:
    """Bodies that are joint committees by kind or by legal form, those with rules of their own left out."""
    forms = (LegalForm.JOINT_COMMITTEE, LegalForm.JOINT_SUB_COMMITTEE)
    found = (x for x in s.system.every(Body) if x.kind is BodyKind.JOINT_COMMITTEE or x.legal_form in forms)
    return tuple(x for x in found if x.kind not in _OWN_RULES)


def two_and_a_power(s: Sitting) -> Iterator[Outcome]:
    """A joint committee has at least two parties and a named power that fits them and was in force on the day."""
    for body in joint_committees(s):
        yield from on(s, body, _judge)


def _judge(s: Sitting, body: Body) -> Iterator[Outcome]:
    certain, doubtful = s.facts.parties(body.founders)
    name, basis = s.facts.the(body.id), basis_of_body(s.facts, body)
    if certain and len(certain | doubtful) < 2:
        yield failed(f"Add another body that established {name}: a joint committee has at least two.", body.id, field="founders")
    elif basis is Basis.NONE:
        yield failed(
            f"Name the legal power of {name}, or change its kind: a joint committee needs one.", body.id, field="legal_basis"
        )
    elif basis in BEGAN and s.day is not None and s.day < BEGAN[basis]:
        yield failed(
            f"Change the legal power of {name}: {basis.value} could not be used before {day_in_words(BEGAN[basis])}.",
            body.id,
            field="legal_basis",
        )
    elif reason := _misfit(s, basis, certain | doubtful):
        yield failed(f"Change the legal power of {name}: {reason}", body.id, field="legal_basis")
    elif basis is None or len(certain) < 2:
        yield cannot_tell(
            f"{'The legal power' if basis is None else 'Who established'} {'of ' if basis is None else ''}{name} is not recorded.",
            body.id,
            question="Record the bodies that established it and the law they used.",
            field="legal_basis" if basis is None else "founders",
        )
    else:
        yield passed(body.id)


def _misfit(s: Sitting, basis: Basis | None, parties: set[str]) -> str:
    kinds = {s.facts.kind_of(x) for x in parties}
    if None in kinds or not kinds:
        return ""
    if basis is Basis.S65Z6 and not kinds & NHS:
        return f"{basis.value} needs at least one NHS body among those that established it."
    if basis in (Basis.S101_5, Basis.S101) and kinds & (NHS | {OrganisationKind.CCG}):
        return f"{basis.value} is for councils only."
    return ""
