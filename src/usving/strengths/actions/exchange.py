"""Putting up what one offers or wishes for, changing it, taking it down; typing in what is on paper; hiding."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.strengths.access.exchange import home_is_hidden, trading_place
from usving.strengths.actions.names import keep_from_others
from usving.strengths.models import Agreement, ExchangeReport, Holder, Post, Resource, VolunteerTask
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.rules.agreements import RUNNING
from usving.strengths.rules.exchange import STANDS, PostKind, PostState, Reach, Way, WhyNotPost, Worded, why_not_post

FIELD_OF = {
    WhyNotPost.DATE_PAST: "until", WhyNotPost.DATE_FAR: "until", WhyNotPost.COUNT: "count", WhyNotPost.TASK_MISSING: "task",
    WhyNotPost.NAME_MISSING: "alias",
}  # fmt: skip


@dataclass(frozen=True)
class Task:
    """What the volunteers are to see of a wish."""

    words: str
    area: str = ""
    time_words: str = ""


@transaction.atomic
def put_up(
    process: Process, *, key: UUID, way: Way, fields: Mapping[str, Any], task: Task | None = None, for_family: bool = False,
    resource: Resource | None = None, by: Account, who: Standing,
) -> Post:  # fmt: skip
    """Put up something one offers or wishes for, under the name in `fields`. The same key twice is one.

    Raises Refused where it cannot be put up so.
    """
    place = trading_place(who, process.pk)
    if place is None:
        raise Refused(_("Du har ikke en plass der du kan legge ut noe."))
    _ask_rule(way, fields, task)
    if already := Post.objects.filter(pk=key).first():
        return already
    if fields["alias"]:
        keep_from_others(fields["signed"], process=process.pk)
    family = place.family if for_family else None
    holder = hold(process, family=family, by=by, resource=resource)
    post = Post(
        pk=key, municipality_id=by.municipality_id, process=process, owner=holder, circle_id=place.circle, way=way.value,
        **_shown(fields),
    )  # fmt: skip
    if not _added(post):
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt."))
    _keep_task(post, task, by)
    record("strengths.post_put_up", by=by, about=post, account=by.pk, family=family, way=way.value)
    return post


@transaction.atomic
def stock(process: Process, *, key: UUID, fields: Mapping[str, Any], by: Account) -> Post:
    """Put up something that the reuse station has: where it is and when one can come. The first who asks has it."""
    _ask_rule(Way.OFFER, fields, None)
    if already := Post.objects.filter(pk=key).first():
        return already
    holder = hold(process, family=None, by=by)
    post = Post(
        pk=key, municipality_id=by.municipality_id, process=process, owner=holder, way=Way.OFFER.value, station=True,
        **{**fields, "kind": PostKind.SECOND_HAND.value, "reach": Reach.ALL.value},
    )  # fmt: skip
    if not _added(post):
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt."))
    record("strengths.post_put_up", by=by, about=post, account=by.pk, way="station")
    return post


def hold(process: Process, *, family: UUID | None, by: Account, resource: Resource | None = None) -> Holder:
    """Make the row that stands for someone behind one offer, wish or answer, and that nobody else reads."""
    account = None if family else by
    return Holder.objects.create(
        municipality_id=by.municipality_id, process=process, account=account, family_id=family, resource=resource
    )


@transaction.atomic
def change_post(post: Post, *, fields: Mapping[str, Any], task: Task | None = None, by: Account) -> None:
    """Change what one has put up, while it stands. Raises Refused, also where a new name is another's."""
    _ask_rule(Way(post.way), fields, task)
    locked = hold_post(post)
    if fields["alias"] and (fields["signed"], True) != (locked.signed, locked.alias):
        keep_from_others(fields["signed"], process=post.process_id)
    values = _shown(fields)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(values))
    if locked.entered_by_id != by.pk:  # whoever typed it in words no task
        _keep_task(locked, task, by)
    record("strengths.post_changed", by=by, about=post, account=by.pk)


@transaction.atomic
def take_down(post: Post, *, by: Account) -> None:
    """Take down what one has put up. That holds also where one has left or the process is closed; whoever waits gets a no."""
    if post.state == PostState.WITHDRAWN:
        return
    if not answer_of("strengths_take_down", post.pk):
        raise Refused(_("Bare den som la det ut, kan ta det ned."))
    record("strengths.post_taken_down", by=by, about=post, account=by.pk)


