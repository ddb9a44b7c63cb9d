"""The pulse of a gathering: how many gave each mark, and nothing else.

There is no row for an answer. The two questions are two rows of eleven counters, and each answer adds one in each. Beside
them stands only that someone has answered, so that nobody answers twice: no time, no order, no key between the two, and it goes
when the pulse closes. The web's role reads neither table; functions of the database add and tell.

What remains to whoever holds the machine itself: the row of counters is written anew with each answer, by the same
transaction as the mark. Its living version holds the sums of all, so its transaction number names at most who answered last,
not what; the versions before it are cleared away by PostgreSQL's vacuum (the function asks nothing of them), and until then,
and in a kept write-ahead log, one who reads raw pages as the machine's owner could put them side by side. A backup holds
the living version alone.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import closed
from usving.people.models import Account, Municipality
from usving.process.models.gatherings import Gathering

OF_GATHERING = "(select process_over(g.process_id) from process_gathering g where g.id = gathering_id)"


class Pulse(models.Model):
    """The marks of one gathering: eleven counters, 0 to 10, for each question. `told` is None until it is closed, and then
    whether there were enough answers to tell of; where there were not, the counters are emptied."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, verbose_name=_("Samling"))
    safe = ArrayField(models.PositiveIntegerField(), verbose_name=_("Hvor trygt det var"), size=11)
    useful = ArrayField(models.PositiveIntegerField(), verbose_name=_("Hvor nyttig det var"), size=11)
    told = models.BooleanField(_("Nok svar til å vises"), null=True)

    policy = closed(
        "counters without names; added to and told of by process_answer_pulse and process_pulse_counts alone"
    )

    class Meta:
        verbose_name = _("puls")
        verbose_name_plural = _("puls")

    class Personal:
        plain = {"id", "municipality", "gathering", "safe", "useful", "told"}

    def __str__(self) -> str:
        return str(self.gathering_id)


class PulseAnswered(models.Model):
    """That someone has answered; never what. Gone when the pulse closes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, verbose_name=_("Samling"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))

    policy = closed(
        "that one has answered; asked about by process_pulse_answered, and cleared away when the pulse closes"
    )

    class Meta:
        verbose_name = _("at noen har svart på pulsen")
        verbose_name_plural = _("at noen har svart på pulsen")
        constraints = [models.UniqueConstraint(fields=["gathering", "account"], name="process_pulseanswered_once")]

    class Personal:
        about = {"account"}
        plain = {"id", "municipality", "gathering"}
        of = {"account": "account"}
        erased = DELETE
        not_copied = _("At du har svart, står her bare til pulsen lukkes. Ingen kan lese det, heller ikke du.")
        kept = Kept("process", OF_GATHERING)

    def __str__(self) -> str:
        return str(self.gathering_id)
