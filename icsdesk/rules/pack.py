"""A rule pack: dated rules that ship and are switched on together."""

from __future__ import annotations

from dataclasses import dataclass

from icsdesk.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules under one name and version; `stage` says so when they are only proposed law."""

    name: str
    version: str
    title: str
    rules: tuple[Rule, ...]
    stage: str = ""
