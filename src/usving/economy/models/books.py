"""A household's book, and what stands in it month by month. Nobody but its owners reads any of it."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.money import MOST
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.economy.rules.books import LineKind, Source, Whose
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, either, within

WHOSE = {Whose.FAMILY: _("Felles for de voksne i familien"), Whose.OWN: _("Bare min")}
LINE_KINDS = {
    LineKind.INCOME: _("Inn"),
    LineKind.EXPENSE: _("Ut"),
    LineKind.MOVED: _("Flyttet mellom egne kontoer"),
}
SOURCES = {
    Source.TYPED: _("skrevet inn"),
    Source.COPIED: _("kopiert fra måneden før"),
    Source.BANK: _("fra banken"),
    Source.HELPER: _("skrevet inn av en støtteperson"),
}
OURS = either(within("family_id", "people_families_i_speak_for"), f"account_id = {ME}")
IN_MY_BOOKS = within("book_id", "economy_my_books")
UNUSED = (
    "(select coalesce((select process_person_unused(a.person_id) from people_account a where a.id = b.account_id),"
    " (select min(process_person_unused(m.person_id)) from people_familymember m where m.family_id = b.family_id))"
    " from economy_book b where b.id = {book})"
)


class Book(models.Model):
    """The money of the adults of a family together, or of one person alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Hvem"))
    people = models.JSONField(_("Hvem som bor her, til sammenligning"), default=dict, blank=True)
    deadlines = ArrayField(
        models.CharField(max_length=30), default=list, blank=True, verbose_name=_("Frister vi følger")
    )
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)

    policy = Policy(
        select=OURS,
        insert=OURS,
        update=OURS,
        delete=OURS,
        why="family-owned by its adults, or person-owned; opened to nobody else by any consent",
    )

    class Meta:
        verbose_name = _("husholdningsbok")
        verbose_name_plural = _("husholdningsbøker")
        constraints = [
            models.UniqueConstraint(fields=["family"], name="economy_book_family_once"),
            models.UniqueConstraint(fields=["account"], name="economy_book_account_once"),
            models.CheckConstraint(
                condition=Q(family__isnull=True, account__isnull=False) | Q(family__isnull=False, account__isnull=True),
                name="economy_book_one_owner",
            ),
        ]

    class Personal:
        about = {"family", "account", "people", "deadlines", "made_at"}
        plain = {"id", "municipality"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        at = "economy"
        kept = Kept("belonging", UNUSED.format(book="economy_book.id"))

    def __str__(self) -> str:
        return str(WHOSE[self.whose])

    @property
    def whose(self) -> Whose:
        """Whom it belongs to."""
        return Whose.FAMILY if self.family_id else Whose.OWN


class Line(models.Model):
    """One sum that came or went in a month, in the household's own words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="lines", verbose_name=_("Bok"))
    month = models.DateField(_("Måned"))
    kind = models.CharField(_("Inn eller ut"), max_length=7, choices=labelled(LineKind, LINE_KINDS))
    words = models.CharField(_("Hva"), max_length=60, blank=True)
    ore = models.BigIntegerField(_("Beløp i øre"))
    recurs = models.BooleanField(_("Kommer hver måned"), default=False)
    source = models.CharField(_("Kom hit"), max_length=6, choices=labelled(Source, SOURCES), default=Source.TYPED.value)
    day = models.DateField(_("Dag"), null=True, blank=True)
    bank_words = models.CharField(_("Det banken skrev"), max_length=120, blank=True)
    mark = models.CharField(_("Kjennetegn mot dobbel føring"), max_length=64, blank=True)
    changed_at = models.DateTimeField(_("Sist endret"), default=timezone.now)
    removed_at = models.DateTimeField(_("Tatt bort"), null=True, blank=True)

    policy = Policy(
        select=IN_MY_BOOKS,
        insert=IN_MY_BOOKS,
        update=IN_MY_BOOKS,
        delete=IN_MY_BOOKS,
        why="as the book; a helper's line is put in by economy_put_line, which shows nothing",
    )

    class Meta:
        verbose_name = _("post i husholdningsboka")
        verbose_name_plural = _("poster i husholdningsboka")
        indexes = [models.Index(fields=["book", "month"], name="economy_line_month")]
        constraints = [
            known("kind", LineKind, "economy_line_kind"),
            known("source", Source, "economy_line_source"),
            models.CheckConstraint(condition=Q(ore__range=(0, MOST)), name="economy_line_ore"),
            models.CheckConstraint(condition=Q(month__day=1), name="economy_line_month_first"),
            models.UniqueConstraint(fields=["book", "mark"], condition=~Q(mark=""), name="economy_line_once"),
        ]

    class Personal:
        about = {"book", "month", "kind", "ore", "recurs", "source", "day", "changed_at"}
        free = {"words", "bank_words"}
        plain = {"id", "municipality", "mark", "removed_at"}
        secret = {"mark"}
        of = {"book__account": "account", "book__family": "family"}
        erased = DELETE
        at = ("line", "pk")
        kept = (Kept("belonging", UNUSED.format(book="book_id")), Kept("second-thoughts", "removed_at"))

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class SortingRule(models.Model):
    """What the household calls lines in whose bank text some words stand."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="sorting_rules", verbose_name=_("Bok"))
    contains = models.CharField(_("Når banken skriver"), max_length=60)
    words = models.CharField(_("Kaller vi det"), max_length=60, blank=True)
    moved = models.BooleanField(_("Flyttet mellom egne kontoer"), default=False)
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)

    policy = Policy(select=IN_MY_BOOKS, insert=IN_MY_BOOKS, update=IN_MY_BOOKS, delete=IN_MY_BOOKS, why="as the book")

    class Meta:
        verbose_name = _("regel for sortering")
        verbose_name_plural = _("regler for sortering")
        constraints = [models.UniqueConstraint(fields=["book", "contains"], name="economy_sortingrule_once")]

    class Personal:
        about = {"book", "moved", "made_at"}
        free = {"contains", "words"}
        plain = {"id", "municipality"}
        of = {"book__account": "account", "book__family": "family"}
        erased = DELETE
        at = ("sorting", "book_id")
        kept = Kept("belonging", UNUSED.format(book="book_id"))

    def __str__(self) -> str:
        return str(self.pk)
