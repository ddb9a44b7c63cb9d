"""Debts, and what is paid once."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.money import MOST
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.economy.models.books import IN_MY_BOOKS, UNUSED, Book
from usving.economy.rules.books import CommitmentKind
from usving.people.models import Municipality

COMMITMENT_KINDS = {CommitmentKind.DEBT: _("Gjeld"), CommitmentKind.ONE_OFF: _("Noe vi betaler én gang")}


class Commitment(models.Model):
    """A debt with what is paid on it each month, or a cost that comes once, with the day it is due where there is one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="commitments", verbose_name=_("Bok"))
    kind = models.CharField(_("Er"), max_length=8, choices=labelled(CommitmentKind, COMMITMENT_KINDS))
    words = models.CharField(_("Hva"), max_length=60)
    ore = models.BigIntegerField(_("Igjen å betale, i øre"))
    ore_per_month = models.BigIntegerField(_("Betales i måneden, i øre"), null=True, blank=True)
    due = models.DateField(_("Skal betales"), null=True, blank=True)
    done = models.BooleanField(_("Betalt"), default=False)
    changed_at = models.DateTimeField(_("Sist endret"), default=timezone.now)
    removed_at = models.DateTimeField(_("Tatt bort"), null=True, blank=True)

    policy = Policy(select=IN_MY_BOOKS, insert=IN_MY_BOOKS, update=IN_MY_BOOKS, delete=IN_MY_BOOKS, why="as the book")

    class Meta:
        verbose_name = _("gjeld eller engangskostnad")
        verbose_name_plural = _("gjeld og engangskostnader")
        constraints = [
            known("kind", CommitmentKind, "economy_commitment_kind"),
            models.CheckConstraint(condition=Q(ore__range=(0, MOST)), name="economy_commitment_ore"),
            models.CheckConstraint(
                condition=Q(ore_per_month__isnull=True) | Q(ore_per_month__range=(0, MOST)),
                name="economy_commitment_month",
            ),
        ]

    class Personal:
        about = {"book", "kind", "ore", "ore_per_month", "due", "done", "changed_at"}
        free = {"words"}
        plain = {"id", "municipality", "removed_at"}
        of = {"book__account": "account", "book__family": "family"}
        erased = DELETE
        at = ("commitment", "pk")
        kept = (Kept("belonging", UNUSED.format(book="book_id")), Kept("second-thoughts", "removed_at"))

    def __str__(self) -> str:
        return self.kind
