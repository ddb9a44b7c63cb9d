"""Writing, sharing, reporting, hiding."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core import live
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.access import family_ids
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import (
    Contribution,
    ContributionReader,
    Gathering,
    Hiding,
    RemovedContribution,
    Report,
    Seat,
    Station,
    WallPost,
)
from usving.process.models.refusals import REFUSALS
from usving.process.rules.audience import Audience, Voice, why_not_share
from usving.process.rules.seats import Act


@transaction.atomic
def write(
    *,
    key: UUID,
    station: Station,
    text: str,
    voice: Voice,
    signed: str,
    by: Account,
    who: Standing,
    gathering: Gathering | None = None,
) -> Contribution:
    """Write something, for the author alone. `key` is the row's own id: the same form sent twice is one contribution."""
    place = who.place_in(station.process_id)
    if place is None or not who.may(Act.WRITE, station.process_id):
        raise Refused(_("Du har ikke en plass i denne prosessen der du kan skrive."))
    contribution = Contribution.objects.filter(pk=key, author=by).first()
    if contribution:
        return change_text(contribution, text=text, voice=voice, signed=signed, by=by)
    contribution = Contribution(
        pk=key,
        municipality_id=by.municipality_id,
        process_id=station.process_id,
        station=station,
        gathering=gathering,
        author=by,
        family_id=place.family,
        circle_id=place.circle,
        **_words(text, voice, signed),
    )
    if not _added(contribution):
        if sent_before := Contribution.objects.filter(
            pk=key, author=by
        ).first():  # by the other of two clicks, just now
            return change_text(sent_before, text=text, voice=voice, signed=signed, by=by)
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt."))
    record("process.contribution_written", by=by, about=contribution, account=by.pk)
    return contribution


@transaction.atomic
def change_text(contribution: Contribution, *, text: str, voice: Voice, signed: str, by: Account) -> Contribution:
    """Change what one has said and under which name. Whoever could read it, reads the new words."""
    contribution = _locked(contribution)
    _only_author(contribution, by)
    words = _words(text, voice, signed)
    if all(getattr(contribution, name) == value for name, value in words.items()):
        return contribution
    words["changed_at"] = timezone.now()
    for name, value in words.items():
        setattr(contribution, name, value)
    contribution.save(update_fields=list(words))
    record("process.contribution_changed", by=by, about=contribution, account=by.pk)
    _tell_room(contribution)
    return contribution


@transaction.atomic
def share(contribution: Contribution, *, audience: Audience, chosen: Iterable[Seat] = (), by: Account) -> Contribution:
    """Let others read what one has said, or fewer than before. Only its author can; it holds from the next click."""
    contribution, seats = _locked(contribution), list(chosen)
    _only_author(contribution, by)
    mine = replace(contribution.facts(), author=by.pk)
    if reason := why_not_share(mine, by=by.pk, to=audience, chosen=frozenset(seat.pk for seat in seats)):
        raise Refused(REFUSALS[reason], field="chosen" if seats == [] and audience is Audience.CHOSEN else "audience")
    before = contribution.audience
    contribution.readers.all().delete()
    if audience is Audience.CHOSEN:
        ContributionReader.objects.bulk_create(
            ContributionReader(municipality_id=by.municipality_id, contribution=contribution, seat=seat)
            for seat in seats
        )
    contribution.audience = audience.value
    contribution.save(update_fields=["audience"])
    record(
        "process.contribution_shared", by=by, about=contribution, account=by.pk, before=before, audience=audience.value
    )
    _tell_room(contribution)
    return contribution


@transaction.atomic
def take_away(contribution: Contribution, *, by: Account) -> None:
    """Take away what one has said: nobody reads it from now on, and the author can have it back for thirty days.

    What others have hung on it (a report, a hiding, that a hand-over built on it) goes with it: the author may not see
    those rows, so a function of the database takes them away.
    """
    _only_author(contribution, by)
    record("process.contribution_deleted", by=by, about=contribution, account=by.pk)
    _tell_room(contribution)
    answer_of("process_take_away", contribution.pk)


@transaction.atomic
def put_back(removed: RemovedContribution, *, by: Account) -> None:
    """Have back what one took away, for oneself alone. Raises Refused after thirty days; sent twice, it is back once."""
    if not answer_of("process_put_back", removed.pk):
        raise Refused(_("Det er mer enn 30 dager siden du tok dette bort."))
    record("process.contribution_put_back", by=by, about=removed, account=by.pk)


