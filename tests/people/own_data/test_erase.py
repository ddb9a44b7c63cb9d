"""Erasing oneself: what was told beforehand happens, nobody else loses anything, and the trail keeps its numbers."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.html import escape

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.own_data.test_copy import SIGNS, WORD, planted
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.personal import register
from usving.people.actions.own_data import erase_oneself
from usving.people.models import (
    Account,
    Consent,
    Family,
    FamilyMember,
    Membership,
    Notice,
    Person,
    Session,
    Statement,
    StatementSubject,
)
from usving.people.queries.own_data_erasure import GROUPS, grouped, outlook
from usving.people.rules.roles import Role
from usving.process.models import Contribution, HandOver, HandOverApproval, HandOverSource, Seat
from usving.process.rules.audience import Audience

pytestmark = pytest.mark.django_db
HERE = reverse("own_data_erase")


@pytest.fixture
def world() -> Cast:
    return cast()


def erase(account: Account, *, leave: bool = False) -> None:
    with acting_as(account.pk), transaction.atomic():
        erase_oneself(leave=leave, by=account)


def words_left(sign: str) -> dict[str, set[str]]:
    """The planted words that are still somewhere, by model; asked as the owner, who sees all."""
    found: dict[str, set[str]] = {}
    with as_owner():
        for each in register():
            for row in each.model.objects.all():
                text = " ".join(str(getattr(row, field.attname)) for field in each.model._meta.local_fields)
                if words := {word for word in WORD.findall(text) if word.startswith(sign)}:
                    found.setdefault(each.label, set()).update(words)
    return found


# What stays of a planted family, each for the reason that its model gives.
STAYS = {
    "audit.Entry",  # the trail
    "people.Confirmation",  # what the municipality has decided
    "people.Override",  # why someone opened without asking
    "people.ConsentRequest",  # the reason is the worker's words; here both are the same person
    "process.HandOver",  # what both sides have worded
    "process.Hiding",
    "process.StationMove",
    "process.Closing",
    "process.Invitation",
    "process.InvitationSending",
    "process.Decision",  # what those at a gathering agreed on
    "process.Task",
    "process.MinutesWords",  # what a side wants in the minutes
    "insight.Finding",  # what both sides have worded
    "insight.Question",
    "insight.Evidence",
    "insight.QuestionWords",
    "insight.IdeaMove",  # the way an idea has gone
    "insight.IdeaProof",  # what a side has said of it
    "insight.Pilot",  # what was tried together
    "insight.PilotPart",
    "insight.PilotEntry",
    "insight.PilotReview",
    "insight.Use",  # what an idea became
    "insight.UseLook",
    "process.MethodProposal",  # what both sides have answered
    "steering.AgendaPoint",  # what was taken up and decided together
    "steering.BoardMeeting",
    "steering.BoardDecision",
    "steering.Escalation",  # words that all it concerned have said yes to
    "steering.EscalationAnswer",
    "steering.EscalationStep",  # who had it, for those it concerned
    "steering.GroupPlan",  # what both sides do, with nothing of one family in it
}


def test_nothing_of_the_last_one_in_a_family_is_left_but_what_has_its_reason(world: Cast):
    sol = planted(world, world.fatima, world.sol, world.sol_seat, SIGNS["fatima"])
    bekk = planted(world, world.per, world.bekk, world.bekk_seat, SIGNS["per"])
    before, others = words_left(SIGNS["per"]), words_left(SIGNS["fatima"])
    assert len(before) > 10 and len(others) > 10
    erase(world.per)
    left = words_left(SIGNS["per"])
    assert left.keys() - STAYS == set()
    assert words_left(SIGNS["fatima"]) == others
    assert sol.words.keys() == bekk.words.keys()


def test_who_erases_is_gone_everywhere(world: Cast, client: Visitor):
    make.make(
        Notice, municipality=world.testvik, account=world.per, channel="email", address="per@testvik.example", body="x"
    )
    mine = make.contribution(
        world.per, make.station(world.process), "Mitt", Audience.CIRCLE, circle=world.bekk_seat.circle
    )
    client.login_as(world.per)
    erase(world.per)
    assert client.get(reverse("my_page")).status_code == 302
    with as_owner():
        assert not Account.objects.filter(pk=world.per.pk).exists()
        assert not Person.objects.filter(pk=world.per.person_id).exists()
        assert not Family.objects.filter(pk=world.bekk.pk).exists()
        assert not Contribution.objects.filter(pk=mine.pk).exists()
        assert not Session.objects.filter(account_id=world.per.pk).exists()
        assert not Notice.objects.filter(address="per@testvik.example").exists()
        seat = Seat.objects.get(pk=world.bekk_seat.pk)
        assert (seat.family_id, seat.called) == (None, "")
        entry = Entry.objects.get(event="people.erased")
        assert (entry.actor_id, entry.account_id, entry.facts) == (world.per.pk, world.per.pk, {"left": False})


def test_the_others_in_the_family_keep_it(world: Cast):
    child = make.make(Person, municipality=world.testvik, name="Lita Sol")
    make.make(
        FamilyMember, municipality=world.testvik, family=world.sol, person=child, kind="child", starts=make.long_ago()
    )
    said = make.contribution(world.jonas, make.station(world.process), "Jonas sine ord")
    erase(world.fatima)
    with as_owner():
        assert Family.objects.get(pk=world.sol.pk).name == "Familien Sol"
        assert Seat.objects.get(pk=world.sol_seat.pk).family_id == world.sol.pk
        assert set(FamilyMember.objects.filter(family=world.sol).values_list("person__name", flat=True)) == {
            "Jonas Sol", "Amina Sol", "Lita Sol",
        }  # fmt: skip
        assert Contribution.objects.get(pk=said.pk).text == "Jonas sine ord"


@pytest.mark.parametrize("leave", [True, False])
def test_what_both_sides_have_taken_on_may_stay_without_a_name(world: Cast, leave: bool):
    station = make.station(world.process)
    taken = make.contribution(world.per, station, "Dette ble tatt med", Audience.ALL, circle=world.bekk_seat.circle)
    loose = make.contribution(
        world.per, station, "Dette ble ikke tatt med", Audience.CIRCLE, circle=world.bekk_seat.circle
    )
    over = make.hand_over(station, "Vi er enige", world.per)
    common = {"municipality": world.testvik, "process": world.process, "hand_over": over}
    make.make(HandOverSource, contribution=taken, **common)
    for side in ("families", "providers"):
        make.make(HandOverApproval, side=side, by=world.per, **common)
    with acting_as(world.per.pk), transaction.atomic():
        assert outlook(world.per).left == 1
    erase(world.per, leave=leave)
    with as_owner():
        assert HandOver.objects.get(pk=over.pk).text == "Vi er enige"
        assert HandOver.objects.get(pk=over.pk).by_id is None
        assert not Contribution.objects.filter(pk=loose.pk).exists()
        kept = list(Contribution.objects.filter(pk=taken.pk).values_list("text", "signed", "voice", "family"))
        assert kept == ([("Dette ble tatt med", "", "alias", None)] if leave else [])
        assert Person.objects.filter(pk=world.per.person_id, name="").count() == int(leave)
        assert Account.objects.filter(pk=world.per.pk, email="", is_active=False).count() == int(leave)


def test_a_worker_keeps_a_name_in_the_log_and_loses_the_rest(world: Cast, client: Visitor):
    client.login_as(world.nils).get(reverse("family", args=[world.sol.pk]))
    erase(world.nils)
    with as_owner():
        person = Person.objects.get(pk=world.nils.person_id)
        assert (person.name, person.phone) == ("Nils Nilsen", "")
        assert Account.objects.get(pk=world.nils.pk).email == ""
        assert Membership.objects.get(account=world.nils.pk).ends is not None
        assert Seat.objects.get(pk=world.nils_seat.pk).account_id is None
    assert "Nils Nilsen" in client.login_as(world.fatima).get(reverse("my_log")).content.decode()


def test_the_page_tells_first_and_asks_for_a_tick(world: Cast, client: Visitor):
    make.contribution(world.fatima, make.station(world.process), "Mitt")
    shown = client.login_as(world.fatima).get(HERE).content.decode()
    wanted = (
        "Dette blir borte",
        "Bidrag",
        "Dette blir stående",
        "Ingen kan endre loggen",
        "Familien Sol og det som er felles",
    )
    assert [words for words in wanted if words not in shown] == []
    answer = client.post(HERE, {"left": "no"})
    assert (answer.status_code, "Kryss av for at du forstår" in answer.content.decode()) == (422, True)
    with as_owner():
        assert Account.objects.filter(pk=world.fatima.pk, is_active=True).exists()
    done = client.post(HERE, {"left": "no", "sure": "on"})
    assert done.headers["Location"] == reverse("erased")
    assert client.get(reverse("erased")).status_code == 200
    assert client.get(reverse("about_me")).status_code == 302
    with as_owner():
        assert not Person.objects.filter(pk=world.fatima.person_id).exists()


def test_nobody_erases_another(world: Cast):
    with acting_as(world.odd.pk), transaction.atomic():
        erase_oneself(leave=False, by=world.odd)
    with as_owner():
        assert Account.objects.filter(pk=world.fatima.pk, is_active=True).exists()
        assert not Account.objects.filter(pk=world.odd.pk).exists()


def test_the_last_administrator_first_gives_the_role_to_another(world: Cast, client: Visitor):
    answer = client.login_as(world.anne).post(HERE, {"left": "no", "sure": "on"})
    assert (answer.status_code, "den eneste administratoren" in answer.content.decode()) == (422, True)
    make.role(world.kari, Role.ADMINISTRATOR)
    assert client.post(HERE, {"left": "no", "sure": "on"}).status_code == 302


def test_what_goes_is_not_told_again_among_what_stays(world: Cast):
    common = {"municipality": world.testvik, "part": "housing", "purpose": "follow-up"}
    mine = make.make(Statement, author=world.per.person, text="Vi bor trangt", **common)
    make.make(StatementSubject, municipality=world.testvik, statement=mine, person=world.per.person)
    consent = {"giver": world.per.person, "about": world.per.person, "recorded_by": world.per, "manner": "tap"}
    make.make(Consent, organisation=world.nav, until=make.long_ago(), text_version="1", **consent, **common)
    with acting_as(world.per.pk), transaction.atomic():
        told = outlook(world.per)
    goes = {line.what: line.number for line in told.goes}
    others = {line.what for line in (*told.nameless, *told.stays)}
    assert {goes[what] for what in ("Opplysninger", "De opplysningen gjelder", "Samtykker")} == {1}
    assert others & {"Opplysninger", "De opplysningen gjelder", "Samtykker"} == set()


def test_what_becomes_of_it_stands_in_a_few_groups_and_the_list_is_folded(world: Cast, client: Visitor):
    with acting_as(world.per.pk), transaction.atomic():
        told = outlook(world.per)
    apps = {each.model._meta.app_label for each in register() if each.personal}
    assert apps <= set(GROUPS)  # no line falls between the groups
    lines, groups = (*told.goes, *told.nameless, *told.stays), grouped((*told.goes, *told.nameless, *told.stays))
    assert (len(lines) > len(groups), sum(len(group.lines) for group in groups)) == (True, len(lines))
    page = client.login_as(world.per).get(HERE).content.decode()
    assert ("Se hele listen" in page, "Hvem du er her, innloggingen din" in page) == (True, True)
    told_why = {line.why for line in told.stays if line.why}
    assert {why for why in told_why if escape(why) in page.split("Dette blir stående")[1]} == told_why
