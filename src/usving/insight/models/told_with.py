"""What an experience is told with besides words: a picture, a voice."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.insight.models.experiences import OF_THE_EXPERIENCE, READABLE, Experience
from usving.insight.rules.sounds import SoundKind
from usving.people.models import Municipality
from usving.people.rules.guards import within

SOUND_KINDS = {kind: kind.value for kind in SoundKind}
FOLLOWS = Policy(
    select=READABLE,
    insert=within("experience_id", "insight_i_still_tell"),
    delete=within("experience_id", "insight_i_told"),
    why="follows the experience",
)


class ExperiencePhoto(models.Model):
    """A picture that an experience is told with, made anew from what was sent."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    experience = models.OneToOneField(
        Experience, on_delete=models.CASCADE, related_name="photo", verbose_name=_("Erfaring")
    )
    words = models.CharField(_("Hva bildet viser"), max_length=200)
    large = models.BinaryField(_("Bilde"))
    small = models.BinaryField(_("Lite bilde"))
    width = models.PositiveSmallIntegerField(_("Bredde"))
    height = models.PositiveSmallIntegerField(_("Høyde"))

    policy = FOLLOWS

    class Meta:
        verbose_name = _("bilde til en erfaring")
        verbose_name_plural = _("bilder til erfaringer")

    class Personal:
        about = {"large", "small"}
        free = {"words"}
        plain = {"id", "municipality", "experience", "width", "height"}
        secret = {"small"}  # the large one in the copy is enough
        of = {"experience__author": "account"}
        erased = DELETE
        at = ("experience", "experience_id")
        kept = Kept("process", OF_THE_EXPERIENCE)

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"


class ExperienceSound(models.Model):
    """A voice that an experience is told by; what is said stands, written out, in the experience's text."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    experience = models.OneToOneField(
        Experience, on_delete=models.CASCADE, related_name="sound", verbose_name=_("Erfaring")
    )
    kind = models.CharField(_("Format"), max_length=5, choices=labelled(SoundKind, SOUND_KINDS))
    heard = models.BinaryField(_("Lyd"))

    policy = FOLLOWS

    class Meta:
        verbose_name = _("lyd til en erfaring")
        verbose_name_plural = _("lyd til erfaringer")
        constraints = [known("kind", SoundKind, "insight_sound_kind")]

    class Personal:
        about = {"heard"}
        plain = {"id", "municipality", "experience", "kind"}
        of = {"experience__author": "account"}
        erased = DELETE
        at = ("experience", "experience_id")
        kept = Kept("process", OF_THE_EXPERIENCE)

    def __str__(self) -> str:
        return self.kind
