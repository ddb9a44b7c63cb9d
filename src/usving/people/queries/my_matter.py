"""One's own matter: what one has put down in each part, who can see it now, what is asked, and what a yes would open.

Only one's own consents are read here, and never what another in the household has opened or refused.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.core.database import asking
from usving.people.models import Account, Consent, ConsentRefusal, ConsentRequest, Override, Statement
from usving.people.models.consents import MANNERS, SEEN_BY_LAW
from usving.people.models.statements import PARTS, PURPOSES, PURPOSES_AT_WORK
from usving.people.queries.behind import people_behind
from usving.people.queries.households import Housemate, givers_of, household_of
from usving.people.queries.receivers import names_of
from usving.people.rules.consents import Manner, Words, Yes, deciders, opens
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.statutes import STATUTES, Statute

SHOWN_AS_CARD = timedelta(days=90)


@dataclass(frozen=True)
class Opened:
    """One consent as the one who gave it reads it."""

    consent: Consent
    whom: str
    about: str  # the name, or nothing where it is about the giver
    recorded_by: str = ""

    @property
    def part_words(self) -> Any:
        """What the part is called."""
        return PARTS[Part(self.consent.part)]

    @property
    def purpose_words(self) -> Any:
        """What it was opened for."""
        return PURPOSES[Purpose(self.consent.purpose)]

    @property
    def manner_words(self) -> Any:
        """How it was given."""
        return MANNERS[Manner(self.consent.manner)]

    @property
    def living(self) -> bool:
        """Whether it holds today."""
        return self.consent.withdrawn_at is None and self.consent.until >= timezone.localdate()


@dataclass(frozen=True)
class PartLine:
    """One part on the overview: how much is put down there, and who is let in."""

    part: Part
    count: int
    open_to: list[Opened]

    @property
    def words(self) -> Any:
        """What the part is called."""
        return PARTS[self.part]


@dataclass(frozen=True)
class Said:
    """A statement as the one who reads it sees it."""

    statement: Statement
    mine: bool
    about: tuple[str, ...]
    by: str  # who wrote it, where it is not the reader
    typed_by: str  # the helper who typed it

    @property
    def purpose_words(self) -> Any:
        """What it may be used for."""
        return PURPOSES[Purpose(self.statement.purpose)]


@dataclass(frozen=True)
class Question:
    """A request as the one who decides sees it."""

    request: ConsentRequest
    asker: str
    office: str
    whom: str
    about: str

    @property
    def part_words(self) -> Any:
        """What the part is called."""
        return PARTS[Part(self.request.part)]

    @property
    def purpose_words(self) -> Any:
        """What it is asked for."""
        return PURPOSES[Purpose(self.request.purpose)]

    @property
    def purpose_at_work(self) -> Any:
        """The same, as one who answers for another reads it."""
        return PURPOSES_AT_WORK[Purpose(self.request.purpose)]


@dataclass(frozen=True)
class DangerTold:
    """An opening in danger as one whom it concerns reads it; who opened stands in the log."""

    opening: Override
    about: str  # the name, or nothing where it is about the reader


@dataclass(frozen=True)
class SeenByLaw:
    """What someone sees without asking: who, what, and the paragraph that lets them."""

    who: Any
    what: Any
    statute: Statute


@dataclass(frozen=True)
class Preview:
    """What a yes would show at once, and what would still wait for another's yes."""

    now: list[Said]
    waits: list[Said]


def parts_of(account: Account, openings: Iterable[Opened]) -> list[PartLine]:
    """All the parts, with how many of one's own and others' statements about one stand there."""
    counts = Counter(readable(account).filter(removed_at__isnull=True).values_list("part", flat=True))
    open_to: dict[str, list[Opened]] = defaultdict(list)
    for opened in openings:
        open_to[opened.consent.part].append(opened)
    return [PartLine(part, counts[part.value], open_to[part.value]) for part in Part]


