"""What is proposed about methods in a process, and what is new in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from usving.core.differing import Piece
from usving.core.telling import page_language
from usving.process.access import Standing, gatherings_visible_to, proposals_visible_to
from usving.process.models import Gathering, MethodProposal, Process
from usving.process.models.processes import SIDES
from usving.process.queries.methods import PARTS
from usving.process.rules.methods.content import Content
from usving.process.rules.methods.difference import Part, differences
from usving.process.rules.methods.reading import as_content
from usving.process.rules.methods.versions import OPEN


@dataclass(frozen=True)
class ShownChange:
    """One place that is not as it was: its name, and the words."""

    label: str
    pieces: tuple[Piece, ...]


def changes_in(proposal: MethodProposal) -> list[ShownChange]:
    """What a proposal changes, place by place."""
    before = as_content(proposal.before) if proposal.before else None
    return changes_between(before, as_content(proposal.content))


def changes_between(before: Content | None, after: Content) -> list[ShownChange]:
    """What is new between two versions, place by place; words for codes."""
    return [
        ShownChange(str(PARTS[change.part]), tuple(_in_words(change.part, change.pieces)))
        for change in differences(before, after)
    ]


def _in_words(part: Part, pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        text = piece.words
        if part is Part.AUDIENCE:
            for side, label in SIDES.items():
                text = text.replace(side.value, str(label))
        yield Piece(piece.kind, text)


def open_proposals(process: Process, who: Standing) -> list[MethodProposal]:
    """What waits for an answer in a process, oldest first."""
    found = proposals_visible_to(who).filter(process=process, state__in=OPEN)
    return list(found.order_by("at"))


def closed_proposals(process: Process, who: Standing) -> list[MethodProposal]:
    """What has been answered in a process, newest first."""
    found = proposals_visible_to(who).filter(process=process).exclude(state__in=OPEN)
    return list(found.order_by("-closed_at")[:20])


def open_proposal_of(process: Process, who: Standing, code: str) -> MethodProposal | None:
    """What waits for an answer about one method in a process."""
    return proposals_visible_to(who).filter(process=process, code=code, state__in=OPEN).first()


def title_of(proposal: MethodProposal) -> str:
    """What the method would be called."""
    return as_content(proposal.content).words(page_language()).title


def gatherings_to_plan(process: Process, who: Standing) -> list[Gathering]:
    """The gatherings to come that a method can be put into, next first."""
    coming = gatherings_visible_to(who).filter(
        process=process, starts_at__gt=timezone.now(), called_off_at__isnull=True
    )
    return list(coming.order_by("starts_at"))


@dataclass(frozen=True)
class Titled:
    """A proposal in a list, with what its method would be called."""

    proposal: MethodProposal
    title: str


def with_titles(proposals: Iterable[MethodProposal]) -> list[Titled]:
    """Proposals as a list shows them."""
    return [Titled(each, title_of(each)) for each in proposals]
