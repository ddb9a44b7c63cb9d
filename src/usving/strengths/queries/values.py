"""What the pages of values show."""

from dataclasses import dataclass, replace
from uuid import UUID

from usving.people.models import Account
from usving.people.queries.behind import people_behind
from usving.strengths.access import rounds_of, shown_values_visible_to, values_of
from usving.strengths.models import ChosenValue, ShownValue, ValueRound
from usving.strengths.rules.cards import shipped_cards
from usving.strengths.rules.values import Change, Gap, Held, changes, gap


@dataclass(frozen=True)
class Card:
    """A card as its owner sees it: in their language where it is shipped, and how it stands now."""

    value: ChosenValue
    name: str
    about: str
    gap: Gap
    shown: ShownValue | None = None


@dataclass(frozen=True)
class Shown:
    """A value shown to the family, with the name of whoever showed it."""

    value: ShownValue
    by: str
    mine: bool


@dataclass(frozen=True)
class Compared:
    """The first round and the newest side by side, and each round between them as it was, oldest first."""

    first: ValueRound
    last: ValueRound
    changes: list[Change]
    between: list[tuple[ValueRound, list[Held]]]


def newest_round(user: Account) -> ValueRound | None:
    """The round one is in; None before the first."""
    return rounds_of(user).last()


def cards_in(round: ValueRound, user: Account, language: str) -> list[Card]:
    """The chosen cards of a round, in its owner's order."""
    shown = {each.value: each for each in shown_values_visible_to(user).filter(account=user.pk)}
    values = values_of(user).filter(round=round, chosen=True).order_by("position", "pk")
    return [as_card(value, language, shown.get(value.pk)) for value in values]


def as_card(value: ChosenValue, language: str, shown: ShownValue | None = None) -> Card:
    """One card in a language."""
    shipped = shipped_cards().get(value.card)
    name = shipped.name(language) if shipped else value.name
    return Card(value, name, shipped.about(language) if shipped else "", gap(value.importance, value.lived), shown)


def shown_as(value: ChosenValue, user: Account) -> ShownValue | None:
    """The copy that one has shown to the family, if any."""
    return shown_values_visible_to(user).filter(account=user.pk, value=value.pk).first()


def own_names(round: ValueRound | None, user: Account) -> list[tuple[str, str]]:
    """The cards of one's own in a round, chosen or set aside, as (id, name)."""
    own = values_of(user).filter(round=round, card="").order_by("position", "pk") if round else []
    return [(str(value.pk), value.name) for value in own]


def chosen_codes(round: ValueRound | None, user: Account) -> list[str]:
    """What is ticked among the cards: the code of a shipped one, the id of one's own."""
    chosen = values_of(user).filter(round=round, chosen=True) if round else []
    return [value.card or str(value.pk) for value in chosen]


def shown_in_family(user: Account) -> list[Shown]:
    """What has been shown in the family, by name of whoever showed it."""
    found = list(shown_values_visible_to(user).order_by("shown_at", "pk"))
    names = people_behind({value.account_id for value in found})
    called = {account: behind.name for account, behind in names.items()}
    return [Shown(value, called.get(value.account_id, ""), value.account_id == user.pk) for value in found]


def compared(user: Account, language: str) -> Compared | None:
    """The first round and the newest side by side; None where there is only one."""
    rounds = list(rounds_of(user))
    if len(rounds) < 2:
        return None
    held: dict[UUID, list[Held]] = {each.pk: [] for each in rounds}
    for value in values_of(user).filter(chosen=True).order_by("position", "pk"):
        held[value.round_id].append(_in_language(value, language))
    first, *middle, last = rounds
    return Compared(first, last, changes(held[first.pk], held[last.pk]), [(each, held[each.pk]) for each in middle])


def said_before(value: ChosenValue, user: Account) -> str:
    """What one said last, in an earlier round, about why the same value matters; empty where one did not."""
    same = {"card": value.card} if value.card else {"card": "", "name__iexact": value.name}
    earlier = values_of(user).filter(round__number__lt=value.round.number, **same).exclude(why="")
    return str(earlier.order_by("-round__number").values_list("why", flat=True).first() or "")


def _in_language(value: ChosenValue, language: str) -> Held:
    return replace(value.facts(), name=as_card(value, language).name)
