"""The doors to a process. Each says in Python what the table's policy says in the database; a test compares the two."""

from usving.process.access.contributions import contribution_for, own_contribution, own_contribution_to_change
from usving.process.access.gatherings import gathering_for, gathering_to_lead, promise_at
from usving.process.access.processes import (
    begins_processes,
    channel_of,
    empty_seat_of,
    hand_over_to_answer,
    hiding_in,
    logo_for,
    partner_of,
    process_for,
    process_to,
    process_to_take_part_in,
    report_in,
    station_of,
    who_begins,
)
from usving.process.access.recruiting import channel_for, invitation_for, invitations_sent_by, seat_to_invite_to
from usving.process.access.seats import leaving_of, seat_to_leave
from usving.process.access.standing import FACILITATES, Place, Standing, seated_families, standing_of
from usving.process.access.visible import (
    contributions_visible_to,
    gatherings_visible_to,
    promises_visible_to,
    seats_visible_to,
)

__all__ = [
    "FACILITATES",
    "Place",
    "Standing",
    "begins_processes",
    "channel_for",
    "channel_of",
    "contribution_for",
    "contributions_visible_to",
    "empty_seat_of",
    "gathering_for",
    "gathering_to_lead",
    "gatherings_visible_to",
    "hand_over_to_answer",
    "hiding_in",
    "invitation_for",
    "invitations_sent_by",
    "leaving_of",
    "logo_for",
    "own_contribution",
    "own_contribution_to_change",
    "partner_of",
    "process_for",
    "process_to",
    "process_to_take_part_in",
    "promise_at",
    "promises_visible_to",
    "report_in",
    "seat_to_invite_to",
    "seat_to_leave",
    "seated_families",
    "seats_visible_to",
    "standing_of",
    "station_of",
    "who_begins",
]
