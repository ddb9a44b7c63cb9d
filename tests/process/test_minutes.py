"""Minutes: how they begin, how both sides correct them, and how they are fixed."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.after import begin, fresh, held, paragraph, wish, words_of, yes
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.process.actions.minutes import settle_overdue
from usving.process.models import (
    Gathering,
    GatheringGuest,
    Minutes,
    MinutesApproval,
    MinutesParagraph,
    MinutesWords,
    Room,
)
from usving.process.queries.gatherings import has_begun
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def meeting(world: Cast) -> Gathering:
    return held(world)


def at(gathering: Gathering, page: str = "minutes", *more: Any) -> str:
    return reverse(page, args=[gathering.pk, *more])


def stands(minutes: Minutes) -> list[tuple[str, str]]:
    with as_owner():
        return [(each.title, each.text) for each in MinutesParagraph.objects.filter(minutes=minutes)]


@pytest.mark.parametrize(("opened", "off", "begun"), [(False, False, 0), (True, False, 1), (True, True, 0)])
def test_a_gathering_that_began_before_its_time_has_minutes_from_when_its_room_was_opened(
    client: Visitor, world: Cast, opened: bool, off: bool, begun: int
):
    later = make.gathering(world.process, GatheringKind.FAMILIES, days=1)
    with as_owner():
        if opened:
            Room.objects.create(municipality=world.testvik, gathering=later)
        tonight = timezone.localtime().replace(hour=23, minute=59, second=59)
        Gathering.objects.filter(pk=later.pk).update(starts_at=tonight, called_off_at=timezone.now() if off else None)
        later.refresh_from_db()
    answer = {"key": uuid4(), "answer_by": (timezone.localdate() + timedelta(days=7)).isoformat()}
    client.login_as(world.siv).post(at(later, "minutes_new"), answer)
    with as_owner():
        assert Minutes.objects.filter(gathering=later).count() == begun
    with acting_as(world.siv.pk), connection.cursor() as cursor:
        cursor.execute("select process_has_begun(%s)", [later.pk])
        assert cursor.fetchone() == (opened,) == (has_begun(later),)


@pytest.mark.parametrize(
    ("kind", "name", "sees"),
    [
        (GatheringKind.JOINT, "fatima", 200),
        (GatheringKind.JOINT, "amina", 200),
        (GatheringKind.JOINT, "nils", 200),
        (GatheringKind.JOINT, "siv", 200),
        (GatheringKind.JOINT, "liv", 200),
        (GatheringKind.JOINT, "odd", 404),
        (GatheringKind.JOINT, "anne", 404),
        (GatheringKind.JOINT, "bo", 404),
        (GatheringKind.FAMILIES, "fatima", 200),
        (GatheringKind.FAMILIES, "nils", 404),
        (GatheringKind.FAMILIES, "siv", 200),
        (GatheringKind.PROVIDERS, "fatima", 404),
        (GatheringKind.PROVIDERS, "nils", 200),
    ],
)
def test_those_who_were_asked_and_those_who_lead_read_the_minutes(
    client: Visitor, world: Cast, kind: GatheringKind, name: str, sees: int
):
    gathering = held(world, kind)
    begin(client, gathering, world.siv)
    client.login_as(getattr(world, name))
    assert [client.get(at(gathering, page)).status_code for page in ("minutes", "minutes_pdf")] == [sees, sees]
    assert client.get(reverse("minutes", args=[uuid4()])).status_code == 404


def test_a_researcher_sees_the_joint_gathering_and_not_its_minutes(client: Visitor, world: Cast, meeting: Gathering):
    make.seat(world.process, SeatRole.RESEARCHER, world.odd)
    begin(client, meeting, world.siv)
    client.login_as(world.odd)
    assert [client.get(at(meeting, page)).status_code for page in ("gathering", "minutes")] == [200, 404]


def test_the_draft_begins_from_the_plan_the_numbers_and_what_all_can_read(
    client: Visitor, world: Cast, meeting: Gathering
):
    make.gate(world.process)
    here = make.station(world.process, 1)
    circle = {"circle": make.circle(world.process, Side.FAMILIES), "family": world.sol, "gathering": meeting}
    make.contribution(world.fatima, here, "Vi vil bo nær skolen.", Audience.ALL, **circle)
    make.contribution(world.fatima, here, "Bare mellom oss.", Audience.CIRCLE, **circle)
    make.contribution(world.fatima, here, "Min egen dagbok.", Audience.ME, **circle)
    minutes = begin(client, meeting, world.siv)
    assert stands(minutes) == [
        ("Hvem var her?", "2 familier (4 personer) og 1 tjenesteyter kom."),
        ("Middag sammen", ""),
        ("Hva ser vi?", ""),
        ("Det vi delte", "– Vi vil bo nær skolen."),
    ]


def test_before_the_gate_opens_nothing_is_shared_with_all(client: Visitor, world: Cast, meeting: Gathering):
    circle = make.circle(world.process, Side.FAMILIES)
    make.contribution(
        world.fatima, make.station(world.process, 1), "Vent.", Audience.ALL, circle=circle, gathering=meeting
    )
    assert "Det vi delte" not in dict(stands(begin(client, meeting, world.siv)))


def test_only_those_who_lead_begin_and_only_once(client: Visitor, world: Cast, meeting: Gathering):
    for name in ("fatima", "nils", "odd"):
        client.login_as(getattr(world, name))
        assert client.post(at(meeting, "minutes_new"), {"key": uuid4()}).status_code == 404
    begin(client, meeting, world.siv)
    begin(client, meeting, world.liv)
    assert client.get(at(meeting, "minutes_new")).status_code == 405
    with as_owner():
        assert Minutes.objects.count() == 1
        assert Entry.objects.filter(event="process.minutes_begun").count() == 1


def test_a_draft_waits_for_the_gathering_and_gives_everyone_a_day(client: Visitor, world: Cast, meeting: Gathering):
    ahead, today = make.gathering(world.process), timezone.localdate()
    client.login_as(world.siv)
    early = client.post(
        at(ahead, "minutes_new"), {"key": uuid4(), "answer_by": (today + timedelta(days=3)).isoformat()}
    )
    short = client.post(at(meeting, "minutes_new"), {"key": uuid4(), "answer_by": today.isoformat()})
    assert [early.status_code, short.status_code] == [422, 422]
    assert early.context["form"].errors["answer_by"] == ["Samlingen er ikke holdt ennå."]
    assert short.context["form"].errors["answer_by"] == ["Gi alle minst til i morgen."]


def test_a_wish_stands_beside_and_two_of_one_side_both_keep_their_words(
    client: Visitor, world: Cast, meeting: Gathering
):
    minutes = begin(client, meeting, world.siv)
    dinner = paragraph(minutes, "Middag sammen")
    for account, text in (
        (world.fatima, "Vi spiste suppe."),
        (world.per, "Vi spiste kake."),
        (world.nils, "Vi spiste."),
    ):
        assert wish(client, minutes, account, text, dinner).status_code == 302
    assert words_of(minutes) == [
        ("families", "standing", "Vi spiste suppe."),
        ("families", "standing", "Vi spiste kake."),
        ("providers", "standing", "Vi spiste."),
    ]
    assert dict(stands(minutes))["Middag sammen"] == ""
    content = client.login_as(world.kari).get(at(meeting)).content.decode()
    assert "Vi spiste suppe." in content
    assert "Slik vil tjenesteyterne ha det" in content


def test_the_same_wish_sent_twice_is_one(client: Visitor, world: Cast, meeting: Gathering):
    minutes, key = begin(client, meeting, world.siv), uuid4()
    for _twice in range(2):
        client.login_as(world.fatima).post(at(meeting, "minutes_words_new"), {"key": key, "text": "Noe mangler."})
    assert words_of(minutes) == [("families", "standing", "Noe mangler.")]


def test_taken_in_it_is_the_paragraph_and_what_stood_there_is_kept(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    about = paragraph(minutes, "Hvem var her?")
    wish(client, minutes, world.fatima, "Fire fra familiene kom.", about)
    with as_owner():
        words = MinutesWords.objects.get(minutes=minutes)
    there = at(meeting, "minutes_words_taken", words.pk)
    for name in ("fatima", "nils"):
        assert client.login_as(getattr(world, name)).post(there, {"seen": ""}).status_code == 404
    client.login_as(world.siv).post(there, {"seen": "gammel"})
    assert words_of(minutes)[0][1] == "standing"
    shown = client.get(at(meeting)).context["shown"]
    client.post(there, {"seen": shown.paragraphs[0].seen})
    assert dict(stands(minutes))["Hvem var her?"] == "Fire fra familiene kom."
    with as_owner():
        words.refresh_from_db()
    assert (words.state, words.before) == ("taken", about.text)


def test_what_is_missing_becomes_a_paragraph_when_it_is_taken_in(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    wish(client, minutes, world.nils, "Vi sang til slutt.")
    with as_owner():
        words = MinutesWords.objects.get(minutes=minutes)
    client.login_as(world.siv).post(at(meeting, "minutes_words_taken", words.pk), {"seen": ""})
    assert stands(minutes)[-1] == ("Tillegg", "Vi sang til slutt.")


def test_a_wish_is_withdrawn_by_its_writer_alone(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    wish(client, minutes, world.fatima, "Angrer.")
    with as_owner():
        there = at(meeting, "minutes_words_withdrawn", MinutesWords.objects.get(minutes=minutes).pk)
    answers = [client.login_as(getattr(world, name)).post(there).status_code for name in ("per", "siv", "fatima")]
    assert answers == [404, 404, 302]
    assert words_of(minutes) == [("families", "withdrawn", "Angrer.")]


def test_two_who_word_a_paragraph_at_once_both_keep_their_words(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    dinner = paragraph(minutes, "Middag sammen")
    there = at(meeting, "minutes_paragraph", dinner.pk)
    version = client.login_as(world.siv).get(there).context["form"]["version"].value()
    one, other = Visitor(), client
    first = {"title": dinner.title, "text": "Vi spiste suppe.", "version": version}
    assert one.login_as(world.liv).post(there, first).status_code == 302
    second = other.post(there, {**first, "text": "Vi spiste kake."})
    content = second.content.decode()
    assert (second.status_code, "Vi spiste suppe." in content, "Vi spiste kake." in content) == (422, True, True)
    again = {**first, "text": "Vi spiste suppe og kake.", "version": second.context["form"]["version"].value()}
    assert other.post(there, again).status_code == 302
    assert dict(stands(minutes))["Middag sammen"] == "Vi spiste suppe og kake."


def test_both_yeses_fix_the_minutes_and_nothing_changes_after(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    yes(client, minutes, world.fatima)
    assert fresh(minutes).fixed_at is None
    yes(client, minutes, world.nils)
    fixed = fresh(minutes)
    assert (fixed.fixed_at is not None, fixed.silent) == (True, [])
    assert fixed.digest == sha256(fixed.words.encode()).hexdigest()
    text = client.login_as(world.fatima).get(at(meeting, "minutes_text")).content
    assert sha256(text).hexdigest() == fixed.digest
    dinner = paragraph(minutes, "Middag sammen")
    late = client.login_as(world.siv).post(
        at(meeting, "minutes_paragraph", dinner.pk), {"title": "Nytt", "text": "Nytt"}
    )
    assert (late.status_code, paragraph(minutes, "Middag sammen").text) == (302, "")
    with acting_as(world.siv.pk):
        assert MinutesParagraph.objects.filter(pk=dinner.pk).update(text="Nytt") == 0
        assert Minutes.objects.filter(pk=minutes.pk).update(words="Nytt") == 0


def test_a_change_asks_both_sides_anew_and_a_yes_to_older_words_is_refused(
    client: Visitor, world: Cast, meeting: Gathering
):
    minutes = begin(client, meeting, world.siv)
    yes(client, minutes, world.fatima)
    wish(client, minutes, world.kari, "Noe mangler.")
    assert client.get(at(meeting)).context["shown"].parties[0].approval is None
    yes(client, minutes, world.nils, version=1)
    with as_owner():
        assert [(each.party, each.version) for each in MinutesApproval.objects.all()] == [("families", 1)]
    yes(client, minutes, world.fatima)
    yes(client, minutes, world.nils)
    fixed = fresh(minutes)
    assert fixed.fixed_at is not None
    assert "[providers] Noe mangler." in fixed.words


def test_where_one_side_met_it_and_those_who_lead_say_yes(client: Visitor, world: Cast):
    minutes = begin(client, held(world, GatheringKind.FAMILIES), world.siv)
    assert [each.party.value for each in _parties(client, world, minutes)] == ["families", "leaders"]
    yes(client, minutes, world.per)
    assert fresh(minutes).fixed_at is None
    yes(client, minutes, world.siv)
    assert fresh(minutes).fixed_at is not None


def test_the_guests_of_a_talk_stand_by_its_minutes(client: Visitor, world: Cast):
    talk = held(world, GatheringKind.BILATERAL)
    for seat in (world.sol_seat, world.nils_seat):
        make.make(GatheringGuest, municipality=world.testvik, gathering=talk, seat=seat)
    minutes = begin(client, talk, world.siv)
    assert [each.party.value for each in _parties(client, world, minutes)] == ["families", "providers"]
    assert client.login_as(world.per).get(at(talk)).status_code == 404
    assert [yes(client, minutes, account).status_code for account in (world.fatima, world.nils)] == [302, 302]
    assert fresh(minutes).fixed_at is not None


def test_when_the_last_day_is_over_it_says_who_had_not_answered(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    yes(client, minutes, world.fatima)
    with as_owner():
        Minutes.objects.filter(pk=minutes.pk).update(answer_by=timezone.localdate())
    assert settle_overdue() == 0
    with as_owner():
        Minutes.objects.filter(pk=minutes.pk).update(answer_by=timezone.localdate() - timedelta(days=1))
    with acting_as(world.siv.pk):
        assert settle_overdue() == 0  # it is for the clock alone
    late = wish(client, minutes, world.nils, "For sent.")
    assert (late.status_code, words_of(minutes)) == (422, [])
    assert settle_overdue() == 1
    assert fresh(minutes).silent == ["providers"]
    content = client.login_as(world.nils).get(at(meeting)).content.decode()
    assert "svarte ikke i tide" in content


def test_a_correction_later_is_an_addition(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    for account in (world.fatima, world.nils):
        yes(client, minutes, account)
    digest = fresh(minutes).digest
    assert wish(client, minutes, world.nils, "Det var fredag, ikke torsdag.").status_code == 302
    assert words_of(minutes) == [("providers", "added", "Det var fredag, ikke torsdag.")]
    assert fresh(minutes).digest == digest
    content = client.login_as(world.fatima).get(at(meeting)).content.decode()
    assert "Det var fredag, ikke torsdag." in content


def test_nobody_fixes_minutes_or_speaks_for_the_other_side_by_hand(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)

    def refused(act: Any) -> bool:
        try:
            with acting_as(world.per.pk), transaction.atomic():
                act()
        except DatabaseError:
            return True
        return False

    row = {"municipality": world.testvik, "minutes": minutes, "by": world.per}
    now = timezone.now()
    assert [
        refused(lambda: Minutes.objects.filter(pk=minutes.pk).update(fixed_at=now, digest="x", words="x")),
        refused(lambda: MinutesApproval.objects.create(**row, party="providers", version=1)),
        refused(lambda: MinutesApproval.objects.create(**{**row, "by": world.fatima}, party="families", version=1)),
        refused(lambda: MinutesWords.objects.create(**row, party="providers", text="x")),
        refused(lambda: MinutesWords.objects.create(**row, party="families", text="x", state="added")),
        refused(lambda: MinutesParagraph.objects.create(municipality=world.testvik, minutes=minutes, title="x")),
        refused(lambda: MinutesApproval.objects.create(**row, party="families", version=1)),
    ] == [True, True, True, True, True, True, False]


def test_the_paper_is_a_pdf_that_says_what_the_page_says(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    wish(client, minutes, world.fatima, "#let farlig = 1 *ikke* Typst", paragraph(minutes, "Middag sammen"))
    response = client.get(at(meeting, "minutes_pdf"))
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")
    assert b"pdfuaid:part" in response.content
    text = " ".join("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(response.content)).pages).split())
    assert "#let farlig = 1 *ikke* Typst" in text
    assert "2 familier (4 personer) og 1 tjenesteyter kom." in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(client: Visitor, world: Cast, meeting: Gathering, number: int):
    minutes = begin(client, meeting, world.siv)
    for account in (world.fatima, world.per, world.nils)[:number]:
        wish(client, minutes, account, "Ord.", paragraph(minutes, "Middag sammen"))
    assert asked(client.login_as(world.jonas), at(meeting)) == 13


def test_in_a_closed_process_nobody_writes(client: Visitor, world: Cast, meeting: Gathering):
    minutes = begin(client, meeting, world.siv)
    with as_owner():
        world.process.closed_at, world.process.reads_until = timezone.now(), timezone.localdate() + timedelta(days=9)
        world.process.save()
    assert client.login_as(world.fatima).get(at(meeting)).status_code == 200
    assert wish(client, minutes, world.fatima, "Sent.").status_code == 404
    assert yes(client, minutes, world.nils).status_code == 404
    assert client.login_as(world.siv).get(at(meeting, "minutes_paragraph_new")).status_code == 404


def _parties(client: Visitor, world: Cast, minutes: Minutes) -> Any:
    return client.login_as(world.siv).get(at(minutes.gathering)).context["shown"].parties
