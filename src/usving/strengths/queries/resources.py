"""One's own map of strengths, and what others are asked about them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from usving.core.telling import page_language
from usving.people.access import families_of
from usving.people.models import Account, Family
from usving.process.access import Standing
from usving.strengths.access.exchange import holders_of, trading_place
from usving.strengths.access.resources import resources_visible_to, vouchings_visible_to
from usving.strengths.models import Post, Resource, Vouching
from usving.strengths.models.resources import RESOURCE_KINDS
from usving.strengths.rules.exchange import PostState
from usving.strengths.rules.resources import GROWS, ResourceKind, Vouched
from usving.strengths.rules.shelves import Suggestion, suggestions


@dataclass(frozen=True)
class Field:
    """One field of the map: its kind, its words, what stands there, and what one might have forgotten."""

    kind: ResourceKind
    label: Any
    resources: list[Resource]
    ideas: list[tuple[str, str]]


def map_of(user: Account) -> list[Field]:
    """The four fields of the map, one's own and the family's together."""
    found = list(resources_visible_to(user).select_related("family").order_by("made_on", "pk"))
    said = {each.words.casefold() for each in found}
    return [_field(kind, [each for each in found if each.kind == kind], said) for kind in ResourceKind]


def _field(kind: ResourceKind, resources: list[Resource], said: set[str]) -> Field:
    language = page_language()
    new = [each for each in suggestions().values() if each.kind is kind and not _is_said(each, said)]
    return Field(kind, RESOURCE_KINDS[kind], resources, [(each.code, each.said(language)) for each in new])


def _is_said(idea: Suggestion, said: set[str]) -> bool:
    """Whether a suggestion has been taken, in whatever language it was read."""
    return any(words.casefold() in said for words in idea.words.values())


def suggested(code: str) -> Suggestion | None:
    """A suggestion by its code."""
    return suggestions().get(code)


def family_of(user: Account) -> Family | None:
    """The family whose strengths one may keep together with one's own."""
    return families_of(user).order_by("pk").first()


def may_grow(resource: Resource) -> bool:
    """Whether one is asked if one wants to become better in it: in what one can or knows, or has begun with already."""
    return resource.grows or bool(resource.path) or resource.kind in GROWS


def offered(resource: Resource, who: Standing) -> list[Post]:
    """Where a strength is offered now, by an act of its owner."""
    holders = holders_of(who).filter(resource=resource).values("pk")
    return list(Post.objects.filter(owner__in=holders).exclude(state=PostState.WITHDRAWN).select_related("process"))


def processes_to_offer_in(who: Standing) -> list[UUID]:
    """The processes in which one may offer something."""
    return sorted({each.process for each in who.places if trading_place(who, each.process)})


def asked_of(user: Account) -> list[Vouching]:
    """What one is asked to vouch for, what waits first."""
    found = vouchings_visible_to(user).filter(asked=user.pk).select_related("process").order_by("-asked_at")
    return sorted(found, key=lambda each: each.answer != Vouched.WAITING)


def vouchings_of(resource: Resource, user: Account) -> list[Vouching]:
    """What one has asked about a strength."""
    return list(vouchings_visible_to(user).filter(resource=resource, by=user.pk).order_by("-asked_at"))
