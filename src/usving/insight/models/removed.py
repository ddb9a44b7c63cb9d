"""An experience that its author has taken away, kept for the author alone until the month for second thoughts is over."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME
from usving.process.models import Circle, Process, Station


class RemovedExperience(models.Model):
    """An experience as it was, in a table of its own, so that no page can show it to others by forgetting a filter."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="+", verbose_name=_("Stasjon"))
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Krets"))
    voice = models.CharField(_("Sagt som"), max_length=10)
    signed = models.CharField(_("Navnet som vistes"), max_length=120)
    topic = models.CharField(_("Hva det handlet om"), max_length=10)
    headline = models.CharField(_("Kort sagt"), max_length=120, blank=True)
    text = models.TextField(_("Det jeg fortalte"), blank=True)
    photo_words = models.CharField(_("Hva bildet viste"), max_length=200, blank=True)
    photo_large = models.BinaryField(_("Bilde"), null=True)
    photo_small = models.BinaryField(_("Lite bilde"), null=True)
    photo_width = models.PositiveSmallIntegerField(_("Bredde"), null=True)
    photo_height = models.PositiveSmallIntegerField(_("Høyde"), null=True)
    sound_kind = models.CharField(_("Lydens format"), max_length=5, blank=True)
    sound_heard = models.BinaryField(_("Lyd"), null=True)
    told_at = models.DateTimeField(_("Fortalt"))
    removed_at = models.DateTimeField(_("Tatt bort"), default=timezone.now)

    policy = Policy(
        select=f"author_id = {ME}",
        delete=f"author_id = {ME}",
        why="person-owned; put here by insight_take_away, had back by insight_put_back within thirty days",
    )

    class Meta:
        verbose_name = _("erfaring som er tatt bort")
        verbose_name_plural = _("erfaringer som er tatt bort")
        indexes = [models.Index(fields=["author", "-removed_at"], name="insight_removed_by")]

    class Personal:
        about = {
            "author", "family", "circle", "voice", "signed", "topic", "photo_large", "photo_small", "sound_heard"
        }  # fmt: skip
        free = {"headline", "text", "photo_words"}
        plain = {
            "id", "municipality", "process", "station", "photo_width", "photo_height", "sound_kind", "told_at",
            "removed_at",
        }  # fmt: skip
        secret = {"photo_small"}  # the large one in the copy is enough
        of = {"author": "account"}
        erased = DELETE
        at = ("experiences", "process_id")
        kept = Kept("second-thoughts", "removed_at")

    def __str__(self) -> str:
        return f"{self.removed_at:%Y-%m-%d}"
