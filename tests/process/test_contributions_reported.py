"""Telling that something is wrong, hiding it, showing it again."""

from uuid import uuid4

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.process.models import Contribution, Hiding, Report
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
AGAIN = "Du har sagt fra om dette før. Den første meldingen gjelder, og den nye er ikke sendt."


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def said(world: Cast) -> Contribution:
    """Something a provider has said in the providers' circle, where the facilitator sits."""
    return make.contribution(
        world.nils,
        make.station(world.process),
        "Noe om Kari",
        Audience.CIRCLE,
        circle=make.circle(world.process, Side.PROVIDERS),
    )


@pytest.fixture
def ours(world: Cast) -> Contribution:
    """Something a family has said in the families' circle, where the facilitator does not read."""
    values = {"family": world.bekk, "circle": make.circle(world.process, Side.FAMILIES)}
    return make.contribution(world.per, make.station(world.process), "Noe om Fatima", Audience.CIRCLE, **values)


def reports_of(world: Cast) -> str:
    return reverse("reports", args=[world.process.pk])


def tell(client: Visitor, said: Contribution, reason: str = "Det handler om én person."):
    return client.post(reverse("report", args=[said.pk]), {"reason": reason})


def hide(client: Visitor, said: Contribution, reason: str = "Her sto det noe om én person."):
    return client.post(reverse("hide", args=[said.pk]), {"reason": reason})


@pytest.mark.parametrize(
    ("name", "tells", "hides", "reads"),
    [
        ("nils", 404, 404, 404),  # the author
        ("kari", 200, 404, 404),
        ("siv", 200, 200, 200),
        ("liv", 200, 404, 404),
        ("fatima", 404, 404, 404),
        ("odd", 404, 404, 404),
        ("bo", 404, 404, 404),
    ],
)
def test_each_page_lets_in_those_it_is_for(
    client: Visitor, world: Cast, said: Contribution, name: str, tells: int, hides: int, reads: int
):
    client.login_as(getattr(world, name))
    pages = [reverse("report", args=[said.pk]), reverse("hide", args=[said.pk]), reports_of(world)]
    assert [client.get(each).status_code for each in pages] == [tells, hides, reads]
    if hides == 404:
        assert hide(client, said).status_code == 404
    for name_of_page in ("report_close", "hiding_end"):
        address = reverse(name_of_page, args=[world.process.pk, uuid4()])
        assert [client.get(address).status_code, client.post(address).status_code] == [405, 404]


def test_the_facilitator_sees_reason_and_text_but_not_who_told(client: Visitor, world: Cast, said: Contribution):
    assert tell(client.login_as(world.kari), said).status_code == 302
    content = client.login_as(world.siv).get(reports_of(world)).content.decode()
    assert [words in content for words in ("Det handler om én person.", "Noe om Kari", "Kari Hus")] == [
        True,
        True,
        False,
    ]


def test_what_is_not_shared_with_the_facilitator_is_not_shown_to_her(client: Visitor, world: Cast, ours: Contribution):
    tell(client.login_as(world.fatima), ours)
    content = client.login_as(world.siv).get(reports_of(world)).content.decode()
    assert [words in content for words in ("Det handler om én person.", "Noe om Fatima")] == [True, False]
    assert "Bidraget er ikke delt med deg" in content
    assert hide(client, ours).status_code == 404
    with as_owner():
        report = Report.objects.get()
    close = reverse("report_close", args=[world.process.pk, report.pk])
    assert asks_first(content, close)
    assert client.post(close).status_code == 302
    assert client.get(reports_of(world)).context["reports"] == []
    content = client.login_as(world.fatima).get(reverse("contribution", args=[ours.pk])).content.decode()
    assert "Prosessveilederen har sett på det og latt det stå." in content


def test_one_tells_once_and_with_a_reason(client: Visitor, world: Cast, said: Contribution):
    client.login_as(world.kari)
    assert tell(client, said, " ").context["form"].errors == {"reason": ["Skriv kort hva som er galt."]}
    for reason, answer in (("Først", "Takk. Prosessveilederen har fått beskjed."), ("Så", AGAIN)):
        assert tell(client, said, reason).status_code == 302
        page = client.get(reverse("contribution", args=[said.pk]))
        assert [str(message) for message in page.context["messages"]] == [answer]
    with as_owner():
        assert [each.reason for each in Report.objects.all()] == ["Først"]
    assert "Du sa fra om dette" in client.get(reverse("contribution", args=[said.pk])).content.decode()


def test_hidden_is_read_by_its_author_alone_who_sees_why(client: Visitor, world: Cast, said: Contribution):
    address = reverse("contribution", args=[said.pk])
    tell(client.login_as(world.kari), said)
    assert client.get(address).status_code == 200
    assert hide(client.login_as(world.siv), said).headers["Location"] == reports_of(world)
    assert client.login_as(world.kari).get(address).status_code == 404
    content = client.login_as(world.nils).get(address).content.decode()
    assert "Her sto det noe om én person." in content
    assert "Andre ser det ikke nå." in content
    context = client.login_as(world.siv).get(reports_of(world)).context
    assert (context["reports"], len(context["hidings"])) == ([], 1)
    end = reverse("hiding_end", args=[world.process.pk, context["hidings"][0].pk])
    assert client.login_as(world.liv).post(end).status_code == 404
    assert client.login_as(world.siv).post(end).status_code == 302
    assert client.login_as(world.kari).get(address).status_code == 200
    with as_owner():
        assert Hiding.objects.count() == 0
        shown = Entry.objects.get(event="process.contribution_shown")
    assert (shown.actor_id, shown.account_id, shown.facts) == (
        world.siv.pk,
        world.nils.pk,
        {"contribution": str(said.pk)},
    )
    with acting_as(world.nils.pk):
        mine = Entry.objects.filter(event__in=["process.contribution_hidden", "process.contribution_shown"])
        assert sorted(mine.values_list("event", flat=True)) == [
            "process.contribution_hidden",
            "process.contribution_shown",
        ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_three_as_for_one(client: Visitor, world: Cast, said: Contribution, count: int):
    for name in ("kari", "liv", "siv")[:count]:
        tell(client.login_as(getattr(world, name)), said)
    assert asked(client.login_as(world.siv), reports_of(world)) == 11
