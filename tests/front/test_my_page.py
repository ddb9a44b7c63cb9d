"""Min side: the one next thing for everyone in the cast, what became of what one said, whom to call."""

import re
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.front.queries.my_page import MyPage, my_page_of
from usving.front.rules import TIP_NAMES
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.models import HandOverApproval, HandOverSource, Hiding, Report
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.next_thing import NextThing
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    """Everyone in place, every member of staff with a second lock, the next gathering planned far ahead."""
    world = cast()
    for worker in (world.nils, world.kari, world.siv, world.liv, world.anne):
        second_lock(worker)
    return world


def second_lock(account: Account) -> None:
    from allauth.mfa.models import Authenticator

    make.make(Authenticator, user=account, type="totp", data={"secret": "x"})


def page_of(account: Account) -> MyPage:
    with acting_as(account.pk):
        return my_page_of(account, now=timezone.now())


def approve(hand_over, side: Side, by: Account) -> None:
    make.make(
        HandOverApproval,
        municipality=by.municipality,
        process_id=hand_over.process_id,
        hand_over=hand_over,
        side=side.value,
        by=by,
    )


def test_each_role_gets_the_thing_that_is_theirs(world: Cast) -> None:
    things = {
        name: page_of(getattr(world, name)).thing for name in ("fatima", "amina", "nils", "siv", "liv", "anne", "odd")
    }
    assert things == {
        "fatima": NextThing.WRITE,
        "amina": NextThing.WRITE,
        "nils": NextThing.WRITE,
        "siv": NextThing.PLAN_GATHERING,
        "liv": NextThing.PLAN_GATHERING,
        "anne": NextThing.READY_MUNICIPALITY,
        "odd": NextThing.WAIT,
    }


def test_staff_without_a_second_lock_set_one_up_first() -> None:
    world = cast()
    assert (page_of(world.nils).thing, page_of(world.fatima).thing) == (NextThing.SECOND_LOCK, NextThing.WRITE)


def test_a_coming_gathering_is_answered_first_and_only_by_those_who_are_asked(world: Cast) -> None:
    for_families = make.gathering(world.process, GatheringKind.FAMILIES, days=20)
    fatima, siv, nils = page_of(world.fatima), page_of(world.siv), page_of(world.nils)
    assert (fatima.thing, fatima.about, fatima.gathering, fatima.asked) == (
        NextThing.ANSWER_GATHERING,
        for_families,
        for_families,
        True,
    )
    assert (siv.gathering, siv.asked, siv.thing) == (for_families, False, NextThing.WRITE)
    assert (nils.gathering, nils.thing) == (None, NextThing.WRITE)


def test_an_answered_or_called_off_or_held_gathering_waits_for_nobody(world: Cast) -> None:
    answered = make.gathering(world.process, days=20)
    make.attendance(answered, world.sol_seat, coming="no")
    make.gathering(world.process, days=21, called_off_at=timezone.now())
    make.gathering(world.process, days=-3)
    page = page_of(world.jonas)
    assert (page.thing, page.gathering.pk, page.gathering.mine) == (NextThing.WRITE, answered.pk, "no")


def test_a_hand_over_waits_for_the_side_that_has_not_approved_it(world: Cast) -> None:
    hand_over = make.hand_over(make.station(world.process), "Vi er flere om dette.", world.nils, Side.PROVIDERS)
    approve(hand_over, Side.PROVIDERS, world.nils)
    fatima, kari = page_of(world.fatima), page_of(world.kari)
    assert (fatima.thing, fatima.about, kari.thing) == (NextThing.APPROVE_HAND_OVER, hand_over, NextThing.WRITE)
    approve(hand_over, Side.FAMILIES, world.fatima)
    make.gathering(world.process, GatheringKind.OPEN, days=30)
    siv = page_of(world.siv)
    assert (page_of(world.fatima).thing, siv.thing, siv.about) == (
        NextThing.ANSWER_GATHERING,
        NextThing.MOVE_ON,
        hand_over,
    )


