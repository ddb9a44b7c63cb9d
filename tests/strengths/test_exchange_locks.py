"""Two locks on every row of the exchange; another name hides whoever asks, from pages and from the database; nobody counts."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.database import as_owner
from tests.strengths.exchanging import (
    PEOPLE,
    Market,
    agree,
    answer,
    market,
    move,
    put_up,
    said_by,
    say,
    stock,
    take_task,
    thank,
)
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.rules.seats import SeatRole
from usving.strengths.access.exchange import agreements_visible_to, holders_of, posts_visible_to, tasks_visible_to
from usving.strengths.access.resources import resources_visible_to, vouchings_visible_to
from usving.strengths.actions.exchange import Task
from usving.strengths.models import (
    Agreement,
    AgreementMessage,
    Holder,
    PathStep,
    Post,
    Resource,
    VolunteerTask,
    Vouching,
)
from usving.strengths.rules.agreements import AgreementAct
from usving.strengths.rules.exchange import Way

pytestmark = pytest.mark.django_db
SMALL = settings(
    deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck)
)
TRADERS = ("fatima", "jonas", "per", "grete", "vera")
DOORS: dict[type, Any] = {
    Holder: lambda account: holders_of(standing_of(account)),
    Post: lambda account: posts_visible_to(standing_of(account)),
    VolunteerTask: lambda account: tasks_visible_to(standing_of(account)),
    Agreement: lambda account: agreements_visible_to(standing_of(account)),
    AgreementMessage: lambda account: AgreementMessage.objects.filter(
        agreement__in=agreements_visible_to(standing_of(account)).values("pk")
    ),
    Resource: resources_visible_to,
    PathStep: lambda account: PathStep.objects.filter(resource__in=resources_visible_to(account).values("pk")),
    Vouching: vouchings_visible_to,
}


def through_the_doors(account: Account) -> dict[str, set[Any]]:
    """What Python lets someone have, when the database would give everything."""
    with as_owner(), acting_as(account.pk):
        return {model.__name__: set(door(account).values_list("pk", flat=True)) for model, door in DOORS.items()}


def from_the_database(account: Account) -> dict[str, set[Any]]:
    """What the database gives someone when no page filters at all."""
    with acting_as(account.pk):
        return {model.__name__: set(model.objects.values_list("pk", flat=True)) for model in DOORS}  # type: ignore[attr-defined]


def strengths_of(world: Market) -> None:
    for account, family in ((world.fatima, None), (world.jonas, world.sol), (world.per, None)):
        kept = make.make(
            Resource,
            municipality=world.testvik,
            account=None if family else account,
            family=family,
            kind="can",
            words="sy",
        )
        make.make(PathStep, municipality=world.testvik, resource=kept, words="kurs")
        make.make(
            Vouching, municipality=world.testvik, process=world.process, resource=kept, by=account, asked=world.nils,
            signed="x", words="sy",
        )  # fmt: skip


def full(world: Market) -> list[Post]:
    """Something of each kind, by several people, to several readers."""
    strengths_of(world)
    posts = [
        put_up(world, world.fatima),
        put_up(world, world.fatima, family=True, reach="all"),
        put_up(world, world.per, Way.ASK, task=Task("Bære"), reach="all"),
        put_up(world, world.grete, Way.ASK),
        put_up(world, world.vera, reach="all"),
        stock(world, world.siv),
    ]
    say(answer(posts[0], world.per), "hei", world.per)
    agree(answer(posts[1], world.grete), world.jonas)
    take_task(posts[2], world.vera)
    answer(posts[5], world.fatima)
    return posts


@pytest.mark.parametrize("joined", [False, True])
def test_doors_and_database_agree_whoever_asks(joined: bool):
    world = market()
    if joined:
        make.gate(world.process)
    full(world)
    for name in PEOPLE:
        account = getattr(world, name)
        assert (name, from_the_database(account)) == (name, through_the_doors(account))


def test_there_is_something_to_leak_and_most_of_it_is_not_everybodys():
    world = market()
    posts = full(world)
    with as_owner():
        every = {model.__name__: model.objects.count() for model in DOORS}
    seen = {name: from_the_database(getattr(world, name)) for name in PEOPLE}
    assert {name: number > 0 for name, number in every.items()} == dict.fromkeys(every, True)
    assert [len(seen["odd"][name]) for name in every] == [0] * len(every)
    assert {who for who in PEOPLE if posts[0].pk in seen[who]["Post"]} == {"fatima", "jonas", "amina", "per", "grete"}
    assert {who for who in PEOPLE if seen[who]["VolunteerTask"]} == {"per", "vera"}
    assert {who for who in PEOPLE if len(seen[who]["Holder"]) == every["Holder"]} == set()


def test_a_row_of_another_cannot_be_made_or_changed_by_hand():
    world = market()
    post = put_up(world, world.fatima)
    with as_owner():
        holder = Holder.objects.get()
    with acting_as(world.per.pk):
        assert Post.objects.filter(pk=post.pk).update(title="Min") == 0
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            Holder.objects.filter(pk=holder.pk).update(account=world.per)
        for values in ({"account": world.fatima}, {"family": world.sol}):
            with pytest.raises(Exception, match="row-level security"), transaction.atomic():
                Holder.objects.create(municipality=world.testvik, process=world.process, **values)
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            Agreement.objects.create(
                municipality=world.testvik, process=world.process, post=post, giver=holder, taker=holder, asked="giver",
                what="x", state="agreed",
            )  # fmt: skip


# Another name hides whoever asks -----------------------------------------------------------------------------------------

NAMES = ("Fatima", "Jonas", "Sol")


def everything_told(world: Market, reader: Account, client: Visitor) -> str:
    """All that someone is told: every page there is to come to, and every row of every table here that the database gives."""
    client.login_as(reader)
    told = []
    with acting_as(reader.pk):
        rows = {model: list(model.objects.values()) for model in DOORS}  # type: ignore[attr-defined]
    pages = [reverse("exchange", args=[world.process.pk]), reverse("exchange_ended", args=[world.process.pk])]
    pages += [reverse("volunteer_tasks"), reverse("exchange_sheet", args=[world.process.pk])]
    pages += [reverse(page, args=[row["id"]]) for row in rows[Post] for page in ("exchange_post", "exchange_answer")]
    pages += [reverse(page, args=[row["id"]]) for row in rows[Agreement] for page in ("agreement", "agreement_yes")]
    pages += [reverse("volunteer_task", args=[row["id"]]) for row in rows[VolunteerTask]]
    for page in pages:
        response = client.get(page)
        told.append(said_by(response) if response.status_code == 200 else "")
    return "\n".join([*told, *(str(row) for found in rows.values() for row in found)])


def reveals(told: str, world: Market) -> bool:
    """Whether it says who is behind the wish: a name of the family, or the number of its account or family."""
    ids = (str(world.fatima.pk), str(world.sol.pk), str(world.sol_seat.pk), str(world.fatima.person_id))
    return any(word in told for word in (*NAMES, *ids))


ACTS = ("answer", "agree", "hand-over", "cancel", "thank", "say", "task")


@settings(SMALL, max_examples=12)
@given(
    acts=st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(["per", "grete", "vera"])), max_size=6),
    tells=st.booleans(),
)
def test_nothing_that_others_do_reveals_who_asks_before_the_asker_tells(acts: list[tuple[str, str]], tells: bool):
    with transaction.atomic():
        world, client = market(), Visitor()
        wish = put_up(world, world.fatima, Way.ASK, task=Task("Bære"), reach="all", title="Hjelp til å flytte")
        found: list[Agreement] = []
        for act, who in acts:
            do(world, act, who, wish, found)
        for name in ("per", "grete", "vera", "nils", "hilde"):
            assert (name, reveals(everything_told(world, getattr(world, name), client), world)) == (name, False)
        if tells and found:
            with acting_as(world.fatima.pk):
                Agreement.objects.filter(pk=found[0].pk).update(taker_name="Fatima Sol")
            other = next(n for n in TRADERS[2:] if found[0].pk in from_the_database(getattr(world, n))["Agreement"])
            assert reveals(everything_told(world, getattr(world, other), client), world)
        transaction.set_rollback(True)


def do(world: Market, act: str, who: str, wish: Post, found: list[Agreement]) -> None:
    """One act of someone on the wish, or of the asker on the first answer; what cannot be done now is not done."""
    other = getattr(world, who)
    try:
        with transaction.atomic():
            if act == "task" or (act == "answer" and who == "vera"):
                found.append(take_task(wish, world.vera))
            elif act == "answer":
                found.append(answer(wish, other, "Tindved"))
            elif found:
                on_the_first(act, found[0], world)
    except (Refused, VolunteerTask.DoesNotExist):
        pass


def on_the_first(act: str, found: Agreement, world: Market) -> None:
    if act == "agree":
        agree(found, world.fatima)
    elif act == "thank":
        thank(found, world.fatima, "Takk!")
    elif act == "say":
        say(found, "Hei du", world.fatima)
    else:
        move(found, AgreementAct(act), world.fatima)


def test_there_was_a_name_to_reveal(client: Visitor):
    world = market()
    put_up(world, world.fatima, Way.ASK)
    assert reveals(everything_told(world, world.fatima, client), world)


# Nobody counts -----------------------------------------------------------------------------------------------------------


def test_no_page_of_either_counts_what_was_given_or_taken(client: Visitor):
    """After eleven exchanges the number stands nowhere: neither on a page of the two, nor on the others'."""
    world = market()
    for number in range(11):
        found = answer(put_up(world, world.fatima, title="noe fint"), world.per)
        agree(found, world.fatima)
        move(found, AgreementAct.HAND_OVER, world.per)
        if number % 2:
            thank(found, world.per)
    for who in ("fatima", "per", "grete", "siv", "nils"):
        client.login_as(getattr(world, who))
        for page in ("exchange", "exchange_ended", "exchange_sheet"):
            text = re.sub(r"<[^>]+>", " ", client.get(reverse(page, args=[world.process.pk])).content.decode())
            assert re.findall(r"\b(?:5|6|11)\b", re.sub(r"\d+\. \w+|20\d\d", "", text)) == [], (who, page)
    fields = {field.name for model in (Holder, Post, Agreement) for field in model._meta.get_fields()}
    assert {name for name in fields if re.search("balance|point|score|rank|given|taken|rating", name)} == set()


def test_the_functions_for_the_clock_tell_nobody_who_is_logged_in():
    world = market()
    found = answer(put_up(world, world.fatima, lent=True), world.per)
    for name in PEOPLE:
        with acting_as(getattr(world, name).pk), connection.cursor() as cursor:
            for function in ("strengths_lent_facts", "strengths_settle_those_gone"):
                cursor.execute(f"select count(*) from {function}()")
                assert cursor.fetchone() == (0,)
            cursor.execute("select strengths_other_is_here(%s)", [found.pk])
            assert cursor.fetchone() == (name in ("fatima", "per"),)


def test_a_provider_reads_what_is_for_all_and_is_no_party(client: Visitor):
    world = market()
    make.gate(world.process)
    post = put_up(world, world.fatima, reach="all")
    client.login_as(world.nils)
    assert client.get(reverse("exchange_post", args=[post.pk])).status_code == 200
    assert client.get(reverse("exchange_answer", args=[post.pk])).status_code == 404
    assert SeatRole.PROVIDER not in {SeatRole(each.role) for each in standing_of(world.vera).places}
