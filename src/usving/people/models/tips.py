"""Which friendly boxes someone has closed."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.people.models.accounts import Account
from usving.people.rules.guards import person_owned


class ClosedTip(models.Model):
    """Someone has read a box that tells a newcomer what this is, and does not want it again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Konto"))
    code = models.CharField(_("Tips"), max_length=40)
    at = models.DateTimeField(_("Lukket"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("lukket tips")
        verbose_name_plural = _("lukkede tips")
        constraints = [models.UniqueConstraint(fields=["account", "code"], name="people_closedtip_once")]

    class Personal:
        about = {"account", "code"}
        plain = {"id", "at"}
        of = {"account": "account"}
        erased = DELETE
        kept = Kept(
            "belonging",
            "process_person_unused((select a.person_id from people_account a where a.id = account_id))",
            "(select a.municipality_id from people_account a where a.id = account_id)",
        )

    def __str__(self) -> str:
        return self.code
