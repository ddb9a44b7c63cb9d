"""What the tests of sending share: a clock, messages posted and sent, the files they end in, and an SMS gateway."""

import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as ours
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.people.actions.notices import post_notice
from usving.people.actions.sending import send
from usving.people.models import Account, Notice, NoticeWishes
from usving.people.rules.notices import NoticeKind

OSLO = ZoneInfo("Europe/Oslo")
DAY = timezone.localdate() + timedelta(days=1)
NUMBER = "+4791234567"


def oslo(hour: int, minute: int = 0, days: int = 0) -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=OSLO) + timedelta(days=days)


@pytest.fixture(name="world")
def sending_world(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.MAIL_CHANNEL = settings.SMS_CHANNEL = "file"
    settings.DATA = tmp_path
    return cast()


def post(world: Cast, to: Account | None = None, kind: NoticeKind = NoticeKind.CHANGED, **values: Any) -> Notice:
    with acting_as(world.siv.pk):
        said = {"by": world.siv, "to": to, "subject": "Noe er nytt", "body": "Se på Min side.", "kind": kind}
        return post_notice(**said | values)


def wants(of: Account, **values: Any) -> None:
    make.make(NoticeWishes, account=of, **values)


def has_mobile(of: Account, number: str = NUMBER) -> None:
    with as_owner():
        Account.objects.filter(pk=of.pk).update(mobile=number)


def went(way: str) -> list[tuple[str, str]]:
    """What lies in the file of a way, as (to whom, the first line of the text)."""
    file = ours.DATA / f"{way}.jsonl"
    lines = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    return [(line["to"], line["subject"] or line["text"]) for line in lines]


def row(notice: Notice) -> Notice:
    with as_owner():
        return Notice.objects.get(pk=notice.pk)


def wait_for_jobs(now: datetime) -> None:
    """Do what the worker would: every job whose time has come and that asks for a message to be sent; jobs may give new jobs."""
    while True:
        with as_owner():
            jobs = list(ProcrastinateJob.objects.filter(task_name="people.send_notice", status="todo"))
            jobs = [job for job in jobs if job.scheduled_at is None or job.scheduled_at <= now]
            ProcrastinateJob.objects.filter(pk__in=[job.pk for job in jobs]).delete()
        if not jobs:
            return
        for job in jobs:
            send(UUID(job.args["message_id"]), now=now)


class Phones:
    """An SMS gateway on loopback: keeps what it gets, each key once, and answers as it is told; may hold its answer."""

    def __init__(self) -> None:
        self.got: list[tuple[str | None, str | None, dict[str, Any]]] = []
        self.keys: set[str] = set()
        self.status, self.arrived, self.go_on = 200, threading.Event(), threading.Event()
        self.go_on.set()
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                key = self.headers["Idempotency-Key"]
                gateway.got.append((self.headers["Authorization"], key, body))
                if gateway.status == 200:
                    gateway.keys.add(key)
                gateway.arrived.set()
                gateway.go_on.wait(20)
                try:
                    self.send_response(gateway.status)
                    self.end_headers()
                    self.wfile.write(json.dumps({"id": f"nr-{len(gateway.keys)}"}).encode())
                except OSError:
                    pass  # whoever asked is dead: that is the test

            def log_message(self, *_words: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/send"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(name="phones")
def loopback_phones(settings: Any) -> Iterator[Phones]:
    gateway = Phones()
    settings.SMS_CHANNEL, settings.SMS_URL, settings.SMS_TOKEN = "http", gateway.url, "secret"
    settings.SMS_FIELDS = {
        "number": "recipient",
        "text": "body",
        "key": "clientId",
        "sender": "from",
        "reference": "id",
    }
    yield gateway
    gateway.go_on.set()
    gateway.server.shutdown()
    gateway.server.server_close()
