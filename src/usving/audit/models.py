"""One line of the trail."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import keep


class Entry(models.Model):
    """Who did what, when, about whom. No foreign keys: an entry outlives what it tells of, and holds ids only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality_id = models.UUIDField(_("Kommune"), null=True)
    at = models.DateTimeField(_("Når"), default=timezone.now, db_index=True)
    actor_id = models.UUIDField(_("Hvem"), null=True)
    actor_role = models.CharField(_("Som"), max_length=40, blank=True)
    actor_organisation_id = models.UUIDField(_("Fra"), null=True)
    event = models.CharField(_("Hva"), max_length=64)
    about_kind = models.CharField(max_length=64, blank=True)
    about_id = models.UUIDField(null=True)
    family_id = models.UUIDField(_("Familie"), null=True)
    account_id = models.UUIDField(_("Om"), null=True)
    facts = models.JSONField(_("Tall og koder"), default=dict)

    class Meta:
        verbose_name = _("loggføring")
        verbose_name_plural = _("logg")
        indexes = [
            models.Index(fields=["family_id", "-at"], name="audit_of_family"),
            models.Index(fields=["account_id", "-at"], name="audit_of_account"),
            models.Index(fields=["actor_id", "-at"], name="audit_by_actor"),
        ]

    class Personal:
        about = {"actor_id", "actor_role", "actor_organisation_id", "event", "family_id", "account_id", "facts"}
        plain = {"id", "municipality_id", "at", "about_kind", "about_id"}
        of = {"account_id": "account", "family_id": "family"}
        by = {"actor_id": ("actor_id", "actor_role", "actor_organisation_id", "event")}
        erased = keep(
            _("Ingen kan endre loggen. Den har bare numre, ikke navn og ikke noe av det du skrev."),
            _("så lenge kommunen bruker U-sving"),
        )
        at = "my_log"

    def __str__(self) -> str:
        return f"{self.event} {self.at:%Y-%m-%d %H:%M}"
