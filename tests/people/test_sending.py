"""On the way: bundles, quiet hours, wishes and stand-ins."""

from datetime import timedelta

from django.conf import settings as ours

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.people.sending import (
    DAY,
    NUMBER,
    has_mobile,
    loopback_phones,
    oslo,
    post,
    row,
    sending_world,
    wait_for_jobs,
    wants,
    went,
)
from usving.core.identity import acting_as
from usving.people.actions.bundles import send_due
from usving.people.actions.notice_wishes import choose_wishes
from usving.people.models import Notice, StandIn
from usving.people.models.notices import Channel
from usving.people.rules.notices import CHOOSABLE, NoticeKind
from usving.people.rules.roles import Role

__all__ = ["loopback_phones", "sending_world"]  # fixtures


def test_what_can_wait_goes_as_one_message_at_the_chosen_hour_and_says_only_how_many(world: Cast):
    wants(world.fatima, hour=10)
    for hour in (11, 15, 22):
        post(world, world.fatima, NoticeKind.NEWS, subject=f"Sak {hour}")
        wait_for_jobs(oslo(hour))
    for hour in range(23, 24 + 9):
        assert send_due(oslo(0) + timedelta(hours=hour)) == 0
    assert send_due(oslo(10, 2, days=1)) == 1
    wait_for_jobs(oslo(10, 2, days=1))
    assert went("epost") == [("fatima@testvik.example", "Det er 3 nye ting på Min side")]
    assert "Sak" not in (ours.DATA / "epost.jsonl").read_text()
    assert send_due(oslo(10, 2, days=2)) == 0
    with as_owner():
        states = sorted(Notice.objects.values_list("kind", "state", "body"))
    assert states == [("bundle", "sent", "")] + [("news", "bundled", "")] * 3


def test_one_alone_goes_as_itself_and_of_two_people_each_gets_their_own(world: Cast):
    for to in (world.fatima, world.per, world.per):
        post(world, to, NoticeKind.NEWS)
    wait_for_jobs(oslo(12))
    send_due(oslo(17, 2))
    wait_for_jobs(oslo(17, 2))
    assert sorted(went("epost")) == [
        ("fatima@testvik.example", "Noe er nytt"),
        ("per@testvik.example", "Det er 2 nye ting på Min side"),
    ]


def test_what_is_urgent_goes_at_once_but_waits_for_the_quiet_hours_to_end_and_security_waits_for_nothing(world: Cast):
    post(world, world.fatima, subject="Flyttet")
    wait_for_jobs(oslo(12))
    post(world, world.fatima, subject="Flyttet igjen")
    post(world, world.fatima, NoticeKind.SECURITY, subject="Ny innlogging")
    wait_for_jobs(oslo(22))
    assert [said for _to, said in went("epost")] == ["Flyttet", "Ny innlogging"]
    assert [send_due(oslo(hour, 2, days=1)) for hour in (6, 7)] == [0, 0]
    assert send_due(oslo(8, 2, days=1)) == 1
    wait_for_jobs(oslo(8, 2, days=1))
    assert [said for _to, said in went("epost")] == ["Flyttet", "Ny innlogging", "Flyttet igjen"]


def test_several_of_a_kind_in_one_run_go_as_one_though_they_are_urgent(world: Cast):
    for number in range(3):
        post(world, world.fatima, subject=f"Flyttet {number}")
    post(world, world.per, subject="Flyttet")
    post(world, world.fatima, NoticeKind.SECURITY, subject="Ny innlogging")
    wait_for_jobs(oslo(12))
    assert sorted(went("epost")) == [
        ("fatima@testvik.example", "Det er 3 nye ting på Min side"),
        ("fatima@testvik.example", "Ny innlogging"),
        ("per@testvik.example", "Flyttet"),
    ]
    wait_for_jobs(oslo(13))
    assert (send_due(oslo(14)), len(went("epost"))) == (0, 3)


def test_what_comes_just_after_one_of_its_kind_waits_ten_minutes_and_goes_as_one(world: Cast):
    post(world, world.fatima, subject="Flyttet")
    wait_for_jobs(oslo(12))
    later = [post(world, world.fatima, subject="Flyttet igjen") for _times in range(2)]
    wait_for_jobs(oslo(12, 4))
    assert went("epost") == [("fatima@testvik.example", "Flyttet")]
    assert [row(notice).due_at for notice in later] == [oslo(12, 10)] * 2
    wait_for_jobs(oslo(12, 10))
    assert [said for _to, said in went("epost")] == ["Flyttet", "Det er 2 nye ting på Min side"]
    post(world, world.fatima, subject="Avlyst")
    wait_for_jobs(oslo(12, 21))
    assert [said for _to, said in went("epost")][2:] == ["Avlyst"]


