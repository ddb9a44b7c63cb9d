"""What an administrator sees: organisations and staff. Never a family, its people or its matter."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.database.asking import rows_of
from usving.people.access import current
from usving.people.models import Account, Membership, Notice, Organisation, Team
from usving.people.models.accounts import ROLES
from usving.people.models.notices import Channel
from usving.people.queries.confirmations import left_to_confirm
from usving.people.rules.administration import GIVEN, LEADERS, SOON_OVER, FirstStep, Given, first_steps
from usving.people.rules.roles import Role

STEPS = {
    FirstStep.ORGANISATION: _("Legg inn den første organisasjonen"),
    FirstStep.STAFF: _("Inviter en ansatt"),
    FirstStep.LEADER: _("Gi noen rollen som prosjektleder eller prosessveileder"),
    FirstStep.CONFIRM: _("Bekreft det kommunen må bestemme"),
}


@dataclass(frozen=True)
class FirstSteps:
    """What an empty municipality needs first, and how far it has come."""

    steps: list[tuple[FirstStep, bool]]
    left: int  # matters that nobody has confirmed

    @property
    def next_step(self) -> FirstStep | None:
        """The first step that is not done, or None."""
        return next((step for step, done in self.steps if not done), None)

    @property
    def shown_steps(self) -> list[dict[str, Any]]:
        """The steps as core/ui/steps.html draws them."""
        state = {True: "done", False: "ahead"}
        return [
            {"label": STEPS[step], "state": "here" if step is self.next_step else state[done]}
            for step, done in self.steps
        ]


@dataclass(frozen=True)
class Overview:
    """How much there is, and what should be looked at."""

    first: FirstSteps
    organisations: int
    staff: int
    waiting: int  # invited, and not been here yet
    closed: int
    ending: list[Membership]


def first_steps_for(administrator: Account) -> FirstSteps:
    """How far the administrator's municipality has come with what it needs first."""
    ((organisation, staffed, led),) = rows_of("people_first_steps", [role.value for role in LEADERS])
    left = left_to_confirm(administrator.municipality_id)
    return FirstSteps(first_steps(organisation=organisation, staff=staffed, leader=led, confirmed=left == 0), left)


def overview_for(administrator: Account) -> Overview:
    """Count what the municipality has, and find the roles that end within a month."""
    counted = staff().aggregate(
        staff=Count("pk"),
        waiting=Count("pk", filter=Q(is_active=True, last_login=None)),
        closed=Count("pk", filter=Q(is_active=False)),
    )
    held = _ending().filter(account__person__staff=True).select_related("account__person", "organisation")
    return Overview(
        first=first_steps_for(administrator),
        organisations=Organisation.objects.filter(put_away_at=None).count(),
        ending=list(held.order_by("ends", "account__person__name", "pk")),
        **counted,
    )


def staff() -> QuerySet[Account]:
    """Everyone on the municipality's staff, by name."""
    return Account.objects.filter(person__staff=True).select_related("person").order_by("person__name", "pk")


def staff_listed(
    *, word: str = "", role: str = "", organisation: UUID | str | None = None, state: str = ""
) -> QuerySet[Account]:
    """The staff that match, each with `held`: the roles of today. Role and place are looked for in the same role.

    `state` is now (may come in, with a role today), left (no role today or later), waiting (not been here), closed, or
    ending (a role of today ends within a month).
    """
    found = _in_state(staff(), state)
    if word:
        found = found.filter(Q(person__name__icontains=word) | Q(username__icontains=word))
    wanted = {**({"role": role} if role else {}), **({"organisation": organisation} if organisation else {})}
    if wanted:
        found = found.filter(pk__in=Membership.objects.filter(current(), **wanted).values("account"))
    held = Membership.objects.filter(current()).select_related("organisation").order_by("starts", "role", "pk")
    return found.prefetch_related(Prefetch("membership_set", held, "held"))


def _in_state(found: QuerySet[Account], state: str) -> QuerySet[Account]:
    held = Membership.objects.filter(current()).values("account")
    lasting = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=timezone.localdate())).values("account")
    conditions = {
        "now": Q(is_active=True, pk__in=held),
        "left": ~Q(pk__in=lasting),
        "waiting": Q(is_active=True, last_login=None),
        "closed": Q(is_active=False),
        "ending": Q(pk__in=_ending().values("account")),
    }
    return found.filter(conditions[state]) if state in conditions else found


