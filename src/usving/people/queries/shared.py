"""What people have opened for a worker, and what the worker has asked for: names and states only, never a text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.core.database.asking import ids_of, rows_of
from usving.core.searching import with_words
from usving.people.access import current, recorded_only
from usving.people.models import Account, Consent, ConsentRequest, Membership, Override, Person
from usving.people.models.statements import PARTS
from usving.people.queries.behind import Behind, people_behind
from usving.people.rules.consents import RECEIVING, Recipient
from usving.people.rules.parts import Part


@dataclass(frozen=True)
class OpenPart:
    """A part that is open now, or was asked for and is not; `until` is None where it is closed."""

    part: Part
    until: date | None = None
    asked: ConsentRequest | None = None

    @property
    def words(self) -> str:
        """The part's name on screen."""
        return str(PARTS[self.part])


@dataclass
class Shared:
    """One person as a worker sees them in the list: a name, and what state things are in."""

    person: Person
    open_parts: int = 0
    until: date | None = None
    waiting: int = 0


@dataclass
class PersonShared:
    """The page of one person: each part with its state, and whether the asker may open in danger."""

    parts: list[OpenPart] = field(default_factory=list)
    danger: Override | None = None


def people_shared_with(account: Account, *, word: str = "") -> QuerySet[Person]:
    """Everyone who has opened something for this account or whom it may ask, by name."""
    found = Person.objects.filter(pk__in=ids_of("people_i_may_ask"))
    return (found.filter(name__icontains=word) if word else found).order_by("name", "pk")


def states_of(people: list[Person], *, account: Account) -> list[Shared]:
    """Each person with how many parts are open for the account, until when the last one, and how many questions wait."""
    states = {person.pk: Shared(person) for person in people}
    consents = consents_to(account).filter(about__in=people)
    opened: dict[UUID, set[str]] = {}
    for about, part, until in consents.values_list("about_id", "part", "until"):
        opened.setdefault(about, set()).add(part)
        states[about].until = max(until, states[about].until or until)
    for about, parts in opened.items():
        states[about].open_parts = len(parts)
    asked = ConsentRequest.objects.filter(about__in=people, asked_by=account.pk, taken_back_at__isnull=True)
    for about, part in asked.values_list("about_id", "part").distinct():
        states[about].waiting += part not in opened.get(about, set())
    return list(states.values())


def consents_to(account: Account) -> QuerySet[Consent]:
    """The consents that let this account in today, and none that it only sees as a giver or as a giver's helper."""
    return Consent.objects.exclude(recorded_only(account)).exclude(giver=account.person_id)


def parts_of(person: Person, *, account: Account) -> PersonShared:
    """Every part with its state for this account."""
    until: dict[str, date] = {}
    for part, last in consents_to(account).filter(about=person).values_list("part", "until"):
        until[part] = max(last, until.get(part, last))
    asked = {
        request.part: request
        for request in ConsentRequest.objects.filter(
            about=person, asked_by=account.pk, taken_back_at__isnull=True
        ).order_by("asked_at")
    }
    danger = Override.objects.filter(about=person, opened_by=account.pk, closes_at__gt=timezone.now())
    return PersonShared(
        [OpenPart(part, until.get(part.value), asked.get(part.value)) for part in Part],
        danger.order_by("-opened_at").first(),
    )


def recipients_for(account: Account) -> list[tuple[str, str, Recipient]]:
    """As what a worker may ask: (code, words, recipient) for itself, its team and its office."""
    found = []
    held = Membership.objects.filter(
        current(), account=account.pk, role__in=[role.value for role in RECEIVING], organisation__isnull=False
    )
    for role in held.select_related("organisation", "team").order_by("starts", "pk"):
        office = role.organisation_id
        named = {"office": role.organisation.name if role.organisation else ""}
        found.append((f"me-{office}", _("Bare meg (%(office)s)") % named, Recipient(office, None, account.pk)))
        if role.team:
            words = _("Teamet mitt: %(team)s") % {"team": role.team.name}
            found.append((f"team-{role.team_id}", words, Recipient(office, role.team_id)))
        found.append((f"office-{office}", _("Alle som jobber i %(office)s") % named, Recipient(office)))
    return list({code: (code, words, recipient) for code, words, recipient in found}.values())


def danger_openings(words: str = "", told: str = "") -> QuerySet[Override]:
    """Every opening in danger that the asker may see, newest first; the privacy officer sees the municipality's.

    Narrowed by words in the reason, and by whether those it is about are told (`told`) or not yet (`waits`).
    """
    found = Override.objects.filter(told_at__isnull=told == "waits") if told else Override.objects.all()
    found = with_words(found, words, "reason") if words else found
    return found.order_by("-opened_at", "pk")


def openers_of(openings: Iterable[Override]) -> dict[UUID, Behind]:
    """Who opened, by account: staff, whose names the municipality sees."""
    return people_behind({each.opened_by_id for each in openings})


def named_in(openings: Iterable[Override]) -> dict[UUID, str]:
    """What those are called whose matter was opened, by opening; for the privacy officer alone."""
    return dict(rows_of("people_named_in_danger", [each.pk for each in openings]))


def may_open_in_danger(account: Account) -> bool:
    """Whether this account works in a role that may open in danger, and allocates nothing."""
    held = set(Membership.objects.filter(current(), account=account.pk).values_list("role", flat=True))
    return bool(held & {"provider", "facilitator"}) and not held & {"housing-manager", "caseworker", "complaint-body"}


def has_shared(account: Account) -> bool:
    """Whether there is anything on the page of what is shared with this account."""
    mine = Q(account=account.pk, role__in=[role.value for role in RECEIVING])
    return Membership.objects.filter(current(), mine).exists()