@transaction.atomic
def forget(removed: RemovedContribution, *, by: Account) -> None:
    """Let what one took away be gone for good, before the month is over."""
    record("process.contribution_forgotten", by=by, about=removed, account=by.pk)
    removed.delete()


@transaction.atomic
def take_back(contribution: Contribution, *, by: Account) -> None:
    """Let nobody but the author read it from now on. That holds also where one has left, or the process is closed."""
    _only_author(contribution, by)
    if contribution.audience == Audience.ME:
        return
    answer_of("process_take_back", contribution.pk)
    before, after = contribution.audience, Audience.ME.value
    record("process.contribution_shared", by=by, about=contribution, account=by.pk, before=before, audience=after)
    _tell_room(contribution)


@transaction.atomic
def report(contribution: Contribution, *, reason: str, by: Account) -> tuple[Report, bool]:
    """Tell the facilitator that something here is wrong. Once per person: said again, the first telling stands.

    Returns what was told, and whether it was told now.
    """
    told, fresh = Report.objects.get_or_create(
        contribution=contribution,
        by=by,
        defaults={"municipality_id": by.municipality_id, "process_id": contribution.process_id, "reason": reason},
    )
    if fresh:
        record("process.contribution_reported", by=by, about=told, account=by.pk)
    return told, fresh


@transaction.atomic
def hide(contribution: Contribution, *, reason: str, by: Account, who: Standing) -> Hiding:
    """Hide what was shared with the facilitator, with a reason to its author. What was not shared is never read here.

    From now on the author alone reads it; the facilitator sees only that and why it is hidden.
    """
    if not who.may(Act.HIDE, contribution.process_id):
        raise Refused(_("Bare prosessveilederen kan skjule det andre har skrevet."))
    hiding, fresh = Hiding.objects.get_or_create(
        contribution=contribution,
        defaults={
            "municipality_id": by.municipality_id,
            "process_id": contribution.process_id,
            "by": by,
            "reason": reason,
        },
    )
    if fresh:
        Report.objects.filter(contribution=contribution, closed_at__isnull=True).update(closed_at=timezone.now())
        record("process.contribution_hidden", by=by, about=contribution, account=contribution.author_id)
        _tell_room(contribution)
    return hiding


@transaction.atomic
def show_again(hiding: Hiding, *, by: Account) -> None:
    """Take a hiding back; taken back twice is taken back once. It stands in the trail of the author, as the hiding does.

    Whoever does it no longer reads what is hidden, so the database finds the author and writes the entry.
    """
    answer_of("process_show_again", hiding.pk)


@transaction.atomic
def close_report(told: Report, *, by: Account) -> None:
    """The facilitator has looked at a report and leaves the contribution as it is."""
    if told.closed_at is None:
        told.closed_at = timezone.now()
        told.save(update_fields=["closed_at"])
        record("process.report_closed", by=by, about=told, account=told.by_id)


def _tell_room(contribution: Contribution) -> None:
    """Where this hangs on a wall, what the wall shows has changed."""
    if contribution.gathering_id and WallPost.objects.filter(contribution=contribution).exists():
        live.changed(contribution.gathering_id)


def _words(text: str, voice: Voice, signed: str) -> dict[str, Any]:
    return {"text": text, "voice": voice.value, "signed": signed}


def _added(contribution: Contribution) -> bool:
    """Write the row; False where another request wrote the same key a moment ago."""
    try:
        with transaction.atomic():
            contribution.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _locked(contribution: Contribution) -> Contribution:
    """Lock the row; where one has left, or the process is closed, the database gives it to nobody to change."""
    found = Contribution.objects.select_for_update().filter(pk=contribution.pk).first()
    if found is None:
        raise Refused(_("Her kan ingenting endres lenger. Du kan fortsatt ta tilbake eller slette det du har skrevet."))
    return found


def _only_author(contribution: Contribution, by: Account) -> None:
    """Whoever wrote it; what was on paper is of those who sit on its seat, or sat there."""
    if contribution.author_id is None:
        mine = Q(account=by.pk) | Q(family__in=family_ids(by))
        if contribution.seat_id and Seat.objects.filter(mine, pk=contribution.seat_id).exists():
            return
    if contribution.author_id != by.pk:
        raise Refused(_("Bare den som skrev, kan endre dette."))