def test_an_adult_of_a_family_that_has_not_spoken_is_asked_at_the_gate(world: Cast) -> None:
    make.voice(world.process, world.bekk, Matter.JOIN, says=False)
    asked = {name: page_of(getattr(world, name)).thing for name in ("fatima", "amina", "per", "nils")}
    assert asked == {
        "fatima": NextThing.SPEAK_AT_GATE,
        "amina": NextThing.WRITE,
        "per": NextThing.WRITE,
        "nils": NextThing.WRITE,
    }
    make.gate(world.process)
    assert page_of(world.fatima).thing == NextThing.WRITE


def test_a_facilitator_reads_reports_and_a_process_leader_does_not(world: Cast) -> None:
    said = make.contribution(world.kari, make.station(world.process), "Til meg selv")
    make.gathering(world.process, days=30)
    make.make(
        Report,
        municipality=world.testvik,
        process=world.process,
        contribution=said,
        by=world.nils,
        reason="Nevner navn",
    )
    assert (page_of(world.siv).thing, page_of(world.liv).thing) == (NextThing.READ_REPORTS, NextThing.WRITE)


def test_those_who_lead_note_who_came_and_call_those_who_have_not_answered(world: Cast) -> None:
    held = make.gathering(world.process, GatheringKind.FAMILIES, days=-2)
    near = make.gathering(world.process, GatheringKind.FAMILIES, days=3)
    before = page_of(world.siv)
    assert (before.thing, before.about) == (NextThing.NOTE_WHO_CAME, held)
    make.attendance(held, world.sol_seat, came=True)
    make.attendance(near, world.sol_seat, coming="yes")
    after = page_of(world.siv)
    assert (after.thing, after.about) == (NextThing.CALL_UNANSWERED, near)
    make.attendance(near, world.bekk_seat, coming="no")
    assert page_of(world.siv).thing == NextThing.WRITE


def test_a_talk_between_two_is_answered_by_those_who_are_asked(world: Cast) -> None:
    from usving.process.models import GatheringGuest

    talk = make.gathering(world.process, GatheringKind.BILATERAL, days=3)
    for seat in (world.bekk_seat, world.kari_seat):
        make.make(GatheringGuest, municipality=world.testvik, gathering=talk, seat=seat)
    assert [page_of(who).gathering for who in (world.per, world.kari, world.fatima, world.nils)] == [
        talk,
        talk,
        None,
        None,
    ]
    make.attendance(talk, world.bekk_seat, coming="yes")
    assert page_of(world.siv).thing == NextThing.CALL_UNANSWERED
    make.attendance(talk, world.kari_seat, coming="yes")
    assert page_of(world.siv).thing == NextThing.WRITE


def test_a_worker_at_an_office_that_recruits_today_invites(world: Cast) -> None:
    worker = make.account(world.testvik, "Tor Teller", staff=True)
    make.role(worker, Role.CASEWORKER, world.office)
    second_lock(worker)
    channel = make.channel(world.process, world.office)
    page = page_of(worker)
    assert (page.thing, page.about, page.places.recruits) == (NextThing.RECRUIT, channel, True)
    make.channel(world.process, world.nav, opens=-30, closes=-1)
    assert (page_of(world.nils).thing, page_of(world.nils).places.recruits) == (NextThing.WRITE, True)


def test_a_process_leader_is_led_from_a_new_process_to_its_first_gathering(world: Cast, client: Visitor) -> None:
    eva = make.account(world.testvik, "Eva Enslig", staff=True)
    make.role(eva, Role.PROCESS_LEADER)
    second_lock(eva)
    assert page_of(eva).thing == NextThing.BEGIN_PROCESS
    process = make.process(world.testvik, "Ny prosess")
    make.seat(process, SeatRole.PROCESS_LEADER, eva)

    def now() -> tuple[NextThing, str]:
        page = page_of(eva)
        return page.thing, page.about.next_step if page.thing is NextThing.START_PROCESS else ""

    assert now() == (NextThing.START_PROCESS, "seats")
    html = client.login_as(eva).get(reverse("my_page")).content.decode()
    assert (html.count("card-here"), reverse("setup_seat_new", args=[process.pk]) in html) == (1, True)
    make.seat(process, SeatRole.FAMILY)
    assert now() == (NextThing.START_PROCESS, "office")
    make.channel(process, world.nav)
    assert now() == (NextThing.PLAN_GATHERING, "")
    make.gathering(process, days=30)
    assert now() == (NextThing.WRITE, "")


