"""Whether this database holds made-up people only."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.policy import closed


class DemonstrationMark(models.Model):
    """One row says that everyone here is made up: only then may a page list them and let anyone in as any of them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    loaded_at = models.DateTimeField(_("Lagt inn"), default=timezone.now)

    policy = closed("people_demonstration() and people_demonstration_sent() ask whether it is there")

    class Meta:
        verbose_name = _("demonstrasjonsmerke")
        verbose_name_plural = _("demonstrasjonsmerker")

    class Personal:
        plain = {"id", "loaded_at"}

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d %H:%M}"
