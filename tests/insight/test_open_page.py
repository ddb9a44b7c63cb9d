"""The open page: agreed by both sides, each story by its teller in exact words, and down at a word."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.insight import reading, told
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.core import telling
from usving.core.identity import acting_as
from usving.insight.models import Experience, Finding, FindingSource, OpenPage, OpenPart, OpenShown, Use
from usving.people.models import Notice
from usving.process.models import Contribution, Process
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
SAID = {"heading": "Ventetid", "words": "Vi ventet i tre år. Så ringte noen.", "signed": "en mor"}


@dataclass
class World:
    """The cast with joined circles, an experience whose author lets it stand open, and a page that is begun."""

    cast: Cast
    story: Experience
    page: OpenPage
    client: Visitor
    everyone: Visitor

    def as_(self, name: str) -> Visitor:
        self.client.login_as(getattr(self.cast, name))
        return self.client

    def post(self, name: str, page: str, *args: object, **values: object) -> int:
        return self.as_(name).post(reverse(page, args=list(args)), values).status_code

    def draft(self, name: str = "siv") -> dict[str, object]:
        return self.as_(name).get(reverse("open_page_edit", args=[self.cast.process.pk])).context

    def digest(self, name: str = "siv") -> str:
        return self.draft(name)["drafted"].digest  # type: ignore[attr-defined]

    def agree_and_open(self) -> None:
        for name in ("per", "kari"):
            self.post(name, "open_page_agreed", self.cast.process.pk, digest=self.digest(name))
        self.post("siv", "open_page_opened", self.cast.process.pk, digest=self.digest())

    def open_words(self) -> str:
        answer = self.everyone.get("/apen/det-vi-laerte/")
        return answer.content.decode() if answer.status_code == 200 else ""

    def part(self) -> OpenPart:
        with as_owner():
            return OpenPart.objects.get(experience=self.story)

    def offer_and_put_on(self) -> UUID:
        self.post("fatima", "open_story", self.story.pk, **SAID)
        part = self.part()
        self.post("siv", "open_part_put_on", part.pk)
        return part.pk


@pytest.fixture
def world(client: Visitor) -> World:
    here = cast()
    make.gate(here.process)
    story = told.experience(
        here.fatima, here.process, Audience.ME, family=here.sol, circle=make.circle(here.process, Side.FAMILIES),
        for_open_page=True, text="Vi ventet i tre år på Storgata 5.",
    )  # fmt: skip
    page = make.make(
        OpenPage, municipality=here.testvik, process=here.process, slug="det-vi-laerte", title="Det vi lærte",
        intro="Fem familier og åtte tjenesteytere.",
    )  # fmt: skip
    world = World(here, story, page, client, Visitor())
    world.post(
        "siv", "open_part_new", here.process.pk, key=str(uuid4()), heading="Ring først", words="Det hjelper å ringe."
    )
    return world


def test_it_opens_when_both_sides_agree_to_exactly_this(world: World):
    assert world.draft()["refusal"] == "Begge sider må si ja til siden slik den er nå."
    world.post("siv", "open_page_opened", world.cast.process.pk, digest=world.digest())
    assert world.open_words() == ""
    world.agree_and_open()
    assert "Det hjelper å ringe." in world.open_words()
    answer = world.everyone.get("/apen/det-vi-laerte/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer.headers


def test_one_side_twice_is_not_both(world: World):
    for name in ("per", "fatima"):
        world.post(name, "open_page_agreed", world.cast.process.pk, digest=world.digest(name))
    world.post("siv", "open_page_opened", world.cast.process.pk, digest=world.digest())
    assert world.open_words() == ""


def test_a_change_asks_both_sides_anew_and_what_stood_open_stays(world: World):
    world.agree_and_open()
    with as_owner():
        part = OpenPart.objects.get()
    world.post("siv", "open_part", part.pk, heading="Ring først", words="Det hjelper ikke å ringe.")
    assert world.draft()["drafted"].agreed == frozenset()  # type: ignore[attr-defined]
    assert "Det hjelper å ringe." in world.open_words()
    world.post("siv", "open_page_opened", world.cast.process.pk, digest=world.digest())
    assert "Det hjelper ikke å ringe." not in world.open_words()


def test_a_story_stands_in_its_tellers_exact_words_and_under_the_chosen_name(world: World):
    world.offer_and_put_on()
    world.agree_and_open()
    page = world.open_words()
    assert "Vi ventet i tre år. Så ringte noen." in page
    assert "en mor" in page
    assert "Storgata" not in page
    assert "Fatima" not in page


def test_words_changed_by_another_do_not_open_before_the_teller_has_said_yes(world: World):
    part = world.offer_and_put_on()
    world.post("siv", "open_part", part, heading="Ventetid", words="Kommunen var treg.")
    with as_owner():
        assert Notice.objects.filter(account=world.cast.fatima, about=part).count() == 1
    world.agree_and_open()
    assert world.open_words() == ""
    asked = world.as_("fatima").get(reverse("open_story", args=[world.story.pk]))
    assert asked.context["agreed"] is False
    world.post("fatima", "open_story_agreed", world.story.pk, digest=asked.context["digest"])
    world.agree_and_open()
    assert "Kommunen var treg." in world.open_words()


def test_a_yes_to_words_one_has_not_seen_is_no_yes(world: World):
    part = world.offer_and_put_on()
    seen = world.as_("fatima").get(reverse("open_story", args=[world.story.pk])).context["digest"]
    world.post("siv", "open_part", part, heading="Ventetid", words="Kommunen var treg.")
    world.post("fatima", "open_story_agreed", world.story.pk, digest=seen)
    assert world.as_("fatima").get(reverse("open_story", args=[world.story.pk])).context["agreed"] is False


@pytest.mark.parametrize(
    ("page", "args"),
    [
        ("open_story_taken_down", ()),
        ("experience_unlet", ("open-page",)),
        ("experience_taken_back", ()),
        ("experience_delete", ()),
    ],
)
def test_it_is_down_at_a_word(world: World, page: str, args: tuple[str, ...]):
    world.offer_and_put_on()
    world.agree_and_open()
    assert "Så ringte noen" in world.open_words()
    world.post("fatima", page, world.story.pk, *args)
    assert "Så ringte noen" not in world.open_words()
    assert "Det hjelper å ringe." in world.open_words()
    if page != "experience_delete":
        shown = world.as_("fatima").get(reverse("open_story", args=[world.story.pk])).context["part"]
        assert (shown.shown_from is None, shown.taken_down_at is None) == (False, False)


def test_down_also_when_the_process_is_closed(world: World):
    world.offer_and_put_on()
    world.agree_and_open()
    with as_owner():
        Process.objects.filter(pk=world.cast.process.pk).update(closed_at="2026-01-01T12:00Z", reads_until="2099-01-01")
    world.post("fatima", "open_story_taken_down", world.story.pk)
    assert "Så ringte noen" not in world.open_words()
    assert "Det hjelper å ringe." in world.open_words()


def test_the_whole_page_comes_down_and_can_come_up_again(world: World):
    world.agree_and_open()
    world.post("siv", "open_page_closed", world.cast.process.pk)
    assert world.open_words() == ""
    world.post("siv", "open_page_opened", world.cast.process.pk, digest=world.digest())
    assert "Det hjelper å ringe." in world.open_words()


def test_what_its_author_takes_back_those_who_lead_read_no_more(world: World):
    part = world.offer_and_put_on()
    assert world.post("siv", "open_part", part, heading="Ventetid", words="Vi ventet.") == 302
    with acting_as(world.cast.siv.pk):
        assert OpenPart.objects.filter(pk=part).exists()
    world.post("fatima", "open_story_taken_down", world.story.pk)
    with acting_as(world.cast.siv.pk):
        assert not OpenPart.objects.filter(pk=part).exists()
    for page in ("open_part", "open_part_put_on", "open_part_taken_off"):
        assert world.post("siv", page, part, heading="x", words="x") == 404
    world.post("fatima", "open_story", world.story.pk, **SAID)
    assert world.post("siv", "open_part_put_on", part) == 302


def test_a_part_taken_off_stands_open_until_the_page_is_opened_anew(world: World):
    world.post(
        "siv", "open_part_new", world.cast.process.pk, key=str(uuid4()), heading="Mer", words="Det hjelper å møtes."
    )
    world.agree_and_open()
    with as_owner():
        part = OpenPart.objects.get(heading="Ring først")
    assert world.post("siv", "open_part_taken_off", part.pk) == 302
    assert "Det hjelper å ringe." in world.open_words()
    world.agree_and_open()
    assert ("å ringe" in world.open_words(), "å møtes" in world.open_words()) == (False, True)


@pytest.mark.parametrize(("field", "value"), [("slug", "et-annet-sted"), ("language", "en")])
def test_what_stands_open_is_not_moved_without_both_sides(world: World, field: str, value: str):
    typed = {"title": "Det vi lærte", "slug": "det-vi-laerte", "language": "nb", "intro": "", field: value}
    there = reverse("open_page_edit", args=[world.cast.process.pk])
    world.agree_and_open()
    answer = world.as_("siv").post(there, typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    world.post("siv", "open_page_closed", world.cast.process.pk)
    assert world.as_("siv").post(there, typed).status_code == 302


def test_nobody_opens_by_hand_what_is_not_agreed(world: World):
    with acting_as(world.cast.siv.pk):
        assert not OpenShown.objects.exists()
        assert OpenShown._default_manager.model.policy.insert is None


def standing(world: World) -> tuple[Finding, Contribution]:
    text = reading.said(world.cast, world.cast.fatima, reading.SOL)
    whose = {"municipality": world.cast.testvik, "process": world.cast.process}
    before = timezone.now() - timedelta(hours=1)  # the clock of the database stands still while a test runs
    row = {
        "side": "families",
        "title": "Seks uker",
        "words": "Det tar seks uker.",
        "state": "stands",
        "settled_at": before,
    }
    finding = make.make(Finding, **row, **whose)
    mark = sha256(text.text.encode()).hexdigest()
    make.make(FindingSource, finding=finding, contribution=text, first=0, last=0, digest=mark, **whose)
    return finding, text


def test_a_finding_stands_open_only_while_it_stands(world: World):
    finding, text = standing(world)
    there = reverse("open_part_new", args=[world.cast.process.pk]) + f"?innsikt={finding.pk}"
    world.as_("siv").post(there, {"key": str(uuid4()), "heading": finding.title, "words": finding.words})
    world.agree_and_open()
    assert (finding.words in world.open_words(), world.draft()["drafted"].fallen) == (True, frozenset())
    with as_owner():
        Contribution.objects.filter(pk=text.pk).update(audience=Audience.ME)
        part = OpenPart.objects.get(finding=finding)
    shown = world.open_words()
    assert ("å ringe" in shown, finding.words in shown) == (True, False)
    assert world.draft()["drafted"].fallen == {part.pk}
    world.post("siv", "open_page_opened", world.cast.process.pk, digest=world.digest())
    assert (
        world.draft()["refusal"] == "Noe på siden står ikke lenger. Ta det av utkastet, eller vent til det står igjen."
    )
    world.post("siv", "open_part_taken_off", part.pk)
    assert finding.words not in world.open_words()
    world.agree_and_open()
    with as_owner():
        assert not OpenPart.objects.filter(finding=finding).exists()


def test_a_finding_worded_anew_is_not_read_before_the_page_is_opened_anew(world: World):
    finding, _text = standing(world)
    there = reverse("open_part_new", args=[world.cast.process.pk]) + f"?innsikt={finding.pk}"
    world.as_("siv").post(there, {"key": str(uuid4()), "heading": finding.title, "words": finding.words})
    world.agree_and_open()
    with as_owner():
        Finding.objects.filter(pk=finding.pk).update(settled_at=timezone.now() + timedelta(minutes=1))
    assert finding.words not in world.open_words()
    drafted = world.draft()["drafted"]
    assert (len(drafted.risen), drafted.changed, drafted.differs) == (1, True, False)
    with as_owner():
        Finding.objects.filter(pk=finding.pk).update(settled_at=timezone.now() - timedelta(hours=1))
    world.post("siv", "open_page_opened", world.cast.process.pk, digest=world.digest())
    assert finding.words in world.open_words()


def test_what_is_not_in_use_any_more_is_not_told_as_in_use(world: World):
    use = make.make(
        Use, municipality=world.cast.testvik, process=world.cast.process, title="Ett brev", owner="Kari", became="routine",
        words="Ett brev om alt.", since="2026-01-01", for_how_many=4, look_on="2027-01-01",
    )  # fmt: skip
    there = reverse("open_part_new", args=[world.cast.process.pk]) + f"?i-bruk={use.pk}"
    world.as_("siv").post(there, {"key": str(uuid4()), "heading": "Ett brev", "words": use.words})
    world.agree_and_open()
    assert use.words in world.open_words()
    with as_owner():
        Use.objects.update(ended_at=timezone.now())
    assert use.words not in world.open_words()
    assert "ikke i bruk lenger" in world.as_("siv").get(reverse("open_page_edit", args=[world.cast.process.pk])).text


def test_when_a_teller_takes_a_story_down_the_rest_stands_as_agreed(world: World):
    world.offer_and_put_on()
    world.agree_and_open()
    there = reverse("open_page_edit", args=[world.cast.process.pk])
    assert "Den som fortalte en av historiene" not in world.as_("siv").get(there).text
    world.post("fatima", "open_story_taken_down", world.story.pk)
    text = world.as_("siv").get(there).text
    assert ("Den som fortalte en av historiene" in text, "Tjenestene" in text.split('id="enig"')[1]) == (True, False)
    world.post(
        "siv", "open_part_new", world.cast.process.pk, key=str(uuid4()), heading="Mer", words="Det hjelper å møtes."
    )
    assert "Den som fortalte en av historiene" not in world.as_("siv").get(there).text


def test_what_stands_open_is_listed_for_everyone(world: World):
    assert "Det vi lærte" not in world.everyone.get("/apen/").text
    world.agree_and_open()
    for there in ("/", "/om/"):
        assert 'href="/apen/"' in world.everyone.get(there).text
    answer = world.everyone.get("/apen/")
    assert (
        'href="/apen/det-vi-laerte/"' in answer.text,
        f"Testvik, {telling.told(timezone.now(), 'month')}" in answer.text,
    ) == (
        True,
        True,
    )
    assert answer.headers["Cache-Control"] == "private, no-store"
    few = asked(world.everyone, "/apen/")
    for slug in ("en", "to"):
        other = make.process(world.cast.testvik, slug)
        page = make.make(OpenPage, municipality=world.cast.testvik, process=other, slug=slug, title=slug)
        make.make(
            OpenShown, municipality=world.cast.testvik, process=other, page=page, kind="text", place=0, heading=slug
        )
    assert (len(world.everyone.get("/apen/").context["list"].page), asked(world.everyone, "/apen/")) == (3, few)
    world.post("siv", "open_page_closed", world.cast.process.pk)
    assert "Det vi lærte" not in world.everyone.get("/apen/").text


def test_what_a_form_needs_is_not_kept_when_the_browser_is_closed(world: World):
    cookie = world.everyone.get(reverse("login")).cookies["csrftoken"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


@pytest.mark.parametrize("name", ["odd", "anne", "bo"])
def test_strangers_see_no_draft(world: World, name: str):
    assert world.as_(name).get(reverse("open_page_edit", args=[world.cast.process.pk])).status_code == 404


@pytest.mark.parametrize("name", ["fatima", "kari"])
def test_both_sides_read_the_draft_and_do_not_write_it(world: World, name: str):
    assert world.draft(name)["may_draft"] is False
    there = world.cast.process.pk
    assert world.post(name, "open_page_edit", there, title="x", slug="x", language="nb") == 404
    assert world.post(name, "open_part_new", there, key=str(uuid4()), words="x") == 404
    assert world.post(name, "open_page_opened", there, digest="x") == 404


def test_an_address_in_use_is_refused_beside_its_field(world: World):
    make.make(OpenPage, municipality=world.cast.nordvik, process=world.cast.other, slug="i-bruk", title="Nord")
    answer = world.as_("siv").post(
        reverse("open_page_edit", args=[world.cast.process.pk]), {"title": "x", "slug": "i-bruk", "language": "nb"}
    )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["slug"])


def test_an_address_where_nothing_stands_is_not_found(world: World):
    assert world.everyone.get("/apen/det-vi-laerte/").status_code == 404
    assert world.everyone.get("/apen/finnes-ikke/").status_code == 404


def test_the_page_speaks_its_own_language(world: World):
    with as_owner():
        OpenPage.objects.update(language="en")
    world.agree_and_open()
    assert '<html lang="en"' in world.open_words()
