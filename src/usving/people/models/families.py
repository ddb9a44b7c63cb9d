"""Families, who is in them, and who follows them up."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, keep, scrub
from usving.core.policy import Policy
from usving.people.models.accounts import Account, Person
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import either, within
from usving.people.rules.roles import MemberKind

MEMBER_KINDS = {
    MemberKind.ADULT: _("voksen"),
    MemberKind.YOUTH: _("ungdom med egen innlogging"),
    MemberKind.CHILD: _("barn"),
}


class Family(models.Model):
    """A family, under the name it wants to be called by here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    name = models.CharField(_("Navnet dere vil bruke her"), max_length=120)
    code = models.SlugField(_("Kode i prosessfilen"), max_length=60, blank=True, default="", db_default="")

    policy = Policy(
        select=either(within("id", "people_my_families"), within("id", "people_families_i_follow")),
        update=within("id", "people_families_i_speak_for"),
        why="family-owned; seen by the one who follows it up; made by answering an invitation",
    )

    class Meta:
        verbose_name = _("familie")
        verbose_name_plural = _("familier")

    class Personal:
        about = {"name", "code"}
        plain = {"id", "municipality"}
        of = {"pk": "family"}
        erased = scrub("name", "code")
        at = ("family", "pk")
        kept = Kept(
            "belonging",
            "(select min(process_person_unused(m.person_id)) from people_familymember m where m.family_id = people_family.id)",
            fate=erased,
        )

    def __str__(self) -> str:
        return self.name


class FamilyMember(models.Model):
    """One person's place in a family."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="members", verbose_name=_("Familie"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Person"))
    kind = models.CharField(_("Er"), max_length=10, choices=labelled(MemberKind, MEMBER_KINDS))
    position = models.PositiveSmallIntegerField(_("Rekkefølge"), default=0, db_default=0)
    starts = models.DateField(_("Fra"))
    ends = models.DateField(_("Til"), null=True, blank=True)

    policy = Policy(
        select=either(within("family_id", "people_my_families"), within("family_id", "people_families_i_follow")),
        why="family-owned; changed by functions alone, so that no adult moves another",
    )

    class Meta:
        verbose_name = _("familiemedlem")
        verbose_name_plural = _("familiemedlemmer")
        constraints = [
            known("kind", MemberKind, "people_familymember_kind"),
            models.UniqueConstraint(fields=["family", "person"], name="people_familymember_once"),
        ]

    class Personal:
        about = {"family", "person", "kind", "starts", "ends"}
        plain = {"id", "municipality", "position"}
        of = {"person": "person", "family": "family"}
        erased = DELETE
        at = ("family", "family_id")
        kept = Kept("belonging", "process_person_unused(person_id)", last=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.starts}"


class FollowUp(models.Model):
    """Who a family can call: the worker that follows it up, and how long."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, verbose_name=_("Familie"))
    worker = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Kontaktperson"))
    starts = models.DateField(_("Fra"))
    ends = models.DateField(_("Til"), null=True, blank=True)

    policy = Policy(
        select=either(within("family_id", "people_my_families"), "worker_id = (select people_me())"),
        why="family-owned; seen by the worker; made by a yes to the family's question, ended by people_end_contact",
    )

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")

    class Personal:
        about = {"family", "worker", "starts", "ends"}
        plain = {"id", "municipality"}
        of = {"family": "family"}
        by = {"worker": ("worker", "starts", "ends")}
        erased = {
            "family": DELETE,
            "worker": keep(_("Familien kan se hvem som har fulgt den opp."), _("til familien er slettet"), ends=True),
        }
        at = ("family", "family_id")
        kept = Kept("following-up", "ends")

    def __str__(self) -> str:
        return f"{self.starts}"
