"""Sending: by a real mail server on loopback, once, and again after a failure; nothing of anyone in a log or a job."""

import logging
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.cast import Cast, cast
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.people.actions.gateways import NotSent
from usving.people.actions.notices import defer, in_each_language, post_notice
from usving.people.actions.sending import send
from usving.people.models import Notice, Session
from usving.people.models.notices import Channel
from usving.people.rules.notices import NoticeKind

pytestmark = pytest.mark.django_db


class Box:
    """A mail server's inside: keeps what it gets, and refuses recipients while told to."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.refusing = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.refusing:
            return self.refusing
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    inside = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(inside, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAIL_CHANNEL, settings.EMAIL_HOST = "smtp", "127.0.0.1"
    settings.EMAIL_PORT = port
    yield inside
    server.stop()


@pytest.fixture
def world() -> Cast:
    return cast()


def posted(world: Cast, **values: Any) -> Notice:
    with acting_as(world.siv.pk):
        return post_notice(
            **{
                "by": world.siv,
                "to": world.fatima,
                "subject": "Hei på deg",
                "body": "Det er noe nytt.",
                "kind": NoticeKind.SECURITY,
            }
            | values
        )


def kept(notice: Notice) -> tuple[bool, str]:
    with as_owner():
        now = Notice.objects.get(pk=notice.pk)
    return now.sent_at is not None, now.body


def test_a_message_is_sent_once_and_its_text_is_gone(world: Cast, box: Box):
    notice = posted(world)
    assert kept(notice) == (False, "Det er noe nytt.")
    assert [send(notice.pk), send(notice.pk), send(uuid4())] == [True, False, False]
    ((to, mail),) = box.got
    assert (to, mail["Subject"], mail.get_content().strip()) == (
        ["fatima@testvik.example"],
        "Hei på deg",
        "Det er noe nytt.",
    )
    assert mail["Message-ID"] == f"<{notice.pk}@127.0.0.1>"
    assert kept(notice) == (True, "")


def test_a_message_is_asked_for_in_the_same_transaction(world: Cast):
    notice = posted(world)
    with as_owner():
        assert list(ProcrastinateJob.objects.values_list("task_name", "args")) == [
            ("people.send_notice", {"message_id": str(notice.pk)})
        ]


def test_what_is_rolled_back_is_never_sent(world: Cast):
    with pytest.raises(RuntimeError), transaction.atomic():
        posted(world)
        raise RuntimeError
    with as_owner():
        assert (Notice.objects.count(), ProcrastinateJob.objects.count()) == (0, 0)


def test_a_message_refused_for_now_stays_and_its_address_is_in_no_log(world: Cast, box: Box, caplog):
    notice = posted(world)
    box.refusing = "451 try later"
    with caplog.at_level(logging.DEBUG), pytest.raises(NotSent) as failure:
        send(notice.pk)
    assert str(failure.value) == "the mail server refused the recipient: [451]"
    assert failure.value.__cause__ is None
    assert failure.value.__suppress_context__
    ours = [
        record.getMessage() for record in caplog.records if record.name != "mail.log"
    ]  # the test's own server speaks there
    assert [line for line in ours if "fatima" in line] == []
    box.refusing = ""
    assert (kept(notice)[0], send(notice.pk), len(box.got)) == (False, True, 1)


def test_no_mail_server_is_a_reason_to_try_again(world: Cast, box: Box, settings):
    notice = posted(world)
    settings.EMAIL_PORT = 9
    with pytest.raises(NotSent):
        send(notice.pk)
    assert kept(notice) == (False, "Det er noe nytt.")


def test_a_worker_killed_between_sending_and_noting_sends_the_same_message_again(world: Cast, box: Box):
    notice = posted(world)
    with pytest.raises(RuntimeError), transaction.atomic():
        send(notice.pk)
        raise RuntimeError("killed")
    assert kept(notice) == (False, "Det er noe nytt.")
    send(notice.pk)
    first, second = (mail["Message-ID"] for _to, mail in box.got)
    assert first == second


@pytest.mark.parametrize(
    ("demo", "channel"),
    [(False, Channel.EMAIL), (True, Channel.EMAIL), (True, Channel.SMS)],
)
def test_switched_off_nothing_goes_out_and_only_a_demonstration_says_it_went(
    world: Cast, box: Box, settings, demo: bool, channel: Channel
):
    settings.MAIL_CHANNEL, settings.DEMO = "off", demo
    notice = posted(world, channel=channel)
    assert (send(notice.pk), kept(notice), box.got) == (demo, (demo, "Det er noe nytt."), [])


def test_the_job_does_what_it_is_asked_and_tries_again_with_growing_patience(world: Cast, box: Box):
    task = app.tasks["people.send_notice"]
    notice = posted(world)
    task(message_id=str(notice.pk))
    assert len(box.got) == 1
    strategy = task.retry_strategy
    assert (strategy.max_attempts, strategy.exponential_wait, strategy.retry_exceptions) == (7, 4, [NotSent])


def test_the_sweep_drops_only_sessions_whose_time_is_over(world: Cast, client):
    client.login_as(world.fatima)
    client.login_as(world.nils)
    with as_owner():
        Session.objects.filter(account_id=world.nils.pk).update(expires_at="2020-01-01T00:00Z")
    app.tasks["people.sweep_sessions"](timestamp=0)
    with as_owner():
        assert list(Session.objects.values_list("account_id", flat=True)) == [world.fatima.pk]


def test_a_job_for_nobody_does_nothing(world: Cast, box: Box):
    defer(uuid4())
    with as_owner():
        (job,) = ProcrastinateJob.objects.all()
    app.tasks["people.send_notice"](**job.args)
    assert box.got == []


def test_every_language_has_its_text():
    assert set(in_each_language(lambda: "x")) == {"nb", "nn", "en"}


def test_nobody_posts_in_another_ones_name(world: Cast):
    with acting_as(world.odd.pk), pytest.raises(Exception, match="row-level security"), transaction.atomic():
        post_notice(by=world.siv, to=world.fatima, subject="", body="")
    assert connection.in_atomic_block
