"""Writing, the draft, changing and taking away."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.actions.retention import clear_away
from usving.process.models import Contribution, ContributionPhoto, Hiding, RemovedContribution, Report
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def at(world: Cast, name: str) -> str:
    return reverse(name, args=[world.process.pk, 1])


def say(world: Cast, audience: Audience = Audience.ME, name: str = "fatima", text: str = "Vi flytter ofte"):
    family = {"fatima": world.sol, "jonas": world.sol, "per": world.bekk}.get(name)
    circle = make.circle(world.process, Side.FAMILIES if family else Side.PROVIDERS)
    return make.contribution(
        getattr(world, name), make.station(world.process), text, audience, family=family, circle=circle
    )


def send(client: Visitor, address: str, **more: str):
    return client.post(address, {"key": str(uuid4()), "text": "Vi flytter ofte", "voice": "person", **more})


def rows() -> list[Contribution]:
    with as_owner():
        return list(Contribution.objects.all())


def kept(said: Contribution) -> Contribution:
    with as_owner():
        return Contribution.objects.get(pk=said.pk)


# Who comes in where


@pytest.mark.parametrize(
    ("name", "status"),
    [("fatima", 200), ("amina", 200), ("nils", 200), ("siv", 200), ("anne", 404), ("odd", 404), ("bo", 404)],
)
def test_those_who_take_part_may_write(client: Visitor, world: Cast, name: str, status: int):
    client.login_as(getattr(world, name))
    assert client.get(at(world, "write")).status_code == status
    assert send(client, at(world, "write")).status_code == (302 if status == 200 else 404)
    assert len(rows()) == (status == 200)


def test_one_who_only_looks_on_may_not_write(client: Visitor, world: Cast):
    make.seat(world.process, SeatRole.RESEARCHER, world.odd)
    client.login_as(world.odd)
    assert client.get(at(world, "station")).status_code == 200
    assert send(client, at(world, "write")).status_code == 404
    assert send(client, at(world, "draft")).status_code == 404


@pytest.mark.parametrize("page", ["contribution_change", "audience", "contribution_delete"])
@pytest.mark.parametrize(
    ("name", "reads", "owns"),
    [("fatima", 200, 200), ("jonas", 200, 404), ("per", 200, 404), ("nils", 404, 404), ("odd", 404, 404)],
)
def test_others_read_what_only_the_author_changes(
    client: Visitor, world: Cast, page: str, name: str, reads: int, owns: int
):
    said = say(world, Audience.CIRCLE)
    client.login_as(getattr(world, name))
    assert client.get(reverse("contribution", args=[said.pk])).status_code == reads
    assert client.get(reverse(page, args=[said.pk])).status_code == owns
    if owns == 404:
        assert client.post(reverse(page, args=[said.pk]), {"audience": "me"}).status_code == 404
    assert kept(said).audience == "circle"


def test_bad_ids_and_wrong_methods(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    for name in ("contribution", "contribution_change", "audience", "contribution_delete", "report", "hide"):
        assert client.get(reverse(name, args=[uuid4()])).status_code == 404
    assert client.post(reverse("contribution", args=[say(world).pk])).status_code == 405
    assert client.get(at(world, "draft")).status_code == 405


# Writing


def test_what_is_written_is_first_for_its_author_alone(client: Visitor, world: Cast):
    key = uuid4()
    answer = send(client.login_as(world.fatima), at(world, "write"), key=str(key))
    assert answer.headers["Location"] == reverse("audience", args=[key])
    (said,) = rows()
    assert (said.pk, said.audience, said.signed, said.family_id, said.author_id) == (
        key, "me", "Fatima Sol", world.sol.pk, world.fatima.pk
    )  # fmt: skip
    assert client.login_as(world.jonas).get(reverse("contribution", args=[key])).status_code == 404


@pytest.mark.parametrize(
    ("name", "voice", "alias", "signed"),
    [
        ("fatima", "person", "Ola", "Fatima Sol"),
        ("fatima", "family", "", "Familien Sol"),
        ("fatima", "alias", " Blåklokke ", "Blåklokke"),
        ("nils", "person", "", "Nils Nilsen"),
    ],
)
def test_it_carries_the_name_one_chose(client: Visitor, world: Cast, name: str, voice: str, alias: str, signed: str):
    send(client.login_as(getattr(world, name)), at(world, "write"), voice=voice, alias=alias)
    assert [each.signed for each in rows()] == [signed]


@pytest.mark.parametrize(
    ("name", "given", "wrong"),
    [
        ("fatima", {"text": "  "}, {"text": ["Skriv noe først."]}),
        ("fatima", {"text": "a" * 5001}, {"text": ["Teksten er for lang: 5001 tegn. Det er plass til 5000."]}),
        ("fatima", {"voice": "alias"}, {"alias": ["Skriv navnet som skal stå der."]}),
        (
            "nils",
            {"voice": "family"},
            {"voice": ["Velg et gyldig valg. family er ikke et av de tilgjengelige valgene."]},
        ),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    client: Visitor, world: Cast, name: str, given: dict[str, str], wrong: dict[str, list[str]]
):
    answer = send(client.login_as(getattr(world, name)), at(world, "write"), **{"alias": "", **given})
    assert (answer.status_code, answer.context["form"].errors) == (422, wrong)
    assert answer.context["form"]["text"].value() == given.get("text", "Vi flytter ofte")
    assert rows() == []


def test_the_longest_text_is_kept(client: Visitor, world: Cast):
    send(client.login_as(world.fatima), at(world, "write"), text="å" * 5000)
    assert [len(each.text) for each in rows()] == [5000]


def test_a_double_click_and_the_back_button_write_once(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    key = str(uuid4())
    for text in ("Først", "Først", "Så"):
        assert send(client, at(world, "write"), key=key, text=text).status_code == 302
    assert [(str(each.pk), each.text) for each in rows()] == [(key, "Så")]


def test_the_key_of_another_persons_row_opens_nothing(client: Visitor, world: Cast):
    said = say(world, name="per", text="Bare Pers")
    answer = send(client.login_as(world.fatima), at(world, "write"), key=str(said.pk))
    assert (answer.status_code, "Bare Pers" in answer.content.decode()) == (422, False)
    assert [each.text for each in rows()] == ["Bare Pers"]


def test_it_may_belong_to_a_gathering_one_may_see(client: Visitor, world: Cast):
    ours, theirs = (make.gathering(world.process, kind) for kind in (GatheringKind.FAMILIES, GatheringKind.PROVIDERS))
    client.login_as(world.fatima)
    page = client.get(at(world, "write") + f"?samling={ours.pk}").content.decode()
    assert f'name="samling" value="{ours.pk}"' in page
    assert send(client, at(world, "write"), samling=str(ours.pk)).status_code == 302
    assert send(client, at(world, "write"), samling=str(theirs.pk)).status_code == 422
    assert [each.gathering_id for each in rows()] == [ours.pk]


# The draft


def test_the_draft_is_kept_for_its_author_and_then_saved_as_the_same(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    key = str(uuid4())
    answer = send(client, at(world, "draft"), key=key, text="Vi fly")
    assert answer.status_code == 200
    assert re.fullmatch(r"Lagret kl\. \d\d\.\d\d\. Bare du ser det\.", answer.content.decode().strip())
    send(client, at(world, "draft"), key=key, text="Vi flytter")
    send(client, at(world, "write"), key=key)
    assert [(str(each.pk), each.text, each.audience) for each in rows()] == [(key, "Vi flytter ofte", "me")]


def test_a_draft_that_cannot_be_kept_says_why(client: Visitor, world: Cast):
    answer = send(client.login_as(world.fatima), at(world, "draft"), text="a" * 5001)
    assert answer.status_code == 422
    assert answer.content.decode().strip() == (
        "Ikke lagret ennå. Teksten er for lang: 5001 tegn. Det er plass til 5000."
    )
    assert rows() == []


def test_what_others_read_does_not_change_while_one_types(client: Visitor, world: Cast):
    said = say(world, Audience.CIRCLE)
    answer = send(client.login_as(world.fatima), at(world, "draft"), key=str(said.pk), text="Halv set")
    assert (answer.status_code, answer.content.decode().strip()) == (
        200,
        "Dette er delt med andre nå. Trykk på Lagre hvis de skal se endringen.",
    )
    assert kept(said).text == "Vi flytter ofte"
    page = client.get(reverse("contribution_change", args=[said.pk])).content.decode()
    assert "data-draft" not in page
    assert "De som kan lese det, ser endringen" in page


# Changing and taking away


def test_the_author_changes_the_words_and_the_date_shows_it(client: Visitor, world: Cast):
    said = say(world, Audience.CIRCLE)
    client.login_as(world.fatima)
    answer = send(client, reverse("contribution_change", args=[said.pk]), key=str(said.pk), text="Vi flytter hvert år")
    assert answer.headers["Location"] == reverse("contribution", args=[said.pk])
    assert "Vi flytter hvert år" in client.login_as(world.per).get(answer.headers["Location"]).content.decode()
    assert (kept(said).audience, kept(said).changed_at is not None) == ("circle", True)


def screen(client: Visitor, said: Contribution) -> dict[str, str]:
    """What the page of a change sends back when nothing is typed."""
    form = client.get(reverse("contribution_change", args=[said.pk])).context["form"]
    return {name: form[name].value() or "" for name in ("key", "version", "text", "voice", "alias")}


def test_on_two_screens_at_once_neither_wording_is_lost(client: Visitor, world: Cast):
    said = say(world)
    address = reverse("contribution_change", args=[said.pk])
    client.login_as(world.fatima)
    first, second = screen(client, said), screen(client, said)
    assert client.post(address, first | {"text": "Vi flytter hvert år"}).status_code == 302
    told = client.post(address, second | {"text": "Vi flytter hver sommer"})
    html = told.content.decode()
    assert (told.status_code, kept(said).text) == (422, "Vi flytter hvert år")
    assert "Nå står det: «Vi flytter hvert år»." in html and "Vi flytter hver sommer" in html
    assert re.search(r"<del>.*hvert år</del> <ins>.*hver sommer</ins>", html)
    again = {"version": told.context["form"]["version"].value(), "text": "Vi flytter hver sommer"}
    assert client.post(address, second | again).status_code == 302
    assert kept(said).text == "Vi flytter hver sommer"


def test_a_draft_that_goes_on_meets_itself_nowhere_and_another_screen_does(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    form = client.get(at(world, "write")).context["form"]
    typed = {name: form[name].value() or "" for name in ("key", "version", "voice", "alias")}
    kept_first = client.post(at(world, "draft"), typed | {"text": "Vi"})
    lost_answer = client.post(at(world, "draft"), typed | {"text": "Vi bor"})  # the version the page never got
    assert (kept_first.status_code, lost_answer.status_code, kept(rows()[0]).text) == (200, 200, "Vi bor")
    later = {"version": lost_answer["Draft-Version"]}
    assert client.post(at(world, "draft"), typed | later | {"text": "Vi eier"}).status_code == 200
    refused = client.post(at(world, "draft"), typed | later | {"text": "Vi leier"})
    assert (refused.status_code, kept(rows()[0]).text) == (422, "Vi eier")
    assert "Du har endret dette på en annen skjerm." in refused.content.decode()


def test_taking_away_asks_first_and_then_takes_all_that_hangs_on_it(client: Visitor, world: Cast):
    said = say(world, Audience.ALL)
    make.make(Report, municipality=world.testvik, process=world.process, contribution=said, by=world.per, reason="Navn")
    make.make(Hiding, municipality=world.testvik, process=world.process, contribution=said, by=world.siv, reason="Navn")
    hand_over = make.hand_over(make.station(world.process), "Dette står", world.per)
    source = hand_over.sources.model
    make.make(source, municipality=world.testvik, process=world.process, hand_over=hand_over, contribution=said)
    address = reverse("contribution_delete", args=[said.pk])
    client.login_as(world.fatima)
    assert "Du kan angre i 30 dager." in client.get(address).content.decode()
    assert len(rows()) == 1
    assert client.post(address).headers["Location"] == at(world, "station")
    with as_owner():
        left = [model.objects.count() for model in (Contribution, Report, Hiding, source, type(hand_over))]
        connection.check_constraints()
    assert left == [0, 0, 0, 0, 1]
    with as_owner():
        assert Entry.objects.filter(event="process.contribution_deleted").count() == 1
    assert client.post(address).status_code == 404


def taken_away(client: Visitor, world: Cast, audience: Audience = Audience.CIRCLE) -> Contribution:
    said = say(world, audience)
    client.login_as(world.fatima).post(reverse("contribution_delete", args=[said.pk]))
    return said


def test_what_was_taken_away_is_had_back_for_oneself_and_a_double_click_finds_it_back(client: Visitor, world: Cast):
    said = taken_away(client, world)
    assert said.text in client.get("/mine-bidrag/").content.decode()
    address = reverse("contribution_put_back", args=[said.pk])
    for name in ("jonas", "siv", "odd"):
        assert client.login_as(getattr(world, name)).post(address).status_code == 404
    client.login_as(world.fatima)
    assert [client.post(address).headers["Location"] for _click in range(2)] == [f"/bidrag/{said.pk}/"] * 2
    back = kept(said)
    assert (back.text, back.audience, back.written_at, back.signed) == (said.text, "me", said.written_at, said.signed)
    with as_owner():
        assert RemovedContribution.objects.count() == 0


def test_its_photo_goes_and_comes_back_with_it(client: Visitor, world: Cast):
    said = say(world, Audience.CIRCLE)
    photo = {"words": "Døra vår", "large": b"stor", "small": b"liten", "width": 4, "height": 3}
    make.make(ContributionPhoto, municipality=world.testvik, contribution=said, **photo)
    client.login_as(world.fatima).post(reverse("contribution_delete", args=[said.pk]))
    with as_owner():
        assert ContributionPhoto.objects.count() == 0
    client.post(reverse("contribution_put_back", args=[said.pk]))
    with as_owner():
        back = ContributionPhoto.objects.get(contribution=said.pk)
    assert {name: getattr(back, name) for name in ("words", "width", "height")} == {
        "words": "Døra vår",
        "width": 4,
        "height": 3,
    }
    assert (bytes(back.large), bytes(back.small)) == (b"stor", b"liten")


def test_after_thirty_days_it_is_gone_and_before_them_if_the_author_says_so(client: Visitor, world: Cast):
    old, new = taken_away(client, world), taken_away(client, world)
    with as_owner():
        long_ago = timezone.now() - timedelta(days=31)
        RemovedContribution.objects.filter(pk=old.pk).update(removed_at=long_ago)
    told = client.post(reverse("contribution_put_back", args=[old.pk]), follow=True).content.decode()
    assert "Det er mer enn 30 dager siden du tok dette bort." in told
    assert [each.pk for each in client.get("/mine-bidrag/").context["removed"]] == [new.pk]
    address = reverse("contribution_forgotten", args=[new.pk])
    assert client.login_as(world.jonas).post(address).status_code == 404
    assert asks_first(client.login_as(world.fatima).get("/mine-bidrag/").text, address)
    assert client.post(address).status_code == 302
    clear_away()
    with as_owner():
        assert (RemovedContribution.objects.count(), Contribution.objects.count()) == (0, 0)


def test_the_database_gives_what_was_taken_away_to_its_author_alone(client: Visitor, world: Cast):
    taken_away(client, world, Audience.ALL)
    readers = {}
    for name in ("fatima", "jonas", "amina", "per", "siv", "liv", "odd"):
        with acting_as(getattr(world, name).pk):
            readers[name] = RemovedContribution.objects.count()
    assert readers == {"fatima": 1, "jonas": 0, "amina": 0, "per": 0, "siv": 0, "liv": 0, "odd": 0}


def test_the_author_sees_what_became_of_it(client: Visitor, world: Cast):
    said = say(world, Audience.CIRCLE)
    address = reverse("contribution", args=[said.pk])
    assert "Det er ikke tatt med videre ennå." in client.login_as(world.fatima).get(address).content.decode()
    hand_over = make.hand_over(make.station(world.process), "Vi spør før vi bestemmer.", world.per)
    make.make(
        hand_over.sources.model,
        municipality=world.testvik,
        process=world.process,
        hand_over=hand_over,
        contribution=said,
    )
    content = client.get(address).content.decode()
    assert "Vi spør før vi bestemmer." in content
    assert "Det er ikke tatt med videre ennå." not in content
