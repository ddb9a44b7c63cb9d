"""The welcome went to a stranger who used it: corrected as wrong from the start, nothing of theirs opens anything any more."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_administration_staff import account, entries, invitation, link_sent_to
from tests.people.test_login_link import who_is_in
from tests.people.test_login_staff import RIGHT, add_app, app_code, try_password
from tests.people.test_staff_details import details, sent
from tests.visitor import Visitor
from usving.core.database.asking import answer_of
from usving.core.identity import acting_as
from usving.people.models import Account, AddressChange, KnownDevice, LoginLink, Notice, OutsideIdentity, Session
from usving.people.models.notice_wishes import NumberChange
from usving.process.models import AnswerKey, CalendarFeed

pytestmark = pytest.mark.django_db
UNSAID = "Velg hva som var galt med adressen."
WRONG, OURS = "ine@tesvik.example", "ine@testvik.example"


@pytest.fixture
def world() -> Cast:
    cache.clear()
    return cast()


@pytest.fixture
def anne(world: Cast, client: Visitor) -> Visitor:
    return client.login_as(world.anne)


def stranger_in(world: Cast, anne: Visitor) -> tuple[Visitor, Account, str]:
    """The welcome went astray: a stranger has used it, with a password, an app and all else that one can set up."""
    anne.post(reverse("staff_new"), invitation(world, email=WRONG))
    stranger, ine = Visitor(), account("Ine Inn")
    stranger.post(link_sent_to(WRONG))
    stranger.post(reverse("my_password"), {"password": RIGHT})
    secret, soon = add_app(stranger), timezone.now()
    with as_owner():
        Account.objects.filter(pk=ine.pk).update(mobile="+4791234567")
        Notice.objects.all().delete()
        LoginLink.objects.create(account=ine, digest="x" * 64, purpose="login", expires_at=soon)
    make.make(AddressChange, account=ine, address="annen@tesvik.example", digest="y" * 64, expires_at=soon)
    make.make(NumberChange, account=ine, number="+4790000000", digest="z" * 64, expires_at=soon)
    make.make(OutsideIdentity, municipality=world.testvik, account=ine, provider="idporten", digest="u" * 64)
    make.make(CalendarFeed, municipality=world.testvik, account=ine, digest="v" * 64, title="Avtale")
    return stranger, ine, secret


def set_up(ine: Account) -> list[int]:
    """How much there is by which one comes in, or reads without."""
    with as_owner():
        mine = [
            each.objects.filter(account=ine) for each in (AddressChange, NumberChange, OutsideIdentity, KnownDevice)
        ]
        links = LoginLink.objects.filter(account=ine, spent_at=None)
        keys = Authenticator.objects.filter(user_id=ine.pk)
        sessions = Session.objects.filter(account_id=ine.pk)
        return [each.count() for each in (*mine, links, keys, sessions, CalendarFeed.objects.filter(account=ine))]


def at_second_lock(world: Cast) -> Visitor:
    """The stranger on another telephone, with the password that was chosen; the app's code is asked for next."""
    visitor = Visitor()
    assert try_password(visitor, world, WRONG).headers["Location"] == reverse("mfa_authenticate")
    return visitor


def test_an_address_that_never_was_theirs_ends_all_that_a_stranger_set_up(world: Cast, anne: Visitor):
    stranger, ine, secret = stranger_in(world, anne)
    halfway, other = at_second_lock(world), at_second_lock(world)
    cache.clear()
    other.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert (who_is_in(stranger), who_is_in(other)) == (str(ine.pk), str(ine.pk))
    assert [each.get(reverse("mfa_index")).status_code for each in (stranger, other)] == [200, 200]
    assert set_up(ine) == [1, 1, 1, 2, 1, 2, 2, 1]
    answer = details(anne, ine, email=OURS, address_was="never-theirs")
    assert answer.status_code == 302
    assert "en ny velkomst er på vei" in anne.get(answer.headers["Location"]).content.decode()
    assert set_up(ine) == [0, 0, 0, 0, 1, 0, 0, 0]  # the one link is the new welcome
    cache.clear()
    halfway.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert [who_is_in(each) for each in (stranger, halfway, other)] == [None] * 3
    assert [each.get(reverse("mfa_index")).status_code for each in (stranger, halfway, other)] == [302] * 3
    for typed in (WRONG, OURS, ine.username):
        assert try_password(Visitor(), world, typed).status_code == 422
    with as_owner():
        row = Account.objects.get(pk=ine.pk)
        assert (row.password, row.mobile, row.last_login, row.email, row.is_active) == ("!", "", None, OURS, True)


