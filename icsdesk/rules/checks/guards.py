"""What the law does not ask: rules that only keep this program from accusing anyone wrongly, or that inform."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Body, Line
from icsdesk.rules.bases import Basis, basis_of_line
from icsdesk.rules.checks.delegation_lines import each_delegation
from icsdesk.rules.checks.hwb_common import each_hwb
from icsdesk.rules.outcome import Outcome, cannot_tell, note, passed
from icsdesk.rules.sitting import Sitting, every_body, those


@each_hwb
def always_kept(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Nothing on a health and wellbeing board can break this rule."""
    yield passed(board.id)


@each_delegation
def who_is_liable(s: Sitting, line: Line) -> Iterator[Outcome]:
    """Under section 65Z5 the body that exercises a function answers for it; a line back should say so."""
    if basis_of_line(s.facts, line) is not Basis.S65Z5:
        return
    back = s.facts.lines_from(line.finish, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)
    if any(s.facts.legal(x.finish) == s.facts.legal(line.start) for x in back):
        yield passed(line.start, line.id)
    else:
        yield note(
            f"{s.facts.name(line.finish)} answers in law for what {s.facts.name(line.start)} passes to it under section 65Z5. "
            "A line back would show how it reports.",
            line.start,
            line.id,
        )


@those(every_body)
def standing_known(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Every seat says whether it is a member's; in this program it always does."""
    if s.facts.here(body) and s.facts.all_seats(body.id):
        yield passed(body.id)


def frequency_known(s: Sitting) -> Iterator[Outcome]:
    """Each line of reporting says how often."""
    lines = [x for x in s.system.every(Line) if x.kind in (LineKind.REPORTS_TO, LineKind.ACCOUNTABLE_TO) and s.facts.here(x)]
    silent = [x.id for x in lines if not x.frequency]
    if silent:
        yield cannot_tell(
            f"How often is not recorded on {len(silent)} of {len(lines)} lines of reporting.",
            *silent,
            question="Record how often each reports, and in what form.",
            field="frequency",
        )
    elif lines:
        yield passed(*(x.id for x in lines))
