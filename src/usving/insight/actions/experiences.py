"""Telling an experience, letting others read it, and taking it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.pictures import Picture
from usving.core.refusal import Refused
from usving.insight.actions.replies import owe_reply
from usving.insight.models import (
    Experience,
    ExperiencePhoto,
    ExperienceReader,
    ExperienceSound,
    RemovedExperience,
)
from usving.insight.models.experiences import FIELD_OF
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.experiences import Choice, Topic, WhyNotTell, why_not_choose
from usving.insight.rules.experiences import Experience as Told
from usving.insight.rules.sounds import Sound
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Seat, Station
from usving.process.models.refusals import REFUSALS as PROCESS_REFUSALS
from usving.process.rules.audience import Audience, Voice, why_not_share
from usving.process.rules.seats import Act


@dataclass(frozen=True)
class Words:
    """What someone tells, and under which name."""

    headline: str
    text: str
    topic: Topic
    voice: Voice
    signed: str


@dataclass(frozen=True)
class With:
    """What it is told with besides words: a picture and what it shows, a voice."""

    picture: Picture | None = None
    shows: str = ""
    sound: Sound | None = None


@transaction.atomic
def tell(
    *, key: UUID, station: Station, words: Words, by: Account, who: Standing, told_with: With | None = None
) -> Experience:
    """Tell something, for oneself alone. `key` is the row's own id: the same form sent twice is one experience."""
    place = who.place_in(station.process_id)
    if place is None or not who.may(Act.WRITE, station.process_id):
        raise Refused(_("Du har ikke en plass i denne prosessen der du kan fortelle."))
    if told := Experience.objects.filter(pk=key, author=by).first():
        return change(told, words=words, told_with=told_with, by=by)
    experience = Experience(
        pk=key, municipality_id=by.municipality_id, process_id=station.process_id, station=station, author=by,
        family_id=place.family, circle_id=place.circle, **_fields(words),
    )  # fmt: skip
    if not _added(experience):
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt."))
    _put_with(experience, told_with or With(), by)
    record("insight.experience_told", by=by, about=experience, account=by.pk)
    return experience


@transaction.atomic
def change(experience: Experience, *, words: Words, by: Account, told_with: With | None = None) -> Experience:
    """Change what one has told, or what it is told with. Whoever could read it, reads the new words."""
    experience = _locked(experience)
    _only_author(experience, by)
    changed = _put_with(experience, told_with or With(), by)
    fields = _fields(words)
    if not changed and all(getattr(experience, name) == value for name, value in fields.items()):
        return experience
    fields["changed_at"] = timezone.now()
    for name, value in fields.items():
        setattr(experience, name, value)
    experience.save(update_fields=list(fields))
    record("insight.experience_changed", by=by, about=experience, account=by.pk)
    return experience


@transaction.atomic
def share(
    experience: Experience, *, audience: Audience, chosen: Iterable[Seat] = (), by: Account, who: Standing
) -> Experience:
    """Let others read what one has told, or fewer than before. Whoever shares beyond the family is owed an answer."""
    experience, seats = _locked(experience), list(chosen)
    ids = frozenset(seat.pk for seat in seats)
    if reason := why_not_share(experience.written(), by=by.pk, to=audience, chosen=ids):
        raise Refused(PROCESS_REFUSALS[reason], field="chosen" if audience is Audience.CHOSEN else "audience")
    before = experience.audience
    experience.readers.all().delete()
    if audience is Audience.CHOSEN:
        ExperienceReader.objects.bulk_create(
            ExperienceReader(municipality_id=by.municipality_id, experience=experience, seat=seat) for seat in seats
        )
    experience.audience = audience.value
    experience.save(update_fields=["audience"])
    owe_reply(experience, by=by, who=who)
    record("insight.experience_shared", by=by, about=experience, account=by.pk, before=before, audience=audience.value)
    return experience


@transaction.atomic
def let(experience: Experience, choice: Choice, *, by: Account, who: Standing) -> Experience:
    """Let what one has told be used in one way more. Each is a choice by itself, and taken back by itself."""
    experience = _locked(experience)
    told = Told(experience.written(), experience.choices)
    if reason := why_not_choose(told, choice, by=by.pk):
        raise Refused(REFUSALS[reason])
    if choice in experience.choices:
        return experience
    setattr(experience, FIELD_OF[choice], True)
    experience.save(update_fields=[FIELD_OF[choice]])
    owe_reply(experience, by=by, who=who)
    record("insight.choice_made", by=by, about=experience, account=by.pk, choice=choice.value)
    return experience


