"""What a municipality has confirmed for itself, and the first way in to an empty house."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import keep
from usving.core.policy import Policy, closed
from usving.people.models.accounts import Account
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import I_ADMINISTER, IN_MY_MUNICIPALITY, ME, both


class Confirmation(models.Model):
    """What the municipality has decided in one matter. A new decision is a new row: the former ones stay readable.

    `code` is one of people/catalogue/confirmations.toml; `value` is of the kind that stands there. The name is kept as it was
    that day, so that it still says who decided when the account is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    code = models.CharField(_("Sak"), max_length=60)
    value = models.JSONField(_("Valg"))
    reason = models.CharField(_("Begrunnelse"), max_length=500, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    name = models.CharField(_("Navn"), max_length=120)
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=IN_MY_MUNICIPALITY,
        insert=both(IN_MY_MUNICIPALITY, f"by_id = {ME}", I_ADMINISTER),
        why="municipality-owned; a decision is never rewritten, a new one is a new row",
    )

    class Meta:
        verbose_name = _("bekreftelse")
        verbose_name_plural = _("bekreftelser")
        indexes = [models.Index(fields=["municipality", "code", "-at"], name="people_confirmation_newest")]

    class Personal:
        about = {"by", "name"}
        free = {"reason"}
        plain = {"id", "municipality", "code", "value", "at"}
        by = {"by": ("by", "name", "reason")}
        erased = keep(_("Kommunen må kunne vise hvem som bestemte det."), _("så lenge kommunen bruker U-sving"))

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d}"


class FirstKey(models.Model):
    """The one-time word for the first administrator. Only its digest is kept; worth nothing once a municipality exists."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    policy = closed("people_first_key_lives and people_begin_municipality are the only ways to it")

    class Meta:
        verbose_name = _("nøkkel til den første")
        verbose_name_plural = _("nøkler til den første")

    class Personal:
        plain = {"id", "digest", "expires_at", "spent_at"}

    def __str__(self) -> str:
        return f"{self.expires_at:%Y-%m-%d %H:%M}"
