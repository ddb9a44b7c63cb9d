"""Places to meet, described once for all who shall find there."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.policy import Policy
from usving.people.models import Municipality, Organisation
from usving.people.rules.guards import either, within
from usving.process.rules.gatherings import Ground
from usving.process.rules.venues import Feature

GROUNDS = {
    Ground.NEUTRAL: _("nøytral grunn"),
    Ground.FAMILIES: _("hos familiene"),
    Ground.ORGANISATION: _("hos en tjeneste"),
}
FEATURES = {
    Feature.STEP_FREE: _("inngang uten trapp"),
    Feature.LIFT: _("heis"),
    Feature.TOILET: _("toalett for rullestol"),
    Feature.PARKING: _("parkering for dem med kort"),
    Feature.HEARING_LOOP: _("teleslynge"),
    Feature.BUS_NEAR: _("buss i nærheten"),
    Feature.QUIET_ROOM: _("stille rom"),
    Feature.CHILDREN_ROOM: _("rom for barna"),
    Feature.KITCHEN: _("kjøkken"),
}
I_PLAN = "(select process_i_plan())"


class Venue(models.Model):
    """A place: whose ground it is, how one finds it, what it has. Never anyone's home."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    name = models.CharField(_("Navn"), max_length=120)
    address = models.CharField(_("Adresse"), max_length=200, blank=True)
    ground = models.CharField(_("Hvem sin grunn"), max_length=15, choices=labelled(Ground, GROUNDS))
    host = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Hos"))
    directions = models.TextField(_("Slik finner du fram"), blank=True)
    features = models.JSONField(_("Dette har stedet"), default=list, blank=True)
    access = models.TextField(_("Mer om å komme inn og være der"), blank=True)
    borrow = models.TextField(_("Dette kan lånes"), blank=True)
    put_away_at = models.DateTimeField(_("Ikke lenger i bruk"), null=True, blank=True)

    policy = Policy(
        select=either(within("id", "process_venues_of_mine"), I_PLAN),
        insert=I_PLAN,
        update=I_PLAN,
        why="municipality-owned by those who plan; seen by whoever may see a gathering that is held there",
    )

    class Meta:
        verbose_name = _("møtested")
        verbose_name_plural = _("møtesteder")
        ordering = ["name"]
        constraints = [
            known("ground", Ground, "process_venue_ground"),
            models.UniqueConstraint(fields=["municipality", "name"], name="process_venue_name"),
        ]

    class Personal:
        plain = {
            "id", "municipality", "name", "address", "ground", "host", "directions", "features", "access", "borrow",
            "put_away_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name


class VenuePhoto(models.Model):
    """How a place looks from outside, made anew from what was sent; `mark` changes when the picture does."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    venue = models.OneToOneField(Venue, on_delete=models.CASCADE, related_name="photo", verbose_name=_("Møtested"))
    shows = models.CharField(_("Hva bildet viser"), max_length=200)
    large = models.BinaryField(_("Bilde"))
    small = models.BinaryField(_("Lite bilde"))
    width = models.PositiveSmallIntegerField(_("Bredde"))
    height = models.PositiveSmallIntegerField(_("Høyde"))
    mark = models.CharField(max_length=16)

    policy = Policy(
        select=either(within("venue_id", "process_venues_of_mine"), I_PLAN),
        insert=I_PLAN,
        update=I_PLAN,
        delete=I_PLAN,
        why="seen where the place itself is",
    )

    class Meta:
        verbose_name = _("bilde av møtested")
        verbose_name_plural = _("bilder av møtesteder")

    class Personal:
        plain = {"id", "municipality", "venue", "shows", "large", "small", "width", "height", "mark"}

    def __str__(self) -> str:
        return self.mark
