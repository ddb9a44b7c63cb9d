"""What is planted around gatherings: places, needs and what is seen to, answers without login, calendars."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from tests.crawl.facts import LEADS
from tests.crawl.words import NOBODY, Planted
from usving.people.models import Family, Mandate
from usving.people.rules.links import digest
from usving.process.models import (
    AnswerKey,
    Arrangement,
    Attendance,
    CalendarFeed,
    Gathering,
    GatheringSeries,
    Need,
    Process,
    Seat,
    Venue,
    VenuePhoto,
)

AROUND = (
    "gathering_file", "gathering_invited", "gathering_invite", "gathering_noted", "gathering_sheet", "gathering_cards",
    "gathering_keys_end", "gathering_needs",
)  # fmt: skip
OF_VENUE = (
    "venue", "venue_change", "venue_photo_new", "venue_photo_removal", "venue_away", "venue_again",
)  # fmt: skip
IN_A_PROCESS = ("series_new", "series_made", "series_from_u")


def plant_around(planted: Planted, gathering: Gathering) -> None:
    """The pages around one gathering, and for a joint one the place where it is held."""
    for page in AROUND:
        planted.at(page, gathering.pk)
    if gathering.kind == "joint":
        plant_venue(planted, gathering)
        plant_series(planted, gathering)


def plant_venue(planted: Planted, gathering: Gathering) -> None:
    """A place: known to those who may see a gathering there, and to those who plan in the municipality."""
    process = gathering.process
    here = planted.facts.sitting(process.pk)
    plans = Process.objects.filter(municipality=process.municipality_id, closed_at__isnull=True)
    may = here.union(*(planted.facts.sitting(each.pk, LEADS) for each in plans))
    common = {"municipality_id": process.municipality_id}
    words = {what: planted.word(f"the {what} of a place", may, here) for what in ("name", "address", "directions")}
    venue = Venue.objects.create(**common, ground="neutral", **words)
    shows = planted.word("what is on the picture of a place", may, here)
    VenuePhoto.objects.create(**common, venue=venue, shows=shows, large=b"", small=b"", width=1, height=1, mark="merke")
    Gathering.objects.filter(pk=gathering.pk).update(venue=venue)
    for page in OF_VENUE:
        planted.at(page, venue.pk)
    planted.at("venue_photo", venue.pk, "merke", "lite")


def plant_series(planted: Planted, gathering: Gathering) -> None:
    """A series: its name is known to those who lead."""
    process = gathering.process
    led = planted.facts.sitting(process.pk, LEADS)
    title = planted.word("the name of a series", led, NOBODY if process.closed_at else led)
    series = GatheringSeries.objects.create(municipality_id=process.municipality_id, process=process, title=title)
    Gathering.objects.filter(pk=gathering.pk).update(series=series)
    for page in ("series", "series_move", "series_invite"):
        planted.at(page, series.pk)
    for page in IN_A_PROCESS:
        planted.at(page, process.pk)


def plant_answers(planted: Planted, gathering: Gathering, asked: list[Seat]) -> None:
    """Words that answer for a seat, and what is seen to for it."""
    process = gathering.process
    common: dict[str, Any] = {"municipality_id": process.municipality_id, "gathering": gathering}
    led = planted.facts.sitting(process.pk, LEADS)
    for seat in asked:
        word = f"key-{seat.pk.hex[:28]}"
        AnswerKey.objects.create(**common, seat=seat, digest=digest(word))
        for page in ("answer_by_key", "answer_thanks"):
            planted.at(page, word)
        planted.at("arrangement", gathering.pk, seat.pk, "food")
        who = planted.word("who sees to what someone needs", led | planted.facts.on(seat), NOBODY)
        Arrangement.objects.create(**common, seat=seat, kind="food", done=True, words=who)


def plant_needs(planted: Planted) -> None:
    """What every family needs: one told to those who plan a gathering that it comes to, one kept at home."""
    for family in Family.objects.order_by("code"):
        ours = planted.facts.of_family(family.pk)
        yes = Attendance.objects.filter(seat__family=family, coming="yes", gathering__process__closed_at__isnull=True)
        since = timezone.now() - timedelta(days=3)
        told_in = set(yes.filter(gathering__starts_at__gt=since).values_list("gathering__process", flat=True))
        led = frozenset().union(*(planted.facts.sitting(process, LEADS) for process in told_in))
        Need.objects.filter(family=family).delete()
        common = {"municipality_id": family.municipality_id, "family": family}
        told, kept = planted.word("a need that is told", ours | led, ours), planted.word("a need kept at home", ours)
        Need.objects.create(**common, kind="food", words=told, told=True)
        Need.objects.create(**common, kind="access", words=kept, told=False)


def plant_calendars(planted: Planted) -> None:
    """Everyone has a calendar, with a word of their own for what is in it."""
    for account in planted.facts.accounts.values():
        key = f"cal-{account.pk.hex[:28]}"
        title = planted.word(
            f"what {account} calls it in the calendar", {account.pk}, open_at=reverse("calendar_feed", args=[key])
        )
        CalendarFeed.objects.create(
            municipality_id=account.municipality_id, account=account, digest=digest(key), title=title
        )
        planted.at("calendar_feed", key)


def plant_helped(planted: Planted) -> None:
    """The gatherings of those who are helped, as the helper meets them."""
    for mandate in Mandate.objects.filter(may_write=True):
        planted.at("helped_gatherings", mandate.pk)
        seats = Seat.objects.filter(family__members__person=mandate.person_id, process__closed_at__isnull=True)
        for gathering in Gathering.objects.filter(process__seats__in=seats, code="plantet-joint"):
            planted.at("helped_answer", mandate.pk, gathering.pk)
