"""Making the open page: drafting it, agreeing to it, opening it; and a teller's own part in it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of, ids_of
from usving.core.refusal import Refused
from usving.insight.actions.replies import body_of
from usving.insight.models import Experience, Finding, OpenAgreement, OpenPage, OpenPart, OpenShown, OpenYes, Use
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries.open_pages import drafted, next_place, on_page, words_digest
from usving.insight.rules.findings import FindingState
from usving.insight.rules.open_pages import PartKind, WhyNotOpen, why_not_open
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process

ANSWERS = {"refused": WhyNotOpen.NOT_AGREED}


@transaction.atomic
def draft_page(process: Process, *, slug: str, language: str, title: str, intro: str, by: Account) -> OpenPage:
    """Draft the page of a process, or change what its top says. A change asks both sides anew.

    Raises Refused for an address in use, and for another address or language of a page that stands open: that would
    move it without both sides' yes.
    """
    page = OpenPage.objects.select_for_update().filter(process=process).first()
    page = page or OpenPage(municipality_id=process.municipality_id, process=process)
    for name, now, then in (("slug", page.slug, slug), ("language", page.language, language)):
        if now != then and OpenShown.objects.filter(page=page).exists():
            raise Refused(REFUSALS[WhyNotOpen.STANDS_OPEN], field=name)
    page.slug, page.language, page.title, page.intro, page.changed_at = slug, language, title, intro, timezone.now()
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError:
        raise Refused(REFUSALS[WhyNotOpen.SLUG_TAKEN], field="slug") from None
    record("insight.page_drafted", by=by, about=page)
    return page


@transaction.atomic
def add_part(
    page: OpenPage,
    *,
    key: UUID,
    heading: str,
    words: str,
    by: Account,
    finding: Finding | None = None,
    use: Use | None = None,
) -> OpenPart:
    """Put something on the page: own words, a finding both sides stand behind, or what is made use of. Sent twice, it is once."""
    _locked(page)
    if finding and finding.state != FindingState.STANDS:
        raise Refused(REFUSALS[WhyNotOpen.NOT_STANDING])
    kind = PartKind.FINDING if finding else PartKind.USE if use else PartKind.TEXT
    part, fresh = OpenPart.objects.get_or_create(
        pk=key,
        process_id=page.process_id,
        defaults={
            "municipality_id": page.municipality_id, "kind": kind.value, "place": next_place(page.process),
            "heading": heading, "words": words, "finding": finding, "use": use,
        },
    )  # fmt: skip
    if fresh:
        record("insight.page_part_added", by=by, about=part, kind=kind.value)
    return part


@transaction.atomic
def word_part(part: OpenPart, *, heading: str, words: str, by: Account) -> OpenPart:
    """Word a part of the draft anew. A story's author is asked for a yes to exactly these words."""
    if (part.heading, part.words) == (heading, words):
        return part
    part.heading, part.words = heading, words
    part.save(update_fields=["heading", "words"])
    record("insight.page_part_worded", by=by, about=part, account=part.author_id)
    if part.author_id and not OpenYes.objects.filter(part=part, digest=words_digest(part)).exists():
        _ask_author(part)
    return part


@transaction.atomic
def put_on(part: OpenPart, *, page: OpenPage, by: Account) -> None:
    """Put a story that its author offers on the page, last."""
    _locked(page)
    now = _part_now(part)
    if now and now.place is None:
        now.place = next_place(page.process)
        now.save(update_fields=["place"])
        record("insight.page_part_added", by=by, about=now, account=now.author_id, kind=now.kind)


@transaction.atomic
def take_off(part: OpenPart, *, by: Account) -> None:
    """Take a part off the draft: a story is still its author's, other parts are gone. What stands open stays till opened anew."""
    record("insight.page_part_removed", by=by, about=part, account=part.author_id, kind=part.kind)
    if part.author_id is None:
        answer_of("insight_take_part_off", part.pk)
        return
    part.place = None
    part.save(update_fields=["place"])


@transaction.atomic
def move_up(part: OpenPart, *, page: OpenPage, by: Account) -> None:
    """Let a part change places with the one above."""
    _locked(page)
    now = _part_now(part)
    if now is None or now.place is None:
        return
    above = on_page(page).filter(place__lt=now.place).last()
    if above:
        above.place, now.place = now.place, above.place
        above.save(update_fields=["place"])
        now.save(update_fields=["place"])
        record("insight.page_part_moved", by=by, about=now)


