"""Experiences in the reading room: heard and seen there, quoted elsewhere only where their teller lets them, and what is left."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.insight import told
from tests.insight.reading import WORDED, joined, say
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.insight.access import source_for
from usving.insight.access.readings import Kind
from usving.insight.actions import experiences as telling
from usving.insight.actions import findings, readings
from usving.insight.models import Experience, ExperiencePhoto, ExperienceSound, Finding, Mark
from usving.insight.rules.experiences import Choice
from usving.insight.rules.findings import Says
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
WORDS = "Brevet kom for sent."


@pytest.fixture
def world() -> Cast:
    return joined()


def of_fatima(world: Cast, **values: Any) -> Experience:
    place = {"family": world.sol, "circle": make.circle(world.process, Side.FAMILIES)}
    return told.experience(world.fatima, world.process, Audience.ALL, **(place | {"text": WORDS} | values))


def heard(made: Experience) -> None:
    make.make(ExperienceSound, municipality=made.municipality, experience=made, kind="wav", heard=b"lyd")


def seen(made: Experience) -> None:
    picture = {"words": "En konvolutt", "large": b"stor", "small": b"liten", "width": 4, "height": 3}
    make.make(ExperiencePhoto, municipality=made.municipality, experience=made, **picture)


def marked(world: Cast, made: Experience, by: Account) -> Mark:
    with acting_as(by.pk):
        who = standing_of(by)
        source = source_for(who, world.process, Kind.EXPERIENCE, made.pk)
        (mark,) = readings.mark(
            source, key=uuid4(), seen=source.digest, chosen=[0], theme="post", shown=False, process=world.process,
            who=who, by=by,
        )  # fmt: skip
    return mark


def stands(world: Cast, *marks: Mark) -> Finding:
    with acting_as(world.per.pk):
        found = findings.propose(
            world.process, key=uuid4(), marks=marks, shown=False, who=standing_of(world.per), by=world.per, **WORDED
        )
    for by in (world.per, world.nils):
        say(found, by, Says.READ)
        say(found, by, Says.STAND)
    return found


def shown(client: Visitor, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_are_used_without_the_name_only_where_the_teller_lets_them(world: Cast, client: Visitor):
    made = of_fatima(world, nameless=True)
    marks = [marked(world, made, by) for by in (world.per, world.nils)]
    found = stands(world, *marks)
    elsewhere = [("themes", world.process.pk), ("finding", found.pk), ("finding_new", world.process.pk)]
    client.login_as(world.nils)
    assert [WORDS in shown(client, *page) for page in elsewhere] == [True, True, True]
    there = shown(client, "source", world.process.pk, "erfaring", made.pk)
    assert (WORDS in there, "kan brukes uten navnet" in there) == (True, True)
    with acting_as(world.fatima.pk):
        telling.unlet(Experience.objects.get(), Choice.NAMELESS, by=world.fatima)
    assert [WORDS in shown(client, *page) for page in elsewhere] == [False, False, False]
    for page in elsewhere[:2]:
        assert "har ikke sagt ja til at ordene brukes uten navnet" in shown(client, *page)
    assert "Setning 1 i teksten fra Fatima Sol" in shown(client, *elsewhere[2])
    there = shown(client, "source", world.process.pk, "erfaring", made.pk)
    assert (WORDS in there, "brukes ikke uten navnet" in there, "Fatima Sol" in there) == (True, True, True)
    assert "begge sider står bak" in shown(client, "finding", found.pk)  # shared still, so it stands still


def test_two_marks_of_the_same_words_say_which_side_they_are_of(world: Cast, client: Visitor):
    made = of_fatima(world, nameless=True)
    for by in (world.per, world.nils):
        marked(world, made, by)
    page = shown(client.login_as(world.per), "finding_new", world.process.pk)
    for side in ("familiene", "tjenesteyterne"):
        assert page.count(f"«{WORDS}» – merket av {side}") == 1


def test_a_voice_and_a_picture_are_heard_and_seen_where_both_sides_read(world: Cast, client: Visitor):
    made = of_fatima(world)
    heard(made), seen(made)
    page = shown(client.login_as(world.nils), "source", world.process.pk, "erfaring", made.pk)
    for name in ("experience_sound", "experience_photo", "experience_photo_small", "experience"):
        assert f'"{reverse(name, args=[made.pk])}"' in page
        assert client.get(reverse(name, args=[made.pk])).status_code == 200
    answer = client.get(reverse("source", args=[world.process.pk, "erfaring", made.pk]))
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("way", [heard, seen])
def test_what_is_not_written_out_is_there_all_the_same_and_cannot_be_marked(world: Cast, client: Visitor, way: Any):
    made, empty = of_fatima(world, text=""), of_fatima(world, text="")
    way(made)
    room = shown(client.login_as(world.nils), "reading_room", world.process.pk)
    assert "1 erfaring er fortalt med stemmen eller et bilde" in room
    addresses = [reverse("source", args=[world.process.pk, "erfaring", each.pk]) for each in (made, empty)]
    assert [there in room for there in addresses] == [True, False]
    assert [client.get(there).status_code for there in addresses] == [200, 404]
    page = client.get(addresses[0]).content.decode()
    assert ("Det er ikke skrevet ut ennå." in page, 'name="chosen"' in page, "Jeg har lest alt" in page) == (
        True, False, False
    )  # fmt: skip
    typed = {"key": uuid4(), "seen": "", "chosen": ["0"], "theme": "post"}
    assert client.post(reverse("mark_new", args=[world.process.pk, "erfaring", made.pk]), typed).status_code == 422
    for name in ("odd", "anne"):
        assert client.login_as(getattr(world, name)).get(addresses[0]).status_code == 404


def test_a_finding_that_stands_leads_on(world: Cast, client: Visitor):
    made = of_fatima(world)
    found = stands(world, *[marked(world, made, by) for by in (world.per, world.nils)])
    idea = f"{reverse('idea_new', args=[world.process.pk])}?innsikt={found.pk}"
    page = shown(client.login_as(world.nils), "finding", found.pk)
    assert idea in page and "Legg til i et åpent spørsmål" in page
    say(found, world.nils, Says.OBJECT)
    page = shown(client, "finding", found.pk)
    assert idea not in page and "Legg til i et åpent spørsmål" not in page


def test_what_came_of_it_is_told_after_it_is_taken_back(world: Cast, client: Visitor):
    made = of_fatima(world)
    found = stands(world, *[marked(world, made, by) for by in (world.per, world.nils)])
    client.login_as(world.fatima)
    became = reverse("became", args=[made.pk])
    assert became in shown(client, "experience", made.pk)
    assert "Begge sider står bak innsikten" in shown(client, "became", made.pk)
    assert client.post(reverse("experience_taken_back", args=[made.pk])).status_code == 302
    page = shown(client, "experience", made.pk)
    assert became in page and "Ingenting ennå" not in page and "blir stående" in page
    page = shown(client, "became", made.pk)
    assert reverse("finding", args=[found.pk]) in page and "blir stående" in page
    assert "Begge sider står bak innsikten" not in page
    fresh = told.experience(world.fatima, world.process, Audience.ME, family=world.sol)
    page = shown(client, "experience", fresh.pk)
    assert "Ingenting ennå" in page and reverse("became", args=[fresh.pk]) not in page


def test_each_choice_has_a_button_of_its_own_name(world: Cast, client: Visitor):
    made = of_fatima(world, nameless=True)
    page = shown(client.login_as(world.fatima), "experience_choices", made.pk)
    buttons = re.findall(r'<button class="ds-button"[^>]*>(.*?)</button>', page, re.DOTALL)
    names = [" ".join(re.sub("<[^>]*>", "", each).split()) for each in buttons]
    asked = [each for each in names if each.startswith(("Ja, det kan det", "Ta tilbake"))]
    assert asked == [
        "Ta tilbake: Brukes uten navnet mitt",
        "Ja, det kan det: Leses av kontakten min på NAV",
        "Ja, det kan det: Stå på den åpne siden",
    ]


def test_what_is_wrong_is_said_once_when_a_finding_is_written(world: Cast, client: Visitor):
    made = of_fatima(world)
    found = stands(world, *[marked(world, made, by) for by in (world.per, world.nils)])
    client.login_as(world.per)
    for name, pk in (("finding_new", world.process.pk), ("finding_wording", found.pk)):
        answer = client.post(reverse(name, args=[pk]), {"key": uuid4(), "wording": 1})
        assert (answer.status_code, answer.content.decode().count("ds-error-summary")) == (422, 1)
    with as_owner():
        assert Finding.objects.count() == 1