def test_what_would_come_too_late_does_not_wait_for_its_kind(world: Cast):
    post(world, world.fatima, subject="Flyttet")
    wait_for_jobs(oslo(12))
    post(world, world.fatima, subject="Snart", before=oslo(12, 8))
    wait_for_jobs(oslo(12, 4))
    assert [said for _to, said in went("epost")] == ["Flyttet", "Snart"]


def test_an_invitation_to_one_who_is_not_known_here_waits_for_the_morning_too(world: Cast):
    post(world, None, NoticeKind.INVITATION, address="912 34 567", channel=Channel.SMS, subject="", body="Hei")
    wait_for_jobs(oslo(23))
    assert (went("sms"), send_due(oslo(8, 2, days=1))) == ([], 1)
    wait_for_jobs(oslo(8, 2, days=1))
    assert went("sms") == [("912 34 567", "Hei")]


def test_who_wants_sms_gets_one_line_and_who_wants_nothing_finds_it_on_the_page(world: Cast):
    has_mobile(world.fatima)
    wants(world.fatima, way="sms")
    wants(world.per, way="none")
    told = [post(world, to, body="Lang tekst\nmed mer") for to in (world.fatima, world.per)]
    wait_for_jobs(oslo(12))
    ((to, text),) = went("sms")
    assert (to, text) == (NUMBER, f"U-sving: Noe er nytt. Les mer på Min side: {ours.BASE_URL}/min-side/")
    assert [(row(each).state, row(each).body) for each in told] == [("sent", ""), ("kept", "")]
    assert went("epost") == []


def test_new_wishes_count_for_what_waits_already(world: Cast):
    wants(world.fatima, hour=17)
    notice = post(world, world.fatima, NoticeKind.NEWS)
    wait_for_jobs(oslo(12))
    assert row(notice).due_at == oslo(17)
    wanted = {
        "way": "email",
        "hour": 12,
        "quiet_from": 21,
        "quiet_to": 8,
        "off": [],
        "paused_until": None,
        "tells_when": False,
    }
    with acting_as(world.fatima.pk):
        choose_wishes(world.fatima, wanted=wanted, by=world.fatima)
    wait_for_jobs(oslo(11))
    assert row(notice).due_at == oslo(12)
    with acting_as(world.fatima.pk):
        everything = [kind.value for kind in CHOOSABLE]
        choose_wishes(world.fatima, wanted=wanted | {"off": everything}, by=world.fatima)
    wait_for_jobs(oslo(11, 30))
    assert (row(notice).state, went("epost")) == ("kept", [])


def test_a_stand_in_is_told_once_that_there_is_something_and_never_what(world: Cast):
    nora = make.account(world.testvik, "Nora Nes", staff=True, email="nora@testvik.example")
    make.role(nora, Role.PROVIDER, world.nav)
    make.make(StandIn, municipality=world.testvik, account=world.nils, stand_in=nora, starts=DAY, ends=DAY)
    for days in (-1, 0, 1):
        post(world, world.nils, subject="Hemmelig emne", body="Hemmelig tekst")
        post(world, world.nils, NoticeKind.SECURITY, subject="Innlogging")
        wait_for_jobs(oslo(12, days=days))
        wait_for_jobs(oslo(12, days=days))
    send_due(oslo(17, days=3))
    wait_for_jobs(oslo(17, days=3))
    mine = [said for to, said in went("epost") if to == "nora@testvik.example"]
    assert mine == ["Et varsel til en du er stedfortreder for"]
    text = (ours.DATA / "epost.jsonl").read_text().splitlines()[-1]
    assert ("Nils Nilsen" in text, "Hemmelig" in text) == (True, False)
    assert len([1 for to, _said in went("epost") if to == "nils@testvik.example"]) == 6


def test_one_who_no_longer_has_the_same_role_stands_in_no_more(world: Cast):
    nora = make.account(world.testvik, "Nora Nes", staff=True, email="nora@testvik.example")
    make.role(nora, Role.PROVIDER, world.nav, ends=DAY - timedelta(days=1))
    make.make(StandIn, municipality=world.testvik, account=world.nils, stand_in=nora, starts=DAY, ends=DAY)
    post(world, world.nils)
    wait_for_jobs(oslo(12))
    with as_owner():
        assert Notice.objects.filter(account=nora).count() == 0