@transaction.atomic
def unlet(experience: Experience, choice: Choice, *, by: Account) -> None:
    """Take one choice back. That holds from the next click, also where one has left or the process is closed."""
    _only_author(experience, by)
    if choice not in experience.choices:
        return
    answer_of("insight_take_back", experience.pk, choice.value)
    record("insight.choice_taken_back", by=by, about=experience, account=by.pk, choice=choice.value)


@transaction.atomic
def take_back(experience: Experience, *, by: Account) -> None:
    """Let nobody but the author read it or use it from now on: the audience and every choice at once."""
    _only_author(experience, by)
    if experience.audience == Audience.ME and not experience.choices:
        return
    answer_of("insight_take_back", experience.pk, "all")
    before, after = experience.audience, Audience.ME.value
    record("insight.experience_taken_back", by=by, about=experience, account=by.pk, before=before, audience=after)


@transaction.atomic
def take_away(experience: Experience, *, by: Account) -> None:
    """Take away what one has told: nobody reads it from now on, and the author can have it back for thirty days."""
    _only_author(experience, by)
    record("insight.experience_removed", by=by, about=experience, account=by.pk)
    answer_of("insight_take_away", experience.pk)


@transaction.atomic
def put_back(removed: RemovedExperience, *, by: Account) -> None:
    """Have back what one took away, for oneself alone. Raises Refused after thirty days."""
    if not answer_of("insight_put_back", removed.pk):
        raise Refused(REFUSALS[WhyNotTell.TOO_LATE])
    record("insight.experience_put_back", by=by, about=removed, account=by.pk)


@transaction.atomic
def forget(removed: RemovedExperience, *, by: Account) -> None:
    """Let what one took away be gone for good, before the month is over."""
    record("insight.experience_forgotten", by=by, about=removed, account=by.pk)
    removed.delete()


@transaction.atomic
def write_out(experience: Experience, *, text: str, by: Account) -> None:
    """Write out what is said in a voice, as its author's helper, who was asked to. The author reads in the log who did."""
    if not answer_of("insight_write_out", experience.pk, text):
        raise Refused(_("Du kan ikke skrive ut dette lenger."))
    record("insight.experience_written_out", by=by, about=experience, account=experience.author_id)


def _put_with(experience: Experience, told_with: With, by: Account) -> bool:
    """Put the picture or the voice where it is told, in place of the one before; returns whether there was any."""
    if told_with.picture:
        ExperiencePhoto.objects.filter(experience=experience).delete()
        ExperiencePhoto.objects.create(
            municipality_id=by.municipality_id, experience=experience, words=told_with.shows, **vars(told_with.picture)
        )
    if told_with.sound:
        ExperienceSound.objects.filter(experience=experience).delete()
        ExperienceSound.objects.create(
            municipality_id=by.municipality_id, experience=experience, kind=told_with.sound.kind.value,
            heard=told_with.sound.heard,
        )  # fmt: skip
    return bool(told_with.picture or told_with.sound)


def _fields(words: Words) -> dict[str, Any]:
    return {
        "headline": words.headline,
        "text": words.text,
        "topic": words.topic.value,
        "voice": words.voice.value,
        "signed": words.signed,
    }


def _added(experience: Experience) -> bool:
    """Write the row; False where another request wrote the same key a moment ago."""
    try:
        with transaction.atomic():
            experience.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _locked(experience: Experience) -> Experience:
    """Lock the row; where one has left, or the process is closed, the database gives it to nobody to change."""
    found = Experience.objects.select_for_update().filter(pk=experience.pk).first()
    if found is None:
        raise Refused(_("Her kan ingenting endres lenger. Du kan fortsatt ta tilbake eller slette det du har fortalt."))
    return found


def _only_author(experience: Experience, by: Account) -> None:
    if experience.author_id != by.pk:
        raise Refused(REFUSALS[WhyNotTell.NOT_THE_AUTHOR])
