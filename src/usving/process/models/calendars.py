"""A calendar of one's own gatherings that a telephone can follow."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.people.models import Account, Municipality
from usving.people.rules.guards import person_owned


class CalendarFeed(models.Model):
    """An address that shows someone's gatherings without login. Only the digest of its word is kept; the word is shown once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    digest = models.CharField(max_length=64, unique=True)
    title = models.CharField(_("Hva avtalene skal hete"), max_length=40)
    shows_place = models.BooleanField(_("Vis stedet"), default=False)
    days_title = models.CharField(
        _("Hva dager å huske skal hete"), max_length=40, blank=True, default="", db_default=""
    )
    """Empty: no such days are shown."""
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("kalenderlenke")
        verbose_name_plural = _("kalenderlenker")

    class Personal:
        about = {"account", "shows_place", "made_at"}
        free = {"title", "days_title"}
        plain = {"id", "municipality", "digest"}
        of = {"account": "account"}
        erased = DELETE
        secret = {"digest"}
        at = "my_calendar"
        kept = Kept(
            "belonging", "(select process_person_unused(a.person_id) from people_account a where a.id = account_id)"
        )

    def __str__(self) -> str:
        return str(self.pk)
