"""What the catalogue's short names stand for, when a case speaks of a party without drawing it."""

from __future__ import annotations

import re
from typing import Any

from tests.rules.rule_cases import Flat

_NAMES: dict[str, tuple[str, Flat]] = {
    "HOSC": ("body", {"type": "OSC", "parent": ["WCC"]}),
    "HOSC_W": ("body", {"type": "OSC", "parent": ["WCC"]}),
    "HOSC_H": ("body", {"type": "OSC", "parent": ["HC"]}),
    "PLACE": ("body", {"type": "place_partnership"}),
    "JC": ("body", {"type": "joint_committee"}),
    "JHOSC": ("body", {"type": "joint_osc"}),
    "QC": ("body", {"type": "committee"}),
    "TF": ("body", {"type": "working_group"}),
    "WEC": ("body", {"type": "executive_group"}),
    "ICP": ("body", {"type": "ICP"}),
    "ICB": ("body", {"type": "ICB", "org": "HW"}),
    "HWB": ("body", {"type": "HWB", "parent": ["WCC"]}),
    "COG": ("body", {"type": "council_of_governors"}),
    "S75": ("agreement", {"partners": ["HW", "WCC"]}),
    "LHW": ("org", {"type": "LHW"}),
    "Coventry": ("org", {"type": "LA", "la_tier": "met_district"}),
    "Warwickshire": ("org", {"type": "LA", "la_tier": "county"}),
}
_PATTERNS: tuple[tuple[str, tuple[str, Flat]], ...] = (
    (r"HWB\w+", ("body", {"type": "HWB"})),
    (r"\w*HOSC\w*", ("body", {"type": "OSC"})),
    (r"\w+CCG", ("org", {"type": "CCG", "area": ["Herefordshire", "Worcestershire"]})),
    (r"ICB_\w+|[A-Z]W", ("org", {"type": "ICB"})),
    (r"FT\d+", ("org", {"type": "ft"})),
    (r"LHW_?\w*|Healthwatch\w*", ("org", {"type": "LHW"})),
    (r"PCN\w*", ("org", {"type": "PCN"})),
    (r"VCSE\w*", ("org", {"type": "VCSE"})),
    (r"[A-H]|LA\w*", ("org", {"type": "LA", "la_tier": "unitary", "governance": "executive"})),
)


def known(name: str, fixtures: dict[str, Any]) -> tuple[str, Flat] | None:
    """The section and table of a party by its short name: as a list here has it, else as a fixture draws it, else by its form."""
    if name in _NAMES:
        return _NAMES[name]
    for fixture in fixtures.values():
        if name in fixture.get("orgs", {}):
            return "org", dict(fixture["orgs"][name])
    return next((found for pattern, found in _PATTERNS if re.fullmatch(pattern, name)), None)
