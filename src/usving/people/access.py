"""The doors to people's own things. A page gets a family only here; a stranger learns nothing, not even that it exists."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from usving.audit.actions import record
from usving.audit.models import Entry
from usving.core.pages import go
from usving.people.models import (
    Account,
    Consent,
    ConsentRequest,
    ContactRequest,
    Family,
    FamilyMember,
    FollowUp,
    Mandate,
    Membership,
    Organisation,
    Override,
    OwnCopy,
    Person,
    Statement,
    StatementSubject,
    Team,
)
from usving.people.rules.consents import RECEIVING
from usving.people.rules.contacts import NEVER_CONTACT
from usving.people.rules.levels import Level
from usving.people.rules.parts import OPENED_BY_DANGER, Part
from usving.people.rules.roles import WITHOUT_OFFICE, Role

NAMED = ("organisation", "team")  # the people of a consent are asked for by name apart: not all are known to all
LEVEL = "level"  # what the session calls how well someone has shown who they are
View = Callable[..., HttpResponse]


def level_of(request: HttpRequest) -> Level:
    """How well whoever asks has shown who they are in this login; the lower level where nothing is known."""
    kept = request.session.get(LEVEL)
    return Level.SUBSTANTIAL if kept == Level.SUBSTANTIAL.value else Level.LINK


def strong(request: HttpRequest) -> bool:
    """Whether whoever asks has shown well who they are."""
    return level_of(request) is Level.SUBSTANTIAL


def needs_level(level: Level) -> Callable[[View], View]:
    """A door in front of a view: whoever is logged in at a lower level is shown the safer ways in, and the way back.

    Nothing of the view runs before that, so that a page for the higher level cannot be told from one that is not there.
    """

    def door(view: View) -> View:
        @wraps(view)
        def behind(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if level is Level.LINK or strong(request):
                return view(request, *arguments, **named)
            back = f"?{urlencode({'next': request.get_full_path()})}" if request.method in ("GET", "HEAD") else ""
            return go(request, f"{reverse('login_safer')}{back}")

        return behind

    return door


def current(today: date | None = None, prefix: str = "") -> Q:
    """The condition that a period holds today (its last day counts)."""
    day = today or timezone.localdate()
    within = Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": day})
    return Q(**{f"{prefix}starts__lte": day}) & within


def families_of(account: Account) -> QuerySet[Family]:
    """The families this account is in now, as an adult or a youth."""
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind__in=["adult", "youth"])
    return Family.objects.filter(pk__in=places.values("family"))


def family_ids(account: Account, *, adult: bool = False) -> frozenset[UUID]:
    """The ids of the account's families; `adult`: only those it may speak for."""
    kinds = ["adult"] if adult else ["adult", "youth"]
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind__in=kinds)
    return frozenset(places.values_list("family_id", flat=True))


def families_followed_by(account: Account) -> QuerySet[Family]:
    """The families this worker follows up now; none for one who has left, or has taken a role that gives out homes."""
    held = Membership.objects.filter(current(), account=account.pk)
    at_work = Exists(held.exclude(role__in=WITHOUT_OFFICE)) & ~Exists(held.filter(role__in=NEVER_CONTACT))
    followed = FollowUp.objects.filter(current(), at_work, worker=account.pk)
    return Family.objects.filter(pk__in=followed.values("family"))


def family_for(user: Account, pk: UUID) -> Family:
    """Let someone in to a family: its own people, and the one who follows it up, whose reading is recorded for it to see.

    Raises Http404 for everyone else.
    """
    family = get_object_or_404(
        Family.objects.filter(Q(pk__in=families_of(user)) | Q(pk__in=families_followed_by(user))), pk=pk
    )
    if family.pk not in family_ids(user):
        record("people.family_read", by=user, about=family, family=family.pk, role="contact")
    return family


def own_family(user: Account) -> Family | None:
    """The family whose page this person sees as its own; None for one without."""
    return families_of(user).order_by("pk").first()


def spoken_for(user: Account, pk: UUID) -> Family:
    """A family that this person may speak for; raises Http404 for everyone else, a youth too."""
    if pk not in family_ids(user, adult=True):
        raise Http404
    return get_object_or_404(Family, pk=pk)


def roles_of(account: Account) -> frozenset[Role]:
    """What this account is here as today."""
    held = Membership.objects.filter(current(), account=account.pk).values_list("role", flat=True)
    roles = {Role(code) for code in held}
    return frozenset(roles | {Role.FAMILY_MEMBER} if family_ids(account) else roles)


def organisation_ids(account: Account) -> frozenset[UUID]:
    """The organisations this account works in today."""
    held = Membership.objects.filter(current(), account=account.pk, organisation__isnull=False)
    return frozenset(held.values_list("organisation_id", flat=True))


def administrator(user: Any) -> Account:
    """Let in whoever administers the municipality; 404 for everyone else."""
    if Role.ADMINISTRATOR not in roles_of(user):
        raise Http404
    return user


