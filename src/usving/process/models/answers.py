"""Words that let a seat answer to one gathering without logging in: a link, or a short code."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Municipality
from usving.process.models.gatherings import OF_WHAT_I_LEAD, OF_WHAT_I_RUN, Gathering
from usving.process.models.processes import Seat


class AnswerKey(models.Model):
    """One word for one seat and one gathering, of which only the digest is kept. It opens the answer, and nothing else.

    It can be used again, as the last word counts, and is worth nothing when the gathering is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="answer_keys", verbose_name=_("Samling")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))
    digest = models.CharField(max_length=64, unique=True)
    linked = models.BooleanField(_("Sendt som lenke"), default=False)
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)

    policy = Policy(
        select=OF_WHAT_I_LEAD,
        insert=OF_WHAT_I_RUN,
        delete=OF_WHAT_I_RUN,
        why="made by those who lead, for a seat; spent through process_answer_by_key, which asks for the word itself",
    )

    class Meta:
        verbose_name = _("svarnøkkel")
        verbose_name_plural = _("svarnøkler")

    class Personal:
        about = {"seat", "made_at"}
        plain = {"id", "municipality", "gathering", "digest", "linked"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        secret = {"digest"}
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return str(self.pk)
