"""The money of one household in the demonstration: three months in a shared book, and a book one adult has alone."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.economy.actions import books as actions
from usving.economy.actions.bank import sort_lines, take_in
from usving.economy.actions.commitments import Said, write_commitment
from usving.economy.actions.comparing import compare_with, follow_deadlines
from usving.economy.actions.runs import keep_run
from usving.economy.models import Book
from usving.economy.rules.bank import Table, read_rows, recognised
from usving.economy.rules.books import LineKind, Whose, month_of, shifted
from usving.economy.rules.calculators import calculated, rules_of
from usving.economy.rules.dated import NoRates
from usving.economy.rules.runs import Calculator
from usving.people.access import own_family
from usving.people.models import Account, Municipality

EVERY_MONTH = (
    (LineKind.INCOME, "Lønn", 23_450_00),
    (LineKind.INCOME, "Barnetrygd", 2_012_00),
    (LineKind.INCOME, "Bostøtte", 3_120_00),
    (LineKind.EXPENSE, "Husleie", 11_800_00),
    (LineKind.EXPENSE, "Strøm", 1_240_00),
    (LineKind.EXPENSE, "Telefon og nett", 898_00),
    (LineKind.EXPENSE, "Forsikring", 412_00),
)
ONCE = (
    (2, LineKind.EXPENSE, "Mat", 6_350_00),
    (2, LineKind.EXPENSE, "Vinterstøvler", 1_098_00),
    (1, LineKind.EXPENSE, "Mat", 5_910_50),
    (1, LineKind.EXPENSE, "Bursdagen til Amina", 640_00),
    (0, LineKind.EXPENSE, "Mat", 3_120_00),
)
OWN = ((LineKind.INCOME, "Ekstravakt", 1_450_00), (LineKind.EXPENSE, "Gave", 300_00))
BANK = (
    ("2", "DAGLIGVARER TORGET", "-412,50"),
    ("5", "DAGLIGVARER TORGET", "-655,00"),
    ("6", "VERKSTED EKSEMPEL", "-1 890,00"),
    ("9", "Overføring sparekonto", "-500,00"),
)
PEOPLE = {
    "people": [{"months": 38 * 12, "sex": "woman"}, {"months": 41 * 12, "sex": "man"}, {"months": 16 * 12, "sex": "woman"},
               {"months": 5 * 12, "sex": ""}],
    "travel": "adults", "car": "none", "couple": True,
}  # fmt: skip


def keep_house(municipality: Municipality) -> None:
    """Let the family Sol write in its book for three months, and Jonas a little in his own."""
    fatima = Account.objects.get(municipality=municipality, username="fatima")
    jonas = Account.objects.get(municipality=municipality, username="jonas")
    with acting_as(fatima.pk):
        book = actions.open_book(whose=Whose.FAMILY, family=own_family(fatima), by=fatima)
        _write_months(book, fatima)
        _take_in(book, fatima)
        _owe(book, fatima)
        compare_with(book, people=PEOPLE | {"day": timezone.localdate().isoformat()}, by=fatima)
        follow_deadlines(book, codes=["bostotte-application", "bostotte-paid"], by=fatima)
        _keep_a_run(fatima)
    with acting_as(jonas.pk):
        own = actions.open_book(whose=Whose.OWN, family=None, by=jonas)
        for kind, words, ore in OWN:
            _write(own, 0, kind, words, ore, jonas)


def _write_months(book: Book, by: Account) -> None:
    for back in (2, 1, 0):
        for kind, words, ore in EVERY_MONTH:
            _write(book, back, kind, words, ore, by, recurs=True)
    for back, kind, words, ore in ONCE:
        _write(book, back, kind, words, ore, by)


def _write(book: Book, back: int, kind: LineKind, words: str, ore: int, by: Account, *, recurs: bool = False) -> None:
    month = shifted(month_of(timezone.localdate()), -back)
    actions.write_line(book, key=uuid4(), month=month, kind=kind, words=words, ore=ore, recurs=recurs, by=by)


def _take_in(book: Book, by: Account) -> None:
    """A file from a bank: some of it sorted, some not yet."""
    month = month_of(timezone.localdate())
    rows = tuple((f"{day}.{month.month}.{month.year}", words, amount) for day, words, amount in BANK)
    table = Table(("Dato", "Tekst", "Beløp"), rows)
    take_in(book, rows=read_rows(table, recognised(table.header)).rows, by=by)
    sort_lines(book, contains="Dagligvarer", words="Mat", moved=False, also_next_time=True, by=by)
    sort_lines(book, contains="sparekonto", words="", moved=True, also_next_time=True, by=by)


def _owe(book: Book, by: Account) -> None:
    due = timezone.localdate() + timedelta(days=12)
    for said in (
        Said("debt", "Vaskemaskinen", 4_200_00, 350_00, None, done=False),
        Said("one-off", "Klassetur", 900_00, None, due, done=False),
        Said("one-off", "Skolebøker", 450_00, None, None, done=True),
    ):
        write_commitment(book, key=uuid4(), said=said, by=by)


def _keep_a_run(by: Account) -> None:
    """A calculation kept, where there are figures for today."""
    said = {"day": timezone.localdate().isoformat(), "living": "couple", "small": 1, "middle": 0, "big": 1}
    try:
        came_out = calculated(Calculator.SOCIAL, said)
    except NoRates:
        return
    rules = rules_of(Calculator.SOCIAL)
    keep_run(key=uuid4(), calculator=Calculator.SOCIAL, put_in=said, rules=rules, came_out=came_out, by=by)
