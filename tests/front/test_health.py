"""What load balancers and measuring get: the truth, and without asking who they are."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import override_settings
from django.urls import reverse

from tests.database import as_owner
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
HASHED = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
ELSEWHERE = "192.0.2.7"


def as_owner_does(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_well(client: Visitor) -> None:
    answers = [client.get(reverse(name)) for name in ("healthz", "readyz")]
    assert [(answer.status_code, answer.json()) for answer in answers] == [(200, {"status": "ok"})] * 2


def test_one_question_and_no_session(client: Visitor, django_assert_num_queries) -> None:
    client.get("/healthz")
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert dict(answer.cookies) == {}


def test_a_migration_that_is_not_applied_is_told(client: Visitor) -> None:
    as_owner_does("delete from django_migrations where app = 'process' and name = '0001_initial'")
    assert [client.get(url).status_code for url in ("/healthz", "/readyz")] == [503, 503]


def test_pages_without_looks_are_not_ready(client: Visitor, tmp_path) -> None:
    with override_settings(STORAGES=HASHED, STATIC_ROOT=tmp_path):
        assert [client.get(url).status_code for url in ("/healthz", "/readyz")] == [200, 503]


def test_a_database_that_does_not_answer_is_told(tmp_path) -> None:
    program = "import django; django.setup()\nfrom django.test import Client\n" + "".join(
        f"answer = Client(SERVER_NAME='127.0.0.1').get('{url}'); print(answer.status_code, answer.content)\n"
        for url in ("/healthz", "/readyz", "/metrics", "/")
    )
    told = {
        "USVING_DATABASE_URL_APP": f"postgresql:///none?host={tmp_path}",
        "DJANGO_SETTINGS_MODULE": "usving.settings",
    }
    own = {"USVING_TESTING": "1", "USVING_SECRET_KEY": "only-for-tests", "USVING_PROCESS_ROLE": "web"}
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **told, **own}, capture_output=True, text=True, timeout=60
    )
    first, second, third = done.stdout.splitlines()[:3]
    assert (first, second) == ('503 b\'{"status": "unavailable"}\'',) * 2
    assert ("usving_database_up 0\\n" in third, "usving_jobs" in third) == (True, False)


@pytest.mark.parametrize("url", ["/healthz", "/readyz", "/metrics"])
def test_only_read(client: Visitor, url: str) -> None:
    assert client.post(url).status_code == 405


def test_numbers(client: Visitor) -> None:
    as_owner_does(
        "insert into procrastinate_jobs (queue_name, task_name, status) values ('q', 't', 'failed'), ('q', 't', 'todo')"
    )
    answer = client.get("/metrics")
    numbers = [line for line in answer.content.decode().splitlines() if not line.startswith("#")]
    assert (answer.headers["Content-Type"], numbers) == (
        "text/plain; version=0.0.4; charset=utf-8",
        [
            'usving_build_info{version="0.1.0"} 1',
            "usving_database_up 1",
            'usving_jobs{state="waiting"} 1',
            'usving_jobs{state="running"} 0',
            'usving_jobs{state="failed"} 1',
        ],
    )


def test_numbers_are_for_the_machine_and_the_token_only(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USVING_METRICS_TOKEN", "word")
    answers = [
        client.get("/metrics", REMOTE_ADDR=ELSEWHERE),
        client.get("/metrics", headers={"X-Forwarded-For": ELSEWHERE}),
        client.get("/metrics", REMOTE_ADDR=ELSEWHERE, headers={"Authorization": "Bearer wrong"}),
        client.get("/metrics", REMOTE_ADDR=ELSEWHERE, headers={"Authorization": "Bearer word"}),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 200]
