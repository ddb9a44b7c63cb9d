"""What the reading room reads."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Lower

from usving.core.searching import with_words
from usving.insight.access import (
    contributions_together,
    experiences_to_read,
    experiences_together,
    hands_visible_to,
    marks_visible_to,
    of_contribution,
    of_experience,
    readings_of,
)
from usving.insight.access.readings import Kind, Source
from usving.insight.models import Mark
from usving.insight.rules.passages import quoted
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Side

Ref = tuple[Kind, UUID]


@dataclass(frozen=True)
class Line:
    """One text in the list of the reading room: whether one has read it as it stands, and how many marks each side has."""

    source: Source
    read: bool
    marks: dict[str, int]


@dataclass(frozen=True)
class Marked:
    """A mark as it is shown: the words it points at, and a name or none.

    No words where the text has changed since, or where its teller has not let them be used without the name.
    """

    mark: Mark
    source: Source
    quote: str
    name: str
    mine: bool

    @property
    def changed(self) -> bool:
        """Whether the text is no longer the one that was marked."""
        return self.mark.digest != self.source.digest


@dataclass
class Theme:
    """The words given to passages, with what each side has marked; the two are never put together."""

    words: str
    families: list[Marked] = made_by(default_factory=list)
    providers: list[Marked] = made_by(default_factory=list)

    @property
    def first(self) -> Mark:
        """A mark of the theme, to point at it without naming it."""
        return (self.families or self.providers)[0].mark


def found_by(process: Process, who: Standing, *, words: str, side: str, kind: str) -> QuerySet[Any]:
    """The texts of the room as rows of (kind, pk, at), the newest first, narrowed by words, the side and the kind."""
    said = contributions_together(who).filter(process=process).exclude(text="")
    told = experiences_to_read(who).filter(process=process)
    if words:
        said = with_words(said, words, "text", "signed")
        told = with_words(told, words, "text", "headline", "signed")
    if side:
        said, told = said.filter(circle__side=side), told.filter(circle__side=side)
    rows = [_rows(said, Kind.CONTRIBUTION, "written_at"), _rows(told, Kind.EXPERIENCE, "told_at")]
    chosen = [row for row, name in zip(rows, Kind, strict=True) if not kind or kind == name]
    return chosen[0].union(*chosen[1:], all=True).order_by("-at", "pk")


def waiting_in(process: Process, who: Standing) -> int:
    """How many of them are told by a voice or with a picture, and not written out yet: they can be read by nobody."""
    return experiences_to_read(who).filter(process=process, text="").count()


def lines_of(rows: Iterable[Any], process: Process, who: Standing, user: Account) -> list[Line]:
    """What the list shows of some rows, in four questions however many they are."""
    refs = [(Kind(row["kind"]), row["pk"]) for row in rows]
    sources, counts = sources_of(refs, who), _counted(refs, who)
    read = {(r.contribution_id or r.experience_id, r.digest) for r in readings_of(user).filter(process=process)}
    found = [sources[ref] for ref in refs if ref in sources]
    return [Line(each, (each.pk, each.digest) in read, counts[each.pk]) for each in found]


def sources_of(refs: Iterable[Ref], who: Standing) -> dict[Ref, Source]:
    """These texts, as far as they are still shared with both sides."""
    wanted = defaultdict(set)
    for kind, pk in refs:
        wanted[kind].add(pk)
    said = contributions_together(who).filter(pk__in=wanted[Kind.CONTRIBUTION]).select_related("circle")
    told = experiences_together(who).filter(pk__in=wanted[Kind.EXPERIENCE]).select_related("circle")
    found = [of_contribution(each) for each in said] if wanted[Kind.CONTRIBUTION] else []
    found += [of_experience(each) for each in told] if wanted[Kind.EXPERIENCE] else []
    return {(each.kind, each.pk): each for each in found}


def ref_of(row: Any) -> Ref:
    """The text that a mark or a source of a finding points at."""
    if row.contribution_id:
        return Kind.CONTRIBUTION, row.contribution_id
    return Kind.EXPERIENCE, row.experience_id


def marked(marks: Iterable[Mark], who: Standing, *, in_place: bool = False) -> list[Marked]:
    """The marks as they are shown, without those whose text is gone. `in_place`: under the text itself, with its name."""
    rows = list(marks)
    sources = sources_of([ref_of(mark) for mark in rows], who)
    names = names_of([mark.hand_id for mark in rows], who)
    found = [(mark, sources[ref_of(mark)]) for mark in rows if ref_of(mark) in sources]
    return [_marked(mark, source, names, shown=in_place or source.nameless) for mark, source in found]


def names_of(hands: Iterable[UUID | None], who: Standing) -> dict[UUID, tuple[str, bool]]:
    """The names behind some hands: what is shown (empty for hidden), and whether it is one's own. Hidden ones are left out."""
    found = hands_visible_to(who).filter(pk__in=[hand for hand in hands if hand])
    return {hand.pk: (hand.name if hand.shown else "", hand.account_id == who.account) for hand in found}