@transaction.atomic
def agree(page: OpenPage, *, seen: str, by: Account, who: Standing) -> None:
    """Say for one's side that the page may be opened exactly as one has read it."""
    side = who.side_in(page.process_id)
    if side is None:
        raise Refused(REFUSALS[WhyNotOpen.NO_SIDE])
    if answer_of("insight_page_digest", page.pk) != seen:
        raise Refused(REFUSALS[WhyNotOpen.CHANGED])
    said, fresh = OpenAgreement.objects.get_or_create(
        page=page, side=side.value, digest=seen,
        defaults={"municipality_id": page.municipality_id, "process_id": page.process_id, "by": by},
    )  # fmt: skip
    if fresh:
        record("insight.page_agreed", by=by, about=said, account=by.pk, side=side.value)


@transaction.atomic
def open_now(page: OpenPage, *, seen: str, by: Account) -> None:
    """Open the page to everyone as it is drafted now. The database holds both sides' agreement and every teller's yes."""
    if reason := why_not_open(drafted(page).facts):
        raise Refused(REFUSALS[reason])
    outcome = answer_of("insight_open_now", page.pk, seen)
    if outcome != "opened":
        raise Refused(REFUSALS[ANSWERS.get(outcome) or WhyNotOpen(outcome)])
    record("insight.page_opened", by=by, about=page)


@transaction.atomic
def close(page: OpenPage, *, by: Account) -> None:
    """Take the whole page down. The draft stays."""
    if answer_of("insight_close_page", page.pk):
        record("insight.page_closed", by=by, about=page)


@transaction.atomic
def offer_story(experience: Experience, *, heading: str, words: str, signed: str, by: Account) -> OpenPart:
    """Offer exactly these words, under this name, for the open page. It is the author's yes to them, and to nothing else."""
    if experience.author_id != by.pk or not experience.for_open_page:
        raise Refused(REFUSALS[WhyNotOpen.NOT_LET])
    part, fresh = OpenPart.objects.select_for_update().get_or_create(
        experience=experience,
        author=by,
        defaults={
            "municipality_id": experience.municipality_id, "process_id": experience.process_id,
            "kind": PartKind.STORY.value, "heading": heading, "words": words, "signed": signed,
        },
    )  # fmt: skip
    if not fresh:
        part.heading, part.words, part.signed = heading, words, signed
        part.save(update_fields=["heading", "words", "signed"])
    say_yes(part, seen=words_digest(part), by=by)
    return part


@transaction.atomic
def say_yes(part: OpenPart, *, seen: str, by: Account) -> None:
    """Say yes to exactly the words one has seen. Raises Refused where they are others by now."""
    if words_digest(part) != seen:
        raise Refused(REFUSALS[WhyNotOpen.CHANGED])
    _said, fresh = OpenYes.objects.get_or_create(
        part=part,
        digest=seen,
        defaults={"municipality_id": part.municipality_id, "process_id": part.process_id, "author": by},
    )
    if fresh:
        record("insight.story_agreed", by=by, about=part, account=by.pk)


@transaction.atomic
def take_down(part: OpenPart, *, by: Account) -> None:
    """Take one's own story down, at a word: it is gone from the page at the next reading. The offer is taken back with it."""
    if answer_of("insight_take_down", part.pk):
        record("insight.story_taken_down", by=by, about=part, account=by.pk)


def _ask_author(part: OpenPart) -> None:
    there = f"{settings.BASE_URL}{reverse('open_story', args=[part.experience_id])}"
    texts: list[Any] = [Jsonb(in_each_language(_asks)), Jsonb(in_each_language(lambda: body_of(_asks(), there)))]
    for message in ids_of("insight_tell_story", part.pk, *texts):
        defer(message)


def _asks() -> str:
    return _("Noen ord venter på et ja eller nei fra deg")


def _part_now(part: OpenPart) -> OpenPart | None:
    """The part as it is now, held; None where its author has just taken it back."""
    return OpenPart.objects.select_for_update().filter(pk=part.pk).first()


def _locked(page: OpenPage) -> None:
    """Hold the page, so that two who add at once get a place each."""
    OpenPage.objects.select_for_update().get(pk=page.pk)
