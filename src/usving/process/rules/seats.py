"""Sides, circles, and what a seat lets its holder do."""

from enum import StrEnum


class Side(StrEnum):
    """The two sides that begin apart."""

    FAMILIES = "families"
    PROVIDERS = "providers"


class SeatRole(StrEnum):
    """What someone sits in the process as."""

    FAMILY = "family"
    PROVIDER = "provider"
    FACILITATOR = "facilitator"
    PROCESS_LEADER = "process-leader"
    CONTRACTOR = "contractor"
    VOLUNTEER = "volunteer"
    HELPER = "helper"
    RESEARCHER = "researcher"
    GUEST = "guest"


class Act(StrEnum):
    """What can be done in a process, by those whose seat says so."""

    WRITE = "write"
    PLAN = "plan"  # gatherings, who came, where we are on the U
    HIDE = "hide"
    INVITE_PROVIDERS = "invite-providers"
    HAND_OVER = "hand-over"  # propose and approve what a station takes with it
    SPEAK_AT_GATE = "speak-at-gate"
    SET_UP = "set-up"  # the frame, partners, seats, recruiting offices, the stations' words
    REPORT = "report"  # tell the facilitator that something said is wrong
    TYPE_IN = "type-in"  # what was written on paper at a gathering
    CLOSE = "close"  # close the process, and open it again


# One table answers every "may this seat …"; the database's functions process_my_circles and process_i_lead say the same.
GRANTS: dict[SeatRole, frozenset[Act]] = {
    SeatRole.FAMILY: frozenset({Act.WRITE, Act.REPORT, Act.HAND_OVER, Act.SPEAK_AT_GATE}),
    SeatRole.PROVIDER: frozenset({Act.WRITE, Act.REPORT, Act.HAND_OVER}),
    SeatRole.FACILITATOR: frozenset(
        {Act.WRITE, Act.REPORT, Act.PLAN, Act.HIDE, Act.INVITE_PROVIDERS, Act.SET_UP, Act.TYPE_IN, Act.CLOSE}
    ),
    SeatRole.PROCESS_LEADER: frozenset(
        {Act.WRITE, Act.REPORT, Act.PLAN, Act.INVITE_PROVIDERS, Act.SET_UP, Act.TYPE_IN, Act.CLOSE}
    ),
    SeatRole.CONTRACTOR: frozenset(),
    SeatRole.VOLUNTEER: frozenset(),
    SeatRole.HELPER: frozenset({Act.TYPE_IN}),
    SeatRole.RESEARCHER: frozenset(),
    SeatRole.GUEST: frozenset(),
}

SIDE_OF: dict[SeatRole, Side] = {
    SeatRole.FAMILY: Side.FAMILIES,
    SeatRole.PROVIDER: Side.PROVIDERS,
    SeatRole.FACILITATOR: Side.PROVIDERS,
    SeatRole.PROCESS_LEADER: Side.PROVIDERS,
}

LEADS = frozenset(role for role, acts in GRANTS.items() if Act.PLAN in acts)
TAKES_PART = frozenset(role for role, acts in GRANTS.items() if Act.WRITE in acts)

# Those around the table, on neither side; who leads invites them and the providers, and offices invite the families.
AROUND = frozenset(SeatRole) - frozenset(SIDE_OF)
INVITED_BY_LEADERS = AROUND | {SeatRole.PROVIDER}
# Those who come from work, with an office behind them; process_comes_from_work in the database says the same.
FROM_WORK = frozenset({SeatRole.PROVIDER, SeatRole.CONTRACTOR, SeatRole.RESEARCHER})


# What a seat still lets one do when the process is closed: nothing new is said or planned, but what was said and is still read
# can be told about and hidden, and those who lead can open the process again.
AFTER_CLOSING = frozenset({Act.REPORT, Act.HIDE, Act.CLOSE})


def may(role: SeatRole, act: Act, *, is_open: bool = True) -> bool:
    """Whether a seat of this role may do this, in a process that is open or closed."""
    return act in GRANTS[role] and (is_open or act in AFTER_CLOSING)
