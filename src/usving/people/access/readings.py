"""The doors to what somebody else has opened. Whoever comes through stands in the log of those it concerns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.audit.actions import record
from usving.audit.models import Entry
from usving.core.database.asking import ids_of
from usving.people.access.families import current, families_followed_by
from usving.people.access.matter import deciding_for
from usving.people.models import (
    Account,
    Consent,
    FamilyMember,
    Membership,
    Override,
    Person,
    Statement,
)
from usving.people.rules.consents import RECEIVING
from usving.people.rules.parts import OPENED_BY_DANGER, Part
from usving.people.rules.roles import Role


@dataclass(frozen=True)
class Reading:
    """What someone was let in to: whose it is, the words, whether a consent let them in, and the danger that did, if any."""

    person: Person
    statements: list[Statement]
    consented: bool
    danger: Override | None

    @property
    def told_on(self) -> date | None:
        """The day those it concerns are told, where a law bars telling them now."""
        return self.danger.tell_on if self.danger and _silent(self.danger) else None


def followed_person(user: Account, pk: UUID) -> Person:
    """Let whoever follows a family up in to one of its people, to note what they have signed; 404 for everyone else.

    It is recorded once per person and day, as every look at a name is.
    """
    places = FamilyMember.objects.filter(current(), family__in=families_followed_by(user), person=pk)
    person = get_object_or_404(Person.objects.exclude(pk=user.person_id), pk=pk, pk__in=places.values("person"))
    record_listed([person], by=user)
    return person


def shared_person(user: Account, pk: UUID) -> Person:
    """Let a worker in to the one page that says which parts a person has opened; 404 for who has nothing to do with them.

    It shows no more than name and state; it is recorded once per person and day.
    """
    person = get_object_or_404(Person, pk__in=ids_of("people_i_may_ask"), id=pk)
    record_listed([person], by=user)
    return person


def opened_part(user: Account, pk: UUID, part: Part) -> Reading:
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
    opened = ids_of("people_statements_opened", pk)
    readable = Statement.objects.filter(pk__in=opened, part=part.value, removed_at__isnull=True)
    if not danger:
        readable = readable.filter(purpose__in={consent.purpose for consent in consents})
    statements = list(readable.order_by("-written_at", "id"))
    with transaction.atomic():
        _record_part(person, part, statements, consents, danger, by=user)
    return Reading(person, statements, bool(consents), danger)


def _record_part(
    person: Person,
    part: Part,
    statements: list[Statement],
    consents: list[Consent],
    danger: Override | None,
    *,
    by: Account,
) -> None:
    """Write the reading in the log of those it concerns: whoever let the reader in, and all who decide about what was read.

    Words that a parent keeps as their own are told of to that parent alone: the other is not to learn what was opened. What
    danger alone has opened is told of later where a law bars it now; whoever said yes is always told.
    """
    concerned: set[UUID | None] = set(ids_of("people_openers", [consent.pk for consent in consents]))
    if not _silent(danger) and (danger or any(not statement.own for statement in statements)):
        concerned |= set(concerned_by(person, part))
    office = office_of(by, consents)
    for account in concerned or {None}:
        record(
            "people.part_opened",
            by=by,
            about=person,
            account=account,
            **as_held(office),
            part=part.value,
            purpose=consents[0].purpose if consents else None,
            ground="consent" if consents else f"danger-{danger.ground}" if danger else "",
        )


def recorded_only(user: Account) -> Q:
    """The consents that an account sees because it answers for the giver, and that do not let it in itself."""
    return Q(giver__in=deciding_for(user)) & ~Q(worker=user.pk)


def record_listed(people: list[Person], *, by: Account) -> None:
    """Write in the trail that someone was shown these people's names and state: once per person and day."""
    today = timezone.localdate()
    seen = Entry.objects.filter(
        actor_id=by.pk, event="people.matter_listed", at__date=today, about_id__in=[person.pk for person in people]
    ).values_list("about_id", flat=True)
    unseen = [person for person in people if person.pk not in set(seen)]
    office = office_of(by) if unseen else None
    for person in unseen:
        for account in ids_of("people_told_of_listing", person.pk):
            record(
                "people.matter_listed",
                by=by,
                about=person,
                account=account,
                **as_held(office),
            )


def record_reviewed(openings: Iterable[Override], *, by: Account) -> None:
    """Write in the trail that the privacy officer saw whose matter danger opened: once per opening and day.

    Those it concerns read it once they have been told of the opening; until then it stands there for nobody.
    """
    today = timezone.localdate()
    mine = Entry.objects.filter(actor_id=by.pk, event="people.danger_reviewed", at__date=today)
    seen = set(mine.values_list("facts__override", "facts__told"))
    for opening in openings:
        told = opening.told_at is not None
        if (str(opening.pk), told) in seen:
            continue
        for account in ids_of("people_danger_concerns", opening.pk) if told else [None]:
            record(
                "people.danger_reviewed",
                by=by,
                about=Person(pk=opening.about_id, municipality_id=opening.municipality_id),
                account=account,
                role=Role.PRIVACY_OFFICER.value,
                override=opening.pk,
                told=told,
            )


def _silent(danger: Override | None) -> bool:
    """Whether a law bars telling of an opening now; on the day it may be told, it is."""
    return danger is not None and danger.told_at is None


def _danger(user: Account, person: UUID) -> Override | None:
    living = Override.objects.filter(about=person, opened_by=user.pk, closes_at__gt=timezone.now())
    return living.order_by("-opened_at").first()


def office_of(user: Account, consents: Collection[Consent] = ()) -> Membership | None:
    """As what someone reads: the role at the office the consent names, or the first one held."""
    held = Membership.objects.filter(current(), account=user.pk, role__in=[role.value for role in RECEIVING])
    offices = [consent.organisation_id for consent in consents]
    return next((role for role in held if role.organisation_id in offices), None) or held.order_by("starts").first()


def as_held(office: Membership | None) -> dict[str, Any]:
    """The role and the office, as the trail says them; nothing for one who holds none."""
    return {"role": office.role, "organisation": office.organisation_id} if office else {}


def concerned_by(person: Person, part: Part) -> list[UUID]:
    """The accounts of a person and of those who decide about a part of their matter."""
    return ids_of("people_concerned", person.pk, part.value)
