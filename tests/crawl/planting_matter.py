"""The addresses of people's own matters: words, consents, questions, helpers, and the sheets of those who follow them up."""

from django.utils import timezone

from tests.crawl.words import Planted
from usving.people.models import (
    Consent,
    ConsentRequest,
    Mandate,
    ProtectedIdentity,
    Statement,
    StatementSubject,
)
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.slugs import PARTS_BY_SLUG


def plant_matter(planted: Planted) -> None:
    """Let everyone try what belongs to each person; asked when all that is to be planted stands."""
    for part in PARTS_BY_SLUG.values():
        planted.at("my_part", part)
        planted.at("statement_new", part)
    plant_undoing(planted)
    for statement in Statement.objects.order_by("written_at", "pk"):
        for page in ("statement", "statement_removed", "statement_back"):
            planted.at(page, statement.pk)
    for consent in Consent.objects.order_by("given_at", "pk"):
        planted.at("consent", consent.pk)
        planted.at("consent_withdrawn", consent.pk)
    for request in ConsentRequest.objects.order_by("asked_at", "pk"):
        planted.at("consent_question", request.pk)
        planted.at("consent_no", request.pk)
    for mandate in Mandate.objects.all():
        plant_mandate(planted, mandate)
    for place in planted.facts.places:
        planted.at("birth", place.family_id, place.pk)
        for page in ("name_shown", "paper", "paper_sheet", "paper_withdrawal"):
            planted.at(page, place.person_id)


def plant_undoing(planted: Planted) -> None:
    """In each family words kept and taken away, and a hidden name, so that what undoes it is shown to whoever's they are."""
    people = {place.person_id for place in planted.facts.places}
    for account in planted.facts.accounts.values():
        if account.person_id in people:
            common = {"municipality_id": account.municipality_id}
            for removed in (None, timezone.now()):
                statement = Statement.objects.create(
                    **common, author_id=account.person_id, part=Part.CHILDREN.value, purpose=Purpose.FOLLOW_UP.value,
                    text="Noe om skolen", removed_at=removed,
                )  # fmt: skip
                StatementSubject.objects.create(**common, statement=statement, person_id=account.person_id)
            ProtectedIdentity.objects.create(**common, person_id=account.person_id, name="Eksempel Skjult")


def plant_mandate(planted: Planted, mandate: Mandate) -> None:
    """What a helper does, at this mandate."""
    planted.at("mandate_ended", mandate.pk)
    planted.at("helping_one", mandate.pk)
    for part in PARTS_BY_SLUG.values():
        planted.at("helping_write", mandate.pk, part)
    for request in ConsentRequest.objects.filter(about=mandate.person_id):
        planted.at("helping_question", mandate.pk, request.pk)
        planted.at("helping_no", mandate.pk, request.pk)