def _ending() -> QuerySet[Membership]:
    """The roles of today that end within a month."""
    return Membership.objects.filter(current(), ends__lte=timezone.localdate() + timedelta(days=SOON_OVER))


def staff_of(organisation: Organisation) -> QuerySet[Membership]:
    """The roles that staff hold in an organisation today, by name."""
    held = Membership.objects.filter(current(), organisation=organisation, account__person__staff=True)
    return held.select_related("account__person", "team").order_by("account__person__name", "role", "pk")


def organisations_listed(*, word: str = "", kind: str = "", away: bool = False) -> QuerySet[Organisation]:
    """The organisations that match, by name, each with `people`: how many of the staff are there today.

    `away`: those that are put away, which stand in no other list.
    """
    here = current(prefix="membership__") & Q(membership__account__person__staff=True)
    found = Organisation.objects.filter(put_away_at__isnull=not away)
    found = found.annotate(people=Count("membership__account", filter=here, distinct=True))
    if word:
        found = found.filter(name__icontains=word)
    if kind:
        found = found.filter(kind=kind)
    return found.order_by("name", "pk")


def teams_of(organisation: Organisation) -> QuerySet[Team]:
    """The organisation's teams, by name; those that are put away come last."""
    return Team.objects.filter(organisation=organisation).order_by(F("put_away_at").asc(nulls_first=True), "name", "pk")


def organisation_choices() -> list[tuple[str, str]]:
    """The municipality's organisations to choose among."""
    found = Organisation.objects.filter(put_away_at=None).order_by("name", "pk")
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]


def organisations_to_choose(municipality: UUID, *, but: Any = None) -> QuerySet[Organisation]:
    """The municipality's organisations that are in use; and `but`, the one that was chosen before, if it is put away since."""
    offered = Q(put_away_at=None) | Q(pk=getattr(but, "pk", but)) if but else Q(put_away_at=None)
    return Organisation.objects.filter(offered, municipality=municipality)


def team_choices() -> list[tuple[str, str]]:
    """The municipality's teams to choose among, each with its organisation."""
    in_use = Team.objects.filter(put_away_at=None, organisation__put_away_at=None)
    found = in_use.order_by("organisation__name", "name", "pk").values_list("pk", "organisation__name", "name")
    return [(str(pk), f"{organisation} – {name}") for pk, organisation, name in found]


def role_choices() -> list[tuple[str, Any]]:
    """The roles that an administrator gives, in words."""
    return [(role.value, str(ROLES[role]).capitalize()) for role in GIVEN]


def last_role_of(pk: UUID) -> UUID | None:
    """Whose last role this is: no other lasts today or later. None where there is another, or the role is not one's to see."""
    lasting = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=timezone.localdate()))
    others = lasting.filter(account=OuterRef("account")).exclude(pk=pk)
    return Membership.objects.filter(~Exists(others), pk=pk).values_list("account_id", flat=True).first()


def given(membership: Membership) -> Given:
    """A role as the rules know it."""
    return Given(Role(membership.role), membership.organisation_id, membership.starts, membership.ends)


def welcome_address(account: Account, by: Account) -> str:
    """Where a new welcome goes: the account's own address, else the one that `by` wrote to last; empty where there is none."""
    written = _written(by).filter(account=account)
    return account.email or written.values_list("address", flat=True).first() or ""


def is_staff_address(address: str, by: Account, *, but: Account | None = None) -> bool:
    """Whether the mail of someone on the staff goes to the address. `but`: one whose own address it may be.

    For an account without an address of its own, that is where `by` wrote to last. What was written to others before counts
    for nobody: an address that was corrected is free for the one whose it is.
    """
    last = _written(by).filter(account=OuterRef("pk")).values("address")[:1]
    found = staff().alias(written=Subquery(last)).filter(Q(email=address) | Q(email="", written=address))
    return (found.exclude(pk=but.pk) if but is not None else found).exists()


def _written(by: Account) -> QuerySet[Notice]:
    """What `by` has sent by e-mail, the last first."""
    return Notice.objects.filter(made_by=by.pk, channel=Channel.EMAIL.value).exclude(address="").order_by("-created_at")
