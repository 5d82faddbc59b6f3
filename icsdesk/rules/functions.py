"""Which function a few words mean: the words papers use for a function, matched to the names rule packs use."""

from __future__ import annotations

from collections.abc import Iterable

from icsdesk.rules.offices import plain

ALIASES: dict[str, tuple[str, ...]] = {
    "commissioning": (
        "commissioning",
        "commission",
        "commission_hospital_services",
        "commission_community_services",
        "commission_nursing_services",
        "commission_ambulance_services",
        "commissioning_of_health_services",
        "health_commissioning",
        "nhs_commissioning",
    ),
    "primary_contractors": (
        "pharmacy",
        "dental",
        "dentistry",
        "optometry",
        "ophthalmic",
        "pharmacy_dentistry_and_optometry",
        "pharmacy_optometry_and_dentistry",
        "pharmacy_dental_and_optometry",
        "pod",
    ),
    "specialised_services": ("specialised_services", "specialised_commissioning"),
    "social_care": (
        "adult_social_care",
        "childrens_social_care",
        "children_s_social_care",
        "social_care",
        "adult_social_services",
    ),
    "public_health": ("public_health",),
    "jsna": ("jsna", "joint_strategic_needs_assessment"),
    "jlhws": (
        "jlhws",
        "joint_local_health_and_wellbeing_strategy",
        "joint_health_and_wellbeing_strategy",
        "health_and_wellbeing_strategy",
    ),
    "integrated_care_strategy": ("integrated_care_strategy",),
    "joint_forward_plan": ("joint_forward_plan",),
    "health_scrutiny": ("health_scrutiny", "scrutiny_of_health", "scrutiny_of_health_services", "health_overview_and_scrutiny"),
    "housing": ("housing", "environmental_health", "leisure"),
}
"""Function name by the words, made comparable, that papers use for it."""

_BY_WORDS = {words: name for name, found in ALIASES.items() for words in found}


def function_of(words: str) -> str | None:
    """The function some words mean, or None when they mean none the rules know: "Public health" gives public_health."""
    key = plain(words)
    if key in _BY_WORDS:
        return _BY_WORDS[key]
    return "commissioning" if key.startswith(("commission_", "commissioning_")) else None


def names_function(functions: Iterable[str], name: str) -> bool:
    """Whether one of a record's functions means the function named."""
    return any(function_of(x) == name for x in functions)
