"""The doors to what people have told."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.audit.actions import record
from usving.core.database.asking import ids_of
from usving.insight.models import Experience, ExperienceReader, RemovedExperience
from usving.people.access import families_followed_by
from usving.people.models import Account
from usving.process.access import Standing, standing_of
from usving.process.models import Gate, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Act


def experiences_visible_to(who: Standing) -> QuerySet[Experience]:
    """What this person may read of all that has been told: one's own, what is shared, and what a choice lets one read."""
    return Experience.objects.filter(Q(author=who.account) | experiences_shared(who) | _let_in(who))


def experiences_shared_with(who: Standing) -> QuerySet[Experience]:
    """What is shared with this person in a process by its audience; not one's own, nor what a choice alone lets one read."""
    return Experience.objects.filter(experiences_shared(who))


def experiences_shared(who: Standing) -> Q:
    """The condition that an experience is shared with this person by its audience."""
    chosen = ExperienceReader.objects.filter(seat__in=who.seats).values("experience")
    return (
        Q(audience=Audience.FAMILY, family__in=who.families, author__in=ids_of("insight_accounts_at_home"))
        | shared_with_circles(who)
        | Q(audience=Audience.CHOSEN, pk__in=chosen)
    )


def shared_with_circles(who: Standing) -> Q:
    """The condition that an experience is shared with a circle this person reads, or with all where the circles have joined."""
    return (
        Q(audience__in=[Audience.CIRCLE, Audience.ALL], circle__in=who.sits_in)
        | Q(audience__in=[Audience.CIRCLE, Audience.ALL], circle__in=who.guest_of, family__in=who.hosts)
        | (Q(audience=Audience.ALL, process__in=who.joined) & ~_left_before_joining())
    )


def _left_before_joining() -> Q:
    """Whether the author's family left before the circles joined: then it stays with the circle it was told in."""
    gate = Gate.objects.filter(process=OuterRef("process")).annotate(day=TruncDate("opened_at"))
    there = Seat.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=OuterRef("day")),
        process=OuterRef("process"),
        family=OuterRef(OuterRef("family")),
    )
    return Q(~Exists(gate.filter(Exists(there))), family__isnull=False)


def _let_in(who: Standing) -> Q:
    """What the author lets a contact person of the family read, and a helper hear."""
    followed = families_followed_by(Account(pk=who.account))
    return Q(for_contact=True, family__in=followed) | Q(
        for_helper=True, author__in=ids_of("insight_authors_i_write_for")
    )


def experience_for(user: Account, pk: UUID) -> tuple[Experience, Standing]:
    """Something told that one may read, and where one stands; 404 otherwise. A contact's reading is told to its author."""
    who = standing_of(user)
    found = experiences_visible_to(who).select_related("process", "station", "circle")
    experience = get_object_or_404(found, pk=pk)
    record_outsider([experience], who, by=user)
    return experience, who


def record_outsider(experiences: list[Experience], who: Standing, *, by: Account) -> None:
    """Write in the trail of its author, and of no one else at home, that someone read what only a choice lets them read."""
    others = [each for each in experiences if each.author_id != by.pk]
    shared = set(experiences_shared_with(who).filter(pk__in=[each.pk for each in others]).values_list("pk", flat=True))
    for each in others:
        if each.pk not in shared:
            record("insight.experience_read", by=by, about=each, account=each.author_id)


def own_experience(user: Account, pk: UUID) -> tuple[Experience, Standing]:
    """Something one has told oneself; 404 otherwise."""
    experience, who = experience_for(user, pk)
    if experience.author_id != user.pk:
        raise Http404
    return experience, who


def own_experience_to_change(user: Account, pk: UUID) -> tuple[Experience, Standing]:
    """Something one has told oneself where one still writes; 404 otherwise, also for what one may only take back."""
    experience, who = own_experience(user, pk)
    if not who.may(Act.WRITE, experience.process_id):
        raise Http404
    return experience, who


def removed_experience(user: Account, pk: UUID) -> RemovedExperience:
    """Something one has taken away oneself; 404 otherwise."""
    return get_object_or_404(RemovedExperience, pk=pk, author=user.pk)
