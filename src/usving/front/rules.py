"""What the pages across areas decide, in plain Python."""

import hmac
from ipaddress import ip_address

from usving.people.rules.roles import Role

BEARER = "Bearer "


def may_measure(*, address: str, forwarded: bool, token: str, authorization: str) -> bool:
    """Whether someone may read the numbers: the machine itself, or whoever has the token.

    `address` is where the request came from; one that a proxy passed on (`forwarded`) is not the machine's own.
    `token` is empty where none is set, and then no word opens.
    """
    if token and authorization.startswith(BEARER):
        return hmac.compare_digest(authorization.removeprefix(BEARER).encode(), token.encode())
    return not forwarded and is_loopback(address)


def is_loopback(address: str) -> bool:
    """Whether an address is the machine's own; nonsense is not."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


# Which box a newcomer is shown: the first that fits. Whoever is here as several things sees the one that most hangs on.
TIPS = (
    (Role.FAMILY_MEMBER, "family"),
    (Role.PROCESS_LEADER, "process-leader"),
    (Role.FACILITATOR, "facilitator"),
    (Role.ADMINISTRATOR, "administrator"),
    (Role.PROVIDER, "provider"),
    (Role.HOUSING_MANAGER, "housing-manager"),
    (Role.CASEWORKER, "caseworker"),
    (Role.VOLUNTEER, "volunteer"),
    (Role.PRIVACY_OFFICER, "privacy-officer"),
    (Role.RESEARCHER, "researcher"),
    (Role.CONTRACTOR, "builder"),
    (Role.SITE_LEAD, "builder"),
    (Role.COMPLAINT_BODY, "complaint-body"),
    (Role.HELPER, "helper"),
    (Role.GUEST, "guest"),
)
RECRUITER, OTHER = "recruiter", "other"
TIP_NAMES = frozenset({RECRUITER, OTHER, *(name for _role, name in TIPS)})


def tip_for(roles: frozenset[Role], *, recruits: bool) -> str:
    """The name of the box for someone with these roles; one whose office invites families and who sits nowhere gets its own."""
    found = next((name for role, name in TIPS if role in roles), "")
    return found or (RECRUITER if recruits else OTHER)