def marks_on(source: Source, who: Standing) -> list[Marked]:
    """The marks on one text, in the order of the text."""
    rows = marks_visible_to(who).filter(**source.fields).order_by("first", "last", "made_on", "pk")
    return marked(rows, who, in_place=True)


def has_read(source: Source, user: Account) -> bool:
    """Whether one has read a text as it stands."""
    return readings_of(user).filter(digest=source.digest, **source.fields).exists()


def themes_in(process: Process, who: Standing, *, words: str = "") -> QuerySet[Any]:
    """The words given in a process, each once, those with most marks first; rows of (theme, marks)."""
    found = marks_visible_to(who).filter(process=process).annotate(key=Lower("theme"))
    if words:
        found = found.filter(theme__icontains=words)
    return found.order_by().values("key").annotate(marks=Count("pk")).order_by("-marks", "key")


def themes(keys: Iterable[str], process: Process, who: Standing) -> list[Theme]:
    """Some themes with what each side has marked, in the order asked for."""
    wanted = list(keys)
    rows = marks_visible_to(who).filter(process=process).annotate(key=Lower("theme")).filter(key__in=wanted)
    made: dict[str, Theme] = {}
    for each in marked(rows.order_by("made_on", "pk"), who):
        theme = made.setdefault(each.mark.theme.lower(), Theme(each.mark.theme))
        (theme.families if each.mark.side == Side.FAMILIES else theme.providers).append(each)
    return [made[key] for key in wanted if key in made]


def theme_words(process: Process, who: Standing) -> list[str]:
    """The words already given here, to choose from; at most a hundred."""
    found = marks_visible_to(who).filter(process=process).order_by("theme").values_list("theme", flat=True).distinct()
    return list(found[:100])


def _rows(found: QuerySet[Any], kind: Kind, at: str) -> QuerySet[Any]:
    return (
        found.order_by().annotate(kind=Value(kind.value, output_field=CharField()), at=F(at)).values("kind", "pk", "at")
    )


def _counted(refs: list[Ref], who: Standing) -> dict[UUID, dict[str, int]]:
    counts: dict[UUID, dict[str, int]] = {pk: {side.value: 0 for side in Side} for _kind, pk in refs}
    on_these = Q(contribution__in=[pk for kind, pk in refs if kind is Kind.CONTRIBUTION])
    on_these |= Q(experience__in=[pk for kind, pk in refs if kind is Kind.EXPERIENCE])
    for mark in marks_visible_to(who).filter(on_these).only("side", "contribution", "experience"):
        counts[ref_of(mark)[1]][mark.side] += 1
    return counts


def _marked(mark: Mark, source: Source, names: dict[UUID, tuple[str, bool]], *, shown: bool) -> Marked:
    quote = quoted(source.text, mark.first, mark.last) if shown and mark.digest == source.digest else ""
    name, mine = names.get(mark.hand_id, ("", False))
    return Marked(mark, source, quote, name, mine)
