"""What people can, have and know, and whom they know; the steps of growing in it, and who was asked to vouch for it."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process
from usving.strengths.rules.resources import LONGEST_MORE, LONGEST_WORDS, ResourceKind, Vouched, WhyNotResource

RESOURCE_KINDS = {
    ResourceKind.CAN: _("Det vi kan"),
    ResourceKind.HAVE: _("Det vi har"),
    ResourceKind.KNOW: _("Det vi vet"),
    ResourceKind.WHOM: _("Hvem vi kjenner"),
}
VOUCHED = {
    Vouched.WAITING: _("venter på svar"),
    Vouched.YES: _("ja, jeg kan gå god for det"),
    Vouched.TALK: _("la oss snakke om det først"),
    Vouched.NO: _("nei, det kan jeg ikke"),
}
REFUSALS: dict[StrEnum, Any] = {
    WhyNotResource.CONTACT_DATA: _(
        "Skriv ikke nummer eller adresse til andre her. Kall dem noe du selv kjenner igjen."
    ),
    WhyNotResource.SOMEONE_ELSE: _("Andre mennesker kan ikke byttes bort. Spør dem selv først."),
}
MINE_OR_OURS = either(f"account_id = {ME}", within("family_id", "people_my_families"))
OF_MINE = "exists (select 1 from strengths_resource r where r.id = resource_id)"
UNUSED = (
    "(select process_person_unused((select a.person_id from people_account a where a.id = {account}))"
    " union all select min(process_person_unused(m.person_id)) from people_familymember m where m.family_id = {family}"
    " order by 1 limit 1)"
)


class Resource(models.Model):
    """One strength of a person, or of a family that says so. Nobody else reads it; to offer it is an act of its own."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Hvem"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    kind = models.CharField(_("Slag"), max_length=5, choices=labelled(ResourceKind, RESOURCE_KINDS))
    words = models.CharField(_("Hva er det?"), max_length=LONGEST_WORDS)
    more = models.CharField(_("Mer om det"), max_length=LONGEST_MORE, blank=True)
    grows = models.BooleanField(_("Jeg vil bli bedre i dette, eller få papir på det"), default=False)
    path = models.SlugField(_("Vei"), max_length=40, blank=True)
    notes = models.TextField(_("Mine notater"), blank=True)
    made_on = models.DateField(_("Skrevet"), default=timezone.localdate)

    policy = Policy(
        select=MINE_OR_OURS,
        insert=MINE_OR_OURS,
        update=MINE_OR_OURS,
        delete=MINE_OR_OURS,
        why="person-owned or family-owned, as its writer chose; what is offered is copied by an act of its own",
    )

    class Meta:
        verbose_name = _("ressurs")
        verbose_name_plural = _("ressurser")
        ordering = ["made_on", "pk"]
        constraints = [
            known("kind", ResourceKind, "strengths_resource_kind"),
            models.CheckConstraint(
                condition=Q(account__isnull=False, family__isnull=True) | Q(account__isnull=True, family__isnull=False),
                name="strengths_resource_one_owner",
            ),
        ]

    class Personal:
        about = {"account", "family", "kind", "grows", "path"}
        free = {"words", "more", "notes"}
        plain = {"id", "municipality", "made_on"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        at = ("resource", "pk")
        kept = Kept("belonging", UNUSED.format(account="account_id", family="family_id"))

    def __str__(self) -> str:
        return self.kind


class PathStep(models.Model):
    """One step on the way to becoming better at something, in one's own words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="steps", verbose_name=_("Ressurs"))
    words = models.CharField(_("Hva er neste skritt?"), max_length=200)
    done_on = models.DateField(_("Gjort"), null=True, blank=True)
    made_at = models.DateTimeField(_("Skrevet"), default=timezone.now)

    policy = Policy(select=OF_MINE, insert=OF_MINE, update=OF_MINE, delete=OF_MINE, why="as the strength it is of")

    class Meta:
        verbose_name = _("skritt")
        verbose_name_plural = _("skritt")
        ordering = ["made_at", "pk"]

    class Personal:
        about = {"done_on"}
        free = {"words"}
        plain = {"id", "municipality", "resource", "made_at"}
        of = {"resource__account": "account", "resource__family": "family"}
        erased = DELETE
        at = ("certificate_path", "resource_id")
        kept = Kept(
            "belonging",
            UNUSED.format(
                account="(select r.account_id from strengths_resource r where r.id = resource_id)",
                family="(select r.family_id from strengths_resource r where r.id = resource_id)",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Vouching(models.Model):
    """Someone has asked a provider to vouch for what they can. The words are those that the asker chose to show."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    resource = models.ForeignKey(
        Resource, on_delete=models.SET_NULL, null=True, related_name="vouchings", verbose_name=_("Ressurs")
    )
    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    asked = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Spurt"))
    signed = models.CharField(_("Navnet til den som spør"), max_length=120)
    words = models.CharField(_("Det jeg kan"), max_length=LONGEST_WORDS)
    why = models.CharField(_("Dette vil jeg at du skal vite"), max_length=300, blank=True)
    answer = models.CharField(
        _("Svar"), max_length=7, choices=labelled(Vouched, VOUCHED), default=Vouched.WAITING.value
    )
    answer_words = models.CharField(_("Ord til svaret"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("Spurt når"), default=timezone.now)
    answered_at = models.DateTimeField(_("Svart når"), null=True, blank=True)

    policy = Policy(
        select=either(f"by_id = {ME}", f"asked_id = {ME}"),
        insert=both(
            f"by_id = {ME}",
            OF_MINE,
            within("process_id", "process_i_write_in"),
            within("asked_id", "strengths_providers_with_me"),
        ),
        update=both(f"asked_id = {ME}", within("process_id", "process_i_write_in")),
        delete=f"by_id = {ME}",
        why="party-owned: the one who asks, and the one who is asked by their own act",
    )

    class Meta:
        verbose_name = _("spørsmål om gode ord")
        verbose_name_plural = _("spørsmål om gode ord")
        ordering = ["-asked_at", "pk"]
        constraints = [
            known("answer", Vouched, "strengths_vouching_answer"),
            models.UniqueConstraint(fields=["resource", "asked", "by"], name="strengths_vouching_once"),
            models.CheckConstraint(
                condition=Q(answer=Vouched.WAITING.value, answered_at__isnull=True)
                | (~Q(answer=Vouched.WAITING.value) & Q(answered_at__isnull=False)),
                name="strengths_vouching_answered",
            ),
        ]

    class Personal:
        about = {"by", "asked", "answer", "signed"}
        free = {"words", "why", "answer_words"}
        plain = {"id", "municipality", "process", "resource", "asked_at", "answered_at"}
        of = {"by": "account"}
        by = {"asked": ("asked", "answer", "answer_words")}
        erased = {"by": DELETE, "asked": DELETE}
        staff = {"asked": scrub("answer_words", why=_("At noen gikk god for noe, står hos den det gjelder."))}
        at = "resources"
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.answer
