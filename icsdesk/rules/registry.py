"""Every check by the name rule packs call it."""

from __future__ import annotations

from icsdesk.rules.checks import appointments, icb_nominations, icb_seats, icp_founding, icp_members
from icsdesk.rules.sitting import Check

CHECKS: dict[str, Check] = {
    "appointment": appointments.appointment,
    "icp_council_members": icp_members.council_members,
    "icp_established": icp_founding.established,
    "icp_icb_member": icp_members.icb_member,
    "icp_no_districts": icp_founding.no_districts,
    "icp_of_equals": icp_founding.of_equals,
    "icp_other_members": icp_members.other_members,
    "icp_same_area": icp_founding.same_area,
    "nominated_member": icb_nominations.nominated_member,
    "ordinary_members": icb_seats.ordinary_members,
    "required_office": icb_seats.required_office,
}
