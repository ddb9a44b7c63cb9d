"""The doors to the reading room: the texts both sides may read as one, the marks on them, and one's own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.access.experiences import shared_with_circles
from usving.insight.models import Experience, ExperiencePhoto, ExperienceSound, Hand, Mark, SourceReading
from usving.insight.rules.passages import Sentence, digest, sentences
from usving.people.models import Account
from usving.process.access import Standing, contributions_visible_to, process_to_take_part_in
from usving.process.models import Contribution, Process
from usving.process.rules.audience import Audience
from usving.process.rules.seats import TAKES_PART


class Kind(StrEnum):
    """What kind of text a source is; the names stand in addresses."""

    CONTRIBUTION = "bidrag"
    EXPERIENCE = "erfaring"


@dataclass(frozen=True)
class Source:
    """A text that both sides may read: which one, its words, whose name is on it, the side it comes from, when it was told.

    `nameless`: its words may be shown elsewhere, without that name; the teller of an experience chooses.
    """

    kind: Kind
    pk: UUID
    process: UUID
    headline: str
    text: str
    signed: str
    side: str
    at: datetime
    author: UUID | None
    nameless: bool = True

    @property
    def digest(self) -> str:
        """What tells this wording from others."""
        return digest(self.text)

    @property
    def sentences(self) -> list[Sentence]:
        """Its sentences, in order."""
        return sentences(self.text)

    @property
    def fields(self) -> dict[str, UUID]:
        """The source as the field of a row that points at it."""
        return {"contribution_id" if self.kind is Kind.CONTRIBUTION else "experience_id": self.pk}


def reading_process(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process one takes part in, and where one stands; 404 for others. Whether the circles have joined is `who.joined`."""
    process, who = process_to_take_part_in(user, pk)
    if process.pk not in who.processes(TAKES_PART):
        raise Http404
    return process, who


def joined_process(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process one takes part in whose circles have joined; 404 otherwise."""
    process, who = reading_process(user, pk)
    if process.pk not in who.joined:
        raise Http404
    return process, who


def contributions_together(who: Standing) -> QuerySet[Contribution]:
    """The contributions that both sides may read, and that one may read."""
    return contributions_visible_to(who).filter(audience=Audience.ALL, process__in=who.joined)


def experiences_together(who: Standing) -> QuerySet[Experience]:
    """The experiences that both sides may read, and that one may read oneself: not what a choice alone lets one read."""
    here = Experience.objects.filter(audience=Audience.ALL, process__in=who.joined)
    return here.filter(Q(author=who.account) | shared_with_circles(who))


def experiences_to_read(who: Standing) -> QuerySet[Experience]:
    """Those of them that tell something: in words, by a voice or with a picture."""
    heard = ExperienceSound.objects.filter(experience=OuterRef("pk"))
    seen = ExperiencePhoto.objects.filter(experience=OuterRef("pk"))
    return experiences_together(who).filter(~Q(text="") | Exists(heard) | Exists(seen))


def source_for(who: Standing, process: Process, kind: str, pk: UUID) -> Source:
    """A text of the reading room; 404 for what is not shared with both sides, or no longer."""
    if kind == Kind.EXPERIENCE:
        told = experiences_to_read(who).select_related("circle")
        return of_experience(get_object_or_404(told, pk=pk, process=process))
    if kind != Kind.CONTRIBUTION:
        raise Http404
    said = contributions_together(who).exclude(text="").select_related("circle")
    return of_contribution(get_object_or_404(said, pk=pk, process=process))


def of_contribution(said: Contribution) -> Source:
    """A contribution as a source."""
    side = said.circle.side if said.circle else ""
    return Source(
        Kind.CONTRIBUTION, said.pk, said.process_id, "", said.text, said.signed, side, said.written_at, said.author_id
    )


def of_experience(told: Experience) -> Source:
    """An experience as a source. Here it has its name; its words stand elsewhere, without it, only where its author lets them."""
    side = told.circle.side if told.circle else ""
    return Source(
        Kind.EXPERIENCE, told.pk, told.process_id, told.headline, told.text, told.signed, side, told.told_at, told.author_id,
        told.nameless,
    )  # fmt: skip


def marks_visible_to(who: Standing) -> QuerySet[Mark]:
    """The marks one may see: those on texts that both sides may read still, and that one may read."""
    shared = Q(contribution__in=contributions_together(who).values("pk"))
    shared |= Q(experience__in=experiences_together(who).values("pk"))
    return Mark.objects.filter(shared, process__in=who.joined)


def hands_visible_to(who: Standing) -> QuerySet[Hand]:
    """The hands one may see: one's own, and those who let their name be shown."""
    return Hand.objects.filter(Q(account=who.account) | Q(shown=True, process__in=who.joined))


def readings_of(user: Account) -> QuerySet[SourceReading]:
    """What one has read oneself."""
    return SourceReading.objects.filter(account=user.pk)


def own_mark(user: Account, pk: UUID) -> tuple[Mark, Standing]:
    """A mark one has made oneself; 404 otherwise."""
    mark = get_object_or_404(Mark.objects.select_related("hand"), pk=pk, hand__account=user.pk)
    _process, who = reading_process(user, mark.process_id)
    return mark, who
