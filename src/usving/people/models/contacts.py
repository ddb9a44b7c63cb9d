"""A family asks someone to be the one it can call."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models.accounts import Account
from usving.people.models.families import Family
from usving.people.models.organisations import Municipality
from usving.people.rules.contacts import Reply
from usving.people.rules.guards import ME, either, within

REPLIES = {
    Reply.NONE: _("ikke svart"),
    Reply.YES: _("ja"),
    Reply.NO: _("nei"),
    Reply.WITHDRAWN: _("trukket tilbake"),
}


class ContactRequest(models.Model):
    """A family has asked a worker to follow it up. A yes makes a `FollowUp`; until then the worker sees its name only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, verbose_name=_("Familie"))
    called = models.CharField(_("Familiens navn"), max_length=120)
    worker = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Den de spurte"))
    asked_at = models.DateTimeField(_("Spurt"), default=timezone.now)
    reply = models.CharField(_("Svar"), max_length=10, blank=True, choices=labelled(Reply, REPLIES))
    replied_at = models.DateTimeField(_("Svart"), null=True)

    policy = Policy(
        select=either(within("family_id", "people_my_families"), f"worker_id = {ME}"),
        why="party-owned: the family and the one it asks; asked and answered by process_ask_contact and process_answer_contact",
    )

    class Meta:
        verbose_name = _("spørsmål om kontaktperson")
        verbose_name_plural = _("spørsmål om kontaktperson")
        constraints = [
            known("reply", Reply, "people_contactrequest_reply"),
            models.CheckConstraint(
                condition=models.Q(reply="", replied_at__isnull=True)
                | ~models.Q(reply="") & models.Q(replied_at__isnull=False),
                name="people_contactrequest_replied",
            ),
            models.UniqueConstraint(
                fields=["family", "worker"], condition=models.Q(reply=""), name="people_contactrequest_open"
            ),
        ]

    class Personal:
        about = {"family", "called", "worker", "reply"}
        plain = {"id", "municipality", "asked_at", "replied_at"}
        of = {"family": "family"}
        by = {"worker": ("worker", "reply")}
        erased = DELETE
        kept = Kept("following-up", "replied_at")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d} {self.reply}"
