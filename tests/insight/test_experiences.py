"""The pages of experiences: telling, sharing, choosing, taking back, taking away and having back."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.insight import told
from tests.insight.test_experience_locks import helper_of
from tests.insight.test_sounds import a_wav
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.insight.models import Experience, ExperienceSound, RemovedExperience, Reply
from usving.process.models import Process
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def typed(**values: str) -> dict[str, str]:
    return {"key": str(uuid4()), "topic": "service", "text": "Vi ventet i tre uker.", "voice": "person", **values}


def of_fatima(world: Cast, audience: Audience = Audience.ME, **values: object) -> Experience:
    values = {"family": world.sol, "circle": make.circle(world.process, Side.FAMILIES)} | values
    return told.experience(world.fatima, world.process, audience, **values)


def events(about: UUID) -> list[str]:
    with as_owner():
        return list(Entry.objects.filter(about_id=about).order_by("at").values_list("event", flat=True))


def test_what_is_told_is_first_for_its_author_alone(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    said = typed()
    answer = client.post(reverse("experience_new", args=[world.process.pk]), said)
    assert answer.headers["Location"] == reverse("experience_audience", args=[said["key"]])
    with as_owner():
        made = Experience.objects.get()
    assert (str(made.pk), made.audience, made.choices, made.text) == (said["key"], "me", frozenset(), said["text"])
    assert made.family_id == world.sol.pk
    assert events(made.pk) == ["insight.experience_told"]
    assert told.by_the_database(world.jonas) == set()


def test_the_same_form_sent_twice_is_one_experience(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    said = typed()
    for _ in range(2):
        assert client.post(reverse("experience_new", args=[world.process.pk]), said).status_code == 302
    with as_owner():
        assert Experience.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [({"text": ""}, "text"), ({"voice": "alias"}, "alias"), ({"topic": ""}, "topic"), ({"text": "x" * 5001}, "text")],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(
    world: Cast, client: Visitor, values: dict[str, str], field: str
):
    client.login_as(world.fatima)
    answer = client.post(reverse("experience_new", args=[world.process.pk]), typed(**values))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    with as_owner():
        assert not Experience.objects.exists()


def test_sharing_owes_an_answer_and_taking_back_lifts_it(world: Cast, client: Visitor):
    made = of_fatima(world)
    client.login_as(world.fatima)
    client.post(reverse("experience_audience", args=[made.pk]), {"audience": "chosen", "chosen": world.kari_seat.pk})
    with as_owner():
        reply = Reply.objects.get()
        assert (reply.experience_id, reply.seat_id) == (made.pk, world.kari_seat.pk)
    assert told.by_the_database(world.kari) == {made.pk}
    client.post(reverse("experience_taken_back", args=[made.pk]))
    assert told.by_the_database(world.kari) == set()
    with as_owner():
        assert not Reply.objects.exists()
    assert events(made.pk) == ["insight.experience_shared", "insight.experience_taken_back"]


@pytest.mark.parametrize(("choice", "reader"), [("contact", "nils"), ("nameless", ""), ("open-page", "")])
def test_each_choice_stands_alone_and_is_taken_back_alone(world: Cast, client: Visitor, choice: str, reader: str):
    made = of_fatima(world)
    client.login_as(world.fatima)
    there = reverse("experience_let", args=[made.pk, choice])
    assert client.post(there).status_code == 302
    with as_owner():
        assert Experience.objects.get().choices == {choice}
    if reader:
        assert told.by_the_database(getattr(world, reader)) == {made.pk}
    client.post(reverse("experience_unlet", args=[made.pk, choice]))
    with as_owner():
        assert Experience.objects.get().choices == frozenset()
    for name in ("nils", "kari", "siv", "per", "jonas"):
        assert told.by_the_database(getattr(world, name)) == set()


def test_a_contacts_reading_stands_in_the_authors_log(world: Cast, client: Visitor):
    made = of_fatima(world, for_contact=True)
    client.login_as(world.nils)
    assert client.get(reverse("experience", args=[made.pk])).status_code == 200
    with as_owner():
        entry = Entry.objects.get(event="insight.experience_read")
    assert (entry.actor_id, entry.account_id, entry.family_id) == (world.nils.pk, world.fatima.pk, None)
    assert list(client.get(reverse("told_to_me")).context["list"].page) == [made]


def test_one_finds_what_is_shared_by_its_headline_and_never_by_what_one_has_not_opened(world: Cast, client: Visitor):
    for number in range(22):
        of_fatima(world, for_contact=True, headline=f"Brev {number}", text="Noe hemmelig.")
    last = of_fatima(world, for_contact=True, headline="Trappen", text="Den er bratt.")
    here = reverse("told_to_me")
    client.login_as(world.nils)
    assert client.get(here).context["list"].page[0] == last
    assert len(client.get(f"{here}?side=2").context["list"].page) == 3
    for words, count in (("trapp", 1), ("hemmelig", 0), ("Fatima", 23)):
        client.post(reverse("search"), {"there": here, "words": words})
        assert client.get(here).context["list"].count == count
    counts = {what: client.get(f"{here}?hva={what}").context["list"].count for what in ("contact", "helper", "waits")}
    assert counts == {"contact": 23, "helper": 0, "waits": 0}


def test_a_contact_without_a_seat_reads_what_they_are_let_read(world: Cast, client: Visitor):
    with as_owner():
        made = of_fatima(world, for_contact=True)
        world.nils_seat.delete()
    client.login_as(world.nils)
    assert client.get(reverse("experience", args=[made.pk])).status_code == 200


def test_taken_away_and_had_back(world: Cast, client: Visitor):
    made = of_fatima(world, Audience.ALL, nameless=True)
    client.login_as(world.fatima)
    client.post(reverse("experience_delete", args=[made.pk]))
    assert told.by_the_database(world.fatima) == set()
    client.post(reverse("experience_put_back", args=[made.pk]))
    with as_owner():
        back = Experience.objects.get()
        assert (back.pk, back.text, back.audience, back.choices) == (made.pk, made.text, "me", frozenset())
        assert not RemovedExperience.objects.exists()


def test_let_go_for_good(world: Cast, client: Visitor):
    made = of_fatima(world)
    client.login_as(world.fatima)
    client.post(reverse("experience_delete", args=[made.pk]))
    forgotten = reverse("experience_forgotten", args=[made.pk])
    assert asks_first(client.get(reverse("experiences", args=[world.process.pk])).text, forgotten)
    client.post(forgotten)
    with as_owner():
        assert not RemovedExperience.objects.exists()
    assert client.post(reverse("experience_put_back", args=[made.pk])).status_code == 404


def test_in_a_closed_process_one_takes_back_and_tells_nothing_new(world: Cast, client: Visitor):
    made = of_fatima(world, Audience.CIRCLE, for_contact=True)
    with as_owner():
        Process.objects.filter(pk=world.process.pk).update(closed_at=timezone.now(), reads_until=timezone.localdate())
    client.login_as(world.fatima)
    assert client.get(reverse("experience_new", args=[world.process.pk])).status_code == 404
    assert client.get(reverse("experience_audience", args=[made.pk])).status_code == 404
    assert client.post(reverse("experience_let", args=[made.pk, "nameless"])).status_code == 404
    assert client.get(reverse("experience", args=[made.pk])).status_code == 200
    client.post(reverse("experience_unlet", args=[made.pk, "contact"]))
    client.post(reverse("experience_taken_back", args=[made.pk]))
    with as_owner():
        left = Experience.objects.get()
        assert (left.audience, left.choices) == ("me", frozenset())


PAGES = ("experience", "experience_change", "experience_audience", "experience_choices", "experience_delete", "became")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_its_authors(world: Cast, client: Visitor, name: str):
    made = of_fatima(world, Audience.CIRCLE)
    client.login_as(world.fatima)
    assert client.get(reverse(name, args=[made.pk])).status_code == 200
    for other in (world.odd, world.kari, world.anne, world.bo):
        client.login_as(other)
        assert client.get(reverse(name, args=[made.pk])).status_code == 404
    client.login_as(world.per)
    assert client.get(reverse(name, args=[made.pk])).status_code == (200 if name == "experience" else 404)
    client.login_as(world.fatima)
    assert client.get(reverse(name, args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("name", ["experience_taken_back", "experience_put_back", "experience_forgotten"])
def test_a_button_is_no_page(world: Cast, client: Visitor, name: str):
    client.login_as(world.fatima)
    assert client.get(reverse(name, args=[of_fatima(world).pk])).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    world: Cast, client: Visitor, number: int, django_assert_num_queries
):
    for index in range(number):
        of_fatima(world, Audience.CIRCLE, headline=f"Nummer {index}")
    client.login_as(world.per)
    client.get(reverse("experiences", args=[world.process.pk]))
    with django_assert_num_queries(17):
        answer = client.get(reverse("experiences", args=[world.process.pk]))
    assert len(answer.context["list"].page.object_list) == number


@pytest.mark.parametrize(
    ("words", "found"),
    [("vente", {"Køen"}), ("husleien", {"Penger"}), ("HUSLEIE", {"Penger"}), ("ventetid", set()), ("usl", {"Penger"})],
)
def test_words_are_found_in_all_their_forms(world: Cast, client: Visitor, words: str, found: set[str]):
    of_fatima(world, Audience.CIRCLE, headline="Køen", text="Vi ventet lenge.")
    of_fatima(world, Audience.CIRCLE, headline="Penger", text="Husleia var for høy.")
    client.login_as(world.per)
    there = reverse("experiences", args=[world.process.pk])
    client.post(reverse("search"), {"there": there, "words": words})
    listed = client.get(there).context["list"].page.object_list
    assert {each.headline for each in listed} == found


@pytest.mark.parametrize(
    ("chosen", "found"),
    [("om=home", {"Bad"}), ("side-av=providers", {"Skjema"}), ("side-av=mine", {"Bad", "Kø"}), ("stasjon=2", {"Kø"})],
)
def test_the_list_is_narrowed(world: Cast, client: Visitor, chosen: str, found: set[str]):
    make.gate(world.process)
    of_fatima(world, Audience.ALL, headline="Bad", topic="home")
    of_fatima(world, Audience.ALL, headline="Kø", station=make.station(world.process, 2))
    told.experience(
        world.kari, world.process, Audience.ALL, headline="Skjema", circle=make.circle(world.process, Side.PROVIDERS)
    )
    client.login_as(world.fatima)
    answer = client.get(reverse("experiences", args=[world.process.pk]) + f"?{chosen}")
    assert {each.headline for each in answer.context["list"].page.object_list} == found


def test_one_who_changes_on_two_screens_keeps_both_wordings(world: Cast, client: Visitor):
    row = of_fatima(world, text="Vi ventet.")
    there = reverse("experience_change", args=[row.pk])
    version = client.login_as(world.fatima).get(there).context["form"]["version"].value()
    said = typed(key=str(row.pk), version=version)
    assert client.post(there, {**said, "text": "Vi ventet i tre uker."}).status_code == 302
    late = client.post(there, {**said, "text": "Ingen svarte."})
    page = late.content.decode()
    assert (late.status_code, "Vi ventet i tre uker." in page, "Ingen svarte." in page) == (422, True, True)
    heard = client.post(there, {**said, "text": "Ingen svarte.", "sound": SimpleUploadedFile("a.wav", a_wav())})
    assert heard.status_code == 422
    with as_owner():
        assert (Experience.objects.get().text, ExperienceSound.objects.count()) == ("Vi ventet i tre uker.", 1)
    seen = heard.context["form"]["version"].value()
    assert client.post(there, {**said, "version": seen, "text": "Vi ventet. Ingen svarte."}).status_code == 302
    with as_owner():
        assert Experience.objects.get().text == "Vi ventet. Ingen svarte."


def test_one_is_not_warned_of_what_was_kept_of_ones_own(world: Cast, client: Visitor):
    row = of_fatima(world, text="Vi ventet.")
    there = reverse("experience_change", args=[row.pk])
    version = client.login_as(world.fatima).get(there).context["form"]["version"].value()
    said = typed(key=str(row.pk), text="Vi ventet lenge.", voice="alias")  # and no name is chosen yet
    kept = client.post(there, {**said, "version": version, "sound": SimpleUploadedFile("a.wav", a_wav())})
    assert (kept.status_code, kept.context["kept"], kept.context["form"].meanwhile) == (422, True, [])
    again = kept.context["form"]["version"].value()
    assert (
        client.post(there, {**said, "version": again, "text": "Vi ventet i ukevis.", "alias": "Sisik"}).status_code
        == 302
    )
    with as_owner():
        assert (Experience.objects.get().text, ExperienceSound.objects.count()) == ("Vi ventet i ukevis.", 1)


def test_two_who_write_out_one_voice_both_keep_their_words(world: Cast, client: Visitor):
    voice = of_fatima(world, text="", for_helper=True)
    make.make(ExperienceSound, municipality=world.testvik, experience=voice, kind="wav", heard=b"RIFF")
    helper_of(world)
    there = reverse("experience_written_out", args=[voice.pk])
    page = client.login_as(world.odd).get(there)
    version = page.context["form"]["version"].value()
    with as_owner():
        Experience.objects.filter(pk=voice.pk).update(text="Vi ventet lenge.")
    late = client.post(there, {"version": version, "text": "Vi ventet."})
    assert late.status_code == 422
    assert {"Vi ventet lenge.", "Vi ventet."} <= {
        late.context["form"].meanwhile[0].theirs,
        late.context["form"].meanwhile[0].mine,
    }
    with as_owner():
        assert Experience.objects.get().text == "Vi ventet lenge."
    seen = late.context["form"]["version"].value()
    assert client.post(there, {"version": seen, "text": "Vi ventet lenge. Så kom brevet."}).status_code == 302
    with as_owner():
        assert Experience.objects.get().text == "Vi ventet lenge. Så kom brevet."
