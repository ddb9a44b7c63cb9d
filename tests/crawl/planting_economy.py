"""What is planted in households' own money: in every book of every family and of every person in one."""

from uuid import UUID

from django.utils import timezone

from tests.crawl.words import Planted
from usving.economy.models import Book, Commitment, Line, Run, SortingRule
from usving.people.models import Account, Family, Mandate

OF_BOOK = (
    "book", "book_removal", "book_deadlines", "book_comparison", "book_comparison_ages", "book_comparison_away",
    "commitments", "bank_file", "bank_columns", "bank_rows", "sorting",
)  # fmt: skip
OF_MONTH = ("book_month", "line_new", "month_copied")


def plant_economy(planted: Planted) -> None:
    """A book in each family for its adults alone, and one for each who lives in one, each with a word in every text."""
    adults = {place.person_id for place in planted.facts.places if place.kind == "adult"}
    at_home = {place.person_id for place in planted.facts.places}
    for family in Family.objects.order_by("code"):
        ours = frozenset(
            pk for pk in planted.facts.of_family(family.pk) if planted.facts.accounts[pk].person_id in adults
        )
        book, _made = Book.objects.get_or_create(family=family, defaults={"municipality_id": family.municipality_id})
        plant_book(planted, book, f"the book of {family.code}", ours)
    for account in planted.facts.accounts.values():
        if account.person_id in at_home:
            book, _made = Book.objects.get_or_create(
                account=account, defaults={"municipality_id": account.municipality_id}
            )
            plant_book(planted, book, f"the own book of {account}", frozenset({account.pk}))
            plant_run(planted, account)
    for mandate in Mandate.objects.all():
        planted.at("helped_economy", mandate.pk)


def plant_book(planted: Planted, book: Book, what: str, ours: frozenset[UUID]) -> None:
    """A line, one from the bank, one taken away, a rule, a debt, and their addresses."""
    common = {"municipality_id": book.municipality_id, "book": book}
    month = timezone.localdate().replace(day=1)
    here = common | {"month": month, "kind": "expense", "ore": 91_827_345}
    line = Line.objects.create(**here, words=planted.word(f"a line in {what}", ours))
    Line.objects.create(
        **here, source="bank", bank_words=planted.word(f"what the bank wrote in {what}", ours), mark=f"bank:{book.pk}"
    )
    gone = Line.objects.create(**here, words=planted.word(f"a line taken from {what}", ours), removed_at=timezone.now())
    rule = SortingRule.objects.create(
        **common, contains=planted.word(f"a rule in {what}", ours), words=planted.word(f"a name in {what}", ours)
    )
    owed = Commitment.objects.create(
        **common, kind="debt", words=planted.word(f"a debt in {what}", ours), ore=91_827_345, due=timezone.localdate()
    )
    for page in OF_BOOK:
        planted.at(page, book.pk)
    for page in OF_MONTH:
        planted.at(page, book.pk, f"{month:%Y-%m}")
    for page in ("line", "line_removal", "line_back"):
        planted.at(page, line.pk)
        planted.at(page, gone.pk)
    for page in ("commitment", "commitment_removal", "commitment_back"):
        planted.at(page, owed.pk)
    planted.at("sorting_rule_removal", rule.pk)


def plant_run(planted: Planted, account: Account) -> None:
    """A calculation someone has kept; its rules are named by a word that only they see."""
    run = Run.objects.create(
        municipality_id=account.municipality_id, account=account, calculator="social", sha256="0" * 64,
        rules=planted.word(f"a run of {account}", {account.pk}),
        put_in={"day": "2026-11-01", "living": "single", "small": 0, "middle": 0, "big": 0},
        came_out={"ore": 91_827_345, "rates": [], "source": "", "checked": ""},
    )  # fmt: skip
    planted.at("run", run.pk)
    planted.at("run_removal", run.pk)
