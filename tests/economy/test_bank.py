"""A file from a bank: seen before it is taken in, taken in once, sorted by the household's own rules, and kept nowhere."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.economy.test_books import book
from tests.visitor import Visitor, asks_first
from usving.economy.models import Book, Line, SortingRule

pytestmark = pytest.mark.django_db
FILE = (
    '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"\r\n'
    '"01.11.2026";"REMA 1000 ÅRNES";"01.11.2026";"1.349,50";""\r\n'
    '"01.11.2026";"BUSS";"01.11.2026";"40,00";""\r\n'
    '"01.11.2026";"BUSS";"01.11.2026";"40,00";""\r\n'
    '"02.11.2026";"Lønn";"02.11.2026";"";"24 500,00"\r\n'
    '"03.11.2026";"Til konto 1234.56.78901";"03.11.2026";"500,00";""\r\n'
    '"i går";"Ukjent";"";"1,00";""\r\n'
)


@pytest.fixture
def ours() -> Book:
    world = cast()
    made = book(world.sol, world.testvik)
    made.world = world  # type: ignore[attr-defined]
    return made


def world_of(made: Book) -> Cast:
    found: Cast = made.world  # type: ignore[attr-defined]
    return found


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def sent(client: Visitor, made: Book, content: bytes) -> Any:
    return client.post(at("bank_file", made.pk), {"file": SimpleUploadedFile("konto.csv", content)})


def said_of(page: Any, **changed: str) -> dict[str, str]:
    """The form as the page shows it."""
    form = page.context["form"]
    names = ("day", "words", "amount", "money_in", "money_out")
    return {"text": page.context["text"], **{name: str(form.fields[name].initial or "") for name in names}, **changed}


def taken(client: Visitor, made: Book, content: bytes = FILE.encode("cp1252")) -> Any:
    page = sent(client, made, content)
    assert page.status_code == 200
    return client.post(at("bank_rows", made.pk), said_of(page))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
def test_a_file_is_seen_and_then_taken_in(client: Visitor, ours: Book, encoding: str):
    client.login_as(world_of(ours).fatima)
    page = sent(client, ours, FILE.encode(encoding))
    found = page.context["found"]
    assert (found.new, found.known, [(line, str(why)) for line, why in found.left_out]) == (
        5,
        0,
        [(7, "ingen dato vi kan lese")],
    )
    with as_owner():
        assert Line.objects.count() == 0
    assert client.post(at("bank_rows", ours.pk), said_of(page)).status_code == 302
    with as_owner():
        lines = sorted(Line.objects.values_list("bank_words", "ore", "kind", "words"))
    assert lines == [
        ("BUSS", 4_000, "expense", ""),
        ("BUSS", 4_000, "expense", ""),
        ("Lønn", 2_450_000, "income", ""),
        ("REMA 1000 ÅRNES", 134_950, "expense", ""),
        ("Til konto …", 50_000, "expense", ""),
    ]


def test_the_same_file_twice_is_taken_in_once(client: Visitor, ours: Book):
    client.login_as(world_of(ours).fatima)
    for _each in range(2):
        assert taken(client, ours).status_code == 302
    again = sent(client, ours, FILE.encode())
    assert (again.context["found"].new, again.context["found"].known) == (0, 5)
    with as_owner():
        assert Line.objects.count() == 5


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Filen er tom."),
        (b"%PDF-1.7 x", "Filen er ikke en CSV-fil. Velg «CSV» når du laster ned fra banken, ikke PDF eller Excel."),
        (b"bare ord", "Vi finner ingen tabell i filen. Velg «CSV» når du laster ned fra banken."),
        (b"x;y\n" * 200_000, "Filen er for stor. Hent ut færre måneder om gangen fra banken."),
    ],
)
def test_a_bad_file_gets_a_sentence_that_helps(client: Visitor, ours: Book, content: bytes, why: str):
    page = sent(client.login_as(world_of(ours).fatima), ours, content)
    assert (page.status_code, page.context["form"].errors) == (422, {"file": [why]})


def test_other_columns_are_seen_before_anything_is_taken_in(client: Visitor, ours: Book):
    client.login_as(world_of(ours).fatima)
    page = sent(client, ours, "Når;Hva;Hvor mye;Rest\n1.11.2026;Brød;-32,50;1\n".encode())
    assert (page.status_code, page.context["found"].new) == (200, 0)
    wrong = client.post(at("bank_columns", ours.pk), said_of(page))
    assert wrong.status_code == 422
    assert "Velg kolonnen med dato" in wrong.content.decode()
    twice = client.post(at("bank_columns", ours.pk), said_of(page, day="0", words="1", amount="1"))
    assert "Du har valgt den samme kolonnen til to ting." in twice.content.decode()
    right = client.post(at("bank_columns", ours.pk), said_of(page, day="0", words="1", amount="2"))
    assert (right.status_code, right.context["found"].new) == (200, 1)
    with as_owner():
        assert Line.objects.count() == 0
    assert client.post(at("bank_rows", ours.pk), said_of(page, day="3", words="1", amount="2")).status_code == 422


def test_columns_that_nobody_knows_are_asked_for_in_words(client: Visitor, ours: Book):
    client.login_as(world_of(ours).fatima)
    text = sent(client, ours, "1.11.2026;Brød;-32,50\n2.11.2026;Melk;-20\n".encode()).content.decode()
    assert ("Vi kjenner ikke igjen kolonnene i filen." in text, "0 nye poster" in text) == (True, False)
    assert ("Kolonne 2: Brød" in text, "(valgfritt)" in text.split("Kolonnen med beløp inn")[1][:60]) == (True, False)
    known = sent(client, ours, FILE.encode()).content.decode()
    assert ("Vi kjenner ikke igjen" in known, "5 nye poster" in known, "bokstaver i filen" in known) == (
        False,
        True,
        False,
    )
    lost = sent(client, ours, FILE.replace("ÅRNES", "\ufffdRNES").encode()).content.decode()
    assert "Noen bokstaver i filen er ødelagt" in lost


def test_one_row_with_an_odd_date_does_not_stop_the_others(client: Visitor, ours: Book):
    client.login_as(world_of(ours).fatima)
    odd = FILE.replace('"02.11.2026";"Lønn"', '"02.11.1926";"Lønn"')
    left_out = [(line, str(why)) for line, why in sent(client, ours, odd.encode()).context["found"].left_out]
    assert left_out == [(5, "datoen er for langt fram eller for langt tilbake"), (7, "ingen dato vi kan lese")]
    assert taken(client, ours, odd.encode()).status_code == 302
    with as_owner():
        assert Line.objects.count() == 4


def test_what_is_sorted_once_is_sorted_by_itself_the_next_time(client: Visitor, ours: Book):
    client.login_as(world_of(ours).fatima)
    taken(client, ours)
    groups = client.get(at("sorting", ours.pk)).context["groups"]
    assert [(group.text, group.count) for group, _form in groups][0] == ("BUSS", 2)
    said = {"contains": "BUSS", "words": "Reise", "also_next_time": "on"}
    for _each in range(2):
        client.post(at("sorting", ours.pk), said)
    client.post(at("sorting", ours.pk), {"contains": "Til konto", "words": "", "moved": "on"})
    empty = client.post(at("sorting", ours.pk), {"contains": "Lønn", "words": ""})
    assert (empty.status_code, empty.context["form"].errors) == (422, {"words": ["Skriv hva dere vil kalle det."]})
    taken(client, ours, FILE.replace("01.11.2026", "04.11.2026").encode())
    with as_owner():
        assert set(Line.objects.filter(bank_words="BUSS").values_list("words", flat=True)) == {"Reise"}
        assert list(Line.objects.filter(bank_words="Til konto …").values_list("kind", flat=True)) == ["moved"]
        rule = SortingRule.objects.get()
    assert asks_first(client.get(at("sorting", ours.pk)).text, at("sorting_rule_removal", rule.pk))
    client.post(at("sorting_rule_removal", rule.pk))
    with as_owner():
        assert (SortingRule.objects.count(), Line.objects.filter(words="Reise").count()) == (0, 4)


def test_the_file_is_kept_nowhere(client: Visitor, ours: Book):
    page = sent(client.login_as(world_of(ours).fatima), ours, FILE.encode())
    assert page.context["found"].new == 5
    assert "REMA" not in str(dict(client.session))
    with as_owner():
        assert (Line.objects.count(), SortingRule.objects.count()) == (0, 0)


def test_strangers_and_others(client: Visitor, ours: Book):
    world = world_of(ours)
    for other in (world.amina, world.per, world.nils, world.odd):
        client.login_as(other)
        assert sent(client, ours, FILE.encode()).status_code == 404
        for name in ("bank_rows", "bank_columns", "sorting"):
            assert client.post(at(name, ours.pk), {}).status_code == 404
    client.login_as(world.fatima)
    assert client.post(at("sorting_rule_removal", uuid4())).status_code == 404
    assert client.get(at("bank_columns", ours.pk)).status_code == 405
    assert client.post(at("bank_rows", ours.pk), {}).status_code == 422
