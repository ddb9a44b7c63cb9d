"""A copy holds exactly one's own, whatever model it lies in."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.own_data.planting import Planter
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.personal import register
from usving.insight.models import OpenPage
from usving.people.actions.own_data import ask_for_copy, make_copy, sweep_copies
from usving.people.models import Account, Correction, Family, FamilyMember, OwnCopy, Person
from usving.people.queries.own_data import children_of, everything, oneself, subject_of
from usving.people.rules.levels import Level
from usving.process.models import Gate, Process
from usving.process.rules.audience import Audience

pytestmark = pytest.mark.django_db
HERE, ALL, ASK = reverse("own_data"), reverse("own_data_all"), reverse("own_data_copy")
SIGNS = {"fatima": "solskinn", "per": "bekkefar"}
WORD = re.compile("(?:solskinn|bekkefar)[0-9a-f]+")


@pytest.fixture
def world() -> Cast:
    return cast()


def planted(world: Cast, account: Account, family: Family, seat: Any, sign: str) -> Planter:
    rows = {
        "people.Municipality": world.testvik,
        "people.Person": account.person,
        "people.Account": account,
        "people.Family": family,
        "people.Organisation": world.nav,
        "process.Process": world.process,
        "process.Seat": seat,
        "process.Circle": seat.circle,
        "process.Station": make.station(world.process),
        "process.Gathering": make.gathering(world.process),
    }
    with as_owner():
        rows["insight.OpenPage"], _new = OpenPage.objects.get_or_create(
            process=world.process, defaults={"municipality": world.testvik, "title": "Det vi har lært", "slug": "laert"}
        )
        Gate.objects.get_or_create(process=world.process, defaults={"municipality": world.testvik})
    planter = Planter(sign, account, family, rows)
    planter.plant()
    return planter


def copied(account: Account, person: Any = None) -> str:
    """A copy as the web makes it: asked for by the account, made by the job, read by the account."""
    with acting_as(account.pk), transaction.atomic():
        copy = ask_for_copy(person=person or account.person_id, by=account)
    assert make_copy(copy.pk)
    with acting_as(account.pk), transaction.atomic():
        kept = OwnCopy.objects.get(pk=copy.pk)
        assert bytes(kept.as_pdf).startswith(b"%PDF")
        return kept.as_json


def expected(planter: Planter) -> dict[str, set[str]]:
    """The planted words that belong in the copy, by model: those in fields that are told."""
    found: dict[str, set[str]] = {}
    for each in register():
        if each.label in planter.rows and not each.not_copied and (each.of or each.by):
            made = each.groups["plain"].union(*each.by.values())
            told = {field.name for field in each.model._meta.local_fields} if each.of else made
            with as_owner():
                row = each.model.objects.get(pk=planter.rows[each.label].pk)
            text = " ".join(
                str(getattr(row, name)) for name in told - each.secret if not row._meta.get_field(name).is_relation
            )
            found[each.label] = set(WORD.findall(text))
    return {label: words for label, words in found.items() if words}


def words_of(copy: str, planter: Planter) -> dict[str, set[str]]:
    """All words of this kind in a copy, by the model that they were planted in; those of others under `elsewhere`."""
    words = set(WORD.findall(copy))
    found = {label: words & planted for label, planted in planter.words.items()}
    found["elsewhere"] = words - set().union(*planter.words.values())
    return {label: words for label, words in found.items() if words}


def test_each_copy_holds_exactly_its_own(world: Cast):
    sol = planted(world, world.fatima, world.sol, world.sol_seat, SIGNS["fatima"])
    bekk = planted(world, world.per, world.bekk, world.bekk_seat, SIGNS["per"])
    assert min(len(sol.words), len(bekk.words)) > 10  # there is something to leak, in many tables
    assert {each.label for each in register() if each.of} - sol.rows.keys() == {
        "people.FamilyMember"
    }  # it is in the cast
    assert words_of(copied(world.fatima), sol) == expected(sol)
    assert words_of(copied(world.per), bekk) == expected(bekk)


def test_a_youths_copy_holds_nothing_that_is_a_parents_own(world: Cast):
    sol = planted(world, world.fatima, world.sol, world.sol_seat, SIGNS["fatima"])
    common = {each.label for each in register() if "family" in each.of.values()}
    found = set(WORD.findall(copied(world.amina)))
    where = {label for label, words in sol.words.items() if words & found}
    assert where - common == set()
    assert where


def test_the_copy_has_a_stable_form(world: Cast):
    told = json.loads(copied(world.fatima))
    assert list(told) == [
        "format", "version", "made_at", "language", "municipality", "about", "areas", "left_out",
    ]  # fmt: skip
    assert (told["format"], told["version"], told["language"]) == ("usving.own-copy", 1, "nb")
    assert told["about"] == {
        "name": "Fatima Sol",
        "account": [str(world.fatima.pk)],
        "person": [str(world.fatima.person_id)],
        "family": [str(world.sol.pk)],
    }
    people = {kind["code"]: kind["rows"] for kind in told["areas"][0]["kinds"]}
    assert people["people.person"][0]["fields"]["name"] == {
        "label": "Navn",
        "value": "Fatima Sol",
        "shown": "Fatima Sol",
    }
    (place,) = (row["fields"]["kind"] for row in people["people.familymember"] if row["why"] == "person")
    assert (place["value"], place["shown"]) == ("adult", "voksen")
    assert "password" not in people["people.account"][0]["fields"]


def test_a_worker_gets_that_they_follow_up_but_nothing_of_the_family(world: Cast):
    told = copied(world.nils)
    assert '"code": "people.followup"' in told
    assert [word for word in ("Familien Sol", "Fatima", str(world.sol.pk)) if word in told] == []


def test_an_adult_gets_a_copy_for_a_child_and_for_nobody_else(world: Cast):
    child = make.make(Person, municipality=world.testvik, name="Lita Sol")
    make.make(
        FamilyMember,
        municipality=world.testvik,
        family=world.sol,
        person=child,
        kind="child",
        starts=timezone.localdate(),
    )
    told = json.loads(copied(world.fatima, child.pk))
    assert told["about"] == {"name": "Lita Sol", "account": [], "person": [str(child.pk)], "family": []}
    assert "fatima@testvik.example" not in json.dumps(told)
    with acting_as(world.amina.pk), transaction.atomic():
        assert children_of(world.amina) == []
    for stranger in (world.amina, world.per, world.nils):
        with acting_as(stranger.pk), transaction.atomic(), pytest.raises(LookupError):
            subject_of(stranger, child.pk)


def test_ones_own_is_there_when_the_process_is_over(world: Cast):
    make.contribution(world.fatima, make.station(world.process), "Det jeg sa den gangen", Audience.ME)
    with as_owner():
        now = timezone.now()
        Process.objects.filter(pk=world.process.pk).update(closed_at=now, reads_until=now.date())
        Gate.objects.filter(process=world.process).delete()
    assert "Det jeg sa den gangen" in copied(world.fatima)


def test_asked_twice_it_is_one_copy_and_it_is_gone_after_a_day(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    for _each in range(2):
        assert client.post(ASK, {"person": world.fatima.person_id}).headers["Location"] == f"{HERE}#kopi"
    with as_owner():
        copy = OwnCopy.objects.get()
    assert "Vi henter fram alt om deg" in client.get(HERE).content.decode()
    assert make_copy(copy.pk)
    assert not make_copy(copy.pk)
    pdf = client.get(reverse("own_data_file", args=[copy.pk, "pdf"]))
    assert (pdf.status_code, pdf.headers["Content-Type"], pdf.content[:4]) == (200, "application/pdf", b"%PDF")
    assert client.get(reverse("own_data_file", args=[copy.pk, "json"])).json()["about"]["name"] == "Fatima Sol"
    with as_owner():
        assert Entry.objects.filter(event="people.copy_asked", account_id=world.fatima.pk).count() == 1
        OwnCopy.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    assert client.get(reverse("own_data_file", args=[copy.pk, "pdf"])).status_code == 404
    sweep_copies()
    with as_owner():
        assert OwnCopy.objects.count() == 0


def test_nobody_else_gets_the_copy(world: Cast, client: Visitor):
    with acting_as(world.fatima.pk), transaction.atomic():
        copy = ask_for_copy(person=world.fatima.person_id, by=world.fatima)
    make_copy(copy.pk)
    there = reverse("own_data_file", args=[copy.pk, "pdf"])
    for other in (world.jonas, world.amina, world.nils, world.anne, world.odd, world.bo):
        assert client.login_as(other).get(there).status_code == 404
    client.login_as(world.fatima)
    assert client.get(there).status_code == 200
    assert client.get(reverse("own_data_file", args=[copy.pk, "exe"])).status_code == 404
    assert client.get(reverse("own_data_file", args=[uuid4(), "pdf"])).status_code == 404
    assert client.post(ASK, {"person": world.per.person_id}).status_code == 404
    assert client.post(ASK, {"person": "x"}).status_code == 404
    assert client.get(ASK).status_code == 405


def test_a_link_alone_is_not_enough_to_take_everything_out(world: Cast, client: Visitor):
    client.login_as(world.fatima, level=Level.LINK)
    assert client.get(HERE).status_code == 200
    safer = reverse("login_safer")
    for there in (ALL, reverse("own_data_erase"), reverse("own_data_file", args=[uuid4(), "pdf"])):
        assert client.get(there).headers["Location"].startswith(safer)
    assert client.post(ASK, {"person": world.fatima.person_id}).headers["Location"].startswith(safer)


def test_three_of_something_take_no_more_queries_than_one(world: Cast):
    station, taken = make.station(world.process), []
    for number in range(3):
        make.contribution(world.fatima, station, f"Nummer {number}")
        if number != 1:
            with acting_as(world.fatima.pk), transaction.atomic(), CaptureQueriesContext(connection) as asked:
                found = everything(oneself(world.fatima), reader=world.fatima)
            kinds = {kind.code: len(kind.rows) for area in found.areas for kind in area.kinds}
            taken.append((kinds["process.contribution"], len(asked)))
    assert taken == [(1, taken[0][1]), (3, taken[0][1])]


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_page_takes_the_same_queries_for_one_wish_and_three(
    world: Cast, client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(count):
        make.make(
            Correction, municipality=world.testvik, account=world.fatima, answerer="contact", wish=f"Nummer {number}"
        )
    client.login_as(world.fatima)
    client.get(HERE)
    with django_assert_num_queries(QUERIES):
        assert client.get(HERE).content.decode().count("Nummer ") == count


QUERIES = 17


def test_the_page_shows_it_all_with_the_way_to_put_it_right(world: Cast, client: Visitor):
    mine = make.contribution(world.fatima, make.station(world.process), "Vi trenger et rom til")
    shown = client.login_as(world.fatima).get(ALL).content.decode()
    wanted = ("Fatima Sol", "Vi trenger et rom til", reverse("contribution", args=[mine.pk]))
    assert [word for word in wanted if word not in shown] == []
    assert f"{reverse('correction_new')}?slag=process.contribution&amp;nummer={mine.pk}" in shown
    assert "Per Bekk" not in shown
