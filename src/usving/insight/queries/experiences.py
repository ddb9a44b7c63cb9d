"""What the pages of experiences read."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.core.listing import Choice
from usving.core.searching import with_words
from usving.insight.access.experiences import experiences_visible_to
from usving.insight.models import Experience, ExperiencePhoto, ExperienceSound, RemovedExperience, Reply
from usving.people.access import families_followed_by
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process, Station
from usving.process.rules.audience import Audience

KEPT_DAYS = 30


def experiences_in(process: Process, who: Standing) -> QuerySet[Experience]:
    """What one may read of all that is told in a process, with `heard` and `seen`: whether it has a voice, a picture."""
    found = experiences_visible_to(who).filter(process=process).defer("search")
    return found.select_related("station", "circle", "reply").annotate(
        heard=Exists(ExperienceSound.objects.filter(experience=OuterRef("pk"))),
        seen=Exists(ExperiencePhoto.objects.filter(experience=OuterRef("pk"))),
    )


def found_by(
    found: QuerySet[Experience], *, words: str, topic: str, side: str, station: str, user: Account
) -> QuerySet[Experience]:
    """Narrow by words (in any of their forms, or as they are typed), topic, side or oneself (`mine`), and station."""
    if words:
        found = with_words(found, words, "text", "headline", kept="search")
    if topic:
        found = found.filter(topic=topic)
    if side:
        found = found.filter(author=user) if side == "mine" else found.filter(circle__side=side)
    return found.filter(station__number=station) if station else found


def stations_to_choose(process: Process) -> Choice:
    """The stations of a process, to narrow a list by."""
    stations = Station.objects.filter(process=process).order_by("number")
    return Choice("stasjon", _("Stasjon"), (("", _("alle")), *((str(each.number), each.name) for each in stations)))


def place_of(experience: Experience) -> Station | None:
    """The station it was told at; None for one who reads it without a seat there."""
    return Station.objects.filter(pk=experience.station_id).select_related("process").first()


def photo_of(experience: Experience | UUID) -> ExperiencePhoto | None:
    """The picture of something one reads, without its bytes."""
    return ExperiencePhoto.objects.filter(experience=experience).defer("large", "small").first()


def sound_of(experience: Experience | UUID) -> ExperienceSound | None:
    """The voice of something one reads, without its bytes."""
    return ExperienceSound.objects.filter(experience=experience).defer("heard").first()


def told_with(experience: Experience | None) -> frozenset[str]:
    """What an experience has besides words: `photo`, `sound`."""
    if experience is None:
        return frozenset()
    found = {"photo": photo_of(experience), "sound": sound_of(experience)}
    return frozenset(name for name, there in found.items() if there)


def reply_to(experience: Experience) -> Reply | None:
    """The answer owed or given to something one reads."""
    found = Reply.objects.filter(experience=experience).select_related("seat", "contact__person")
    return found.first()


def own_by_key(key: str, user: Account) -> Experience | None:
    """What one has told under a form's key; None where there is nothing, or the key is none."""
    try:
        return Experience.objects.filter(pk=UUID(key), author=user.pk).first()
    except ValueError:
        return None


def removed_in(process: Process, user: Account) -> QuerySet[RemovedExperience]:
    """What one took away here in the last thirty days, newest first, without the bytes."""
    since = timezone.now() - timedelta(days=KEPT_DAYS)
    found = RemovedExperience.objects.filter(process=process, author=user, removed_at__gt=since)
    return found.defer("photo_large", "photo_small", "sound_heard").order_by("-removed_at", "pk")


def told_to_me(user: Account, who: Standing, *, words: str = "", what: str = "") -> list[Experience]:
    """What families have let one read as their contact, then what one is to write out as a helper; newest first.

    Each with `as_contact`. Narrowed by words in the headline or the name alone: reading the rest stands in the teller's log.
    `what`: contact, helper, or waits (a voice that is not written out).
    """
    families = families_followed_by(user)
    readable = experiences_visible_to(who).exclude(author=user).defer("search").order_by("-told_at", "pk")
    contact = readable.filter(for_contact=True, family__in=families)
    helper = readable.filter(for_helper=True).exclude(pk__in=contact.values("pk"))
    heard = Exists(ExperienceSound.objects.filter(experience=OuterRef("pk")))
    helper = helper.filter(heard, **({"text": ""} if what == "waits" else {}))
    wanted = {"contact": [(contact, True)], "helper": [(helper, False)], "waits": [(helper, False)]}
    return [
        _as(each, as_contact)
        for found, as_contact in wanted.get(what, [(contact, True), (helper, False)])
        for each in (with_words(found, words, "headline", "signed") if words else found)
    ]


def _as(experience: Any, as_contact: bool) -> Experience:
    experience.as_contact = as_contact
    return experience


def is_narrowed(experience: Experience) -> bool:
    """Whether nobody but its author reads or uses it."""
    return experience.audience == Audience.ME and not experience.choices
