"""What gateways answer, what becomes of an address that is refused, and that a lease is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.people.sending import (
    NUMBER,
    Phones,
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
from usving.people.actions.gateways import Bounced, FileGateway, NotSent, Parcel, sms_gateway
from usving.people.actions.sending import LEASE, send
from usving.people.models import Account, FailingAddress, Notice

__all__ = ["loopback_phones", "sending_world"]  # fixtures


def test_a_gateway_gets_its_own_fields_the_key_twice_and_gives_its_reference(world: Cast, phones: Phones):
    has_mobile(world.fatima)
    wants(world.fatima, way="sms")
    notice = post(world, world.fatima)
    wait_for_jobs(oslo(12))
    ((token, key, body),) = phones.got
    assert (token, key) == ("Bearer secret", str(notice.pk))
    assert body == {"recipient": NUMBER, "body": body["body"], "clientId": str(notice.pk), "from": "U-sving"}
    assert (row(notice).state, row(notice).reference) == ("sent", "nr-1")


@pytest.mark.parametrize(
    ("status", "error"),
    [(422, Bounced), (410, Bounced), (500, NotSent), (401, NotSent), (404, NotSent), (302, NotSent)],
)
def test_what_a_gateway_answers_counts_as_never_or_as_later(
    world: Cast, phones: Phones, status: int, error: type[Exception]
):
    phones.status = status
    gateway = sms_gateway()
    assert gateway is not None
    with pytest.raises(error) as said:
        gateway.send(Parcel("k", NUMBER, "", "hei"))
    assert ("91234567" in str(said.value), str(status) in str(said.value)) == (False, True)


def test_no_gateway_there_is_a_reason_to_try_again(world: Cast, settings: Any, phones: Phones):
    settings.SMS_URL = "http://127.0.0.1:9/"
    gateway = sms_gateway()
    assert gateway is not None
    with pytest.raises(NotSent, match=r"could not be used: \w+$"):
        gateway.send(Parcel("k", NUMBER, "", "hei"))


def test_a_number_that_is_refused_is_noted_for_its_owner_and_the_message_goes_the_other_way(
    world: Cast, phones: Phones
):
    has_mobile(world.fatima)
    wants(world.fatima, way="sms")
    phones.status = 422
    notice = post(world, world.fatima)
    wait_for_jobs(oslo(12))
    with as_owner():
        assert list(FailingAddress.objects.values_list("account_id", "channel", "address")) == [
            (world.fatima.pk, "sms", NUMBER)
        ]
    assert went("epost") == [("fatima@testvik.example", "Noe er nytt")]
    assert (row(notice).state, row(notice).channel, len(phones.got)) == ("sent", "email", 1)
    post(world, world.fatima)
    wait_for_jobs(oslo(13))
    assert (len(went("epost")), len(phones.got)) == (2, 1)  # what is known to fail is not tried again
    has_mobile(world.fatima, "+4799999999")
    phones.status = 200
    post(world, world.fatima)
    wait_for_jobs(oslo(14))
    assert (len(went("epost")), len(phones.got)) == (2, 2)  # a new number is another one


def test_where_there_is_no_other_way_it_stands_on_the_page(world: Cast, phones: Phones):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(email="", mobile=NUMBER)
    phones.status = 422
    notice = post(world, world.fatima)
    wait_for_jobs(oslo(12))
    assert (row(notice).state, row(notice).body, len(phones.got)) == ("kept", "", 1)


def test_those_who_lead_are_told_which_seat_is_not_reached_and_nobody_is_told_the_address(world: Cast):
    question = "select process_not_reached(%s)"

    def told(who: Account) -> set[Any]:
        with acting_as(who.pk), connection.cursor() as cursor:
            cursor.execute(question, [world.process.pk])
            return {seat for (seat,) in cursor.fetchall()}

    make.make(FailingAddress, account=world.per, channel="email", address=world.per.email)
    make.make(FailingAddress, account=world.fatima, channel="email", address=world.fatima.email)  # Jonas is reached
    make.make(FailingAddress, account=world.nils, channel="email", address="an-old-one@testvik.example")
    assert told(world.siv) == told(world.liv) == {world.bekk_seat.pk}
    has_mobile(world.per)
    assert told(world.siv) == set()
    make.make(FailingAddress, account=world.per, channel="sms", address=NUMBER)
    assert told(world.siv) == {world.bekk_seat.pk}
    assert [told(who) for who in (world.fatima, world.per, world.nils, world.anne, world.bo, world.odd)] == [set()] * 6
    with acting_as(world.siv.pk):
        assert list(FailingAddress.objects.all()) == []


def test_another_worker_waits_for_the_lease_and_then_takes_over(world: Cast):
    notice = post(world, world.fatima)
    with as_owner():
        Notice.objects.filter(pk=notice.pk).update(state="taken", taken_until=oslo(12) + LEASE)
    with pytest.raises(NotSent, match="another worker"):
        send(notice.pk, now=oslo(12))
    assert send(notice.pk, now=oslo(12) + LEASE) is True
    assert send(notice.pk, now=oslo(13)) is False
    assert len(went("epost")) == 1


def test_a_file_takes_each_key_once(tmp_path: Path):
    gateway = FileGateway(tmp_path / "sms.jsonl")
    for _twice in range(2):
        gateway.send(Parcel("a", NUMBER, "", "hei"))
    gateway.send(Parcel("b", NUMBER, "", "hei"))
    assert [json.loads(line)["key"] for line in gateway.path.read_text().splitlines()] == ["a", "b"]