@transaction.atomic
def put_up_again(post: Post, *, by: Account) -> None:
    """Let something stand again that is back, or that was taken down. Raises Refused while someone still has it."""
    locked = hold_post(post)
    if Agreement.objects.filter(post=post, state__in=RUNNING).exists():
        raise Refused(_("Noen har dette nå. Det kan stå igjen når dere er ferdige."))
    locked.state, locked.until = PostState.OPEN.value, max(locked.until, timezone.localdate() + STANDS)
    locked.save(update_fields=["state", "until"])
    record("strengths.post_put_up_again", by=by, about=post, account=by.pk)


def hold_post(post: Post) -> Post:
    """Lock what one has put up and return it as it stands. Raises Refused where one may change nothing any more."""
    locked = Post.objects.select_for_update(of=("self",)).filter(pk=post.pk).first()
    if locked is None:
        raise Refused(_("Her kan ingenting endres lenger."))
    return locked


@transaction.atomic
def type_in(
    *, key: UUID, seat: UUID, way: Way, kind: PostKind, title: str, words: str, signed: str, by: Account
) -> None:
    """Type in what someone has written on paper, under the name they chose; for the families here alone.

    Raises Refused where one may not, or the name is another's.
    """
    keep_from_others(signed, seat=seat, field="signed")
    until = timezone.localdate() + STANDS
    values = [seat, way.value, kind.value, title, words, signed, until, by.person.name]
    if not answer_of("strengths_type_in", key, *values):
        raise Refused(_("Du kan ikke skrive inn for denne plassen."))


@transaction.atomic
def hide_post(post: Post, *, reason: str, by: Account) -> None:
    """Hide something that is shared with the facilitator. Its owner reads why; the facilitator does not learn who that is."""
    if not answer_of("strengths_hide_post", post.pk, reason):
        raise Refused(_("Dette er skjult allerede."))
    ExchangeReport.objects.filter(post=post, closed_at__isnull=True).update(closed_at=timezone.now())


@transaction.atomic
def report(process: Process, *, key: UUID, reason: str, shown: str, post: Post | None, by: Account) -> ExchangeReport:
    """Tell the facilitator that something is wrong, and show what one chooses of it. The same key twice is told once."""
    told, fresh = ExchangeReport.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "process": process, "post": post, "by": by, "reason": reason, "shown": shown,
        },
    )  # fmt: skip
    if fresh:
        record("strengths.exchange_reported", by=by, about=told, account=by.pk)
    return told


@transaction.atomic
def close_report(told: ExchangeReport, *, by: Account) -> None:
    """The facilitator has looked at it and leaves it as it is."""
    if told.closed_at is None:
        told.closed_at = timezone.now()
        told.save(update_fields=["closed_at"])
        record("strengths.exchange_report_closed", by=by, about=told, account=told.by_id)


def _ask_rule(way: Way, fields: Mapping[str, Any], task: Task | None) -> None:
    worded = Worded(
        way, fields["until"], fields.get("count", 1), fields["signed"], task.words if task else "", task is not None
    )
    if reason := why_not_post(worded, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field=FIELD_OF.get(reason))


def _shown(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are kept: whoever must not be found, shows no place at all."""
    return {**fields, "area": "" if home_is_hidden() else fields.get("area", "")}


def _keep_task(post: Post, task: Task | None, by: Account) -> None:
    """Let the volunteers see the task, or no longer."""
    if task is None or post.way != Way.ASK:
        VolunteerTask.objects.filter(post=post).delete()
        return
    words = {"words": task.words, "time_words": task.time_words, "area": "" if home_is_hidden() else task.area}
    common = {"municipality_id": by.municipality_id, "process_id": post.process_id, "owner_id": post.owner_id}
    VolunteerTask.objects.update_or_create(post=post, defaults=words, create_defaults={**common, **words})


def _added(post: Post) -> bool:
    """Write the row; False where another request wrote the same key a moment ago."""
    try:
        with transaction.atomic():
            post.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def stands_until() -> date:
    """The day that something stands to where nothing else is said."""
    return timezone.localdate() + STANDS