def readable(account: Account) -> QuerySet[Statement]:
    """One's own words, and what others in the household have put down about oneself or one's children alone."""
    about_me = Q(pk__in=asking.ids_of("people_statements_about_me"))
    return Statement.objects.filter(Q(author=account.person_id) | about_me)


def said_in(account: Account, part: Part) -> list[Said]:
    """What stands in one part, newest first; what one has taken away last, while it can still be had back."""
    found = readable(account).filter(part=part.value)
    month_ago = timezone.now() - timedelta(days=30)
    found = found.filter(Q(removed_at__isnull=True) | Q(author=account.person_id, removed_at__gte=month_ago))
    return _told(found.order_by("removed_at", "-written_at", "pk"), account, household_of(account.person_id))


def said_by(account: Account, statement: Statement) -> Said:
    """One of one's own statements."""
    return _told([statement], account, household_of(account.person_id))[0]


def living_consents(giver: UUID, household: list[Housemate]) -> list[Opened]:
    """What a person has opened and that holds today, what ends first before the rest."""
    living = Consent.objects.filter(giver=giver, withdrawn_at__isnull=True, until__gte=timezone.localdate())
    return opened_of(living.order_by("until", "given_at", "pk"), household)


def former_consents(giver: UUID, part: str = "") -> QuerySet[Consent]:
    """What a person had opened before, in one part or in all, the last first."""
    over = Q(withdrawn_at__isnull=False) | Q(until__lt=timezone.localdate())
    narrowed = {"part": part} if part else {}
    return Consent.objects.filter(over, giver=giver, **narrowed).order_by("-given_at", "pk")


def opened_of(consents: QuerySet[Consent] | list[Consent], household: list[Housemate]) -> list[Opened]:
    """Consents with the names that stand on them."""
    rows = list(consents.select_related("organisation", "team") if isinstance(consents, QuerySet) else consents)
    whom, names = names_of(rows), {each.person: each.name for each in household}
    writers = people_behind({row.recorded_by_id for row in rows if row.recorded_by_id and row.manner != Manner.TAP})
    return [
        Opened(
            row,
            whom[row.pk],
            "" if row.about_id == row.giver_id else names.get(row.about_id, ""),
            writers[row.recorded_by_id].name if row.recorded_by_id in writers else "",
        )
        for row in rows
    ]


def questions_to(giver: UUID, household: list[Housemate]) -> list[Question]:
    """What waits for this person's answer: asked of them, not answered yet, and not out of date."""
    asked = ConsentRequest.objects.filter(
        pk__in=asking.ids_of("people_requests_for", giver), taken_back_at__isnull=True, until__gte=timezone.localdate()
    )
    answered = set(Consent.objects.filter(giver=giver, request__isnull=False).values_list("request_id", flat=True))
    answered |= set(ConsentRefusal.objects.filter(giver=giver).values_list("request_id", flat=True))
    waiting = asked.exclude(pk__in=answered).select_related("organisation", "team")
    return told_questions(list(waiting.order_by("asked_at", "pk")), household)


def told_questions(rows: list[ConsentRequest], household: list[Housemate]) -> list[Question]:
    """Requests with the names that stand on them."""
    whom, names = names_of(rows), {each.person: each.name for each in household}
    askers = people_behind({row.asked_by_id for row in rows})
    return [_question(row, askers.get(row.asked_by_id), whom[row.pk], names) for row in rows]


def _question(row: ConsentRequest, asker: Any, whom: str, names: dict[UUID, str]) -> Question:
    name, office = (asker.name, asker.organisation or "") if asker else ("", "")
    return Question(row, name, office, whom, names.get(row.about_id, ""))


def dangers_told(person: UUID, household: list[Housemate]) -> list[DangerTold]:
    """What was opened without asking about oneself or the minors one decides for, that one has been told of lately."""
    names = {each.person: each.name for each in household if each.person == person or each.is_minor}
    lately = timezone.now() - SHOWN_AS_CARD
    found = Override.objects.filter(about__in=names, told_at__gte=lately).order_by("-opened_at", "pk")
    return [DangerTold(each, "" if each.about_id == person else names[each.about_id]) for each in found]


