"""What hangs on a gathering's wall, and the photos people take."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models.contributions import READABLE, Contribution
from usving.process.models.gatherings import OF_WHAT_I_RUN, Gathering
from usving.process.models.room import AT_A_GATHERING_I_SEE

OF_THE_CONTRIBUTION = "(select process_over(c.process_id) from process_contribution c where c.id = contribution_id)"


# The contribution's own policy answers the inner questions.
MINE = (
    "exists (select 1 from process_contribution mine where mine.id = contribution_id"
    f" and (mine.author_id = {ME} or mine.seat_id = any(array(select process_my_seats()))))"
)
TYPED_BY_ME = (
    "exists (select 1 from process_contribution typed where typed.id = contribution_id"
    f" and typed.entered_by_id = {ME} and typed.gathering_id = process_wallpost.gathering_id)"
)


class WallPost(models.Model):
    """Its author has put this up on the wall of a gathering: all present read it there while the gathering goes on."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="wall_post", verbose_name=_("Bidrag")
    )
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="wall_posts", verbose_name=_("Samling")
    )
    step = models.PositiveSmallIntegerField(_("Punkt"), default=1)
    at = models.DateTimeField(_("Hengt opp"), default=timezone.now)

    policy = Policy(
        select=either(READABLE, OF_WHAT_I_RUN),
        insert=either(
            both(within("contribution_id", "process_i_write_about"), AT_A_GATHERING_I_SEE),
            both(TYPED_BY_ME, OF_WHAT_I_RUN),
        ),
        delete=either(MINE, OF_WHAT_I_RUN),
        why="put up by the author, or by the one who leads and typed what was said aloud; taken down by whoever it is of or"
        " those who lead; what it says is read through process_wall, by those present",
    )

    class Meta:
        verbose_name = _("oppslag på veggen")
        verbose_name_plural = _("oppslag på veggen")
        indexes = [models.Index(fields=["gathering", "-at"], name="process_on_the_wall")]

    class Personal:
        about = {"gathering", "step", "at"}
        plain = {"id", "municipality", "contribution"}
        of = {
            "contribution__author": "account",
            "contribution__seat__account": "account",
            "contribution__seat__family": "family",
        }
        erased = DELETE
        at = ("contribution", "contribution_id")
        kept = Kept("process", OF_THE_CONTRIBUTION)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class ContributionPhoto(models.Model):
    """A photo that belongs to a contribution, made anew from what was sent; read by whoever reads the contribution."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="photo", verbose_name=_("Bidrag")
    )
    words = models.CharField(_("Hva bildet viser"), max_length=200)
    large = models.BinaryField(_("Bilde"))
    small = models.BinaryField(_("Lite bilde"))
    width = models.PositiveSmallIntegerField(_("Bredde"))
    height = models.PositiveSmallIntegerField(_("Høyde"))

    policy = Policy(
        select=either(READABLE, within("contribution_id", "process_on_my_walls")),
        insert=within("contribution_id", "process_i_write_about"),
        delete=within("contribution_id", "process_i_wrote"),
        why="follows the contribution, and the wall it hangs on",
    )

    class Meta:
        verbose_name = _("bilde")
        verbose_name_plural = _("bilder")

    class Personal:
        about = {"large", "small"}
        free = {"words"}
        plain = {"id", "municipality", "contribution", "width", "height"}
        secret = {"small"}  # the large one in the copy is enough
        of = {
            "contribution__author": "account",
            "contribution__seat__account": "account",
            "contribution__seat__family": "family",
        }
        erased = DELETE
        at = ("contribution", "contribution_id")
        kept = Kept("process", OF_THE_CONTRIBUTION)

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"
