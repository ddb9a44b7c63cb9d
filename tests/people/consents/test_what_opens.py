"""What a consent opens in the database, and what closes it again. Each negative first shows that there was something to leak."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.people.consents.household import Household, household, opens, reads, says
from usving.audit.models import Entry
from usving.core.database.asking import ids_of
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.actions.consents import ask_for_consent, give_consent, shorten_consent, withdraw_consent
from usving.people.actions.danger import open_in_danger
from usving.people.actions.mandates import split_household
from usving.people.actions.statements import change_statement, remove_statement, restore_statement
from usving.people.models import Account, Birth, Consent, FamilyMember, Membership, Notice, Override, Person, Statement
from usving.people.queries.my_matter import questions_waiting
from usving.people.rules.consents import ALLOCATING, RECEIVING, Ground
from usving.people.rules.parts import LEGAL_AGES, Part, Purpose
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Household:
    return household()


def test_the_database_knows_the_same_ages_and_roles(here: Household):
    with connection.cursor() as cursor:
        cursor.execute(
            "select part, people_legal_age(part) from unnest(%s::text[]) part", [[part.value for part in Part]]
        )
        ages = dict(cursor.fetchall())
    assert ages == {part.value: age.years for part, age in LEGAL_AGES.items()}
    for role in Role:
        at_work = make.account(here.home, "Kollega", staff=True)
        make.role(at_work, role, here.nav)
        with acting_as(here.mum.pk), connection.cursor() as cursor:
            cursor.execute("select people_may_receive(%s, null, %s)", [here.nav.pk, at_work.pk])
            assert cursor.fetchone() == (role in RECEIVING,), role
            cursor.execute("select people_allocated_since(%s, now())", [at_work.pk])
            assert cursor.fetchone() == (role in ALLOCATING,), role


def test_a_yes_opens_one_part_for_one_office_and_one_purpose(here: Household):
    says(here.mum, "Vi bor trangt")
    says(here.mum, "Penger er et annet kapittel", part=Part.ECONOMY)
    assert [reads(each) for each in (here.nina, here.omar, here.siri, here.dad)] == [set(), set(), set(), set()]
    opens(here.mum, here.offices["nav"])
    assert [reads(each) for each in (here.nina, here.omar, here.siri, here.dad)] == [
        {"Vi bor trangt"},
        {"Vi bor trangt"},
        set(),
        set(),
    ]


@pytest.mark.parametrize(
    ("named", "readers"), [("nav", {"nina", "omar"}), ("team", {"nina"}), ("nina", {"nina"}), ("helper", {"helper"})]
)
def test_whom_it_lets_in(here: Household, named: str, readers: set[str]):
    says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices[named])
    staff = {name: getattr(here, name) for name in ("nina", "omar", "siri", "helper")}
    assert {name for name, account in staff.items() if reads(account)} == readers


def test_words_about_two_adults_wait_for_both(here: Household):
    says(here.mum, "Vi to", here.mum.person_id, here.dad.person_id)
    assert reads(here.dad) == {"Vi to"}
    opens(here.mum, here.offices["nav"])
    assert (reads(here.nina), opened_about(here.nina, here.mum, here.dad)) == (set(), [0, 0])
    opens(here.dad, here.offices["nav"])
    assert (reads(here.nina), opened_about(here.nina, here.mum, here.dad, here.youth)) == ({"Vi to"}, [1, 1, 0])


def opened_about(reader: Account, *people: Account) -> list[int]:
    """How many texts are opened through each of some people."""
    with acting_as(reader.pk):
        return [len(ids_of("people_statements_opened", each.person_id)) for each in people]


def test_what_danger_opens_stands_with_the_one_it_is_about(here: Household):
    says(here.mum, "Vi to", here.mum.person_id, here.dad.person_id)
    with acting_as(here.nina.pk):
        assert ids_of("people_statements_opened", here.mum.person_id) == []
    make.follow_up(here.family, here.nina)
    with acting_as(here.nina.pk):
        person = Person.objects.get(pk=here.mum.person_id)
        open_in_danger(person, key=uuid4(), ground=Ground.LIFE, reason="Fare", silent_by="", tell_on=None, by=here.nina)
    assert opened_about(here.nina, here.mum, here.dad) == [1, 0]


def test_what_nobody_decides_about_stays_closed(here: Household):
    says(here.youth, "Oss to", here.youth.person_id, here.child.pk)
    opens(here.youth, here.offices["school"])
    opens(here.mum, here.offices["school"], here.child.pk)
    opens(here.mum, here.offices["school"], here.youth.person_id)
    opens(here.dad, here.offices["school"], here.child.pk)
    opens(here.dad, here.offices["school"], here.youth.person_id)
    assert reads(here.siri) == {"Oss to"}  # everyone who decides has said yes
    with as_owner():
        FamilyMember.objects.filter(family=here.family, kind="adult").update(ends=make.long_ago())
    assert reads(here.siri) == set()


def test_nobody_sees_what_the_other_adult_has_opened(here: Household):
    key = opens(here.mum, here.offices["nav"])
    with acting_as(here.dad.pk):
        assert not Consent.objects.filter(pk=key).exists()
    with acting_as(here.mum.pk):
        assert Consent.objects.filter(pk=key).exists()


def test_own_words_about_a_child_stay_with_the_writer(here: Household):
    says(here.mum, "Hun er redd om natten", here.child.pk, own=True)
    says(here.mum, "Skolen er fin", here.child.pk)
    assert reads(here.dad) == {"Skolen er fin"}
    opens(here.mum, here.offices["school"], here.child.pk)
    assert reads(here.siri) == {"Hun er redd om natten"}
    opens(here.dad, here.offices["school"], here.child.pk)
    assert reads(here.siri) == {"Hun er redd om natten", "Skolen er fin"}


def test_withdrawn_shortened_and_past_close(here: Household):
    says(here.mum, "Vi bor trangt")
    first, second = opens(here.mum, here.offices["nav"]), opens(here.mum, here.offices["school"], days=0)
    assert (reads(here.nina), reads(here.siri)) == ({"Vi bor trangt"}, {"Vi bor trangt"})
    with acting_as(here.mum.pk):
        withdraw_consent(Consent.objects.get(pk=first), by=here.mum)
    with as_owner():
        Consent.objects.filter(pk=second).update(until=timezone.localdate() - timedelta(days=1))
    assert (reads(here.nina), reads(here.siri)) == (set(), set())


def test_a_consent_is_shortened_and_never_lengthened(here: Household):
    key = opens(here.mum, here.offices["nav"], days=30)
    today = timezone.localdate()
    with acting_as(here.mum.pk):
        consent = Consent.objects.get(pk=key)
        shorten_consent(consent, until=today + timedelta(days=2), by=here.mum)
        assert Consent.objects.get(pk=key).until == today + timedelta(days=2)
        with pytest.raises(Refused):
            shorten_consent(consent, until=today + timedelta(days=3), by=here.mum)


@pytest.mark.parametrize("role", sorted(ALLOCATING))
def test_one_who_begins_to_allocate_loses_what_consents_had_opened_for_good(here: Household, role: Role):
    says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["nav"])
    assert reads(here.nina) == {"Vi bor trangt"}
    held = make.role(here.nina, role, here.school)
    assert (reads(here.nina), reads(here.omar)) == (set(), {"Vi bor trangt"})
    with as_owner():
        Membership.objects.filter(pk=held.pk).update(ends=timezone.localdate() - timedelta(days=1))
        Consent.objects.update(given_at=timezone.now() - timedelta(days=20))
    assert reads(here.nina) == set()
    opens(here.mum, here.offices["nina"])
    assert reads(here.nina) == {"Vi bor trangt"}


@pytest.mark.parametrize("role", sorted(ALLOCATING))
def test_no_consent_names_one_who_allocates(here: Household, role: Role):
    make.role(here.nina, role, here.nav)
    with pytest.raises(Refused) as refused:
        opens(here.mum, here.offices["nina"])
    assert refused.value.field == "recipient"


def test_nobody_answers_for_another(here: Household):
    says(here.mum, "Vi bor trangt")
    for stranger in (here.dad, here.neighbour, here.siri, here.helper, here.youth):
        with acting_as(stranger.pk), pytest.raises(Refused):
            give_consent(
                key=uuid4(),
                giver=here.mum.person_id,
                about=here.mum.person_id,
                part=Part.HOUSING,
                purpose=Purpose.FOLLOW_UP,
                recipient=here.offices["school"],
                until=timezone.localdate(),
                by=stranger,
            )
    assert reads(here.siri) == set()


@pytest.mark.parametrize(("years", "alone"), [(15, False), (16, True)])
def test_a_youth_decides_alone_from_the_legal_age_and_before_it_together_with_the_parents(
    here: Household, years: int, alone: bool
):
    today, nav, about = timezone.localdate(), here.offices["nav"], here.youth.person_id
    make.make(Birth, municipality=here.home, person=here.youth.person, day=today.replace(year=today.year - years))
    says(here.youth, "Jeg sover dårlig", part=Part.HEALTH)
    says(here.mum, "Hun er mye trøtt", about, part=Part.HEALTH)
    assert reads(here.mum) == {"Hun er mye trøtt"}
    opens(here.youth, nav, part=Part.HEALTH)
    assert reads(here.nina) == ({"Jeg sover dårlig", "Hun er mye trøtt"} if alone else set())
    opens(here.mum, nav, about, part=Part.HEALTH)
    opens(here.dad, nav, about, part=Part.HEALTH)
    assert reads(here.nina) == {"Jeg sover dårlig", "Hun er mye trøtt"}


@pytest.mark.parametrize("own", [True, False])
def test_parents_open_nothing_that_a_child_wrote_without_the_child(here: Household, own: bool):
    today, nav, about = timezone.localdate(), here.offices["nav"], here.youth.person_id
    make.make(Birth, municipality=here.home, person=here.youth.person, day=today.replace(year=today.year - 13))
    says(here.youth, "Jeg sover dårlig", part=Part.HEALTH, own=own)
    says(here.mum, "Hun er mye trøtt", about, part=Part.HEALTH)
    opens(here.mum, nav, about, part=Part.HEALTH)
    opens(here.dad, nav, about, part=Part.HEALTH)
    assert reads(here.nina) == {"Hun er mye trøtt"}
    opens(here.youth, nav, part=Part.HEALTH)
    assert reads(here.nina) == {"Jeg sover dårlig", "Hun er mye trøtt"}


def test_one_under_the_legal_age_is_asked_where_it_has_written_something_itself(here: Household):
    today = timezone.localdate()
    make.make(Birth, municipality=here.home, person=here.youth.person, day=today.replace(year=today.year - 13))
    with acting_as(here.nina.pk):
        ask(here.youth.person, Part.HEALTH, here)
    assert [asked_to(each) for each in (here.mum, here.dad, here.youth)] == [1, 1, 0]
    says(here.youth, "Jeg sover dårlig", part=Part.HEALTH)
    assert [asked_to(each) for each in (here.mum, here.dad, here.youth)] == [1, 1, 1]


def told() -> list[str]:
    """Whom a notice is for, by name."""
    with as_owner():
        return sorted(Notice.objects.values_list("account__person__name", flat=True))


def reachable(*accounts: Account) -> None:
    with as_owner():
        for account in accounts:
            Account.objects.filter(pk=account.pk).update(email=f"{account.username}@example.org")


def test_all_who_decide_are_told_of_a_question_also_by_one_who_does_not_follow_the_family_up(here: Household):
    reachable(here.mum, here.dad, here.youth, here.neighbour)
    opens(here.mum, here.offices["school"], here.child.pk, part=Part.CHILDREN)
    with acting_as(here.siri.pk):
        assert not Account.objects.filter(pk=here.mum.pk).exists()
        ask(here.child, Part.CHILDREN, here, by=here.siri)
    assert told() == ["Far", "Mor"]
    with as_owner():
        asked = Entry.objects.filter(event="people.consent_asked", actor_id=here.siri.pk)
        assert set(asked.values_list("account_id", flat=True)) == {here.mum.pk, here.dad.pk}


def test_those_whom_changed_words_are_about_too_are_told_once_a_day(here: Household):
    reachable(here.mum, here.dad, here.youth)
    joint = says(here.mum, "Vi to", here.mum.person_id, here.dad.person_id)
    alone, own = says(here.mum, "Bare jeg"), says(here.mum, "Hun er redd", here.child.pk, own=True)
    for key in (alone, own, joint, joint):
        with acting_as(here.mum.pk):
            statement = Statement.objects.get(pk=key)
            text, version = f"{statement.text} igjen", statement.version
            change_statement(statement, text=text, purpose=Purpose.FOLLOW_UP, version=version, by=here.mum)
    assert told() == ["Far"]


def ask(person: Person, part: Part, here: Household, by: Account | None = None) -> None:
    ask_for_consent(
        key=uuid4(),
        about=person,
        part=part,
        purpose=Purpose.FOLLOW_UP,
        recipient=here.offices["nav"],
        until=timezone.localdate() + timedelta(days=9),
        reason="For å hjelpe.",
        by=by or here.nina,
    )


def asked_to(account: Account) -> int:
    with acting_as(account.pk):
        return questions_waiting()


def test_danger_opens_where_one_lives_for_a_day_and_nothing_else(here: Household):
    says(here.mum, "Vi bor i nummer 4")
    says(here.mum, "Bare min", own=True)
    says(here.mum, "Min historie", part=Part.STORY)
    for worker, may in ((here.nina, True), (here.siri, False)):
        with acting_as(worker.pk):
            person = here.mum.person
            if may:
                open_in_danger(
                    person,
                    key=uuid4(),
                    ground=Ground.LIFE,
                    reason="Ingen svarer",
                    silent_by="",
                    tell_on=None,
                    by=worker,
                )
            else:
                with pytest.raises(Refused):
                    open_in_danger(
                        person, key=uuid4(), ground=Ground.LIFE, reason="Ja", silent_by="", tell_on=None, by=worker
                    )
    assert (reads(here.nina), reads(here.siri)) == ({"Vi bor i nummer 4"}, set())
    with as_owner():
        Override.objects.update(closes_at=timezone.now() - timedelta(days=1))
    assert reads(here.nina) == set()


def test_removed_words_close_and_come_back(here: Household):
    key = says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["nav"])
    with acting_as(here.mum.pk):
        remove_statement(Statement.objects.get(pk=key), by=here.mum)
    assert (reads(here.nina), reads(here.mum)) == (set(), set())
    with acting_as(here.mum.pk):
        restore_statement(Statement.objects.get(pk=key), by=here.mum)
    assert reads(here.nina) == {"Vi bor trangt"}


def test_a_household_is_split_at_once(here: Household):
    with acting_as(here.mum.pk):
        split_household(here.family, key=uuid4(), called="Månen", children=[here.child.pk], by=here.mum)
    says(here.mum, "Ny adresse")
    says(here.mum, "Han har det fint", here.child.pk)
    assert reads(here.dad) == {"Han har det fint"}
    with acting_as(here.dad.pk):
        assert not Person.objects.filter(pk=here.mum.person_id).exists()