def seen_by_law() -> list[SeenByLaw]:
    """Everything that is seen of a matter without a consent; it stands beside the consents."""
    return [SeenByLaw(*SEEN_BY_LAW[each], statute) for each, statute in STATUTES.items()]


def decides(giver: UUID, request: ConsentRequest) -> bool:
    """Whether this person is among those who must say yes to what is asked."""
    return request.pk in asking.ids_of("people_requests_for", giver)


def questions_waiting() -> int:
    """How many questions wait for the asker's own answer."""
    return asking.answer_of("people_questions_waiting")


def answer_of(giver: UUID, request: ConsentRequest) -> Consent | None:
    """The yes that this person has given and that still holds, if any."""
    given = Consent.objects.filter(giver=giver, request=request, withdrawn_at__isnull=True)
    return given.filter(until__gte=timezone.localdate()).first()


def has_refused(giver: UUID, request: ConsentRequest) -> bool:
    """Whether this person has said no to it."""
    return ConsentRefusal.objects.filter(giver=giver, request=request).exists()


def preview(reader: Account, yes: Yes, household: list[Housemate]) -> Preview:
    """What one more yes would open of what the reader may read: at once, and when everyone else it is about has said yes.

    Nothing here depends on what anyone but the giver has opened, so nothing tells of it.
    """
    may_read = readable(reader) if reader.person_id == yes.giver else Statement.objects.all()
    found = Statement.objects.filter(
        pk__in=may_read.values("pk"), removed_at__isnull=True,
        part=yes.part.value, purpose=yes.purpose.value, subjects__person=yes.about,
    )  # fmt: skip
    told = _told(found.order_by("-written_at", "pk").distinct(), reader, household)
    given = [yes, *_given(yes)]
    subjects = {each.statement.pk: _subjects(each.statement) for each in told}
    givers = givers_of(frozenset().union(*subjects.values()), yes.part) if told else {}
    now, waits = [], []
    for each in told:
        words = _words(each.statement, subjects[each.statement.pk])
        if opens(words, given, givers):
            now.append(each)
        elif yes.giver in deciders(words, yes.about, givers[yes.about]):
            waits.append(each)
    return Preview(now, waits)


def _given(yes: Yes) -> list[Yes]:
    """What the same person has opened already for all whom this yes lets in."""
    recipient, today = yes.recipient, timezone.localdate()
    wider = Q(organisation=recipient.organisation, team=recipient.team, worker=recipient.worker)
    if recipient.organisation is not None:
        wider |= Q(organisation=recipient.organisation, team__isnull=True, worker__isnull=True)
    living = Consent.objects.filter(wider, giver=yes.giver, withdrawn_at__isnull=True, until__gte=today)
    return [
        Yes(row.giver_id, row.about_id, Part(row.part), Purpose(row.purpose), recipient, today, row.until)
        for row in living.filter(part=yes.part.value, purpose=yes.purpose.value)
    ]


def _subjects(statement: Statement) -> frozenset[UUID]:
    return frozenset(subject.person_id for subject in statement.subjects.all())


def _words(statement: Statement, about: frozenset[UUID]) -> Words:
    return Words(statement.author_id, about, Part(statement.part), Purpose(statement.purpose), statement.own)


def _told(found: Any, reader: Account, household: list[Housemate]) -> list[Said]:
    rows = list(found.prefetch_related("subjects") if isinstance(found, QuerySet) else found)
    names = {each.person: each.name for each in household}
    typists = people_behind({row.typed_by_id for row in rows if row.typed_by_id})
    return [
        Said(
            row,
            mine=row.author_id == reader.person_id,
            about=tuple(sorted(names[person] for person in _subjects(row) if person in names)),
            by="" if row.author_id == reader.person_id else names.get(row.author_id, ""),
            typed_by=typists[row.typed_by_id].name if row.typed_by_id in typists else "",
        )
        for row in rows
    ]
