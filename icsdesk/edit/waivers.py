"""Agree to leave a finding as it is for a time, with the reason and who agreed; and take that back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.records import FACT, SECTION_OF, Waiver
from icsdesk.domain.system import System
from icsdesk.domain.times import When, in_words
from icsdesk.edit import permits, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished


def waive(
    system: System,
    rule: str,
    subject: str,
    reason: str,
    by: str,
    until: dt.date,
    *,
    parties: Iterable[str] = (),
    agreed_on: When | dt.date | None = None,
) -> Change:
    """Waive what a rule says of one record until its review date; a waiver of the same finding is renewed.

    `subject` is the first subject of the finding. `parties`, its other subjects, narrow the waiver to that one finding.
    Raises Refused when no reason or nobody is named, the record is gone, or the review date comes before the agreement.
    """
    code = wording.one_line(rule)
    if not code:
        raise Refused("Choose the finding to waive first")
    others = tuple(dict.fromkeys(parties))
    for record_id in (subject, *others):
        if SECTION_OF[type(permits.exists(system, record_id))] not in FACT:
            raise Refused("Findings are about bodies, seats, lines and the like. Choose one of those")
    when = When.on(agreed_on) if isinstance(agreed_on, dt.date) else agreed_on
    if when is not None and until < when.first:
        raise Refused(f"The review date must be the same as or after {in_words(when)}, when the waiver was agreed")
    draft = Draft(system)
    old = _same(system, code, subject, others)
    waiver_id = old.id if old else id_for(f"waiver {code} {subject}", draft.taken())
    why = _given(reason, "Enter the reason for leaving this as it is")
    who = _given(by, "Enter who agreed to leave this as it is")
    new = Waiver(id=waiver_id, rule=code, subject=subject, parties=others, reason=why, agreed_by=who, agreed_on=when, until=until)
    draft.put(replace(new, note=old.note, sources=old.sources, extra=old.extra) if old else new)
    return finished(draft, f"Waive {code} for {wording.called(system, subject)}")


def lift(system: System, waiver: str) -> Change:
    """Take a waiver back: the finding speaks again."""
    record = permits.need(system, Waiver, waiver)
    draft = Draft(system)
    draft.drop(waiver)
    return finished(draft, f"Lift waiver of {record.rule} for {wording.called(system, record.subject)}")


def _same(system: System, rule: str, subject: str, parties: tuple[str, ...]) -> Waiver | None:
    found = (x for x in system.every(Waiver) if (x.rule, x.subject) == (rule, subject) and set(x.parties) == set(parties))
    return next(found, None)


def _given(text: str, cure: str) -> str:
    words = wording.one_line(text)
    if not words:
        raise Refused(cure)
    return words