def staff_for(user: Any, pk: UUID) -> Account:
    """Let the administrator in to one of the staff; 404 for everyone else, and for whoever is not staff."""
    staff = Account.objects.filter(person__staff=True, municipality=administrator(user).municipality_id)
    return get_object_or_404(staff.select_related("person"), pk=pk)


def role_for(user: Any, pk: UUID) -> Membership:
    """Let the administrator in to a role of someone on the staff; 404 for everyone else."""
    roles = Membership.objects.filter(account__person__staff=True, municipality=administrator(user).municipality_id)
    return get_object_or_404(roles.select_related("account__person", "organisation"), pk=pk)


def organisation_for(user: Any, pk: UUID) -> Organisation:
    """Let the administrator in to one of the municipality's organisations; 404 for everyone else."""
    return get_object_or_404(Organisation.objects.filter(municipality=administrator(user).municipality_id), pk=pk)


def team_for(user: Any, pk: UUID) -> Team:
    """Let the administrator in to a team in one of the municipality's organisations; 404 for everyone else."""
    teams = Team.objects.filter(municipality=administrator(user).municipality_id)
    return get_object_or_404(teams.select_related("organisation"), pk=pk)


def deciding_for(user: Account) -> list[UUID]:
    """The persons whom this account answers for: itself, and those who have given it a mandate to answer."""
    today = timezone.localdate()
    mandates = Mandate.objects.filter(helper=user.pk, may_answer=True, starts__lte=today, ends__gte=today)
    return [user.person_id, *mandates.values_list("person_id", flat=True)]


def own_matter(user: Account) -> UUID:
    """Let in whoever is in a family, or has something of their own here since they were; 404 for everyone else.

    Returns the id of the person.
    """
    own = (Statement.objects.filter(author=user.person_id), Consent.objects.filter(giver=user.person_id))
    if not family_ids(user) and not any(found.exists() for found in own):
        raise Http404
    return user.person_id


def followed_person(user: Account, pk: UUID) -> Person:
    """Let whoever follows a family up in to one of its people, to note what they have signed; 404 for everyone else.

    It is recorded once per person and day, as every look at a name is.
    """
    places = FamilyMember.objects.filter(current(), family__in=families_followed_by(user), person=pk)
    person = get_object_or_404(Person.objects.exclude(pk=user.person_id), pk=pk, pk__in=places.values("person"))
    record_listed([person], by=user)
    return person


def statement_of(user: Account, pk: UUID) -> Statement:
    """Let an author in to their own words, removed ones too; 404 for everyone else, those they are about included."""
    return get_object_or_404(Statement, pk=pk, author=user.person_id)


def consent_of(user: Account, pk: UUID) -> Consent:
    """Let whoever gave a consent in to it, or a helper who may answer for them; 404 for everyone else."""
    return get_object_or_404(Consent.objects.select_related(*NAMED), pk=pk, giver__in=deciding_for(user))


def request_to(user: Account, pk: UUID) -> ConsentRequest:
    """Let those who decide in to what is asked of them; 404 for the rest of the household, and for who asked."""
    asked = ConsentRequest.objects.exclude(asked_by=user.pk).select_related(*NAMED)
    return get_object_or_404(asked, pk=pk, taken_back_at__isnull=True)


def request_by(user: Account, pk: UUID) -> ConsentRequest:
    """Let whoever asked in to their own question; 404 for everyone else."""
    return get_object_or_404(ConsentRequest, pk=pk, asked_by=user.pk, taken_back_at__isnull=True)


def mandate_of(user: Account, pk: UUID) -> Mandate:
    """Let the person and the helper in to a mandate that holds; 404 for everyone else."""
    either_side = Q(person=user.person_id) | Q(helper=user.pk)
    living = Mandate.objects.filter(either_side, ends__gte=timezone.localdate())
    return get_object_or_404(living.select_related("person"), pk=pk)


def helped(user: Account, pk: UUID) -> Mandate:
    """Let a helper in to act within a mandate that holds today; 404 for everyone else."""
    today = timezone.localdate()
    living = Mandate.objects.filter(helper=user.pk, starts__lte=today, ends__gte=today)
    return get_object_or_404(living.select_related("person"), pk=pk)


def shared_person(user: Account, pk: UUID) -> Person:
    """Let a worker in to the one page that says which parts a person has opened; 404 for who has nothing to do with them.

    It shows no more than name and state; it is recorded once per person and day.
    """
    person = get_object_or_404(Person, pk__in=asked_ids("people_i_may_ask"), id=pk)
    record_listed([person], by=user)
    return person


