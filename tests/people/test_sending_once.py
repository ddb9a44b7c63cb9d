"""Each message once, though a worker is killed for real between handing it over and noting it."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as ours
from django.db import connection
from django.utils import timezone

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.sending import (
    Phones,
    has_mobile,
    loopback_phones,
    post,
    row,
    sending_world,
    wants,
    went,
)
from usving.command.cluster import Cluster
from usving.people.models import Account, Notice, NoticeWishes
from usving.people.rules.notices import NoticeKind

__all__ = ["loopback_phones", "sending_world"]  # fixtures

WORKER = [sys.executable, "-m", "django", "procrastinate", "worker"]
# A worker that dies by its own hand in the moment it would have noted that the message went.
DIES = """
import os, signal, sys, django
django.setup()
from usving.people.actions import sending
asked = sending.answer_of
def dies(function, *values):
    if function == "people_notice_sent":
        os.kill(os.getpid(), signal.SIGKILL)
    return asked(function, *values)
sending.answer_of = dies
sending.send(sys.argv[1])
"""


@pytest.fixture
def alone(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    """A world that other processes see too."""
    settings.MAIL_CHANNEL = settings.SMS_CHANNEL = "file"
    settings.DATA = tmp_path
    return cast()


def environment(cluster: Cluster, **extra: str) -> dict[str, str]:
    """The environment of a worker that works in this test's own database, as the web's role."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("USVING_")}
    url = cluster.url("usving_app", connection.settings_dict["NAME"])
    return kept | {
        "DJANGO_SETTINGS_MODULE": "usving.settings", "USVING_DATABASE_URL_APP": url, "USVING_DATA": str(ours.DATA),
        "USVING_PROCESS_ROLE": "worker", "USVING_SECRET_KEY": "only-for-tests", **extra,
    }  # fmt: skip


def let_the_lease_pass(notice: Notice) -> None:
    """Move the clock: the lease is over, and the dead worker's job has been given back, as `revive_jobs` does by the minute."""
    with as_owner():
        Notice.objects.filter(pk=notice.pk).update(taken_until=timezone.now() - timedelta(seconds=1))
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set status = 'todo', worker_id = null where status = 'doing'")


def test_a_worker_killed_while_the_gateway_has_the_message_and_one_after_it_make_one_sms(
    alone: Cast, phones: Phones, cluster: Cluster
):
    has_mobile(alone.fatima)
    wants(alone.fatima, way="sms")
    notice = post(alone, alone.fatima, NoticeKind.RIGHTS)
    wants_now(alone.fatima)
    phones.go_on.clear()
    surroundings = environment(cluster, USVING_SMS_URL=phones.url, USVING_SMS_TOKEN="secret")
    first = subprocess.Popen(WORKER, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert phones.arrived.wait(30)
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    assert (row(notice).state, row(notice).sent_at, len(phones.got)) == ("taken", None, 1)
    phones.go_on.set()
    let_the_lease_pass(notice)
    done = subprocess.run([*WORKER, "--one-shot"], env=surroundings, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert ([key for _token, key, _body in phones.got], phones.keys) == ([str(notice.pk)] * 2, {str(notice.pk)})
    assert (row(notice).state, row(notice).tries) == ("sent", 2)


def test_a_worker_killed_before_it_notes_an_email_and_one_after_it_make_one_email(alone: Cast, cluster: Cluster):
    notice = post(alone, alone.fatima, NoticeKind.RIGHTS)
    wants_now(alone.fatima)
    surroundings = environment(cluster, USVING_MAIL_URL="file")
    dead = subprocess.run([sys.executable, "-c", DIES, str(notice.pk)], env=surroundings, timeout=60, check=False)
    assert (dead.returncode, row(notice).state, len(went("epost"))) == (-signal.SIGKILL, "taken", 1)
    let_the_lease_pass(notice)
    done = subprocess.run([*WORKER, "--one-shot"], env=surroundings, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert (row(notice).state, row(notice).tries, went("epost")) == (
        "sent",
        2,
        [("fatima@testvik.example", "Noe er nytt")],
    )


def wants_now(of: Account) -> None:
    """Whatever o'clock it is where this is tested, it is no quiet hour."""
    hour = timezone.localtime().hour
    with as_owner():
        wishes, _fresh = NoticeWishes.objects.get_or_create(account=of)
        NoticeWishes.objects.filter(pk=wishes.pk).update(
            quiet_to=min(hour, 11), hour=min(max(hour, 8), 22), quiet_from=23
        )
