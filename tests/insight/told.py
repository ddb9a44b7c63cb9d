"""The shortest valid experiences, and what each lock says of them."""

from typing import Any

from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.insight.access import experiences_visible_to
from usving.insight.models import Experience, ExperienceReader
from usving.insight.rules.experiences import Asker, Topic, may_read_experience
from usving.insight.rules.experiences import Experience as Told
from usving.people.access import families_followed_by
from usving.people.models import Account, FamilyMember, Mandate
from usving.process.access import standing_of
from usving.process.models import Gate, Process, Seat
from usving.process.rules.audience import Audience


def experience(by: Account, of: Process, audience: Audience = Audience.ME, **values: Any) -> Experience:
    """Something told at the first station."""
    values.setdefault("text", "Vi fikk svar da vi spurte.")
    values.setdefault("signed", by.person.name)
    values.setdefault("topic", Topic.SERVICE.value)
    values.setdefault("station", make.station(of))
    return make.make(Experience, municipality=by.municipality, process=of, author=by, audience=audience.value, **values)


def reader(of: Experience, seat: Seat) -> ExperienceReader:
    return make.make(ExperienceReader, municipality=of.municipality, experience=of, seat=seat)


def by_the_database(account: Account) -> set[Any]:
    """What the database gives when no page filters at all."""
    with acting_as(account.pk):
        return set(Experience.objects.values_list("pk", flat=True))


def by_the_door(account: Account) -> set[Any]:
    """What the door lets in, when the database would give everything."""
    with as_owner(), acting_as(account.pk):
        return set(experiences_visible_to(standing_of(account)).values_list("pk", flat=True))


def by_the_rule(account: Account) -> set[Any]:
    """What the plain rule says, told the bare facts."""
    with as_owner(), acting_as(account.pk):
        who = standing_of(account)
        follows = frozenset(families_followed_by(account).values_list("pk", flat=True))
        writes_for = frozenset(
            Account.objects.filter(
                person__in=Mandate.objects.filter(helper=account, may_write=True).values("person")
            ).values_list("pk", flat=True)
        )
        everything = Experience.objects.filter(municipality=account.municipality_id)
        return {
            each.pk
            for each in everything
            if may_read_experience(Asker(who.reader_in(each.process_id), follows, writes_for), facts_of(each))
        }


def facts_of(each: Experience) -> Told:
    """The facts of one experience, found the long way round."""
    at_home = [
        place
        for place in FamilyMember.objects.filter(family=each.family_id, person=each.author.person_id)
        if place.ends is None
    ]
    gate = Gate.objects.filter(process=each.process_id).first()
    seats = Seat.objects.filter(process=each.process_id, family=each.family_id, family__isnull=False)
    left = (
        gate and each.family_id and all(seat.ends and seat.ends < timezone.localdate(gate.opened_at) for seat in seats)
    )
    return Told(each.written(), each.choices, bool(at_home), bool(left))