def test_the_one_whose_login_it_is_begins_anew(world: Cast, anne: Visitor):
    _stranger, ine, _secret = stranger_in(world, anne)
    details(anne, ine, email=OURS, address_was="never-theirs")
    assert sent() == [
        ("+4791234567", ""),
        (WRONG, "Denne adressen er ikke lenger i bruk i U-sving"),
        (OURS, "Denne adressen står nå på en innlogging i U-sving"),
        (OURS, "Velkommen til U-sving"),
    ]
    with as_owner():
        assert [body for body in Notice.objects.values_list("body", flat=True) if "Ine Inn" in body] == []
    facts = {"address_changed": True, "address_was": "never-theirs"}
    assert [each for each in entries() if each[0] == "people.staff_corrected"] == [
        ("people.staff_corrected", world.anne.pk, ine.pk, facts)
    ]
    right = Visitor()
    answer = right.post(link_sent_to(OURS))
    assert (who_is_in(right), answer.headers["Location"]) == (str(ine.pk), f"{reverse('my_password')}?velkommen=1")
    chosen = right.post(answer.headers["Location"], {"password": "regn over fjellet i dag"})
    assert chosen.headers["Location"] == reverse("mfa_index")
    add_app(right)
    mine = Visitor().login_as(account("Ine Inn")).get(reverse("my_log")).content.decode()
    assert "som var feil fra starten. Passord, steg to" in mine


def test_a_closed_login_gets_its_welcome_when_it_is_opened(world: Cast, anne: Visitor):
    _stranger, ine, _secret = stranger_in(world, anne)
    anne.post(reverse("staff_login_closed", args=[ine.pk]))
    answer = details(anne, ine, email=OURS, address_was="never-theirs")
    assert "åpne den før du sender en ny velkomst" in anne.get(answer.headers["Location"]).content.decode()
    assert (set_up(ine), "Velkommen til U-sving" in [title for _to, title in sent()]) == ([0] * 8, False)
    anne.post(reverse("staff_login_open", args=[ine.pk]))
    anne.post(reverse("staff_welcome", args=[ine.pk]))
    right = Visitor()
    right.post(link_sent_to(OURS))
    assert who_is_in(right) == str(ine.pk)


def test_begun_anew_at_an_address_of_a_family_is_answered_like_a_free_one(world: Cast, anne: Visitor):
    _stranger, ine, _secret = stranger_in(world, anne)
    answer = details(anne, ine, email="fatima@testvik.example", address_was="never-theirs")
    assert "en ny velkomst er på vei" in anne.get(answer.headers["Location"]).content.decode()
    right = Visitor()
    right.post(link_sent_to("fatima@testvik.example"))
    with as_owner():
        assert (who_is_in(right), Account.objects.get(pk=ine.pk).email) == (str(ine.pk), "")


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"email": OURS}, {"address_was": [UNSAID]}),
        ({"email": OURS, "address_was": "annet"}, {"address_was": [UNSAID]}),
        ({"address_was": "never-theirs"}, {"email": ["Skriv den rette e-postadressen, en annen enn den som står der nå."]}),
        ({"email": WRONG, "address_was": "never-theirs"}, {
            "email": ["Skriv den rette e-postadressen, en annen enn den som står der nå."]
        }),
    ],
)  # fmt: skip
def test_where_someone_has_logged_in_it_is_said_what_was_wrong(
    world: Cast, anne: Visitor, changed: dict[str, str], errors: dict[str, list[str]]
):
    stranger, ine, _secret = stranger_in(world, anne)
    page = anne.get(reverse("staff_details", args=[ine.pk]))
    assert page.context["form"]["address_was"].value() is None
    answer = details(anne, ine, **changed)
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, errors)
    assert (sent(), who_is_in(stranger), set_up(ine)) == ([], str(ine.pk), [1, 1, 1, 1, 1, 2, 1, 1])
    assert details(anne, ine, name="Ine Innset").status_code == 302
    assert who_is_in(stranger) == str(ine.pk)


def test_the_database_ends_what_opens_without_login_for_nobody_else(world: Cast):
    """Only the administrator, only staff of the own municipality, never oneself; a card on paper stays with whoever has it."""
    gathering = make.gathering(world.process)
    for number, each in enumerate((world.nils, world.fatima, world.bo, world.anne, world.kari)):
        make.make(
            CalendarFeed, municipality_id=each.municipality_id, account=each, digest=f"{number}" * 64, title="Avtale"
        )
    for word, seat, linked in (
        ("a", world.nils_seat, True),
        ("b", world.nils_seat, False),
        ("c", world.kari_seat, True),
    ):
        key = {"municipality": world.testvik, "gathering": gathering, "seat": seat}
        make.make(AnswerKey, **key, digest=word * 64, linked=linked)
    for who in (world.siv, world.nils, world.fatima, world.bo):
        with acting_as(who.pk):
            answer_of("process_end_keys_of", world.kari.pk)
    with acting_as(world.anne.pk):
        for whom in (world.fatima.pk, world.bo.pk, world.anne.pk, uuid4()):
            answer_of("process_end_keys_of", whom)
    with as_owner():
        assert (CalendarFeed.objects.count(), AnswerKey.objects.count()) == (5, 3)
    with acting_as(world.anne.pk):
        answer_of("process_end_keys_of", world.nils.pk)
    with as_owner():
        assert set(CalendarFeed.objects.values_list("account", flat=True)) == {
            world.fatima.pk, world.bo.pk, world.anne.pk, world.kari.pk,
        }  # fmt: skip
        assert {digest[0] for digest in AnswerKey.objects.values_list("digest", flat=True)} == {"b", "c"}
