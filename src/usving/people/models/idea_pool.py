"""Ideas that families have given others: a few words without a name, shown once enough families have given some."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models.accounts import Account
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import IN_MY_MUNICIPALITY, ME, both


class PooledIdea(models.Model):
    """A way to use money or time that someone has given to other families. Who gave it is known to the giver alone.

    Others read it through people_idea_pool(), which tells no names and answers only once three families have given.
    `band` is a rough cost by month; the code is the giver's own area's business.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    giver = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Gitt av"))
    family_id = models.UUIDField(_("Familie"), null=True, blank=True)  # counted, never followed
    words = models.CharField(_("Ideen"), max_length=80)
    area = models.CharField(_("Hva den er bra for"), max_length=80, blank=True)
    band = models.CharField(_("Omtrent hva den koster"), max_length=10, blank=True)
    given_at = models.DateTimeField(_("Gitt"), default=timezone.now)

    policy = Policy(
        select=f"giver_id = {ME}",
        insert=both(f"giver_id = {ME}", IN_MY_MUNICIPALITY),
        delete=f"giver_id = {ME}",
        why="person-owned: given and taken back by the giver; others read words alone, by people_idea_pool",
    )

    class Meta:
        verbose_name = _("delt idé")
        verbose_name_plural = _("delte ideer")
        constraints = [models.UniqueConstraint(fields=["giver", "words"], name="people_pooledidea_once")]

    class Personal:
        about = {"giver", "family_id", "band", "given_at"}
        free = {"words", "area"}
        plain = {"id", "municipality"}
        of = {"giver": "account"}
        erased = DELETE
        kept = Kept(
            "belonging", "process_person_unused((select a.person_id from people_account a where a.id = giver_id))"
        )

    def __str__(self) -> str:
        return self.words
