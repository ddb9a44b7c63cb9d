"""Putting something down about oneself, changing it, taking it away and back again."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.notices import tell_concerned
from usving.people.models import Account, Statement, StatementVersion
from usving.people.queries.households import account_of
from usving.people.rules.parts import Part, Purpose

KEPT_FOR_UNDO = timedelta(days=30)


@transaction.atomic
def write_statement(
    *, key: UUID, author: UUID, about: list[UUID], part: Part, purpose: Purpose, text: str, own: bool, by: Account
) -> None:
    """Put down a person's words in one part of the matter; the same `key` twice writes once.

    `author` is whose words they are: oneself, or the person a helper writes for. Raises Refused where `about` names someone
    outside the household, or `own` words speak of another adult.
    """
    outcome = answer_of("people_write_statement", key, author, about, part.value, purpose.value, text, own)
    if outcome == "own":
        raise Refused(_("Det du vil ha for deg selv, kan bare handle om deg og barna dine."), field="about")
    if outcome == "about":
        raise Refused(_("Velg noen som bor sammen med deg nå."), field="about")
    if outcome == "not-yours":
        raise Refused(_("Du kan ikke lenger skrive for denne personen."))
    if outcome == "written":
        role = "" if author == by.person_id else "helper"
        record(
            "people.statement_written", by=by, account=account_of(author) or by.pk, role=role, part=part.value,
            statement=key,
        )  # fmt: skip


@transaction.atomic
def change_statement(statement: Statement, *, text: str, purpose: Purpose, version: int, by: Account) -> None:
    """Change one's own words; the former wording is kept for oneself.

    Raises Refused where they have been changed on another screen since `version`: both wordings are then kept.
    """
    kept = Statement.objects.select_for_update().get(pk=statement.pk)
    if kept.version != version:
        raise Refused(
            _("Teksten er endret på en annen skjerm mens du skrev. Se begge nedenfor, og lagre den du vil ha."),
            field="text",
        )
    if kept.text == text and kept.purpose == purpose.value:
        return
    StatementVersion.objects.create(
        municipality_id=kept.municipality_id, statement=kept, number=kept.version, text=kept.text
    )
    kept.text, kept.purpose, kept.version, kept.changed_at = text, purpose.value, version + 1, timezone.now()
    kept.save(update_fields=["text", "purpose", "version", "changed_at"])
    record("people.statement_changed", by=by, account=by.pk, part=kept.part, statement=kept.pk)
    tell_concerned("people_tell_subjects", kept.pk, subject=_subject_of_change, body=_text_of_change)


def _subject_of_change() -> str:
    return _("Noe som også handler om deg i U-sving, er endret")


def _text_of_change() -> str:
    there = f"{settings.BASE_URL}{reverse('my_matter')}"
    said = _(
        "Hei!\n\nNoe som også handler om deg, er endret i U-sving. Logg inn for å lese det.\n"
        "Har du sagt ja til at noen får se det, ser de det nye. Du kan stenge når du vil.\n"
    )
    return f"{said}\n{there}\n"


@transaction.atomic
def remove_statement(statement: Statement, *, by: Account) -> None:
    """Take one's words away: closed for everyone at once, and to be had back for thirty days."""
    removed = Statement.objects.filter(pk=statement.pk, removed_at__isnull=True).update(removed_at=timezone.now())
    if removed:
        record("people.statement_removed", by=by, account=by.pk, part=statement.part, statement=statement.pk)


@transaction.atomic
def restore_statement(statement: Statement, *, by: Account) -> None:
    """Take one's words back into the matter; raises Refused after thirty days."""
    if statement.removed_at and statement.removed_at < timezone.now() - KEPT_FOR_UNDO:
        raise Refused(_("Det er mer enn 30 dager siden du tok dette bort."))
    if Statement.objects.filter(pk=statement.pk, removed_at__isnull=False).update(removed_at=None):
        record("people.statement_restored", by=by, account=by.pk, part=statement.part, statement=statement.pk)
