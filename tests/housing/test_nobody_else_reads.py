"""Whatever anyone writes of what matters to them, and in whatever order: nobody reads it but whom they let read it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import Cast, cast
from usving.core.identity import acting_as
from usving.housing.actions.wishes import carry, change_wish, remove_wish, say_wish
from usving.housing.models import Wish, WishVersion
from usving.housing.rules.wishes import WishKind
from usving.people.access import own_family
from usving.strengths.actions.letters import write_letter
from usving.strengths.actions.values import choose_cards, hide_value, say_value, show_value
from usving.strengths.models import ChosenValue, FutureLetter, ShownValue, ValueRound

pytestmark = pytest.mark.django_db
WRITERS = ("fatima", "jonas", "amina", "per", "odd", "nils")
PEOPLE = (*WRITERS, "kari", "siv", "liv", "anne", "bo")
HOME = {"fatima": "sol", "jonas": "sol", "amina": "sol", "per": "bekk"}
ACTS = (
    "letter",
    "value",
    "shown",
    "shown with why",
    "hidden",
    "wish",
    "carried",
    "carried and told",
    "changed",
    "removed",
)
TEXTS = (
    (ChosenValue, ("name", "why")),
    (FutureLetter, ("text",)),
    (ShownValue, ("name", "why")),
    (Wish, ("words", "value_words")),
    (WishVersion, ("words",)),
)


def do(act: str, who: Any, sign: str) -> set[str]:
    """Do one thing as someone; return the words that those at home may read of it, each with the writer's sign."""
    family = own_family(who)
    if act == "letter":
        write_letter(key=uuid4(), text=f"letter {sign}", by=who)
        return set()
    number = 1 + ValueRound.objects.count()
    choose_cards(cards=(), own=(), new=[f"value {sign}"], number=number, language="nb", by=who)
    value = ChosenValue.objects.get(name=f"value {sign}")
    say_value(value, why=f"why {sign}", importance=9, lived=1, by=who)
    if act == "value" or family is None:
        return set()
    common = {"key": uuid4(), "family": family, "kind": WishKind.WISH, "by": who}
    if act in ("shown", "shown with why", "hidden"):
        shown = show_value(value, name=value.name, with_why=act != "shown", family=family, by=who)
        if act == "hidden":
            hide_value(shown, by=who)
            return set()
        return {f"value {sign}"} | ({f"why {sign}"} if act == "shown with why" else set())
    if act.startswith("carried"):
        told = act == "carried and told"
        carry(value, words=f"wish {sign}", told=told, name=value.name, **common)
        return {f"wish {sign}"} | ({f"value {sign}"} if told else set())
    wish = say_wish(words=f"wish {sign}", **common)
    if act == "changed":
        change_wish(wish, kind=WishKind.MUST, words=f"new {sign}", by=who)
        return {f"new {sign}"}
    if act == "removed":
        remove_wish(wish, by=who)
        return set()
    return {f"wish {sign}"}


def all_words() -> set[str]:
    """Every word that whoever asks gets from the database when no page filters at all."""
    rows = [row for model, fields in TEXTS for row in model.objects.values_list(*fields)]  # type: ignore[attr-defined]
    return {word for row in rows for word in row if word}


@settings(
    deadline=None, max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from(WRITERS), st.sampled_from(ACTS)), min_size=1, max_size=8))
def test_nobody_reads_what_they_were_not_let_read(done: list[tuple[str, str]]):
    with transaction.atomic():
        world: Cast = cast()
        told: dict[str, set[str]] = {"sol": set(), "bekk": set()}
        for number, (name, act) in enumerate(done):
            with acting_as(getattr(world, name).pk):
                words = do(act, getattr(world, name), f"{name} {number}")
            told.get(HOME.get(name, ""), set()).update(words)
        for name in PEOPLE:
            with acting_as(getattr(world, name).pk):
                of_others = {word for word in all_words() if f" {name} " not in word}
            expected = {word for word in told.get(HOME.get(name, ""), set()) if f" {name} " not in word}
            assert of_others == expected, name
        for name, _act in done:  # there was something to leak
            with acting_as(getattr(world, name).pk):
                assert any(f" {name} " in word for word in all_words())
        transaction.set_rollback(True)
