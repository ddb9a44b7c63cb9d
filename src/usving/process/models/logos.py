"""A partner's own mark, shown where the partner is named."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.people.models import Municipality
from usving.process.models.processes import LED, Partner


class PartnerLogo(models.Model):
    """A small picture, made anew from what was sent; `mark` changes when it does: a browser may keep it until then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey("process.Process", on_delete=models.CASCADE, verbose_name=_("Prosess"))
    partner = models.OneToOneField(Partner, on_delete=models.CASCADE, related_name="logo", verbose_name=_("Partner"))
    content = models.BinaryField(_("Bilde"))
    width = models.PositiveSmallIntegerField(_("Bredde"))
    height = models.PositiveSmallIntegerField(_("Høyde"))
    mark = models.CharField(max_length=16)

    policy = LED

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logoer")

    class Personal:
        plain = {"id", "municipality", "process", "partner", "content", "width", "height", "mark"}

    def __str__(self) -> str:
        return self.mark
