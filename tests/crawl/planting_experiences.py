"""What is planted among experiences: one of each audience by a family and a provider, answers, an offer for the open page."""

from typing import Any

from tests.crawl.words import Planted
from usving.insight.models import (
    Experience,
    ExperiencePhoto,
    ExperienceReader,
    ExperienceSound,
    OpenPage,
    OpenPart,
    Reply,
)
from usving.people.models import Account
from usving.process.models import Circle, Gate, Process, Seat, Station
from usving.process.rules.audience import Audience

OF_AN_EXPERIENCE = (
    "experience", "experience_change", "experience_audience", "experience_choices", "experience_taken_back",
    "experience_delete", "experience_put_back", "experience_forgotten", "experience_photo", "experience_photo_small",
    "experience_sound", "experience_written_out", "became", "open_story", "open_story_agreed", "open_story_taken_down",
)  # fmt: skip
IN_A_PROCESS = (
    "experiences", "experience_new", "replies", "open_page_edit", "open_part_new", "open_page_agreed", "open_page_opened",
    "open_page_closed",
)  # fmt: skip
OF_A_PART = ("open_part", "open_part_put_on", "open_part_taken_off", "open_part_moved")


def plant_experiences(planted: Planted) -> None:
    """In every process: what one family and one provider told, for each audience, and to the family's contact alone."""
    for process in Process.objects.order_by("code"):
        for page in IN_A_PROCESS:
            planted.at(page, process.pk)
        seats = [seat for seat in planted.facts.seats if seat.process_id == process.pk]
        family = next(seat for seat in seats if seat.role == "family" and seat.family_id)
        provider = next(seat for seat in seats if seat.role == "provider" and seat.account_id)
        author = _adult_of(planted, family)
        for audience in Audience:
            _tell(planted, process, author, family, audience)
            if audience is not Audience.FAMILY:
                _tell(planted, process, planted.facts.accounts[provider.account_id], provider, audience)
        _tell(planted, process, author, family, Audience.ME, for_contact=True)
    planted.at("told_to_me")


def _adult_of(planted: Planted, seat: Seat) -> Account:
    people = [p.person_id for p in planted.facts.places if p.family_id == seat.family_id and p.kind == "adult"]
    return next(account for account in planted.facts.accounts.values() if account.person_id in people)


def _tell(
    planted: Planted, process: Process, author: Account, seat: Seat, audience: Audience, *, for_contact: bool = False
) -> None:
    chosen = next(each for each in planted.facts.seats if each.process_id == process.pk and each.role == "facilitator")
    told = Experience(
        municipality_id=process.municipality_id, process=process, author=author, family_id=seat.family_id,
        circle=Circle.objects.get(process=process, side="families" if seat.family_id else "providers"),
        station=Station.objects.get(process=process, number=1), audience=audience.value, voice="alias", topic="day",
        for_contact=for_contact, for_open_page=audience is Audience.ALL,
    )  # fmt: skip
    readers = _readers(planted, told, {chosen.pk} if audience is Audience.CHOSEN else set())
    said = f"told by {author} to {'the contact' if for_contact else audience.value}"
    told.headline = f"Om {planted.word(f'the headline {said}', readers)}"
    told.text = f"Jeg forteller {planted.word(said, readers)}."
    told.signed = planted.word(f"the name on what is {said}", readers)
    told.save()
    common: dict[str, Any] = {"municipality_id": process.municipality_id}
    shows = planted.word(f"the picture of what is {said}", readers, {author.pk})
    ExperiencePhoto.objects.create(
        **common, experience=told, words=shows, large=b"RIFF", small=b"RIFF", width=4, height=3
    )
    ExperienceSound.objects.create(**common, experience=told, kind="wav", heard=b"RIFF")
    if audience is Audience.CHOSEN:
        ExperienceReader.objects.create(**common, experience=told, seat=chosen)
    if audience in (Audience.CHOSEN, Audience.CIRCLE, Audience.ALL):
        _owe(planted, told, common, said, readers)
    if audience is Audience.ALL and seat.family_id:
        _offer(planted, told, common)
    for page in OF_AN_EXPERIENCE:
        planted.at(page, told.pk)
    for choice in ("nameless", "contact", "open-page"):
        planted.at("experience_let", told.pk, choice)
        planted.at("experience_unlet", told.pk, choice)


def _readers(planted: Planted, told: Experience, chosen: set[Any]) -> frozenset[Any]:
    """Everyone who may read it; the rule of audiences is that of contributions."""
    from usving.insight.rules.experiences import Asker, Choice, may_read_experience
    from usving.insight.rules.experiences import Experience as Told
    from usving.process.rules.audience import Written

    written = Written(told.author_id, Audience(told.audience), told.family_id, told.circle_id, frozenset(chosen))
    facts = Told(written, frozenset({Choice.CONTACT}) if told.for_contact else frozenset())
    found = set()
    for pk in planted.facts.accounts:
        follows = {family for family, workers in planted.facts.workers.items() if pk in workers}
        asker = Asker(planted.facts.reader(pk, told.process_id), frozenset(follows))
        if may_read_experience(asker, facts):
            found.add(pk)
    return frozenset(found)


def _owe(planted: Planted, told: Experience, common: dict[str, Any], said: str, readers: frozenset[Any]) -> None:
    answered = planted.word(f"the answer to what is {said}", readers, {told.author_id})
    reply = Reply.objects.create(
        **common, process=told.process, experience=told, due="2026-01-01", words=answered, answered_at="2026-01-01T12:00Z",
        answered_as="Noen",
    )  # fmt: skip
    for page in ("reply", "reply_handed_over", "reply_put_off"):
        planted.at(page, reply.pk)


def _offer(planted: Planted, told: Experience, common: dict[str, Any]) -> None:
    """Words offered for the open page, not put there: for those who lead and their author."""
    joined = Gate.objects.filter(process=told.process_id).exists()
    lead = {each.account_id for each in planted.facts.seats if each.process_id == told.process_id and each.role in (
        "facilitator", "process-leader") and each.account_id}  # fmt: skip
    offered = planted.word(f"offered for the open page, joined {joined}", lead | {told.author_id}, {told.author_id})
    part = OpenPart.objects.create(
        **common,
        process=told.process,
        kind="story",
        words=offered,
        signed="en mor",
        experience=told,
        author=told.author,
    )
    OpenPage.objects.get_or_create(
        process=told.process, defaults={**common, "slug": f"apen-{told.process.code}", "title": "Det vi lærte"}
    )
    for page in OF_A_PART:
        planted.at(page, part.pk)
    planted.at("open_page", OpenPage.objects.get(process=told.process).slug)
