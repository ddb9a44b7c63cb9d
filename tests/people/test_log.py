"""The log: one plain sentence for every event in the code, found again by word and by day, and on paper."""

import ast
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.people.models import Account, Confirmation
from usving.people.queries import lines_of

HERE = "/om-meg/logg/"
SOURCES = Path(__file__).resolve().parents[2] / "src" / "usving"


WRITTEN_IN_SQL = re.compile(r"insert into audit_entry(.*?);", re.DOTALL)
CODE = re.compile(r"'((?:people|process|economy|strengths|insight|steering|housing)\.[a-z_]+)'")
KINDS = {model._meta.label_lower for model in apps.get_models()}  # what an entry is about stands beside its event
RECORDING = {
    "record",
    "_record",
    "_record_reading",
    "record_listing",
    "record_in_book",
}  # each takes the event's code first


def events_in_the_code() -> set[str]:
    """The first argument of every call that records; one that hands on the `event` it was given counts where it is called."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name in RECORDING and node.args and getattr(node.args[0], "id", "") != "event":
                found |= codes_in(node.args[0], f"{path}:{node.lineno}")
    for path in SOURCES.rglob("*.sql"):
        written = WRITTEN_IN_SQL.findall(path.read_text(encoding="utf-8"))
        found |= {code for entry in written for code in CODE.findall(entry)} - KINDS
    return found


def codes_in(code: ast.expr, where: str) -> set[str]:
    """The codes an expression may be: one in full, or one of two."""
    if isinstance(code, ast.IfExp):
        return codes_in(code.body, where) | codes_in(code.orelse, where)
    assert isinstance(code, ast.Constant), f"{where}: an event's code stands in full"
    return {str(code.value)}


@pytest.mark.quick
@pytest.mark.parametrize("event", sorted(events_in_the_code()))
def test_every_event_has_its_sentence(event: str):
    told = {"facts": {"number": 2, "way": "paper", "kind": "child"}, "mine": False, "about_me": True}
    assert get_template(f"events/{event}.html").render(told).strip().endswith(".")


@pytest.mark.quick
def test_every_sentence_has_its_event():
    named = {path.name.removesuffix(".html") for path in SOURCES.rglob("templates/events/*.html")}
    assert named == events_in_the_code()


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def entry(
    about: Account, event: str = "people.family_read", by: Account | None = None, days: int = 0, **values: Any
) -> Entry:
    values = {
        "municipality_id": about.municipality_id,
        "actor_id": by.pk if by else None,
        "account_id": about.pk,
    } | values
    with as_owner():
        return Entry.objects.create(event=event, at=timezone.now() - timedelta(days=days), **values)


def read(client: Visitor, word: str = "", **asked: str) -> list[tuple[str, str]]:
    """What the log says, looked through for a word: the word goes by way of the session."""
    client.post("/sok/", {"there": HERE, "words": word})
    return [(line.who, line.sentence) for line in client.get(HERE, asked).context["lines"]]


def test_one_reads_what_is_about_oneself_and_ones_family_and_nothing_else(world: Cast, client: Visitor):
    entry(world.fatima, by=world.nils, family_id=world.sol.pk, account_id=None, actor_role="contact", days=1)
    entry(world.fatima, "people.details_changed", by=world.fatima, facts={"address_changed": False}, days=2)
    entry(world.fatima, "people.operator_link_made", days=3)
    entry(world.jonas, "people.password_chosen", by=world.jonas, days=4)
    entry(world.per, by=world.kari, family_id=world.bekk.pk, days=5)
    shared = ("Nils Nilsen", "Åpnet siden om familien deres.")
    assert read(client.login_as(world.fatima)) == [
        shared,
        ("Du", "Endret opplysningene om deg."),
        ("Den som drifter U-sving", "Laget en lenke som logger inn som deg."),
    ]
    assert read(client.login_as(world.jonas)) == [shared, ("Du", "Valgte nytt passord.")]
    assert "Nils Nilsen, kontaktperson" in client.get(HERE).content.decode()
    assert read(client.login_as(world.odd)) == []
    assert "Loggen er tom." in client.get(HERE).content.decode()


def test_a_name_that_the_reader_may_not_know_is_not_shown(world: Cast, client: Visitor):
    entry(world.fatima, by=world.per)
    entry(world.fatima, by=world.bo, days=1)
    assert [who for who, _sentence in read(client.login_as(world.fatima))] == ["En som ikke er her lenger"] * 2


def test_where_the_municipality_has_a_ground_of_safety_a_worker_stands_there_without_a_name(
    world: Cast, client: Visitor
):
    entry(world.fatima, by=world.nils, actor_role="contact")
    entry(world.fatima, "people.details_changed", by=world.jonas, facts={"address_changed": False}, days=1)
    assert [who for who, _sentence in read(client.login_as(world.fatima))] == ["Nils Nilsen", "Jonas Sol"]
    with as_owner():
        Confirmation.objects.create(
            municipality_id=world.fatima.municipality_id,
            code="worker_names_hidden",
            value=True,
            reason="Trusler.",
            name="Per",
        )
    assert [who for who, _sentence in read(client)] == ["En ansatt", "Jonas Sol"]
    assert "En ansatt, kontaktperson" in client.get(HERE).content.decode()
    assert read(client, word="nils") == []


def test_a_word_and_a_period_narrow_it(world: Cast, client: Visitor):
    entry(world.fatima, by=world.nils, days=0)
    entry(world.fatima, "people.password_chosen", by=world.fatima, days=3)
    entry(world.fatima, "people.operator_link_made", days=9)
    client.login_as(world.fatima)
    day = timezone.localdate()
    assert len(read(client)) == 3
    assert read(client, word="PASSORD") == [("Du", "Valgte nytt passord.")]
    assert [who for who, _sentence in read(client, word="nils")] == ["Nils Nilsen"]
    assert [who for who, _said in read(client, since=str(day - timedelta(days=3)))] == ["Nils Nilsen", "Du"]
    assert [who for who, _said in read(client, until=str(day - timedelta(days=3)))] == ["Du", "Den som drifter U-sving"]
    assert read(client, word="finnes ikke") == []
    assert "passer med det du søkte etter" in client.get(HERE).content.decode()
    wrong = client.get(HERE, {"since": str(day), "until": str(day - timedelta(days=1))})
    assert (wrong.status_code, len(wrong.context["form"].errors)) == (422, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_three(
    world: Cast, client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for by in (world.nils, world.kari, world.siv)[:count]:
        entry(world.fatima, by=by)
    client.login_as(world.fatima)
    with django_assert_num_queries(PAGE):
        shown = client.get(HERE)
    assert len(shown.context["lines"]) == count


PAGE = 12


def test_it_is_paged_and_on_paper_it_is_whole(world: Cast, client: Visitor):
    for number in range(30):
        entry(world.fatima, by=world.nils, days=number)
    client.login_as(world.fatima)
    assert [len(read(client, side=side)) for side in ("1", "2", "99", "x")] == [20, 10, 10, 20]
    assert len(read(client, papir="1")) == 30
    assert [len(read(client, word="nils", side=side)) for side in ("1", "2")] == [20, 10]
    assert "nils" not in re.sub(r'value="nils"', "", client.get(HERE).content.decode())  # a word stands in no address
    since = str(timezone.localdate() - timedelta(days=24))
    assert f"?since={since}&amp;side=2" in client.get(HERE, {"since": since}).content.decode()


def test_an_event_that_lost_its_sentence_still_shows(world: Cast):
    made = entry(world.fatima, "old.forgotten", by=world.fatima)
    assert [line.sentence for line in lines_of([made], reader=world.fatima)] == ["Gjorde noe som ble loggført."]


def test_post_is_refused(world: Cast, client: Visitor):
    assert client.login_as(world.fatima).post(HERE).status_code == 405
    assert reverse("my_log") == HERE
