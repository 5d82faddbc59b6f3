"""Says whether the tests of the rules would notice a changed module: whether `said.txt` or `rests_on.txt` would read otherwise."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from icsdesk.rules import registry
from icsdesk.rules.engine import check
from icsdesk.rules.pack import Pack
from tests.mutation.finder import Changed
from tests.rules.rests_on import Checking, blocks
from tests.rules.said import charts, said
from tests.rules.test_cases import PACKS

_DATA = (".finding", ".rule", ".pack")
"""Modules of plain data, kept as they are so that what they define stays the same thing."""


class Judge:
    """Knows what the rules say of every chart; made once, before anything is changed."""

    def __init__(self) -> None:
        self._charts = list(charts())
        self._said = {"": self._all(check, PACKS)}

    def _all(self, checking: Checking, packs: Sequence[Pack]) -> list[list[str]]:
        return [said(checking(system, day, packs)) for _, system, day in self._charts]

    def prepare(self, module: str) -> None:
        """Note what the rules of one module say by themselves, so that most changes are noticed soon."""
        self._packs = _rules_of(module)
        self._said[module] = self._all(check, self._packs)
        self._rests = list(blocks(self._packs))

    def notices(self, module: str, source: str) -> bool:
        """Whether any chart is judged otherwise once `module` is as in `source`. Only for a process that ends afterwards."""
        reload(module, source)
        checking = importlib.import_module("icsdesk.rules.engine").check
        return (
            self._differs(checking, self._packs, self._said[module])
            or any(x != y for x, y in zip(blocks(self._packs, checking), self._rests, strict=True))
            or self._differs(checking, PACKS, self._said[""])
        )

    def _differs(self, checking: Checking, packs: Sequence[Pack], expected: list[list[str]]) -> bool:
        found = zip(self._charts, expected, strict=True)
        return any(said(checking(system, day, packs)) != lines for (_, system, day), lines in found)


def _rules_of(module: str) -> list[Pack]:
    """The rules whose checks a module holds, in a pack of their own each."""
    there = list(vars(importlib.import_module(module)).values())
    names = {name for name, one in registry.EVERY.items() if any(one is x for x in there)}
    return [Pack(x.name, x.version, x.title, tuple(y for y in x.rules if y.check in names), x.stage) for x in PACKS]


def reload(module: str, source: str) -> None:
    """Load the rules again with one module's source changed, and everything that rests on it."""
    names = [x for x in sys.modules if x.startswith("icsdesk.rules.") and not x.endswith(_DATA)]
    for name in names:
        del sys.modules[name]
    sys.meta_path.insert(0, Changed(module, source))
    for name in names:
        importlib.import_module(name)
