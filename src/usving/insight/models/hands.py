"""Whose hand is behind something said for a side: kept apart from what is said, so that it can be hidden from everyone."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process

MY_HAND = within("hand_id", "insight_hands_of_mine")
TOGETHER = within("process_id", "process_joined_with_me")  # both circles as one, with me inside
WHERE_I_WRITE = both(TOGETHER, within("process_id", "process_i_write_in"))
FOR_MY_SIDE = "process_i_speak_for_side(process_id, side)"


class Hand(models.Model):
    """The person behind one mark, one word to a finding, one question. Others see who only where the person has said so.

    What is said has the side and this row's number; the number leads to a name only for those whom the policy lets read it.
    There is one hand for each thing said, so that two things of one person cannot be told to be so.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    name = models.CharField(_("Navnet"), max_length=120)
    shown = models.BooleanField(_("Navnet mitt kan vises"), default=False)

    policy = Policy(
        select=either(f"account_id = {ME}", both("shown", TOGETHER)),
        insert=both(f"account_id = {ME}", WHERE_I_WRITE),
        update=f"account_id = {ME}",
        delete=f"account_id = {ME}",
        why="person-owned; read by others of the process only where the person lets the name be shown",
    )

    class Meta:
        verbose_name = _("hånden bak")
        verbose_name_plural = _("hendene bak")
        indexes = [models.Index(fields=["account"], name="insight_hand_of")]

    class Personal:
        about = {"account", "name", "shown"}
        plain = {"id", "municipality", "process"}
        of = {"account": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.name if self.shown else ""
