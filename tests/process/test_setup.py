"""The set-up of a process that runs: who may change it, and that nothing said, answered or planned is lost by it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.models import (
    Attendance,
    Circle,
    Contribution,
    Invitation,
    Partner,
    Process,
    RecruitingChannel,
    Report,
    Seat,
    Station,
)
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db
STRANGERS = ["fatima", "nils", "anne", "odd", "bo"]
PAGES = ["setup", "setup_frame", "setup_partner_new", "setup_seat_new", "setup_leader", "setup_office_new"]


@pytest.fixture
def world() -> Cast:
    return cast()


def at(world: Cast, name: str, *more: Any) -> str:
    return reverse(name, args=[world.process.pk, *more])


def days(starts: int, ends: int) -> dict[str, str]:
    today = timezone.localdate()
    return {"starts": str(today + timedelta(days=starts)), "ends": str(today + timedelta(days=ends))}


def invites(opens: int, closes: int) -> dict[str, str]:
    said = days(opens, closes)
    return {"opens": said["starts"], "closes": said["ends"]}


def frame(**changed: Any) -> dict[str, Any]:
    return {"name": "Nytt navn", "question": "Hva nå?", "arena": "Kafeen", **days(-180, 180), **changed}


def partner(world: Cast, part: str = "Bærer") -> Partner:
    return make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part=part)


def empty(world: Cast, role: SeatRole = SeatRole.PROVIDER, **values: Any) -> Seat:
    return make.seat(world.process, role, None, organisation=world.nav, **values)


def there(world: Cast) -> dict[str, str]:
    """The pages of something that is in the process, each with something there to find."""
    office = make.channel(world.process, world.nav)
    return {
        "setup_station": at(world, "setup_station", 1),
        "setup_partner": at(world, "setup_partner", partner(world).pk),
        "setup_seat": at(world, "setup_seat", empty(world).pk),
        "setup_office": at(world, "setup_office", office.pk),
    }


def reload(row: Any) -> Any:
    with as_owner():
        return type(row).objects.get(pk=row.pk)


def test_those_who_lead_see_every_page_and_nobody_else(client: Visitor, world: Cast):
    pages = {**{name: at(world, name) for name in PAGES}, **there(world)}
    for name in ("liv", "siv"):
        client.login_as(getattr(world, name))
        assert {page: client.get(url).status_code for page, url in pages.items()} == dict.fromkeys(pages, 200)
    for name in STRANGERS:
        client.login_as(getattr(world, name))
        assert {page: client.get(url).status_code for page, url in pages.items()} == dict.fromkeys(pages, 404)
        posts = {page: client.post(url, frame()).status_code for page, url in pages.items() if page != "setup"}
        assert posts == dict.fromkeys(posts, 404)


def test_what_is_not_there_is_404(client: Visitor, world: Cast):
    client.login_as(world.liv)
    names = ("setup_partner", "setup_seat", "setup_office")
    assert [client.get(at(world, name, uuid4())).status_code for name in names] == [404] * 3
    assert [client.get(at(world, "setup_station", number)).status_code for number in (0, 8)] == [404] * 2
    assert client.get(at(world, "setup_seat", world.nils_seat.pk)).status_code == 404
    assert client.get(reverse("setup", args=[uuid4()])).status_code == 404
    assert client.get(reverse("setup_seat", args=[world.process.pk, empty_elsewhere(world).pk])).status_code == 404


def empty_elsewhere(world: Cast) -> Seat:
    return make.seat(make.process(world.testvik, "En annen"), SeatRole.PROVIDER)


def test_removing_is_posted(client: Visitor, world: Cast):
    client.login_as(world.liv)
    gone = [
        at(world, "setup_partner_removal", partner(world).pk),
        at(world, "setup_seat_removal", empty(world).pk),
    ]
    assert [client.get(url).status_code for url in gone] == [405, 405]
    assert [client.login_as(world.nils).post(url).status_code for url in gone] == [404, 404]
    assert client.login_as(world.liv).post(at(world, "setup")).status_code == 405


def test_the_frame_is_changed_and_what_is_said_stays(client: Visitor, world: Cast):
    said = make.contribution(world.fatima, make.station(world.process), "Det trekker fra vinduet.")
    held = make.gathering(world.process, days=-30)
    assert client.login_as(world.liv).post(at(world, "setup_frame"), frame()).url == at(world, "setup")
    after = reload(world.process)
    assert (after.name, after.question, after.arena) == ("Nytt navn", "Hva nå?", "Kafeen")
    assert (reload(said).text, reload(held).title) == ("Det trekker fra vinduet.", "En kveld sammen")
    client.post(at(world, "setup_frame"), frame())
    with as_owner():
        assert Entry.objects.filter(event="process.frame_changed").count() == 1


@pytest.mark.parametrize("called_off", [False, True])
def test_a_gathering_is_never_left_outside(client: Visitor, world: Cast, called_off: bool):
    planned = make.gathering(world.process, days=30, called_off_at=timezone.now() if called_off else None)
    day = timezone.localtime(planned.starts_at)
    response = client.login_as(world.liv).post(at(world, "setup_frame"), frame(**days(-180, 29)))
    assert response.status_code == 422
    (sentence,) = response.context["form"].errors["ends"]
    assert sentence.startswith(f"Samlingen «En kveld sammen» ({day.day}. ")
    assert client.post(at(world, "setup_frame"), frame(**days(-180, 30))).status_code == 302
    assert client.post(at(world, "setup_frame"), frame(**days(31, 180))).context["form"].errors.keys() == {"starts"}
    assert reload(world.process).ends == timezone.localdate() + timedelta(days=30)


def test_a_process_ends_after_it_starts_and_after_its_offices_open(client: Visitor, world: Cast):
    make.channel(world.process, world.nav, opens=20, closes=40)
    client.login_as(world.liv)
    early = client.post(at(world, "setup_frame"), frame(**days(-180, 19))).context["form"].errors
    never = client.post(at(world, "setup_frame"), frame(**days(5, 5))).context["form"].errors
    assert early["ends"][0].startswith(f"Rekrutteringen hos «{world.nav.name}» åpner ")
    assert never == {"ends": ["Prosessen må slutte etter at den starter."]}


def words(**changed: Any) -> dict[str, Any]:
    said = {"name_nb": "Slik er det", "hint_nb": "nå", "question_nb": "Hva er?", "name_nn": "Slik er det no"}
    return {**said, "hint_nn": "", "question_nn": "", "name_en": "", "hint_en": "", "question_en": "", **changed}


def test_a_stations_words_and_days_are_changed(client: Visitor, world: Cast):
    url = at(world, "setup_station", 2)
    assert client.login_as(world.liv).post(url, words(**days(-10, 10))).status_code == 302
    station = make.station(world.process, 2)
    assert station.words == {
        "name": {"nb": "Slik er det", "nn": "Slik er det no"},
        "hint": {"nb": "nå"},
        "question": {"nb": "Hva er?"},
    }
    assert (station.starts, station.ends) == (
        timezone.localdate() - timedelta(days=10),
        timezone.localdate() + timedelta(days=10),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "field", "sentence"),
    [
        (10, 9, "ends", "Stasjonen kan ikke slutte før den starter."),
        (-181, 9, "starts", "Datoene må ligge innenfor tiden prosessen varer."),
        (0, 181, "ends", "Datoene må ligge innenfor tiden prosessen varer."),
        (-11, 9, "starts", "Stasjonen kan ikke starte før stasjonen foran den."),
        (21, 30, "starts", "Stasjonen kan ikke starte etter stasjonen bak den."),
    ],
)
def test_a_stations_days_fit_the_frame_and_the_order(
    client: Visitor, world: Cast, starts: int, ends: int, field: str, sentence: str
):
    today = timezone.localdate()
    with as_owner():
        for number, begins in ((1, -10), (3, 20)):
            near = Station.objects.filter(process=world.process, number=number)
            near.update(starts=today + timedelta(days=begins), ends=today + timedelta(days=begins + 20))
    response = client.login_as(world.liv).post(at(world, "setup_station", 2), words(**days(starts, ends)))
    assert (response.status_code, response.context["form"].errors) == (422, {field: [sentence]})


def test_a_station_needs_its_bokmaal_words_in_a_length_that_a_file_holds(client: Visitor, world: Cast):
    sent = words(name_nb="", question_en="x" * 401, **days(0, 1))
    response = client.login_as(world.liv).post(at(world, "setup_station", 2), sent)
    assert response.context["form"].errors == {
        "name_nb": ["Skriv noe her på bokmål."],
        "question_en": ["Skriv kortere: høyst 400 tegn. Dette er 401."],
    }


def test_a_partner_comes_once_and_goes_without_its_seats(client: Visitor, world: Cast):
    seat, sent = empty(world), {"key": str(uuid4()), "organisation": str(world.nav.pk), "part": "Bærer"}
    client.login_as(world.liv)
    with as_owner():
        before = Seat.objects.filter(process=world.process).count()
    first = client.post(at(world, "setup_partner_new"), sent)
    assert first.status_code == 302
    assert client.post(at(world, "setup_partner_new"), {**sent, "key": str(uuid4())}).status_code == 422
    added = Partner(pk=UUID(sent["key"]))
    client.post(at(world, "setup_partner", added.pk), {"part": "Bærer mer"})
    assert reload(added).part == "Bærer mer"
    client.post(at(world, "setup_partner_removal", added.pk))
    with as_owner():
        assert Partner.objects.filter(process=world.process).count() == 0
        assert Seat.objects.filter(process=world.process).count() == before
        events = list(Entry.objects.order_by("at").values_list("event", flat=True))
    assert [e for e in events if "partner" in e] == [
        f"process.partner_{what}" for what in ("added", "changed", "removed")
    ]
    assert reload(seat).organisation_id == world.nav.pk


def test_a_new_organisation_is_named_with_its_kind(client: Visitor, world: Cast):
    sent = {"key": str(uuid4()), "organisation": "", "new_name": "Byggmester Bjørk", "part": "Bygger"}
    url = at(world, "setup_partner_new")
    missing = client.login_as(world.liv).post(url, {**sent, "new_kind": ""})
    assert missing.context["form"].errors == {"new_kind": ["Velg hva slags virksomhet det er."]}
    assert client.post(url, {**sent, "new_kind": "contractor"}).status_code == 302
    nothing = client.post(url, {"key": str(uuid4()), "part": "x"})
    assert nothing.context["form"].errors == {"organisation": ["Velg en virksomhet, eller skriv en ny."]}
    with as_owner():
        made = Partner.objects.get(process=world.process).organisation
    assert (made.name, made.code, made.kind) == ("Byggmester Bjørk", "byggmester-bjork", "contractor")


def seat_sent(world: Cast, role: str, **changed: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "role": role, "label": "Plass 6", "organisation": str(world.nav.pk), **changed}


def test_seats_are_added_once_in_their_own_circle(client: Visitor, world: Cast):
    make.channel(world.process, world.nav)
    client.login_as(world.liv)
    for role in ("family", "provider"):
        sent = seat_sent(world, role)
        for _click in range(2):
            assert client.post(at(world, "setup_seat_new"), sent).status_code == 302
        with as_owner():
            seat = Seat.objects.select_related("circle").get(pk=sent["key"])
        side = "families" if role == "family" else "providers"
        assert (seat.circle.side, seat.side, seat.account_id, seat.family_id) == (side, side, None, None)


def test_a_familys_seat_has_an_office_that_recruits(client: Visitor, world: Cast):
    client.login_as(world.liv)
    sentence = "Velg et kontor som inviterer familier til prosessen. Legg det til under «Rekruttering» først."
    response = client.post(at(world, "setup_seat_new"), seat_sent(world, "family"))
    assert response.context["form"].errors == {"organisation": [sentence]}
    provider = client.post(at(world, "setup_seat_new"), seat_sent(world, "provider", organisation=""))
    assert provider.context["form"].errors == {"organisation": ["Velg hvor tjenesteyteren kommer fra."]}


def test_an_empty_seat_is_named_anew_or_removed(client: Visitor, world: Cast):
    seat, family = empty(world), empty(world, SeatRole.FAMILY)
    client.login_as(world.liv)
    client.post(at(world, "setup_seat", seat.pk), {"label": "Rådgiver", "organisation": str(world.office.pk)})
    assert (reload(seat).label, reload(seat).organisation_id) == ("Rådgiver", world.office.pk)
    assert client.post(at(world, "setup_seat", family.pk), {"label": "x"}).status_code == 404
    for each in (seat, family):
        client.post(at(world, "setup_seat_removal", each.pk))
    with as_owner():
        assert Seat.objects.filter(pk__in=[seat.pk, family.pk]).count() == 0


def invitation(world: Cast, seat: Seat, *, lives: int) -> Invitation:
    return make.make(
        Invitation, municipality=world.testvik, process=world.process, side=Side.PROVIDERS.value, organisation=world.nav,
        seat=seat, to_name="Pia", way="paper", digest=str(uuid4()), expires_at=timezone.now() + timedelta(days=lives),
    )  # fmt: skip


def removal(client: Visitor, world: Cast, seat: Seat) -> list[str]:
    """Try to remove a seat, and return what is said of it."""
    response = client.login_as(world.liv).post(at(world, "setup_seat_removal", seat.pk), follow=True)
    return [str(message) for message in response.context["messages"]]


def test_a_seat_that_something_hangs_on_stays(client: Visitor, world: Cast):
    left, invited, old = empty(world), empty(world), empty(world)
    make.attendance(make.gathering(world.process), left, coming="yes")
    invitation(world, invited, lives=3)
    kept = invitation(world, old, lives=-3)
    assert removal(client, world, left) == [
        "Noen har sittet her, og det de svarte, henger på plassen. Den blir stående, så ingenting går tapt."
    ]
    assert removal(client, world, invited) == [
        "Noen er invitert til plassen og kan fortsatt si ja. Den kan fjernes når invitasjonen har gått ut."
    ]
    assert removal(client, world, old) == ["Plassen er fjernet."]
    with as_owner():
        assert set(Seat.objects.filter(pk__in=[left.pk, invited.pk, old.pk])) == {left, invited}
        assert Attendance.objects.get(seat=left).coming == "yes"
    assert reload(kept).seat_id is None


def test_the_database_removes_no_taken_seat_and_nothing_for_strangers(world: Cast):
    from django.db import connection

    def removed(asker: Account, seat: Seat) -> str:
        with acting_as(asker.pk), connection.cursor() as cursor:
            cursor.execute("select process_remove_seat(%s)", [seat.pk])
            return str(cursor.fetchone()[0])

    free = empty(world)
    assert [removed(world.liv, seat) for seat in (world.sol_seat, world.nils_seat)] == ["taken", "taken"]
    assert {removed(getattr(world, name), free) for name in STRANGERS} == {"refused"}
    assert removed(world.siv, free) == "removed"


@pytest.mark.parametrize("holder", [None, "sol"])
def test_the_database_lets_a_leader_add_a_familys_seat_but_never_fill_it(world: Cast, holder: str | None):
    with acting_as(world.liv.pk):
        circle = Circle.objects.get(process=world.process, side="families")
        row = {
            "municipality": world.testvik,
            "process": world.process,
            "role": "family",
            "code": "ny",
            "circle": circle,
        }
        if holder is None:
            assert Seat.objects.create(**row).pk
            return
        with pytest.raises(ProgrammingError), transaction.atomic():
            Seat.objects.create(**row, account=world.liv)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Seat.objects.create(**row, family=make.family(world.testvik, "Ny familie"))


def test_the_database_lets_no_leader_into_the_families_circle(world: Cast):
    mine = Seat.objects.filter(process=world.process, account=world.liv)
    with acting_as(world.liv.pk):
        families = Circle.objects.get(process=world.process, side="families")
        with pytest.raises(ProgrammingError), transaction.atomic():
            mine.update(circle=families)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Seat.objects.create(
                municipality=world.testvik, process=world.process, role="provider", code="smug", circle=families,
                account=world.liv,
            )  # fmt: skip


def test_a_facilitator_is_seated_and_reads_it_in_their_own_log(client: Visitor, world: Cast):
    eva = make.account(world.testvik, "Eva Veileder", staff=True)
    make.role(eva, Role.FACILITATOR)
    seat = make.seat(world.process, SeatRole.FACILITATOR, None)
    url, sent = at(world, "setup_leader"), {"key": str(uuid4()), "person": f"facilitator:{eva.pk}"}
    page = client.login_as(world.liv).get(url)
    assert page.context["people"] == [(sent["person"], "Eva Veileder – prosessveileder")]
    assert client.post(url, sent).status_code == 302
    assert (reload(seat).account_id, reload(seat).called) == (eva.pk, "Eva Veileder")
    assert client.login_as(eva).get(at(world, "setup")).status_code == 200
    log = client.get("/om-meg/logg/").content.decode()
    assert "Ga deg en plass blant dem som leder prosessen." in log


def test_only_staff_with_the_role_can_be_chosen_to_lead(client: Visitor, world: Cast):
    for account in (world.nils, world.fatima, world.bo):
        sent = {"key": str(uuid4()), "person": f"facilitator:{account.pk}"}
        response = client.login_as(world.liv).post(at(world, "setup_leader"), sent)
        assert response.context["form"].errors == {"person": ["Velg en av dem som står her."]}


def test_an_office_is_added_once_and_its_letters_live_as_long_as_it_invites(client: Visitor, world: Cast):
    sent = {"key": str(uuid4()), "organisation": str(world.nav.pk), **invites(-5, 5)}
    client.login_as(world.liv)
    for _click in range(2):
        client.post(at(world, "setup_office_new"), sent)
    with as_owner():
        office = RecruitingChannel.objects.get(process=world.process)
        letter = make.make(
            Invitation, municipality=world.testvik, process=world.process, side="families", organisation=world.nav,
            to_name="x", way="paper", digest="x", expires_at=timezone.now() + timedelta(days=5),
        )  # fmt: skip
    client.post(at(world, "setup_office", office.pk), invites(-5, 20))
    longer = timezone.localtime(reload(letter).expires_at)
    assert (longer.date(), longer.hour, longer.minute) == (timezone.localdate() + timedelta(days=20), 23, 59)
    client.post(at(world, "setup_office", office.pk), invites(-5, 1))
    assert reload(letter).expires_at == longer
    assert reload(office).closes == timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "errors"),
    [
        (5, 4, {"closes": ["Rekrutteringen kan ikke lukke før den åpner."]}),
        (181, 190, {"opens": ["Rekrutteringen må åpne før prosessen er over."]}),
    ],
)
def test_an_office_invites_before_the_end(
    client: Visitor, world: Cast, opens: int, closes: int, errors: dict[str, list[str]]
):
    office = make.channel(world.process, world.nav)
    response = client.login_as(world.liv).post(at(world, "setup_office", office.pk), invites(opens, closes))
    assert (response.status_code, response.context["form"].errors) == (422, errors)


def waiting(client: Visitor, world: Cast, name: str) -> list[str]:
    response = client.login_as(getattr(world, name)).get(at(world, "setup"))
    return [each.sentence for each in response.context["set_up"].waiting]


def test_who_waits_for_what(client: Visitor, world: Cast):
    assert waiting(client, world, "siv") == []
    empty(world)
    empty(world, SeatRole.FAMILY)
    near = make.gathering(world.process, GatheringKind.FAMILIES, days=13)
    make.gathering(world.process, GatheringKind.FAMILIES, days=16)
    make.attendance(near, world.sol_seat, coming="yes")
    make.hand_over(make.station(world.process), "Vi begynner på nytt.", world.fatima)
    said = make.contribution(world.nils, make.station(world.process), "…")
    make.make(Report, municipality=world.testvik, process=world.process, contribution=said, by=world.kari, reason="x")
    day = date_words(timezone.localtime(near.starts_at).date())
    common = [
        "1 plass er ledig for en familie.",
        "1 plass er ledig for en tjenesteyter.",
        f"1 har ikke svart på «En kveld sammen» {day}.",
        "Det vi tar med oss fra «Stasjon 1», venter på familiene.",
        "Det vi tar med oss fra «Stasjon 1», venter på tjenesteyterne.",
    ]
    assert waiting(client, world, "liv") == common
    assert waiting(client, world, "siv") == [*common, "1 melding om et bidrag er ikke lest."]


def date_words(day: date) -> str:
    from django.utils.formats import date_format

    return str(date_format(day, "j. F"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    for each in range(number):
        empty(world)
        empty(world, SeatRole.FAMILY)
        office = make.organisation(world.testvik, name=f"Kontor {each}")
        make.make(Partner, municipality=world.testvik, process=world.process, organisation=office)
        make.channel(world.process, office)
        make.gathering(world.process, days=3 + each)
    client.login_as(world.siv)
    with django_assert_num_queries(20):
        client.get(at(world, "setup"))


def test_nothing_said_is_lost_by_all_of_this(client: Visitor, world: Cast):
    make.contribution(world.fatima, make.station(world.process, 2), "Vi bor trangt.")
    client.login_as(world.liv)
    client.post(at(world, "setup_frame"), frame())
    client.post(at(world, "setup_station", 2), words(**days(0, 10)))
    with as_owner():
        assert list(Contribution.objects.values_list("text", "station__number")) == [("Vi bor trangt.", 2)]
        assert Process.objects.filter(pk=world.process.pk).count() == 1
