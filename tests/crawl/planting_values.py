"""What is planted in values, letters, wishes and other ways to use money: for an adult and for a youth, and what they share."""

from uuid import UUID, uuid4

from tests.crawl.words import Planted
from usving.economy.models import FeltPlan, LifeArea, PossibleUse, SavedPlan, Weighing
from usving.housing.models import Wish, WishTie, WishVersion
from usving.people.models import Account, PooledIdea
from usving.strengths.models import ChosenValue, FutureLetter, ShownValue, ValueRound

OF_WEIGHING = (
    *("weighing", "weighing_areas", "weighing_weights", "weighing_limits", "weighing_left", "possible_use_new"),
    *(
        "spending_ideas",
        "spending_idea_taken",
        "weighing_answer",
        "weighing_front",
        "felt_taken",
        "plan_new",
        "plans_compared",
    ),
)


def plant_values(planted: Planted) -> None:
    """Words of one adult and one youth of the same family; some for themselves, some for home, none for anyone else."""
    fatima, amina = (
        next(each for each in planted.facts.accounts.values() if each.username == name) for name in ("fatima", "amina")
    )
    family = next(place.family_id for place in planted.facts.places if place.person_id == fatima.person_id)
    for account in (fatima, amina):
        value = _plant_value(planted, account, family)
        _plant_letter(planted, account)
        _plant_wish(planted, account, family, value)
    adults = frozenset(
        account.pk
        for account in planted.facts.accounts.values()
        for place in planted.facts.places
        if place.family_id == family and place.kind == "adult" and place.person_id == account.person_id
    )
    ours = Weighing.objects.get(family=family)
    alone = Weighing.objects.create(municipality_id=amina.municipality_id, account=amina)
    for weighing, who in ((ours, adults), (alone, frozenset({amina.pk}))):
        _plant_weighing(planted, weighing, who)
    _plant_ideas(planted, fatima, ours)


def _plant_value(planted: Planted, account: Account, family: UUID) -> ChosenValue:
    common = {"municipality_id": account.municipality_id, "account": account}
    round, _fresh = ValueRound.objects.get_or_create(account=account, number=1, defaults=common)
    value = ChosenValue.objects.create(
        round=round, position=90, importance=7, lived=2, **common,
        name=planted.word(f"a value of {account}", {account.pk}), why=planted.word(f"why it matters to {account}", {account.pk}),
    )  # fmt: skip
    ChosenValue.objects.create(
        round=round, chosen=False, **common, name=f"Lagt bort {account}",
        why=planted.word(f"why something set aside mattered to {account}", {account.pk}, ()),
    )  # fmt: skip
    shown = ShownValue.objects.create(
        family_id=family, value=value.pk, **common,
        name=planted.word(f"a value that {account} shows at home", planted.facts.of_family(family)),
    )  # fmt: skip
    for page in ("value", "value_moved", "value_deleted", "value_shown", "wish_from_value"):
        planted.at(page, value.pk)
    planted.at("shown_value_taken_back", shown.pk)
    return value


def _plant_letter(planted: Planted, account: Account) -> None:
    letter = FutureLetter.objects.create(
        municipality_id=account.municipality_id, account=account,
        text=planted.word(f"a letter of {account}", {account.pk}),
    )  # fmt: skip
    for page in ("letter", "letter_deleted", "wish_from_letter"):
        planted.at(page, letter.pk)


def _plant_wish(planted: Planted, account: Account, family: UUID, value: ChosenValue) -> None:
    common = {"municipality_id": account.municipality_id, "account": account}
    wish = Wish.objects.create(
        family_id=family,
        kind="must",
        **common,
        words=planted.word(f"a wish of {account}", planted.facts.of_family(family)),
    )
    WishTie.objects.create(wish=wish, value=value, **common)
    WishVersion.objects.create(
        wish=wish, kind="wish", words=planted.word(f"what {account} wished before", {account.pk}), **common
    )
    gone = Wish.objects.create(
        family_id=family, kind="wish", words=planted.word(f"a wish {account} took away", {account.pk}),
        removed_at=wish.said_at, **common,
    )  # fmt: skip
    for page in ("wish", "wish_moved", "wish_removed"):
        planted.at(page, wish.pk)
    planted.at("wish_back", gone.pk)


def _plant_weighing(planted: Planted, weighing: Weighing, who: frozenset[UUID]) -> None:
    common = {"municipality_id": weighing.municipality_id, "weighing": weighing}
    area = LifeArea.objects.create(name=planted.word(f"an area of life in {weighing}", who), position=90, **common)
    use = PossibleUse.objects.create(
        name=planted.word(f"a use of money in {weighing}", who), gives={str(area.pk): 4}, **common
    )
    plan = SavedPlan.objects.create(
        name=planted.word(f"a saved plan in {weighing}", who), chosen=0, engine="alternatives-1", **common,
        question={"areas": [{"id": "a", "weight": 1}], "uses": [{"id": "u", "gives": {"a": 1}}]},
        answer={"plans": [
            {"uses": ["u"], "areas": {"a": 1}, "per_month": 0, "once": 0, "hours": 0, "gained": [], "lost": []}
        ]},
        words={"uses": {"u": planted.word(f"a use in a saved plan in {weighing}", who)}, "areas": {"a": "Ro"}},
    )  # fmt: skip
    felt = planted.word(f"how a plan felt in {weighing}", who)
    FeltPlan.objects.create(plan=plan, account_id=min(who), words=felt, **common)
    for page in OF_WEIGHING:
        planted.at(page, weighing.pk)
    planted.at("area_removed", area.pk)
    for page in ("possible_use", "possible_use_removed", "possible_use_given"):
        planted.at(page, use.pk)
    for page in ("saved_plan", "plan_tried", "plan_felt", "plan_removed"):
        planted.at(page, plan.pk)
    planted.at("spending_idea_taken_back", weighing.pk, uuid4())


def _plant_ideas(planted: Planted, giver: Account, weighing: Weighing) -> None:
    """What is given stands without a name for whoever weighs in the municipality; the giver alone may take it back."""
    idea = PooledIdea.objects.create(
        municipality_id=giver.municipality_id, giver=giver, area="Ro",
        words=planted.word("an idea given", planted.facts.of_municipality(giver.municipality_id), {giver.pk}),
    )  # fmt: skip
    planted.at("spending_idea_taken_back", weighing.pk, idea.pk)