def asked_ids(function: str) -> list[UUID]:
    """The ids that one of the database's own functions gives for whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}()")
        return [found for (found,) in cursor.fetchall()]


def opened_part(user: Account, pk: UUID, part: Part) -> tuple[Person, list[Statement]]:
    """Let someone in to what a person has opened of one part, and record it for all whom it concerns, every time.

    Opened by consents to the asker, or by danger. The database opens a text only when everyone it is about has said yes;
    this door says that somebody has. 404 for everyone else.
    """
    to_me = Consent.objects.filter(about=pk, part=part.value).exclude(giver=user.person_id).exclude(recorded_only(user))
    consents = list(to_me.order_by("-until"))
    danger = _danger(user, pk) if part in OPENED_BY_DANGER else None
    if not consents and not danger:
        raise Http404
    person = get_object_or_404(Person, pk=pk)
    with transaction.atomic():
        ground = consents[0] if consents else danger
        _record_reading(
            "people.part_opened", person, part, by=user, ground=ground, organisation=_office(user, consents)
        )
    about = StatementSubject.objects.filter(person=person).values("statement")
    readable = Statement.objects.filter(pk__in=about, part=part.value, removed_at__isnull=True)
    if not danger:
        readable = readable.filter(purpose__in={consent.purpose for consent in consents})
    return person, list(readable.order_by("-written_at", "id"))


def recorded_only(user: Account) -> Q:
    """The consents that an account sees because it answers for the giver, and that do not let it in itself."""
    return Q(giver__in=deciding_for(user)) & ~Q(worker=user.pk)


def record_listed(people: list[Person], *, by: Account) -> None:
    """Write in the trail that someone was shown these people's names and state: once per person and day."""
    today = timezone.localdate()
    seen = Entry.objects.filter(
        actor_id=by.pk, event="people.matter_listed", at__date=today, about_id__in=[person.pk for person in people]
    ).values_list("about_id", flat=True)
    shown = set(seen)
    for person in people:
        if person.pk not in shown:
            _record_reading(
                "people.matter_listed", person, Part.CONTACT, by=by, ground=None, organisation=_office(by, [])
            )


def _danger(user: Account, person: UUID) -> Override | None:
    living = Override.objects.filter(about=person, opened_by=user.pk, closes_at__gt=timezone.now())
    return living.order_by("-opened_at").first()


def _office(user: Account, consents: list[Consent]) -> Membership | None:
    """As what someone reads: the role at the office the consent names, or the first one held."""
    held = Membership.objects.filter(current(), account=user.pk, role__in=[role.value for role in RECEIVING])
    offices = [consent.organisation_id for consent in consents]
    return next((role for role in held if role.organisation_id in offices), None) or held.order_by("starts").first()


def _record_reading(
    event: str,
    person: Person,
    part: Part,
    *,
    by: Account,
    ground: Consent | Override | None,
    organisation: Membership | None,
) -> None:
    """Write one entry for each account the reading concerns: the person's own, and of those who decide about the part."""
    silent = isinstance(ground, Override) and ground.told_at is None  # a law bars it; the day it may be told, it is
    for account in [None] if silent else concerned_by(person, part) or [None]:
        record(
            "people.part_opened" if event == "people.part_opened" else "people.matter_listed",
            by=by,
            about=person,
            account=account,
            role=organisation.role if organisation else "",
            organisation=organisation.organisation_id if organisation else None,
            part=part.value,
            purpose=ground.purpose if isinstance(ground, Consent) else None,
            ground=_ground_code(ground),
        )


def concerned_by(person: Person, part: Part) -> list[UUID | None]:
    """The accounts in whose log a reading belongs: the person's own, and of those who decide about the part."""
    with connection.cursor() as cursor:
        cursor.execute("select people_concerned(%s, %s)", [person.pk, part.value])
        return [account for (account,) in cursor.fetchall()]


def _ground_code(ground: Consent | Override | None) -> str:
    if ground is None:
        return "list"
    return f"danger-{ground.ground}" if isinstance(ground, Override) else "consent"


def asked_contact(user: Account, pk: UUID) -> ContactRequest:
    """Let a worker in to a family's question to them; 404 for everyone else."""
    return get_object_or_404(ContactRequest, pk=pk, worker=user.pk)


def withdrawable_contact(user: Account, pk: UUID) -> ContactRequest:
    """Let an adult of the family in to its question; 404 for everyone else."""
    return get_object_or_404(ContactRequest, pk=pk, family__in=family_ids(user, adult=True))


def follow_up_for(user: Account, pk: UUID) -> FollowUp:
    """Let the worker, or an adult of the family, in to a follow-up that holds; 404 for everyone else."""
    mine = Q(worker=user.pk) | Q(family__in=family_ids(user, adult=True))
    return get_object_or_404(FollowUp.objects.filter(current(), mine), pk=pk)


def own_copy(user: Account, pk: UUID) -> OwnCopy:
    """Let someone in to a copy they asked for, while it lasts; 404 for everyone else, and after its day."""
    return get_object_or_404(OwnCopy, pk=pk, account=user.pk, progress="made", expires_at__gt=timezone.now())


def own_everything(user: Account) -> Account:
    """Let someone in to all that is kept of themselves, and record it: it tells them if anyone else was here as them."""
    record("people.own_data_read", by=user, about=user, account=user.pk)
    return user


def reads_privacy(user: Any) -> bool:
    """Whether someone is the municipality's administrator or its privacy officer."""
    return bool(roles_of(user) & {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})


def privacy_reader(user: Any) -> Account:
    """Let in the municipality's administrator and its privacy officer; 404 for everyone else."""
    if not reads_privacy(user):
        raise Http404
    return user
