"""A small municipality for the consent tests: two parents with a child and a youth, a helper, and people at three offices."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

import tests.factories as make
from usving.core.identity import acting_as
from usving.people.access import current
from usving.people.actions.consents import give_consent
from usving.people.actions.statements import write_statement
from usving.people.models import (
    Account,
    Birth,
    Consent,
    Family,
    FamilyMember,
    Membership,
    Person,
    Statement,
    StatementSubject,
    Team,
)
from usving.people.rules.consents import Held, Place, Recipient, Words, Yes
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.roles import MemberKind, Role


@dataclass
class Household:
    """Who is here. `offices` maps a name to a recipient that a consent can name."""

    home: Any
    family: Family
    mum: Account
    dad: Account
    youth: Account
    child: Person
    neighbour: Account
    nina: Account
    omar: Account
    siri: Account
    helper: Account
    nav: Any
    school: Any
    team: Team
    offices: dict[str, Recipient] = field(default_factory=dict)

    @property
    def everyone(self) -> list[Account]:
        return [self.mum, self.dad, self.youth, self.neighbour, self.nina, self.omar, self.siri, self.helper]

    @property
    def persons(self) -> list[UUID]:
        return [self.mum.person_id, self.dad.person_id, self.youth.person_id, self.child.pk]


def household() -> Household:
    home = make.municipality()
    nav, school = make.organisation(home, "nav"), make.organisation(home, "school")
    team = make.make(Team, municipality=home, organisation=nav, name="Bolig")
    mum, dad, youth, neighbour = (make.account(home, name) for name in ("Mor", "Far", "Ung", "Nabo"))
    nina, omar, siri = (make.account(home, name, staff=True) for name in ("Nina", "Omar", "Siri"))
    helper = make.account(home, "Hjelper")
    family = make.family(home, "Sol", mum, dad, youth=(youth,))
    make.family(home, "Ved siden av", neighbour)
    child = make.make(Person, municipality=home, name="Barnet")
    make.make(FamilyMember, municipality=home, family=family, person=child, kind="child", starts=make.long_ago())
    work = make.role(nina, Role.PROVIDER, nav)
    make.role(omar, Role.PROVIDER, nav)
    make.role(siri, Role.PROVIDER, school)
    make.role(helper, Role.HELPER)
    make.follow_up(family, nina)
    with make.as_owner():
        Membership.objects.filter(pk=work.pk).update(team=team)
    here = Household(home, family, mum, dad, youth, child, neighbour, nina, omar, siri, helper, nav, school, team)
    here.offices = {
        "nav": Recipient(organisation=nav.pk),
        "team": Recipient(organisation=nav.pk, team=team.pk),
        "nina": Recipient(organisation=nav.pk, worker=nina.pk),
        "school": Recipient(organisation=school.pk),
        "helper": Recipient(worker=helper.pk),
    }
    return here


def says(
    author: Account,
    text: str,
    *about: UUID,
    part: Part = Part.HOUSING,
    purpose: Purpose = Purpose.FOLLOW_UP,
    own: bool = False,
) -> UUID:
    key = uuid4()
    with acting_as(author.pk):
        write_statement(
            key=key,
            author=author.person_id,
            about=list(about) or [author.person_id],
            part=part,
            purpose=purpose,
            text=text,
            own=own,
            by=author,
        )
    return key


def opens(
    giver: Account,
    recipient: Recipient,
    about: UUID | None = None,
    *,
    part: Part = Part.HOUSING,
    purpose: Purpose = Purpose.FOLLOW_UP,
    days: int = 30,
) -> UUID:
    key = uuid4()
    with acting_as(giver.pk):
        give_consent(
            key=key,
            giver=giver.person_id,
            about=about or giver.person_id,
            part=part,
            purpose=purpose,
            recipient=recipient,
            until=timezone.localdate() + timedelta(days=days),
            by=giver,
        )
    return key


def reads(reader: Account) -> set[str]:
    """The texts that the database gives this reader, whoever wrote a page for them; whom they are about is read with them."""
    with acting_as(reader.pk):
        read = dict(Statement.objects.values_list("pk", "text"))
        assert set(StatementSubject.objects.values_list("statement", flat=True)) == set(read)
        return set(Statement.objects.filter(removed_at__isnull=True).values_list("text", flat=True))


def held_by(account: Account) -> list[Held]:
    rows = Membership.objects.filter(account=account)
    return [Held(Role(row.role), row.organisation_id, row.team_id, row.starts, row.ends) for row in rows]


def places() -> list[Place]:
    now = FamilyMember.objects.filter(current())
    return [Place(row.family_id, row.person_id, MemberKind(row.kind)) for row in now]


def births() -> dict[UUID, date]:
    return dict(Birth.objects.values_list("person_id", "day"))


def all_words() -> list[tuple[str, Words]]:
    return [
        (
            row.text,
            Words(
                row.author_id,
                frozenset(row.subjects.values_list("person_id", flat=True)),
                Part(row.part),
                Purpose(row.purpose),
                row.own,
                row.removed_at is not None,
            ),
        )
        for row in Statement.objects.prefetch_related("subjects")
    ]


def all_yes() -> list[Yes]:
    return [
        Yes(
            row.giver_id,
            row.about_id,
            Part(row.part),
            Purpose(row.purpose),
            Recipient(row.organisation_id, row.team_id, row.worker_id),
            timezone.localdate(row.given_at),
            row.until,
            row.withdrawn_at is not None,
        )
        for row in Consent.objects.all()
    ]
