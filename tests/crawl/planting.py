"""What is planted in the demonstration: in every process, family, office and person, and the addresses of all that."""

from datetime import timedelta
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.utils import timezone

import tests.factories as make
from tests.crawl.facts import LEADS, TAKES_PART, facts
from tests.crawl.planting_economy import plant_economy
from tests.crawl.planting_exchange import plant_exchange
from tests.crawl.planting_experiences import plant_experiences
from tests.crawl.planting_ideas import plant_ideas
from tests.crawl.planting_matter import plant_matter
from tests.crawl.planting_plan import plant_calendars, plant_helped, plant_needs
from tests.crawl.planting_process import InProcess
from tests.crawl.planting_statements import plant_statements
from tests.crawl.planting_steering import plant_steering
from tests.crawl.planting_understanding import plant_understanding
from tests.crawl.planting_values import plant_values
from tests.crawl.words import NOBODY, Planted
from tools.access_table import pages
from usving.people.models import (
    Account,
    AddressChange,
    ContactRequest,
    Correction,
    FailingAddress,
    Family,
    FollowUp,
    LoginLink,
    Membership,
    Notice,
    Organisation,
    OwnCopy,
    Person,
    StandIn,
    Team,
)
from usving.people.rules.links import digest
from usving.process.models import Process, Seat

WAY_IN = "a-way-in-for-the-crawl-012345678"
OF_STAFF = ("staff_person", "staff_details", "role_new", "staff_welcome", "staff_login_closed", "staff_login_open")