def test_the_box_for_newcomers_is_closed_once_and_for_each_ones_own(world: Cast, client: Visitor) -> None:
    shown = {
        name: page_of(getattr(world, name)).tip for name in ("fatima", "amina", "nils", "siv", "liv", "anne", "odd")
    }
    assert shown == {
        "fatima": "family",
        "amina": "family",
        "nils": "provider",
        "siv": "facilitator",
        "liv": "process-leader",
        "anne": "administrator",
        "odd": "other",
    }
    client.login_as(world.fatima)
    url = reverse("tip_closed", args=["family"])
    assert [client.post(url).status_code for _twice in range(2)] == [302, 302]
    assert (page_of(world.fatima).tip, page_of(world.jonas).tip) == ("", "family")
    assert "Ny her?" not in client.get(reverse("my_page")).content.decode()
    assert (client.get(url).status_code, client.post(reverse("tip_closed", args=["tull"])).status_code) == (405, 404)


@pytest.mark.parametrize("demonstration", [True, False])
@pytest.mark.parametrize("name", sorted(TIP_NAMES))
def test_every_box_has_its_words(world: Cast, name: str, demonstration: bool) -> None:
    words = render_to_string(f"front/tips/{name}.html", {"mine": page_of(world.fatima), "demonstration": demonstration})
    assert words.count("<li>") in (1, 2, 3)


@pytest.mark.parametrize("demonstration", [True, False])
@pytest.mark.parametrize(
    ("role", "busy", "leads_to"),
    [
        (Role.VOLUNTEER, True, ["volunteer_tasks", "exchange", "notices"]),
        (Role.VOLUNTEER, False, ["notices"]),
        (Role.HOUSING_MANAGER, True, ["recruiting", "lifted_to_me", "decided"]),
        (Role.HOUSING_MANAGER, False, ["lifted_to_me", "decided"]),
        (Role.CASEWORKER, True, ["recruiting", "decided", "processes"]),
        (Role.CASEWORKER, False, ["decided", "processes"]),
    ],
)
def test_the_box_leads_to_pages_that_open(
    world: Cast, client: Visitor, role: Role, busy: bool, leads_to: list[str], demonstration: bool
) -> None:
    """`busy`: a volunteer with a seat, an office that invites."""
    eva = make.account(world.testvik, "Eva Ny", staff=role is not Role.VOLUNTEER)
    make.role(eva, role, world.office)
    if busy and role is Role.VOLUNTEER:
        make.seat(world.process, SeatRole.VOLUNTEER, eva)
    elif busy:
        make.channel(world.process, world.office)
    page = page_of(eva)
    words = render_to_string(f"front/tips/{page.tip}.html", {"mine": page, "demonstration": demonstration})
    links = re.findall(r'href="([^"]+)"', words)
    assert [resolve(link).url_name for link in links] == leads_to
    client.login_as(eva)
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_what_became_of_what_one_said(world: Cast) -> None:
    station = make.station(world.process)
    circle = make.circle(world.process, Side.FAMILIES)
    texts = {}
    for days, (text, audience) in enumerate(
        [("gammelt", Audience.ME), ("porten", Audience.ALL), ("skjult", Audience.CIRCLE)]
    ):
        written = timezone.now() - timedelta(days=10 - days)
        texts[text] = make.contribution(world.fatima, station, text, audience, circle=circle, written_at=written)
    make.contribution(world.jonas, station, "en annens", Audience.CIRCLE, circle=circle)
    make.make(
        Hiding,
        municipality=world.testvik,
        process=world.process,
        contribution=texts["skjult"],
        by=world.siv,
        reason="Navn på et barn",
    )
    hand_over = make.hand_over(station, "Dette tar vi med.", world.fatima)
    source = {"municipality": world.testvik, "process": world.process, "hand_over": hand_over}
    make.make(HandOverSource, contribution=texts["gammelt"], **source)
    approve(hand_over, Side.FAMILIES, world.fatima)
    said = [each.about for each in page_of(world.fatima).said]
    seen = [(s.contribution.text, s.waits, s.hidden_because, [c.sides for c in s.carried]) for s in said]
    assert seen == [
        ("skjult", False, "Navn på et barn", []),
        ("porten", True, "", []),
        ("gammelt", False, "", [1]),
    ]
    make.gate(world.process)
    assert [each.about.waits for each in page_of(world.fatima).said] == [False, False, False]


