"""What the pages of findings read."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from usving.core.database.asking import answer_of, ids_of, rows_of
from usving.core.searching import with_words
from usving.insight.access import findings_visible_to, marks_visible_to, readings_of
from usving.insight.access.readings import Source
from usving.insight.models import Finding, FindingSource, FindingWords, Mark
from usving.insight.queries.readings import Marked, marked, names_of, ref_of, sources_of
from usving.insight.rules.findings import Facts, FindingState, Sayer, Says
from usving.insight.rules.passages import quoted
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Side


@dataclass(frozen=True)
class Passage:
    """One source of a finding as it is shown: the text (none where it is taken back), the words, and whether one has read it."""

    row: FindingSource
    source: Source | None
    quote: str
    read: bool

    @property
    def changed(self) -> bool:
        """Whether the text is there, but no longer in the wording that the finding is made of."""
        return self.source is not None and self.source.digest != self.row.digest

    @property
    def lost(self) -> bool:
        """Whether the finding cannot rest on it any more."""
        return self.source is None or self.changed

    @property
    def withheld(self) -> bool:
        """Whether its teller has not let the words stand here, without the name."""
        return self.source is not None and not self.source.nameless


@dataclass(frozen=True)
class SideWords:
    """What one person of a side has said to a finding: a name only where it is shown; `now`: about the wording that stands."""

    said: FindingWords
    name: str
    mine: bool
    now: bool


def found_in(process: Process, who: Standing, *, words: str = "", state: str = "") -> QuerySet[Finding]:
    """The findings of a process, the newest first, narrowed by words and by how far they have come."""
    found = findings_visible_to(who).filter(process=process)
    if words:
        found = with_words(found, words, "title", "words", "supports", "against")
    if state == "stands":
        return found.filter(state=FindingState.STANDS).exclude(pk__in=that_lost())
    if state == "again":
        return found.filter(Q(state=FindingState.AGAIN) | (Q(pk__in=that_lost()) & ~Q(state=FindingState.DRAFT)))
    if state == "under-way":
        return found.exclude(state__in=[FindingState.STANDS, FindingState.AGAIN]).exclude(
            Q(pk__in=that_lost()) & ~Q(state=FindingState.DRAFT)
        )
    return found


def that_lost() -> list[UUID]:
    """The findings of one's processes that have lost a source, whether or not anyone has noted it yet."""
    return ids_of("insight_findings_that_lost")


def that_stand(process: Process, who: Standing) -> QuerySet[Finding]:
    """The findings that both sides stand behind, and whose every source is still shared; what other areas may build on."""
    return found_in(process, who, state="stands")


def state_now(finding: Finding, *, lost: bool) -> FindingState:
    """How far a finding has come as of this moment: what has lost a source never stands, also before it is noted."""
    state = FindingState(finding.state)
    return FindingState.AGAIN if lost and state is not FindingState.DRAFT else state


def facts_of(finding: Finding) -> Facts:
    """What the rules want to know of a finding."""
    fr, pr, fs, ps, sources, lost = rows_of("insight_finding_facts", finding.pk)[0]
    return Facts(
        read={Side.FAMILIES: fr, Side.PROVIDERS: pr},
        stand={Side.FAMILIES: fs, Side.PROVIDERS: ps},
        sources=sources,
        lost=lost,
    )


def sayer_of(finding: Finding, who: Standing) -> Sayer:
    """What the rules want to know of one who wants to say something to it."""
    said = FindingWords.objects.filter(finding=finding, wording=finding.wording, hand__account=who.account)
    unread = answer_of("insight_sources_unread", finding.pk)
    weighed = bool(finding.supports.strip() and finding.against.strip())
    return Sayer(who.side_in(finding.process_id), unread, frozenset(Says(each.says) for each in said), weighed)


def passages_of(finding: Finding, who: Standing, user: Account) -> list[Passage]:
    """The sources of a finding with their words, the first story first."""
    rows = list(finding.sources.all())
    sources = sources_of([ref_of(row) for row in rows], who)
    read = {
        (r.contribution_id or r.experience_id, r.digest) for r in readings_of(user).filter(process=finding.process_id)
    }
    found = [_passage(row, sources.get(ref_of(row)), read) for row in rows]
    there = sorted((each for each in found if each.source), key=lambda each: (each.source.at, each.row.first))  # type: ignore[union-attr]
    return there + [each for each in found if each.source is None]


def said_to(finding: Finding, who: Standing) -> dict[str, list[SideWords]]:
    """What each side has said, apart; what was said to earlier wordings stays, after what is said to this one."""
    rows = list(FindingWords.objects.filter(finding=finding).order_by("-wording", "said_on", "pk"))
    names = names_of([row.hand_id for row in rows], who)
    found: dict[str, list[SideWords]] = {side.value: [] for side in Side}
    for row in rows:
        name, mine = names.get(row.hand_id, ("", False)) if row.hand_id else ("", False)
        found[row.side].append(SideWords(row, name, mine, row.wording == finding.wording))
    return found


def marks_to_choose(process: Process, who: Standing) -> list[Marked]:
    """The passages a finding can be made of: those whose text still is as it was marked, ordered by their words."""
    rows = marks_visible_to(who).filter(process=process).order_by("theme", "made_on", "pk")[:300]
    return [each for each in marked(rows, who) if not each.changed]


def marks_like(pk: str, process: Process, who: Standing) -> list[str]:
    """The numbers of the marks that have the same words as this one; none for a number that is none."""
    try:
        one = marks_visible_to(who).filter(process=process, pk=UUID(pk)).first()
    except ValueError:
        return []
    same = marks_visible_to(who).filter(process=process, theme__iexact=one.theme) if one else Mark.objects.none()
    return [str(each) for each in same.values_list("pk", flat=True)]


def source_marks(finding: Finding, who: Standing) -> list[str]:
    """The marks that a finding's sources were chosen by, as far as they are there."""
    places = {(ref_of(row), row.first, row.last) for row in finding.sources.all()}
    marks = marks_visible_to(who).filter(process=finding.process_id)
    return [str(mark.pk) for mark in marks if (ref_of(mark), mark.first, mark.last) in places]


def _passage(row: FindingSource, source: Source | None, read: set[tuple[UUID | None, str]]) -> Passage:
    if source is None:
        return Passage(row, None, "", False)
    quote = quoted(source.text, row.first, row.last) if source.nameless and source.digest == row.digest else ""
    return Passage(row, source, quote, (source.pk, row.digest) in read)


def is_own(finding: Finding, user: Account) -> bool:
    """Whether one began a finding oneself."""
    return Finding.objects.filter(pk=finding.pk, hand__account=user.pk).exists()
