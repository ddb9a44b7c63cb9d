"""Saving a plan as it was worked out, trying it for a month, and saying how it felt."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import ids_of
from usving.core.refusal import Refused
from usving.economy.models import FeltPlan, SavedPlan, Weighing
from usving.economy.models.refusals import REFUSALS
from usving.economy.rules.alternatives import ENGINE, Weighed, WhyNotPlan, question, why_not_together
from usving.engines.alternatives import alternatives
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account

TRIAL = timedelta(days=30)


@transaction.atomic
def save_plan(
    weighing: Weighing,
    *,
    key: UUID,
    name: str,
    uses: frozenset[str],
    weights: Mapping[str, int],
    found: Weighed,
    by: Account,
) -> SavedPlan:
    """Keep a plan with the question, the whole answer and the engine that gave it; the same `key` twice is one plan.

    Raises Refused where the plan is no longer among the answers, because something has been changed meanwhile.
    """
    if sent_before := SavedPlan.objects.filter(pk=key, weighing=weighing).first():
        return sent_before
    if not found.areas or not found.uses:
        raise Refused(REFUSALS[WhyNotPlan.NOTHING_TO_WEIGH])
    if why_not_together(found):
        raise Refused(REFUSALS[WhyNotPlan.CHANGED])
    asked = question(found, weights=weights)
    answer = alternatives(asked)
    chosen = next((place for place, plan in enumerate(answer["plans"]) if set(plan["uses"]) == uses), None)
    if chosen is None:
        raise Refused(REFUSALS[WhyNotPlan.CHANGED])
    words = {"uses": found.names, "areas": {area.id: area.name for area in found.areas}}
    plan = SavedPlan(
        pk=key, municipality_id=weighing.municipality_id, weighing=weighing, name=name, question=asked, answer=answer,
        chosen=chosen, words=words, engine=ENGINE,
    )  # fmt: skip
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:  # the other of two clicks, just now
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt.")) from None
    record("economy.plan_saved", by=by, account=by.pk)
    return plan


@transaction.atomic
def remove_plan(plan: SavedPlan, *, by: Account) -> None:
    """Delete a saved plan and how it felt."""
    record("economy.plan_removed", by=by, account=by.pk)
    plan.delete()


@transaction.atomic
def try_plan(plan: SavedPlan, *, today: date, by: Account) -> None:
    """Try a plan for a month; whoever began is reminded when it is over. Raises Refused while another is being tried."""
    there = list(SavedPlan.objects.select_for_update().filter(weighing=plan.weighing_id))
    if any(each.pk != plan.pk and each.tried_from and not each.ended_at for each in there):
        raise Refused(REFUSALS[WhyNotPlan.TRYING_ANOTHER])
    plan = next(each for each in there if each.pk == plan.pk)
    if plan.tried_from and not plan.ended_at:
        return
    plan.tried_from, plan.tried_until, plan.tried_by = today, today + TRIAL, by
    plan.ended_at, plan.reminded_at = None, None
    plan.save(update_fields=["tried_from", "tried_until", "tried_by", "ended_at", "reminded_at"])
    record("economy.plan_tried", by=by, account=by.pk)


@transaction.atomic
def say_felt(
    plan: SavedPlan, *, marks: Mapping[str, Mapping[str, int]], words: str, over: bool, today: date, by: Account
) -> FeltPlan:
    """Say how a plan feels to oneself. The trial ends with it once its month is over, or where one says that it is (`over`).

    Raises Refused where it was never tried.
    """
    plan.refresh_from_db(from_queryset=SavedPlan.objects.select_for_update())
    if not plan.tried_from:
        raise Refused(REFUSALS[WhyNotPlan.NOT_TRIED])
    values: dict[str, Any] = {"marks": marks, "words": words, "said_at": timezone.now()}
    common = {"municipality_id": plan.municipality_id, "weighing_id": plan.weighing_id}
    felt, _fresh = FeltPlan.objects.update_or_create(
        plan=plan, account=by, defaults=values, create_defaults={**values, **common}
    )
    if not plan.ended_at and (over or (plan.tried_until and today >= plan.tried_until)):
        plan.ended_at = timezone.now()
        plan.save(update_fields=["ended_at"])
    record("economy.plan_felt", by=by, account=by.pk)
    return felt


@transaction.atomic
def remind_of_trials(today: date | None = None) -> int:
    """Tell whoever began a trial that its month is over, each once; asked by the clock. Returns how many."""
    day = today or timezone.localdate()
    told = ids_of("economy_remind_of_trials", day, Jsonb(in_each_language(_subject)), Jsonb(in_each_language(_text)))
    for message in told:
        defer(message)
    return len(told)


def _subject() -> str:
    return _("Noe venter på deg i U-sving")


def _text() -> str:
    there = f"{settings.BASE_URL}{reverse('alternatives')}"
    return _("Det du ba om å bli minnet på, er her nå. Logg inn for å se hva det er: %(address)s") % {"address": there}
