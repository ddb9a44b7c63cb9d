"""What is planted in matters: words in every part, opened, expired, withdrawn, waiting for another yes, and in danger."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from tests.crawl.words import Planted
from usving.people.models import (
    Account,
    Consent,
    ConsentRequest,
    Membership,
    Override,
    Statement,
    StatementSubject,
    StatementVersion,
)
from usving.people.rules.parts import Part, Purpose

ON, EXPIRED, WITHDRAWN, NONE = Part.HOUSING, Part.ECONOMY, Part.HEALTH, Part.STORY


def plant_statements(planted: Planted) -> None:
    """For each adult of each family: words in four parts, with a consent that holds, one that is over, one taken back, none."""
    today = timezone.localdate()
    for place in planted.facts.places:
        adult = next((one for one in planted.facts.accounts.values() if one.person_id == place.person_id), None)
        if place.kind != "adult" or adult is None:
            continue
        workers = sorted(planted.facts.workers[place.family_id])
        reader = next((worker for worker in workers if _may_receive(worker)), None)
        for part, readers in ((ON, {reader}), (EXPIRED, set()), (WITHDRAWN, set()), (NONE, set())):
            word = planted.word(f"what {adult} wrote in {part}", {adult.pk} | {one for one in readers if one})
            statement = _statement(adult, part, word, {adult.person_id})
            Statement.objects.filter(pk=statement.pk).update(version=2)
            StatementVersion.objects.create(
                municipality_id=adult.municipality_id, statement=statement, number=1,
                text=planted.word(f"what {adult} wrote before in {part}", {adult.pk}, ()),
            )  # fmt: skip
            if part is ON:
                _plant_together(planted, adult, place.family_id)
        if reader is None:
            continue
        first = adult.person_id == min(_adults(planted, place.family_id))
        _consent(planted, adult, ON, reader, today + timedelta(days=30), also=(Part.WISHES,) if first else ())
        _consent(planted, adult, EXPIRED, reader, today - timedelta(days=1))
        _consent(planted, adult, WITHDRAWN, reader, today + timedelta(days=30), withdrawn=True)
        _ask(planted, adult, reader)
        for part in Part:
            planted.at("shared_part", adult.person_id, part.value)
        for page in ("shared_person", "shared_ask", "shared_danger"):
            planted.at(page, adult.person_id)


def _plant_together(planted: Planted, adult: Account, family: UUID) -> None:
    """Words about two adults open for the two, and for nobody by the yes of one."""
    both = {place.person_id for place in planted.facts.places if place.family_id == family and place.kind == "adult"}
    if len(both) > 1:
        accounts = {one.pk for one in planted.facts.accounts.values() if one.person_id in both}
        only_one = planted.word(f"what {adult} wrote of both adults", accounts)
        statement = _statement(adult, Part.WISHES, only_one, both)
        assert statement.pk


def _adults(planted: Planted, family: UUID) -> set[UUID]:
    return {place.person_id for place in planted.facts.places if place.family_id == family and place.kind == "adult"}


def _statement(author: Account, part: Part, text: str, about: set[UUID]) -> Statement:
    statement = Statement.objects.create(
        municipality_id=author.municipality_id, author_id=author.person_id, part=part.value,
        purpose=Purpose.FOLLOW_UP.value, text=text,
    )  # fmt: skip
    for person in about:
        StatementSubject.objects.create(municipality_id=author.municipality_id, statement=statement, person_id=person)
    return statement


def _consent(
    planted: Planted,
    giver: Account,
    part: Part,
    worker: UUID,
    until: date,
    *,
    withdrawn: bool = False,
    also: tuple[Part, ...] = (),
) -> None:
    for each in (part, *also):
        consent = Consent.objects.create(
            id=uuid4(), municipality_id=giver.municipality_id, giver_id=giver.person_id, about_id=giver.person_id,
            part=each.value, purpose=Purpose.FOLLOW_UP.value, worker_id=worker, organisation_id=_office(worker),
            given_at=timezone.now() - timedelta(days=5), until=until, text_version="2026-11", manner="tap",
            recorded_by=giver, withdrawn_at=timezone.now() if withdrawn else None,
        )  # fmt: skip
        assert consent.pk


def _ask(planted: Planted, adult: Account, worker: UUID) -> None:
    """A question waits, with a reason for the two it stands between; and danger was told of."""
    knows = {adult.pk, worker} | planted.facts.helpers[adult.person_id]
    reason = planted.word(f"why {adult} is asked", knows, {adult.pk})
    request = ConsentRequest.objects.create(
        municipality_id=adult.municipality_id, asked_by_id=worker, about_id=adult.person_id, part=NONE.value,
        purpose=Purpose.OWN_HOME.value, worker_id=worker, organisation_id=_office(worker), reason=reason,
        until=timezone.localdate() + timedelta(days=20),
    )  # fmt: skip
    planted.at("shared_take_back", request.pk)
    officers = Membership.objects.filter(role="privacy-officer", municipality_id=adult.municipality_id)
    danger = planted.word(
        f"what was urgent about {adult}", {adult.pk, worker} | set(officers.values_list("account_id", flat=True)), ()
    )
    Override.objects.create(
        municipality_id=adult.municipality_id, about_id=adult.person_id, opened_by_id=worker, ground="life",
        reason=danger, opened_at=timezone.now() - timedelta(days=3), closes_at=timezone.now() - timedelta(days=2),
        told_at=timezone.now() - timedelta(days=3),
    )  # fmt: skip


def _office(worker: UUID) -> UUID | None:
    held = Membership.objects.filter(account=worker, organisation__isnull=False).order_by("starts", "pk").first()
    return held.organisation_id if held else None


def _may_receive(worker: UUID) -> bool:
    roles = set(Membership.objects.filter(account=worker).values_list("role", flat=True))
    return bool(roles & {"provider", "facilitator"}) and not roles & {"housing-manager", "caseworker", "complaint-body"}
