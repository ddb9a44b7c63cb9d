"""A household's book: written, changed, copied, taken away and fetched back, by its owners alone."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.economy.models import Book, Commitment, Line
from usving.economy.rules.books import shifted

pytestmark = pytest.mark.django_db
NOW = "2026-11"


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def book(owner: Any, of: Any) -> Book:
    field = {"family": owner} if hasattr(owner, "members") else {"account": owner}
    made: Book = make.make(Book, municipality=of, **field)
    return made


def put(book: Book, words: str = "Mat", ore: int = 45_000, kind: str = "expense", **values: Any) -> Line:
    values.setdefault("month", timezone.localdate().replace(day=1))
    made: Line = make.make(
        Line, municipality_id=book.municipality_id, book=book, words=words, ore=ore, kind=kind, **values
    )
    return made


def month(of: date | None = None) -> str:
    return f"{of or timezone.localdate():%Y-%m}"


def typed(**said: str) -> dict[str, str]:
    return {"key": str(uuid4()), "kind": "expense", "words": "Mat", "ore": "1 234,50", **said}


def test_the_key_of_somebody_elses_line_opens_nothing_and_breaks_nothing(client: Visitor, world: Cast):
    hers, his = put(book(world.fatima, world.testvik), "Hennes"), book(world.jonas, world.testvik)
    answer = client.login_as(world.jonas).post(at("line_new", his.pk, month()), typed(key=str(hers.pk)))
    assert answer.status_code == 404
    with as_owner():
        assert [(each.words, each.book_id) for each in Line.objects.all()] == [("Hennes", hers.book_id)]


def test_the_adults_of_a_family_share_one_book_and_each_has_one_alone(client: Visitor, world: Cast):
    for who, whose in ((world.fatima, "family"), (world.jonas, "family"), (world.fatima, "own"), (world.jonas, "own")):
        assert client.login_as(who).post(at("book_new"), {"whose": whose}).status_code == 302
    with as_owner():
        owners = sorted((str(each.family_id), str(each.account_id)) for each in Book.objects.all())
        assert owners == sorted(
            [
                (str(world.sol.pk), "None"),
                ("None", str(world.fatima.pk)),
                ("None", str(world.jonas.pk)),
            ]
        )


def test_a_line_sent_twice_is_one_and_the_trail_has_no_number(client: Visitor, world: Cast):
    ours, said = book(world.sol, world.testvik), typed()
    client.login_as(world.fatima)
    for _each in range(2):
        assert client.post(at("line_new", ours.pk, month()), said).status_code == 302
    with as_owner():
        [line] = Line.objects.all()
        assert (line.words, line.ore, line.kind, line.source) == ("Mat", 123_450, "expense", "typed")
        [entry] = Entry.objects.filter(event="economy.line_written")
        assert (entry.facts, entry.family_id, entry.account_id, entry.about_id) == ({}, None, world.fatima.pk, ours.pk)
    page = client.login_as(world.jonas).get(at("book_month", ours.pk, month())).content.decode()
    assert "1\u00a0234,50 kr" in page


@pytest.mark.parametrize(
    ("ore", "why"),
    [
        ("", "Skriv et beløp."),
        ("-200", "Skriv beløpet uten minus. Velg heller om det er inn eller ut."),
        ("mye", "Skriv beløpet med tall, for eksempel 12 000 eller 349,50."),
        ("12,345", "Skriv hele kroner, eller høyst to tall etter komma. Tusen skrives 1000 eller 1 000."),
        ("9" * 12, "Beløpet er for stort. Sjekk at du ikke har skrevet for mange tall."),
    ],
)
def test_a_sum_that_is_none_stands_beside_its_field_and_the_rest_is_kept(
    client: Visitor, world: Cast, ore: str, why: str
):
    ours = book(world.sol, world.testvik)
    response = client.login_as(world.fatima).post(at("line_new", ours.pk, month()), typed(ore=ore, words="Støvler"))
    assert (response.status_code, response.context["form"].errors) == (422, {"ore": [why]})
    assert 'value="Støvler"' in response.content.decode()


def test_a_line_saves_itself_and_says_so(client: Visitor, world: Cast):
    line = put(book(world.sol, world.testvik))
    said = typed(words="Mat og såpe", ore="500")
    response = client.login_as(world.fatima).post(at("line", line.pk), said, headers={"HX-Request": "true"})
    assert (response.status_code, "Lagret kl." in response.content.decode(), "<html" in response.content.decode()) == (
        200,
        True,
        False,
    )
    with as_owner():
        line.refresh_from_db()
        assert (line.words, line.ore) == ("Mat og såpe", 50_000)
    wrong = client.post(at("line", line.pk), typed(ore="x"), headers={"HX-Request": "true"})
    assert wrong.status_code == 422
    assert "Ikke lagret ennå" in wrong.content.decode()


def test_what_is_taken_away_comes_back_for_thirty_days(client: Visitor, world: Cast):
    line = put(book(world.sol, world.testvik), words="Feilskrevet")
    client.login_as(world.fatima).post(at("line_removal", line.pk))
    assert client.get(at("line", line.pk)).status_code == 404
    page = client.get(at("book_month", line.book_id, month()))
    assert [(each.words, page.context["month"].sum.expense) for each in page.context["removed"]] == [("Feilskrevet", 0)]
    client.post(at("line_back", line.pk))
    assert client.get(at("book_month", line.book_id, month())).context["month"].sum.expense == 45_000
    with as_owner():
        Line.objects.filter(pk=line.pk).update(removed_at=timezone.now() - timedelta(days=31))
    client.post(at("line_back", line.pk))
    with as_owner():
        assert Line.objects.get(pk=line.pk).removed_at is not None


def test_the_month_before_is_copied_once_and_what_the_bank_wrote_is_not(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    before = shifted(timezone.localdate().replace(day=1), -1)
    put(ours, "Husleie", 900_000, month=before, recurs=True)
    put(ours, "Støvler", 60_000, month=before)
    put(ours, "Kiosk", 3_000, month=before, source="bank", bank_words="Kiosk", mark="bank:1")
    client.login_as(world.fatima)
    client.post(at("month_copied", ours.pk, month()), {"only_recurring": "on"})
    for _each in range(2):
        client.post(at("month_copied", ours.pk, month()), {})
    with as_owner():
        now = Line.objects.filter(month=shifted(before, 1)).order_by("words").values_list("words", "ore", "source")
        assert list(now) == [("Husleie", 900_000, "copied"), ("Støvler", 60_000, "copied")]


def test_a_debt_and_a_cost_with_a_day_stand_in_the_book_and_among_the_days(client: Visitor, world: Cast):
    ours, due = book(world.sol, world.testvik), timezone.localdate() + timedelta(days=5)
    client.login_as(world.fatima)
    debt = {"key": str(uuid4()), "kind": "debt", "words": "Kjøleskapet", "ore": "4000", "ore_per_month": "500"}
    cost = {"key": str(uuid4()), "kind": "one-off", "words": "Klassetur", "ore": "900", "due": due.isoformat()}
    for said in (debt, debt, cost):
        assert client.post(at("commitments", ours.pk), said).status_code == 302
    page = client.get(at("commitments", ours.pk))
    assert (page.context["debt"], page.context["debt_per_month"], len(page.context["commitments"])) == (
        400_000,
        50_000,
        2,
    )
    days = client.get(at("economy")).context["days"]
    assert [(each.day, each.says) for each in days] == [(due, "Klassetur")]


def test_deadlines_come_when_they_are_chosen(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    client.login_as(world.fatima)
    assert client.get(at("economy")).context["days"] == []
    client.post(at("book_deadlines", ours.pk), {"codes": ["bostotte-application"]})
    assert {each.day.day for each in client.get(at("economy")).context["days"]} == {25}
    assert client.login_as(world.per).get(at("economy")).context["days"] == []


def test_the_comparison_is_off_until_asked_for_and_goes_away_again(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    client.login_as(world.fatima)
    assert client.get(at("book_month", ours.pk, month())).context["beside"] is None
    said = {"age-0": "34", "sex-0": "woman", "age-1": "5", "travel": "nobody", "car": "none"}
    assert client.post(at("book_comparison", ours.pk), said).status_code == 302
    shown = client.get(at("book_month", ours.pk, month())).context["beside"]
    assert (shown.budget, shown.social) == ((7_470 + 4_535 + 450 + 640 + 680 + 2_620) * 100, (8_300 + 4_050) * 100)
    client.post(at("book_comparison_away", ours.pk))
    assert client.get(at("book_month", ours.pk, month())).context["beside"] is None


PEOPLE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


def test_only_the_adults_come_to_the_family_book_and_only_oneself_to_ones_own(client: Visitor, world: Cast):
    shared, own = book(world.sol, world.testvik), book(world.fatima, world.testvik)
    lines = {shared: put(shared), own: put(own)}
    with as_owner():
        owed = {
            each: Commitment.objects.create(municipality=world.testvik, book=each, kind="debt", words="x", ore=1)
            for each in lines
        }
    pages = ("book", "commitments", "book_comparison", "bank_file", "sorting")
    for found, may in ((shared, ("fatima", "jonas")), (own, ("fatima",))):
        for name in PEOPLE:
            client.login_as(getattr(world, name))
            expected = 200 if name in may else 404
            got = [client.get(at(each, found.pk)).status_code for each in pages]
            got += [client.get(at("book_month", found.pk, month())).status_code]
            got += [client.get(at("line", lines[found].pk)).status_code]
            got += [client.get(at("commitment", owed[found].pk)).status_code]
            assert got == [expected] * len(got), (name, found)
            if name not in may:
                assert client.post(at("line_removal", lines[found].pk)).status_code == 404
                assert client.post(at("line_new", found.pk, month()), typed()).status_code == 404
                assert client.post(at("book_removal", found.pk)).status_code == 404


def test_who_has_no_family_here_has_no_economy_here(client: Visitor, world: Cast):
    got = {name: client.login_as(getattr(world, name)).get(at("economy")).status_code for name in PEOPLE}
    assert got == {name: 200 if name in ("fatima", "jonas", "amina", "per") else 404 for name in PEOPLE}
    assert client.login_as(world.amina).post(at("book_new"), {"whose": "family"}).status_code == 404


def test_bad_addresses_and_the_wrong_way_of_asking(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    client.login_as(world.fatima)
    for wrong in ("2026-13", "2026", "26-01", "1999-12", "2099-01", "kopi"):
        assert client.get(at("book_month", ours.pk, wrong)).status_code == 404, wrong
    assert client.get(at("book", uuid4())).status_code == 404
    for name in ("line_new", "month_copied"):
        assert client.get(at(name, ours.pk, month())).status_code == 405
    for name in ("book_removal", "book_deadlines", "book_comparison_away", "book_comparison_ages", "bank_rows"):
        assert client.get(at(name, ours.pk)).status_code == 405


def test_one_who_has_moved_out_takes_their_own_book_along_and_leaves_the_shared_one(client: Visitor, world: Cast):
    shared, own = book(world.sol, world.testvik), book(world.jonas, world.testvik)
    client.login_as(world.jonas)
    assert [client.get(at("book", each.pk)).status_code for each in (shared, own)] == [200, 200]
    with as_owner():
        place = world.jonas.person.familymember_set.get()
        place.ends = timezone.localdate() - timedelta(days=1)
        place.save()
    assert [client.get(at("book", each.pk)).status_code for each in (shared, own)] == [404, 200]
    assert client.get(at("economy")).status_code == 200


def test_a_book_is_deleted_with_everything_in_it(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    put(ours)
    client.login_as(world.fatima).post(at("book_removal", ours.pk))
    with as_owner():
        assert (Book.objects.count(), Line.objects.count()) == (0, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    ours = book(world.sol, world.testvik)
    for each in range(number):
        put(ours, f"Post {each}")
        put(ours, "", source="bank", bank_words=f"Butikk {each}", mark=f"bank:{each}")
    client.login_as(world.fatima)
    with django_assert_num_queries(12):
        client.get(at("book_month", ours.pk, month()))
    with django_assert_num_queries(11):
        client.get(at("book", ours.pk))
    with django_assert_num_queries(12):
        client.get(at("sorting", ours.pk))


def test_a_month_with_very_many_lines_is_read_page_by_page_and_its_sums_are_of_all(client: Visitor, world: Cast):
    mine = book(world.fatima, world.testvik)
    with as_owner():
        Line.objects.bulk_create(
            Line(
                municipality=world.testvik, book=mine, month=timezone.localdate().replace(day=1), kind="expense",
                words="Mat", ore=100, mark=f"bank:{number}",
            )
            for number in range(230)
        )  # fmt: skip
    client.login_as(world.fatima)
    pages = [client.get(at("book_month", mine.pk, month()) + asked) for asked in ("", "?side=2")]
    found = [page.context["month"] for page in pages]
    assert [
        (len(each.sides[0].groups[0].lines), each.sides[0].groups[0].count, each.sum.expense) for each in found
    ] == [
        (200, 230, 23_000),
        (30, 230, 23_000),
    ]
    assert "Side 1 av 2" in pages[0].content.decode()


@pytest.mark.parametrize("name", ["line_new", "commitments"])
def test_a_minus_is_refused_with_a_choice_only_where_there_is_one(client: Visitor, world: Cast, name: str):
    mine = book(world.fatima, world.testvik)
    address = at(name, mine.pk, month()) if name == "line_new" else at(name, mine.pk)
    page = client.login_as(world.fatima).post(
        address, typed(ore="-5", kind="expense" if name == "line_new" else "debt")
    )
    more = " Velg heller om det er inn eller ut." if name == "line_new" else ""
    assert page.context["form"].errors == {"ore": ["Skriv beløpet uten minus." + more]}