def test_whom_one_can_call(world: Cast) -> None:
    called = {
        name: [(person.name, person.role) for person in page_of(getattr(world, name)).contacts]
        for name in ("fatima", "per", "kari", "siv", "odd", "anne", "bo")
    }
    assert called == {
        "fatima": [("Nils Nilsen", "Kontaktpersonen deres")],
        "per": [("Siv Svingen", "Prosessveileder")],
        "kari": [("Siv Svingen", "Prosessveileder")],
        "siv": [("Liv Leder", "Prosjektleder")],
        "odd": [("Anne Admin", "Administrator i kommunen")],
        "anne": [],
        "bo": [],
    }


@pytest.mark.parametrize("name", ["fatima", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo"])
def test_everyone_gets_a_page_with_one_main_button_at_most(world: Cast, client: Visitor, name: str) -> None:
    make.gathering(world.process, days=2)
    answer = client.login_as(getattr(world, name)).get(reverse("my_page"))
    html = answer.content.decode()
    assert (answer.status_code, html.count("card-here")) == (200, 1)


LED_ON = {Role.ADMINISTRATOR: "Gjør kommunen klar", Role.PROCESS_LEADER: "Lag den første prosessen"}


@pytest.mark.parametrize("role", sorted(Role))
def test_every_role_without_anything_is_told_so_honestly(world: Cast, client: Visitor, role: Role) -> None:
    someone = make.account(world.testvik, "Eva Enslig")
    make.role(someone, role)
    html = client.login_as(someone).get(reverse("my_page")).content.decode()
    if role in LED_ON:
        assert (LED_ON[role] in html, "Ingenting venter" in html) == (True, False)
        return
    card = html[html.index("Ingenting venter på deg nå") : html.index("Lurer du på noe")]
    assert (card.count("<p>"), "Anne Admin" in html) == (2, True)


@pytest.mark.parametrize("thing", sorted(NextThing))
def test_every_thing_has_its_words(thing: NextThing) -> None:
    from django.template.loader import get_template

    assert get_template(f"front/next/{thing}.html")


def test_strangers_to_the_house_are_sent_to_the_login(client: Visitor) -> None:
    answer = client.get(reverse("my_page"))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{reverse('login')}?next=/min-side/")


def test_min_side_is_only_read(world: Cast, client: Visitor) -> None:
    assert client.login_as(world.fatima).post(reverse("my_page")).status_code == 405


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("fatima", 28), ("nils", 28), ("siv", 29), ("anne", 19), ("odd", 16)])
def test_the_number_of_queries(
    world: Cast, client: Visitor, name: str, queries: int, many: int, django_assert_num_queries
) -> None:
    someone, station = getattr(world, name), make.station(world.process)
    for number in range(many):
        make.gathering(world.process, days=2 + number)
        make.gathering(world.process, days=-2 - number)
        make.contribution(someone, station, f"Nummer {number}")
    make.gate(world.process)
    client.login_as(someone)
    with django_assert_num_queries(queries):
        client.get(reverse("my_page"))
