"""What someone in the demonstration stands for, how a family wishes to live, and other ways to use its money. All made up."""

from collections.abc import Mapping
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.economy.actions.alternatives import begin_weighing, name_areas, put_use, set_limits, weigh_areas
from usving.economy.actions.plans import save_plan, say_felt, try_plan
from usving.economy.models import Weighing
from usving.economy.queries.alternatives import answer, areas_of, weighed
from usving.economy.queries.felt import pairs_of
from usving.housing.actions.wishes import carry, say_wish
from usving.housing.rules.wishes import WishKind
from usving.people.access import own_family
from usving.people.actions.idea_pool import give_idea
from usving.people.models import Account, Municipality
from usving.strengths.actions.letters import write_letter
from usving.strengths.actions.values import choose_cards, say_value, show_value
from usving.strengths.models import ChosenValue
from usving.strengths.rules.cards import shipped_cards

# The card, why it matters, how much, and how it is lived.
VALUES = (
    ("children", "Vi flyttet hit for at de skulle få begynne på nytt.", 10, 6),
    ("own-place", "Jeg vil slippe å pakke igjen.", 9, 2),
    ("calm", "Naboen over oss spiller til langt på natt.", 8, 3),
    ("neighbours", "Her kjenner vi nesten ingen ennå.", 6, 5),
    ("creating", "", 5, 5),
)
LETTER = (
    "Kjære Fatima. Nå er det fem år siden. Vi har en dør som er vår, og et tre utenfor kjøkkenvinduet.\n"
    "Barna går til skolen selv. Du trengte ikke være så redd. Du spurte, og noen svarte."
)
AREAS = {"Tid sammen": 8, "Ro": 6, "Barna": 9}
# What it is, kroner a month, kroner once, hours a month, what it gives by area, and whether it is so today.
USES = (
    ("Egen bil", 3300, 0, 0, {"Tid sammen": 3, "Barna": 4}, True),
    ("Dele bil med Eksempel-Fjell", 1200, 500, 3, {"Tid sammen": 2, "Barna": 3}, False),
    ("Svømming på lørdager", 600, 0, 8, {"Tid sammen": 5, "Barna": 7}, False),
    ("Barnevakt én kveld i måneden", 700, 0, 0, {"Ro": 6}, False),
    ("Søndagstur med niste", 150, 400, 6, {"Tid sammen": 6, "Ro": 5, "Barna": 3}, True),
    ("Strømmetjenester", 450, 0, 0, {"Ro": 2}, True),
)
IDEAS = (
    ("fatima", "Søndagstur med niste", "Tid sammen"),
    ("per", "Bytte klær på biblioteket", "Barna"),
    ("grete", "Suppekveld", "Venner"),
    ("ewa", "Låne verktøy i stedet for å kjøpe", "Ro"),
)


def stand_for_something(municipality: Municipality, username: str) -> None:
    """Let one person have values, a letter and wishes, her family weigh its money, and four families give ideas."""
    me = _account(municipality, username)
    with acting_as(me.pk):
        _values(me)
        write_letter(key=uuid4(), text=LETTER, by=me)
        _weighing(me)
    _other_adult_wishes(_account(municipality, "jonas"))
    for whose, words, area in IDEAS:
        giver = _account(municipality, whose)
        with acting_as(giver.pk):
            give_idea(words=words, area=area, band="free", family=own_family(giver), by=giver)


def _account(municipality: Municipality, username: str) -> Account:
    return Account.objects.select_related("person").get(municipality=municipality, username=username)


def _values(me: Account) -> None:
    cards, family = shipped_cards(), own_family(me)
    round = choose_cards(cards=[cards[code] for code, *_said in VALUES], own=(), new=(), number=1, language="nb", by=me)
    there = {value.card: value for value in ChosenValue.objects.filter(round=round)}
    for code, why, importance, lived in VALUES:
        say_value(there[code], why=why, importance=importance, lived=lived, by=me)
    if family is None:
        return
    show_value(there["children"], name=there["children"].name, with_why=True, family=family, by=me)
    calm, home = there["calm"], there["children"]
    carry(
        calm,
        key=uuid4(),
        kind=WishKind.MUST,
        words="Et soverom som ikke vender mot gata.",
        told=False,
        name=calm.name,
        family=family,
        by=me,
    )
    carry(
        home,
        key=uuid4(),
        kind=WishKind.WISH,
        words="At barna kan gå til skolen selv.",
        told=True,
        name=home.name,
        family=family,
        by=me,
    )


def _other_adult_wishes(other: Account) -> None:
    family = own_family(other)
    if family is not None:
        with acting_as(other.pk):
            say_wish(key=uuid4(), family=family, kind=WishKind.RED_LINE, words="Vi bor ikke i kjeller igjen.", by=other)


def _weighing(me: Account) -> None:
    weighing = begin_weighing(own_family(me), by=me)
    name_areas(weighing, names={}, new=AREAS, by=me)
    ids = {area.name: str(area.pk) for area in areas_of(weighing)}
    weigh_areas(weighing, weights={ids[name]: weight for name, weight in AREAS.items()}, by=me)
    set_limits(weighing, per_month=4000, once=1500, hours=16, by=me)
    uses = {name: uuid4() for name, *_said in USES}
    for name, per_month, once, hours, gives, now in USES:
        said = {
            "name": name,
            "per_month": per_month,
            "once": once,
            "hours": hours,
            "now": now,
            "required": False,
            "needs": [],
            "gives": {ids[area]: mark for area, mark in gives.items()},
            "excludes": [uses["Egen bil"]] if name.startswith("Dele bil") else [],
        }
        put_use(weighing, key=uses[name], said=said, by=me)
    _plan(weighing, {ids[name]: weight for name, weight in AREAS.items()}, me)


def _plan(weighing: Weighing, weights: Mapping[str, int], me: Account) -> None:
    """The best plan is saved and tried, and one thing felt otherwise than was thought."""
    found = weighed(weighing)
    best = frozenset(answer(found, more=False).plans[0].key.split(","))
    plan = save_plan(weighing, key=uuid4(), name="Mer tid sammen", uses=best, weights=weights, found=found, by=me)
    try_plan(plan, today=timezone.localdate(), by=me)
    use, area = _first(pairs_of(plan))
    said = {"marks": {use: {area: 9}}, "words": "Vi lo mye mer enn vi hadde trodd."}
    say_felt(plan, **said, over=True, today=timezone.localdate(), by=me)  # type: ignore[arg-type]


def _first(pairs: list[tuple[str, str, str, str]]) -> tuple[str, str]:
    use, area, _use, _area = pairs[0]
    return use, area