def plant() -> Planted:
    """Plant in every process, family, office and person; asked as the owner, in the filled demonstration."""
    planted = Planted(facts())
    for process in Process.objects.order_by("code"):
        InProcess(planted, process).plant()
    for family in Family.objects.order_by("code"):
        plant_family(planted, family)
    for person in Person.objects.filter(staff=True).select_related("account").order_by("name"):
        plant_staff(planted, person)
    for account in Account.objects.select_related("person").order_by("username"):
        near = planted.facts.contacts_of(account)
        address = planted.word(f"the address of {account}", {account.pk} | near, {account.pk})
        Account.objects.filter(pk=account.pk).update(email=f"{address}@eksempel.example")
    plant_second_locks(planted)
    plant_contacts(planted)
    plant_statements(planted)
    plant_needs(planted)
    plant_calendars(planted)
    plant_helped(planted)
    plant_matter(planted)
    plant_economy(planted)
    plant_experiences(planted)
    plant_values(planted)
    plant_exchange(planted)
    plant_understanding(planted)
    plant_ideas(planted)
    plant_steering(planted)
    for code in ("reach.phone", "retention.process"):
        planted.at("confirmation", code)
        planted.at("confirmation_proposal", code)
    planted.at("beginning", WAY_IN)
    planted.at("tip_closed", "family")
    plant_organisations(planted)
    plant_not_led(planted)
    plant_notices(planted)
    plant_own_data(planted)
    LoginLink.objects.create(
        account=next(iter(planted.facts.accounts.values())), digest=digest(WAY_IN), purpose="login",
        expires_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    planted.at("login_link", WAY_IN)
    AddressChange.objects.create(
        account=next(iter(planted.facts.accounts.values())), address="ny@eksempel.example", digest=digest(WAY_IN),
        expires_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    planted.at("confirm_address", WAY_IN)
    for page in ("outside_login", "outside_answer", "outside_ended", "outside_message", "outside_connect"):
        planted.at(page, "idporten")  # not switched on in the demonstration
    planted.at("outside_disconnect", next(iter(planted.facts.accounts)))
    planted.at("mfa_remove_webauthn", 1)
    planted.at("mfa_edit_webauthn", 1)
    for account in planted.facts.accounts:
        planted.at("login_demonstration", account)
    planted.addresses += plain_addresses()
    return planted


def plant_second_locks(planted: Planted) -> None:
    """Everyone has an app and recovery codes, so that the pages about them are there."""
    kept = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    for account in planted.facts.accounts:
        Authenticator.objects.create(user_id=account, type="totp", data={"secret": kept})
        Authenticator.objects.create(user_id=account, type="recovery_codes", data={"seed": kept, "used_mask": 0})


def plain_addresses() -> list[str]:
    """The addresses that hold no name of anything."""
    found = (page.address for page in pages().values())
    return [f"/{address}" for address in found if "<" not in address]


def plant_family(planted: Planted, family: Family) -> None:
    """A family's name, and the name and number of each one in it."""
    here = planted.facts.of_family(family.pk)
    around: frozenset[UUID] = frozenset()
    for seat in planted.facts.seats:
        if seat.family_id == family.pk:
            roles = TAKES_PART if seat.process_id in planted.facts.joined else LEADS | {"family"}
            around |= planted.facts.sitting(seat.process_id, roles)
    name = planted.word(f"the name of the family {family.code}", planted.facts.near_family(family.pk) | around, here)
    Family.objects.filter(pk=family.pk).update(name=f"Familien {name}")
    Seat.objects.filter(family=family.pk).update(called=f"Familien {name}")
    for page in ("family", "family_name", "family_member", "family_leaving", "contact_person", "contact_asked"):
        planted.at(page, family.pk)
    for place in planted.facts.places:
        if place.family_id == family.pk:
            near = planted.facts.near_family(family.pk)
            own = frozenset(pk for pk in near if planted.facts.accounts[pk].person_id == place.person_id)
            helpers = planted.facts.helpers_near(place)
            called = planted.word(f"the name of a {place.kind} in {family.code}", near | helpers, near)
            number = planted.word(f"the number of a {place.kind} in {family.code}", near, own)
            Person.objects.filter(pk=place.person_id).update(name=f"Eksempel {called}", phone=number)
            planted.at("paper_code", family.pk, place.pk)
            planted.at("member_of_age", family.pk, place.pk)


def plant_contacts(planted: Planted) -> None:
    """Every family has asked the one who follows it up, and in the first municipality one more."""
    for follow in FollowUp.objects.select_related("family", "worker").order_by("family__code"):
        planted.at("contact_end", follow.pk)
        for worker in (
            follow.worker,
            Account.objects.filter(username="maja", municipality=follow.municipality_id).first(),
        ):
            if worker is not None:
                common = {"municipality_id": follow.municipality_id, "family": follow.family, "worker": worker}
                asked, _made = ContactRequest.objects.get_or_create(**common, defaults={"called": "En familie"})
                planted.at("contact_answer", asked.pk)
                planted.at("contact_withdrawn", asked.pk)


def plant_staff(planted: Planted, person: Person) -> None:
    """The name of someone who works here: known in the municipality, and not beyond it."""
    name = planted.word(
        f"the name of {person.account}", planted.facts.of_municipality(person.municipality_id), {person.account.pk}
    )
    Person.objects.filter(pk=person.pk).update(name=f"Eksempel {name}")
    Seat.objects.filter(account=person.account.pk).update(called=f"Eksempel {name}")
    for page in OF_STAFF:
        planted.at(page, person.account.pk)
    for member in Membership.objects.filter(account=person.account.pk)[:1]:
        planted.at("role_end", member.pk)
        planted.at("role_end_undone", member.pk)


def plant_organisations(planted: Planted) -> None:
    """A team in an office: known in the municipality, and not beyond it."""
    for office in Organisation.objects.order_by("code"):
        name = planted.word(f"a team in {office.code}", planted.facts.of_municipality(office.municipality_id), NOBODY)
        team = Team.objects.create(municipality_id=office.municipality_id, organisation=office, name=name)
        for page in ("team", "team_put_away", "team_back"):
            planted.at(page, team.pk)
        for page in ("organisation", "organisation_change", "organisation_put_away", "organisation_back", "team_new"):
            planted.at(page, office.pk)


def plant_not_led(planted: Planted) -> None:
    """A process that nobody leads, where there is an administrator to give it a leader."""
    admin = next(each for each in planted.facts.accounts.values() if each.username == "admin")
    planted.at("leader_new", make.process(admin.municipality, "Ingen leder").pk)


def plant_own_data(planted: Planted) -> None:
    """A copy of one's own, and a wish to the one who follows the family up."""
    fatima = next(each for each in planted.facts.accounts.values() if each.username == "fatima")
    place = next(each for each in planted.facts.places if each.person_id == fatima.person_id)
    common = {"municipality_id": fatima.municipality_id, "account": fatima}
    copy = OwnCopy.objects.create(
        **common, person_id=fatima.person_id, progress="made", expires_at=timezone.now() + timedelta(hours=1),
        as_json=planted.word("the copy of one's own", {fatima.pk}, NOBODY), as_pdf=b"%PDF",
    )  # fmt: skip
    wish = Correction.objects.create(
        **common, answerer="contact", family_id=place.family_id,
        wish=planted.word("a wish to have something corrected", {fatima.pk} | planted.facts.workers[place.family_id]),
    )  # fmt: skip
    planted.at("own_data_file", copy.pk, "json")
    planted.at("correction_answer", wish.pk)
    planted.at("privacy_paper", "protokoll")


def plant_notices(planted: Planted) -> None:
    """What is written to people stands on no page at all, but for the demonstration's own on the machine itself."""
    for account in planted.facts.accounts.values():
        word = planted.word(f"a message to {account}", NOBODY)
        notice = Notice.objects.create(
            municipality_id=account.municipality_id, account=account, channel="email", address="a@eksempel.example",
            subject="En beskjed", body=word, about=account.pk,
        )  # fmt: skip
        planted.at("notice_there", notice.pk)
    planted.at("address_again", FailingAddress.objects.order_by("pk").first().pk)
    planted.at("stand_in_ended", StandIn.objects.order_by("pk").first().pk)
