"""Experiences of the demonstration: told, shared, answered or waiting, one by voice; and an open page that is open."""

import math
import struct
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.database.asking import answer_of
from usving.core.identity import acting_as
from usving.insight.actions import experiences as actions
from usving.insight.actions import open_pages, replies
from usving.insight.models import Experience, Finding, OpenPage, OpenShown, Reply, Use
from usving.insight.rules import sounds
from usving.insight.rules.experiences import Choice, Topic
from usving.insight.rules.findings import FindingState
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Process, Station
from usving.process.rules.audience import Audience, Voice

# Who tells, days ago, about what, headline, words, for whom, and what it may be used for.
TOLD: tuple[tuple[str, int, Topic, str, str, Audience, tuple[Choice, ...]], ...] = (
    (
        "fatima", 40, Topic.SERVICE, "Da noen husket oss",
        "Vi hadde ringt mange ganger. Så tok en telefonen som husket saken vår. Vi slapp å fortelle alt på nytt. Da sov jeg.",
        Audience.ALL, (Choice.NAMELESS, Choice.CONTACT, Choice.OPEN_PAGE),
    ),
    (
        "per", 26, Topic.HOME, "Trekk fra vinduet",
        "Om vinteren sitter vi i det minste rommet. Der er det varmt. Barna gjør lekser på senga.",
        Audience.ALL, (),
    ),
    (
        "kari", 12, Topic.DAY, "Tre søknader og én prat",
        "Jeg behandlet tre søknader den dagen. Praten i gangen etterpå lærte meg mer enn skjemaene.",
        Audience.ALL, (),
    ),
    ("fatima", 3, Topic.DAY, "Første kvelden uten kasser", "Vi satt på gulvet og spiste. Det var nok.", Audience.FAMILY, ()),
)  # fmt: skip
ANSWER = (
    "Takk. Vi har sett på det sammen. Fra nå har hver familie én som svarer på telefonen, og et navn når hun er borte."
)
OPEN_WORDS = "Vi hadde ringt mange ganger. Så tok en telefonen som husket saken vår. Vi slapp å fortelle alt på nytt."


def tell_experiences(process: Process) -> None:
    """What has been told so far, with answers and the open page; asked as the owner."""
    found = Account.objects.filter(municipality=process.municipality).select_related("person")
    people = {account.username: account for account in found}
    if not {"fatima", "per", "kari", "siv", "nils"} <= people.keys():
        return
    told = [_tell(process, people[row[0]], *row[1:]) for row in TOLD]
    _by_voice(process, people["fatima"])
    _answer(told[0], people["siv"])
    Reply.objects.filter(experience=told[1]).update(due=timezone.localdate() - timedelta(days=5))
    _open(process, people, told[0])


def _tell(
    process: Process, by: Account, ago: int, topic: Topic, headline: str, text: str, audience: Audience,
    choices: tuple[Choice, ...], told_with: Any = None,
) -> Experience:  # fmt: skip
    with acting_as(by.pk):
        who = standing_of(by)
        station = Station.objects.get(process=process, number=2)
        words = actions.Words(headline, text, topic, Voice.PERSON, by.person.name)
        made = actions.tell(key=uuid4(), station=station, words=words, told_with=told_with, by=by, who=who)
        actions.share(made, audience=audience, by=by, who=who)
        for choice in choices:
            actions.let(Experience.objects.get(pk=made.pk), choice, by=by, who=who)
    moment = timezone.now() - timedelta(days=ago)
    Experience.objects.filter(pk=made.pk).update(told_at=moment)
    Reply.objects.filter(experience=made).update(owed_at=moment, due=(moment + timedelta(days=21)).date())
    return Experience.objects.get(pk=made.pk)


def _by_voice(process: Process, by: Account) -> None:
    """A voice that is only a tone: nobody real speaks in a demonstration."""
    found = sounds.read(_tone())
    if isinstance(found, sounds.Sound):
        row = (2, Topic.HOME, "Et opptak", "", Audience.ME, (Choice.HELPER,))
        _tell(process, by, *row, told_with=actions.With(sound=found))


def _tone() -> bytes:
    rate, seconds = 8000, 2
    samples = b"".join(
        struct.pack("<h", int(6000 * math.sin(2 * math.pi * 330 * n / rate))) for n in range(rate * seconds)
    )
    form = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
    body = b"WAVEfmt " + (16).to_bytes(4, "little") + form + b"data" + len(samples).to_bytes(4, "little") + samples
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _answer(told: Experience, by: Account) -> None:
    with acting_as(by.pk):
        reply = Reply.objects.get(experience=told)
        replies.give_reply(reply, words=ANSWER, signed=by.person.name, by=by, who=standing_of(by))
    Reply.objects.filter(pk=reply.pk).update(answered_at=timezone.now() - timedelta(days=31))


def _open(process: Process, people: dict[str, Account], story: Experience) -> None:
    """A page with own words, a finding both sides stand behind, what is in use, and a story; both sides have said yes."""
    teller, leader = people["fatima"], people["siv"]
    with acting_as(teller.pk):
        part = open_pages.offer_story(story, heading="Noen husket oss", words=OPEN_WORDS, signed="en mor", by=teller)
    with acting_as(leader.pk):
        page = open_pages.draft_page(
            process, slug="det-vi-har-laert", language="nb", title="Det vi har lært så langt",
            intro="Fem familier og åtte tjenesteytere tenker sammen om bolig. Her står det vi er enige om.", by=leader,
        )  # fmt: skip
        _put(page, leader)
        open_pages.put_on(part, page=page, by=leader)
        mark = answer_of("insight_page_digest", page.pk)
    for name in ("per", "kari"):
        with acting_as(people[name].pk):
            open_pages.agree(page, seen=mark, by=people[name], who=standing_of(people[name]))
    with acting_as(leader.pk):
        open_pages.open_now(page, seen=mark, by=leader)
    opened = timezone.now() - timedelta(days=2)
    Finding.objects.filter(process=process, settled_at__gt=opened).update(settled_at=opened)
    OpenShown.objects.filter(page=page).update(at=opened)


def _put(page: OpenPage, leader: Account) -> None:
    words = "Å bli husket sparer tid for alle. Den som slipper å fortelle alt på nytt, har krefter til noe annet."
    open_pages.add_part(page, key=uuid4(), heading="Husk dem du har snakket med", words=words, by=leader)
    for finding in Finding.objects.filter(process=page.process_id, state=FindingState.STANDS)[:1]:
        open_pages.add_part(page, key=uuid4(), heading=finding.title, words=finding.words, finding=finding, by=leader)
    for use in Use.objects.filter(process=page.process_id, ended_at__isnull=True)[:1]:
        open_pages.add_part(page, key=uuid4(), heading=use.title, words=use.words, use=use, by=leader)
