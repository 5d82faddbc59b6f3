"""How a panel carries out a verb: refusals become a sentence, never a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from icsdesk.domain.change import Change, StaleChangeError
from icsdesk.domain.system import System
from icsdesk.edit.permits import Refused
from icsdesk.ui.document import ReadOnlyError
from icsdesk.ui.shell import Shell

Make = Callable[[System], Change]


def attempt(shell: Shell, make: Make, *, done: str = "") -> tuple[Change | None, str]:
    """Work out a change on the system as it is now and do it. Gives the change, or None and why not (said aloud too)."""
    try:
        change = make(shell.system)
        shell.document.do(change)
    except (Refused, ReadOnlyError) as reason:
        shell.say(str(reason))
        return None, str(reason)
    except StaleChangeError:
        sentence = "This has changed meanwhile. Look at it again, then make your change once more"
        shell.say(sentence)
        return None, sentence
    if not change.empty:
        shell.say(done or change.name)
    return change, ""


def all_as_one(system: System, name: str, makes: Iterable[Make]) -> Change:
    """Several verbs, each worked out on what the one before it made, as one step under one name. Raises what they raise."""
    stages: tuple[object, ...] = ()
    now = system
    for make in makes:
        change = make(now)
        now = change.apply(now)
        stages += change.stages
    return Change.between(name, system, now) if stages else Change(name)
