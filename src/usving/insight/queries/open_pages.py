"""The open page: its draft, what may be chosen for it, whose yes lacks, and what stands open."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.text import slugify

from usving.core.database.asking import answer_of, rows_of
from usving.insight.models import Experience, Finding, OpenAgreement, OpenPage, OpenPart, OpenShown, OpenYes, Use
from usving.insight.queries.findings import that_stand
from usving.insight.rules.open_pages import BOTH, Draft, PartKind
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Side


@dataclass(frozen=True)
class Shown:
    """One part as everyone reads it."""

    language: str
    municipality: str
    kind: str
    heading: str
    words: str
    signed: str
    at: datetime


@dataclass(frozen=True)
class Drafted:
    """A page as it is drafted: its parts, who has agreed to exactly this, and the mark that says what `this` is."""

    page: OpenPage
    digest: str
    parts: Sequence[OpenPart]
    waiting: frozenset[object]  # parts whose author has not said yes to these words
    agreed: frozenset[Side]
    open_since: datetime | None
    differs: bool  # what is drafted is another than what stands open
    fallen: frozenset[object]  # parts that say what is not so any more; nobody reads them on the open page
    risen: frozenset[object]  # parts that are so again, and are read when the page is opened anew

    @property
    def changed(self) -> bool:
        """Whether opening anew would show something else than what stands open."""
        return self.differs or bool(self.open_since and self.risen)

    @property
    def story_gone(self) -> bool:
        """Whether nothing but a teller has changed what both sides agreed to: the rest of it stands."""
        return bool(self.open_since) and not self.differs and self.agreed != BOTH

    @property
    def facts(self) -> Draft:
        """What the rule wants to know."""
        return Draft(len(self.parts), self.agreed, len(self.waiting), len(self.fallen))


@dataclass(frozen=True)
class Opened:
    """A page that stands open, as the list of them shows it."""

    slug: str
    language: str
    title: str
    municipality: str
    at: datetime


def shown_at(slug: str) -> list[Shown]:
    """What stands open to everyone at an address; empty where nothing does."""
    return [Shown(*row) for row in rows_of("insight_open_page", slug)]


def opened_pages() -> list[Opened]:
    """The pages that stand open to everyone, the newest first."""
    return [Opened(*row) for row in rows_of("insight_open_pages")]


def page_of(process: Process) -> OpenPage | None:
    """The open page of a process, as far as one may see its draft."""
    return OpenPage.objects.filter(process=process).first()


def drafted(page: OpenPage) -> Drafted:
    """The page as it is drafted now."""
    digest = answer_of("insight_page_digest", page.pk)
    parts = list(on_page(page))
    agreed = OpenAgreement.objects.filter(page=page, digest=digest).values_list("side", flat=True)
    rests = dict(rows_of("insight_parts_fallen", page.process_id))
    first = OpenShown.objects.filter(page=page, place=0).first()
    return Drafted(
        page, digest, parts, waiting_among(parts), frozenset(Side(side) for side in agreed),
        first.at if first else None, _differs(page, parts),
        frozenset(pk for pk, again in rests.items() if not again), frozenset(pk for pk, again in rests.items() if again),
    )  # fmt: skip


def on_page(page: OpenPage) -> QuerySet[OpenPart]:
    """The parts that are put on the page, in their order."""
    return OpenPart.objects.filter(process=page.process_id, place__isnull=False).order_by("place", "pk")


def waiting_among(parts: Sequence[OpenPart]) -> frozenset[object]:
    """The stories among these whose author has not said yes to exactly these words."""
    stories = {part.pk: words_digest(part) for part in parts if part.kind == PartKind.STORY}
    said = set(OpenYes.objects.filter(part__in=stories).values_list("part_id", "digest"))
    return frozenset(pk for pk, digest in stories.items() if (pk, digest) not in said)


def offered(process: Process) -> QuerySet[OpenPart]:
    """The stories that their authors offer and that are not put on the page."""
    return OpenPart.objects.filter(
        process=process, kind=PartKind.STORY, place__isnull=True, yeses__isnull=False
    ).distinct()


def findings_to_choose(process: Process, who: Standing) -> QuerySet[Finding]:
    """What both sides stand behind, every source still shared, and is not on the page."""
    used = OpenPart.objects.filter(process=process, finding__isnull=False, place__isnull=False).values("finding")
    return that_stand(process, who).exclude(pk__in=used).order_by("-settled_at")


def uses_to_choose(process: Process) -> QuerySet[Use]:
    """What is in use now, and is not on the page."""
    used = OpenPart.objects.filter(process=process, use__isnull=False, place__isnull=False).values("use")
    return Use.objects.filter(process=process, ended_at__isnull=True).exclude(pk__in=used).order_by("-since")


def story_of(experience: Experience, user: Account) -> OpenPart | None:
    """What an author has offered of an experience."""
    return OpenPart.objects.filter(experience=experience, author=user).first()


def said_yes(part: OpenPart) -> bool:
    """Whether its author has said yes to exactly these words."""
    return not waiting_among([part])


def is_open(part: OpenPart) -> bool:
    """Whether a story stands open to everyone now."""
    return OpenShown.objects.filter(part=part).exists()


def shown_slug(part: OpenPart) -> str:
    """The address of the page a story stands on; empty where one does not see it."""
    return str(OpenPage.objects.filter(process=part.process_id).values_list("slug", flat=True).first() or "")


def words_digest(part: OpenPart) -> str:
    """The mark of some words under a name, as insight_words_digest makes it."""
    return hashlib.sha256(f"{part.heading}\n{part.words}\n{part.signed}".encode()).hexdigest()


def next_place(process: Process) -> int:
    """The place after the last part on the page."""
    last = OpenPart.objects.filter(process=process, place__isnull=False).order_by("-place").first()
    return (last.place or 0) + 1 if last else 1


def proposed_slug(process: Process) -> str:
    """An address made of the name of the process."""
    return slugify(f"{process.name} {process.starts.year}")[:60].strip("-") or "prosess"


def _differs(page: OpenPage, parts: Sequence[OpenPart]) -> bool:
    shown = list(OpenShown.objects.filter(page=page).order_by("place").values_list("heading", "words", "signed"))
    now = [(page.title, page.intro, ""), *((part.heading, part.words, part.signed) for part in parts)]
    return bool(shown) and shown != now
