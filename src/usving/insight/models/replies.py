"""Answers that are owed to whoever told something."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.experiences import READABLE, Experience
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process, Seat

OWED_BY_ME = either(
    f"contact_id = {ME}", within("seat_id", "process_my_seats"), within("process_id", "process_i_run"),
    both("seat_id is null", "contact_id is null"),
)  # fmt: skip


class Reply(models.Model):
    """An answer owed for something told: by a seat, by the family's contact, or by the circle that alone may read it.

    Owed until `answered_at`; `due` is the last day.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    experience = models.OneToOneField(
        Experience, on_delete=models.CASCADE, null=True, blank=True, related_name="reply", verbose_name=_("Erfaring")
    )
    seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem som svarer")
    )
    contact = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("Kontakten som svarer"),
    )  # fmt: skip
    owed_at = models.DateTimeField(_("Skyldig fra"), default=timezone.now)
    due = models.DateField(_("Svar innen"))
    words = models.TextField(_("Svaret"), blank=True)
    answered_at = models.DateTimeField(_("Svart"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Svart av")
    )
    answered_as = models.CharField(_("Navnet til den som svarte"), max_length=120, blank=True)

    policy = Policy(
        select=READABLE,
        insert=within("experience_id", "insight_i_told"),
        update=both(READABLE, either(OWED_BY_ME, within("experience_id", "insight_i_told"))),
        delete=within("experience_id", "insight_i_told"),
        why="follows what it answers: read by those who read that; owed when its author shares it, answered by whoever owes"
        " it or those who lead",
    )

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering = ["due"]
        indexes = [models.Index(fields=["process", "due"], name="insight_reply_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | ~models.Q(words=""), name="insight_reply_in_words"
            ),
            models.CheckConstraint(
                condition=models.Q(seat__isnull=True) | models.Q(contact__isnull=True), name="insight_reply_one_owes"
            ),
        ]

    class Personal:
        about = {"seat", "contact", "answered_by", "answered_as"}
        free = {"words"}
        plain = {"id", "municipality", "process", "experience", "owed_at", "due", "answered_at"}
        of = {"experience__author": "account"}
        by = {"answered_by": ("answered_by", "answered_as"), "contact": ("contact",)}
        erased = {
            "experience__author": DELETE,
            "answered_by": scrub("answered_by", "answered_as"),
            "contact": scrub("contact"),
        }
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.due:%Y-%m-%d}"
