"""Keeping what one can, has and knows; growing in it; asking someone to vouch for it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.notices import tell_unseen
from usving.people.models import Account
from usving.process.models import Seat
from usving.strengths.models import PathStep, Resource, Vouching
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.rules.resources import ResourceKind, Vouched, why_not_keep


@transaction.atomic
def keep(*, key: UUID, family: UUID | None, fields: Mapping[str, Any], by: Account) -> Resource:
    """Keep a strength: one's own, or the family's where `family` is given. The same key twice is one. Raises Refused."""
    _ask_rule(fields)
    if already := Resource.objects.filter(pk=key).first():
        return change(already, fields=fields, by=by)
    made = Resource(
        pk=key, municipality_id=by.municipality_id, account=None if family else by, family_id=family, **fields
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt.")) from None
    record("strengths.resource_kept", by=by, about=made, account=by.pk, family=family)
    return made


@transaction.atomic
def change(resource: Resource, *, fields: Mapping[str, Any], by: Account) -> Resource:
    """Change what stands there of a strength. Raises Refused."""
    _ask_rule({"kind": resource.kind, **fields})
    locked = Resource.objects.select_for_update(of=("self",)).get(pk=resource.pk)
    if all(getattr(locked, name) == value for name, value in fields.items()):
        return locked
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(fields))
    record("strengths.resource_changed", by=by, about=locked, account=by.pk, family=locked.family_id)
    return locked


@transaction.atomic
def remove(resource: Resource, *, by: Account) -> None:
    """Take a strength off the map. What is offered of it stands until it is taken down by an act of its own."""
    record("strengths.resource_removed", by=by, about=resource, account=by.pk, family=resource.family_id)
    answer_of("strengths_let_go", resource.pk)
    resource.delete()


@transaction.atomic
def add_step(resource: Resource, *, key: UUID, words: str, by: Account) -> PathStep:
    """Write down a step on the way. The same key twice is one."""
    step, fresh = PathStep.objects.get_or_create(
        pk=key, defaults={"municipality_id": by.municipality_id, "resource": resource, "words": words}
    )
    if fresh:
        record("strengths.path_step", by=by, about=step, account=by.pk, family=resource.family_id)
    return step


@transaction.atomic
def choose_path(resource: Resource, *, path: str, steps: tuple[str, ...], by: Account) -> None:
    """Choose a way to papers, and begin with its first steps where one has none of one's own yet."""
    change(resource, fields={"path": path, "grows": True}, by=by)
    if not resource.steps.exists():
        for words in steps:
            PathStep.objects.create(
                municipality_id=by.municipality_id, resource=resource, words=words, made_at=timezone.now()
            )


@transaction.atomic
def tick(step: PathStep, *, by: Account) -> None:
    """Say that a step is done, or take that back."""
    step.done_on = None if step.done_on else timezone.localdate()
    step.save(update_fields=["done_on"])
    record("strengths.path_step", by=by, about=step, account=by.pk, family=step.resource.family_id)


@transaction.atomic
def remove_step(step: PathStep, *, by: Account) -> None:
    """Take a step off the way."""
    record("strengths.path_step", by=by, about=step, account=by.pk, family=step.resource.family_id)
    step.delete()


@transaction.atomic
def ask_to_vouch(resource: Resource, *, key: UUID, seat: Seat, words: str, why: str, by: Account) -> Vouching:
    """Ask a provider to vouch for what one can, in the words that one chooses to show. Asked again of the same, it is once."""
    if seat.account_id is None:
        raise Refused(_("Ingen sitter på denne plassen nå."))
    if already := Vouching.objects.filter(resource=resource, asked=seat.account_id, by=by).first():
        return already
    asked = Vouching.objects.create(
        pk=key, municipality_id=by.municipality_id, process_id=seat.process_id, resource=resource, by=by,
        asked_id=seat.account_id, signed=by.person.name, words=words, why=why,
    )  # fmt: skip
    record("strengths.vouching_asked", by=by, about=asked, account=by.pk)
    tell_unseen(seat.account_id, subject=_asked, body=_asked_body)
    return asked


@transaction.atomic
def take_question_back(asked: Vouching, *, by: Account) -> None:
    """Take a question back: the one who was asked reads it no more."""
    record("strengths.vouching_taken_back", by=by, about=asked, account=by.pk)
    asked.delete()


@transaction.atomic
def answer_vouching(asked: Vouching, *, answer: Vouched, words: str, by: Account) -> None:
    """Answer whether one can vouch for it. The last word counts."""
    locked = Vouching.objects.select_for_update(of=("self",)).filter(pk=asked.pk, asked=by).first()
    if locked is None:
        raise Refused(_("Spørsmålet er tatt tilbake, eller prosessen er avsluttet."))
    locked.answer, locked.answer_words, locked.answered_at = answer.value, words, timezone.now()
    locked.save(update_fields=["answer", "answer_words", "answered_at"])
    record("strengths.vouching_answered", by=by, about=locked, account=locked.by_id, answer=answer.value)


def _ask_rule(fields: Mapping[str, Any]) -> None:
    for name in ("words", "more"):
        if reason := why_not_keep(ResourceKind(fields["kind"]), fields.get(name, "")) if "kind" in fields else None:
            raise Refused(REFUSALS[reason], field=name)


def _asked() -> str:
    return _("Noen spør deg om noe")


def _asked_body() -> str:
    return _("Hei!\n\nNoen du møter i en prosess, har spurt deg om noe. Logg inn for å se det.\n\nHilsen U-sving\n")
