"""What a family wishes of a home: each one's own words, closed to everyone else."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.housing.rules.wishes import WhyNotWish, WishKind
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, person_owned, within
from usving.strengths.models import ChosenValue

LONGEST = 300
BELONGING = Kept(
    "belonging", "process_person_unused((select a.person_id from people_account a where a.id = account_id))"
)
KINDS = {
    WishKind.RED_LINE: _("Rød strek: slik kan vi ikke bo"),
    WishKind.MUST: _("Må ha"),
    WishKind.WISH: _("Ønske"),
}
REFUSALS: dict[StrEnum, Any] = {
    WhyNotWish.SAID_TWICE: _("Dette har du alt sagt. Endre det som står, eller skriv noe annet."),
    WhyNotWish.UNDO_TOO_LATE: _("Det er mer enn 30 dager siden du tok det bort. Skriv det på nytt."),
}


class Wish(models.Model):
    """One wish, in the words of the one who has it. Two who disagree have one each, and both stand."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, verbose_name=_("Familie"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem sine ord"))
    kind = models.CharField(_("Hva slags"), max_length=10, choices=labelled(WishKind, KINDS))
    words = models.CharField(_("Med egne ord"), max_length=LONGEST)
    value_words = models.CharField(_("Verdien det kommer fra, slik familien ser den"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("Rekkefølge"), default=0)
    said_at = models.DateTimeField(_("Sagt"), default=timezone.now)
    changed_at = models.DateTimeField(_("Endret"), default=timezone.now)
    removed_at = models.DateTimeField(_("Tatt bort"), null=True, blank=True)

    policy = Policy(
        select=either(f"account_id = {ME}", both(within("family_id", "people_my_families"), "removed_at is null")),
        insert=both(f"account_id = {ME}", within("family_id", "people_my_families")),
        update=both(f"account_id = {ME}", within("family_id", "people_my_families")),
        why="family-owned: read by the family, written by the one whose words they are; closed to all others",
    )

    class Meta:
        verbose_name = _("ønske for boligen")
        verbose_name_plural = _("ønsker for boligen")
        indexes = [models.Index(fields=["family", "kind"], name="housing_wish_family")]
        constraints = [known("kind", WishKind, "housing_wish_kind")]

    class Personal:
        about = {"family", "account", "kind", "position", "said_at", "changed_at", "removed_at"}
        free = {"words", "value_words"}
        plain = {"id", "municipality"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        at = "wishes"
        kept = (BELONGING, Kept("second-thoughts", "removed_at"))

    def __str__(self) -> str:
        return str(self.pk)


class WishVersion(models.Model):
    """What a wish said before, for its owner alone, for as long as one may want it back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="versions", verbose_name=_("Ønske"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem sine ord"))
    kind = models.CharField(_("Hva slags"), max_length=10, choices=labelled(WishKind, KINDS))
    words = models.CharField(_("Med egne ord"), max_length=LONGEST)
    until = models.DateTimeField(_("Til"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("tidligere ønske")
        verbose_name_plural = _("tidligere ønsker")
        constraints = [known("kind", WishKind, "housing_wishversion_kind")]

    class Personal:
        about = {"wish", "account", "kind", "until"}
        free = {"words"}
        plain = {"id", "municipality"}
        of = {"account": "account", "wish__family": "family"}
        erased = DELETE
        kept = (Kept("second-thoughts", "until"), BELONGING)

    def __str__(self) -> str:
        return str(self.pk)


class WishTie(models.Model):
    """Which of one's own values a wish came from. For its owner alone: nobody at home learns of a value through a wish."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    wish = models.OneToOneField(Wish, on_delete=models.CASCADE, related_name="tie", verbose_name=_("Ønske"))
    value = models.ForeignKey(ChosenValue, on_delete=models.CASCADE, related_name="+", verbose_name=_("Verdi"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))

    policy = person_owned()

    class Meta:
        verbose_name = _("bånd mellom verdi og ønske")
        verbose_name_plural = _("bånd mellom verdier og ønsker")

    class Personal:
        about = {"wish", "value", "account"}
        plain = {"id", "municipality"}
        of = {"account": "account", "wish__family": "family"}
        erased = DELETE
        kept = BELONGING

    def __str__(self) -> str:
        return str(self.pk)
