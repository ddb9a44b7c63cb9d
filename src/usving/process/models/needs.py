"""What someone needs to come, kept by themselves; and what those who plan have arranged for one gathering."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, either, within
from usving.process.models.gatherings import ANSWERED_BY_ME, OF_MY_SEATS, OF_WHAT_I_RUN, Gathering
from usving.process.models.processes import Seat
from usving.process.rules.needs import MOST, NeedKind, Said

NEED_KINDS = {
    NeedKind.FOOD: _("Mat"),
    NeedKind.CHILDCARE: _("Barnepass"),
    NeedKind.TRANSPORT: _("Skyss"),
    NeedKind.INTERPRETER: _("Tolk"),
    NeedKind.ACCESS: _("Tilrettelegging"),
}
MINE = f"account_id = {ME}"


class Need(models.Model):
    """One need of a family, or of someone who sits here for themselves. Theirs alone until they tell it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Hvem"))
    kind = models.CharField(_("Hva"), max_length=12, choices=labelled(NeedKind, NEED_KINDS))
    count = models.PositiveSmallIntegerField(_("Hvor mange"), default=0)
    words = models.CharField(_("Med egne ord"), max_length=300, blank=True)
    told = models.BooleanField(_("Vis dette til den som planlegger samlingen"), default=False)
    changed_at = models.DateTimeField(_("Sist endret"), default=timezone.now)

    policy = Policy(
        select=either(within("family_id", "people_my_families"), MINE, within("id", "process_needs_told_to_me")),
        insert=either(within("family_id", "people_families_i_speak_for"), MINE),
        update=either(within("family_id", "people_families_i_speak_for"), MINE),
        delete=either(within("family_id", "people_families_i_speak_for"), MINE),
        why="family-owned or person-owned; what is told is seen by those who plan a gathering to which its owner has said yes,"
        " until two days after it",
    )

    class Meta:
        verbose_name = _("behov")
        verbose_name_plural = _("behov")
        constraints = [
            known("kind", NeedKind, "process_need_kind"),
            models.UniqueConstraint(fields=["family", "kind"], name="process_need_family_once"),
            models.UniqueConstraint(fields=["account", "kind"], name="process_need_account_once"),
            models.CheckConstraint(
                condition=Q(family__isnull=True, account__isnull=False) | Q(family__isnull=False, account__isnull=True),
                name="process_need_one_owner",
            ),
            models.CheckConstraint(condition=Q(count__range=(0, MOST)), name="process_need_count"),
        ]

    class Personal:
        about = {"family", "account", "kind", "count", "told", "changed_at"}
        free = {"words"}
        plain = {"id", "municipality"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        at = "my_needs"
        kept = Kept(
            "belonging",
            "coalesce((select process_person_unused(a.person_id) from people_account a where a.id = account_id),"
            " (select min(process_person_unused(m.person_id)) from people_familymember m"
            " where m.family_id = process_need.family_id))",
        )

    def __str__(self) -> str:
        return self.kind

    def facts(self) -> Said:
        """What is said, for the rules."""
        return Said(NeedKind(self.kind), self.count, self.words, self.told)


class Arrangement(models.Model):
    """That those who plan have seen to a need for one gathering: an interpreter is booked, someone fetches."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="arrangements", verbose_name=_("Samling")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))
    kind = models.CharField(_("Hva"), max_length=12, choices=labelled(NeedKind, NEED_KINDS))
    done = models.BooleanField(_("Ordnet"), default=False)
    words = models.CharField(_("Hvem ordner det"), max_length=120, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Notert av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=either(OF_MY_SEATS, OF_WHAT_I_RUN),
        insert=OF_WHAT_I_RUN,
        update=OF_WHAT_I_RUN,
        delete=either(ANSWERED_BY_ME, OF_WHAT_I_RUN),
        why="party-owned: those who plan, and the seat it is for, which takes it away with the need",
    )

    class Meta:
        verbose_name = _("ordning")
        verbose_name_plural = _("ordninger")
        constraints = [
            known("kind", NeedKind, "process_arrangement_kind"),
            models.UniqueConstraint(fields=["gathering", "seat", "kind"], name="process_arrangement_once"),
        ]

    class Personal:
        about = {"seat", "kind", "done", "by", "at"}
        free = {"words"}
        plain = {"id", "municipality", "gathering"}
        of = {"seat__account": "account", "seat__family": "family"}
        by = {"by": ("by", "at")}
        erased = {"seat__account": DELETE, "seat__family": DELETE, "by": scrub("by")}
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return self.kind
