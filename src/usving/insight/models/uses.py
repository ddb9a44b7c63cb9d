"""What an idea became when it was made use of, and whether it still is."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.ideas import OF_AN_IDEA_I_WORK_ON, WHERE_I_ACT, Idea
from usving.insight.rules.uses import Became, StillUsed
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process, Seat

BECAME = {
    Became.ROUTINE: _("en fast måte å gjøre det på"),
    Became.DECISION: _("et vedtak eller en beslutning"),
    Became.OFFER: _("et tilbud folk kan få"),
    Became.OTHER: _("noe annet"),
}
STILL_USED = {
    StillUsed.YES: _("ja, slik den er"),
    StillUsed.CHANGED: _("ja, men den er endret"),
    StillUsed.NO: _("nei, ikke lenger"),
}


class Use(models.Model):
    """An idea that was made use of: whose it is now, what it became, since when, for how many, and what it replaced."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="uses", verbose_name=_("Prosess"))
    idea = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, blank=True, related_name="uses", verbose_name=_("Idé")
    )
    title = models.CharField(_("Det som er tatt i bruk"), max_length=120)
    owner_seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Plassen som eier det")
    )
    owner = models.CharField(_("Hvem eier det?"), max_length=120)
    owner_role = models.CharField(_("Som hva?"), max_length=120, blank=True)
    became = models.CharField(_("Hva ble det?"), max_length=10, choices=labelled(Became, BECAME))
    words = models.TextField(_("Hvordan det gjøres nå"))
    written_where = models.CharField(_("Hvor det står skrevet"), max_length=300, blank=True)
    since = models.DateField(_("Siden"))
    for_how_many = models.PositiveIntegerField(_("For hvor mange"))
    replaced = models.TextField(_("Hva det kom i stedet for"), blank=True)
    look_on = models.DateField(_("Skal sees på igjen"))
    ended_at = models.DateTimeField(_("Ikke i bruk lenger"), null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Skrevet"), default=timezone.now)

    policy = Policy(
        select=either(within("process_id", "process_joined_with_me"), within("owner_seat_id", "process_my_seats")),
        insert=both(f"by_id = {ME}", WHERE_I_ACT, OF_AN_IDEA_I_WORK_ON),
        update=either(WHERE_I_ACT, within("owner_seat_id", "process_seats_i_answer_for")),
        why="process-owned when the circles have joined; looked at again by its owner or anyone who takes part",
    )

    class Meta:
        verbose_name = _("det som er tatt i bruk")
        verbose_name_plural = _("det som er tatt i bruk")
        ordering = ["-since", "-at"]
        indexes = [models.Index(fields=["process", "look_on"], name="insight_use_look_on")]
        constraints = [
            known("became", Became, "insight_use_became"),
            models.CheckConstraint(condition=models.Q(for_how_many__gte=1), name="insight_use_for_someone"),
        ]

    class Personal:
        about = {"owner_seat", "owner", "owner_role", "by"}
        free = {"title", "words", "written_where", "replaced"}
        plain = {
            "id", "municipality", "process", "idea", "became", "since", "for_how_many", "look_on", "ended_at", "at",
        }  # fmt: skip
        of = {"owner_seat__account": "account", "owner_seat__family": "family"}
        by = {"by": ("by",)}
        erased = {
            "owner_seat__account": scrub(
                "owner_seat", "owner", why=_("Det som er tatt i bruk, blir stående uten navn.")
            ),
            "owner_seat__family": scrub(
                "owner_seat", "owner", why=_("Det som er tatt i bruk, blir stående uten navn.")
            ),
            "by": scrub("by"),
        }
        kept = Kept("process", "process_over(process_id)", fate=scrub("owner_seat", "owner", "by"))

    def __str__(self) -> str:
        return self.title


class UseLook(models.Model):
    """Someone looked again at what an idea became: is it still in use?"""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    use = models.ForeignKey(
        Use, on_delete=models.CASCADE, related_name="looks", verbose_name=_("Det som er tatt i bruk")
    )
    still = models.CharField(_("Er det i bruk?"), max_length=8, choices=labelled(StillUsed, STILL_USED))
    words = models.TextField(_("Med egne ord"), blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select="exists (select 1 from insight_use seen where seen.id = use_id)",
        insert=both(f"by_id = {ME}", either(WHERE_I_ACT, within("use_id", "insight_uses_i_own"))),
        why="as what was made use of",
    )

    class Meta:
        verbose_name = _("nytt blikk")
        verbose_name_plural = _("nye blikk")
        ordering = ["at"]
        constraints = [known("still", StillUsed, "insight_uselook_still")]

    class Personal:
        about = {"by"}
        free = {"words"}
        plain = {"id", "municipality", "process", "use", "still", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("At noen så på det igjen, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return self.still
