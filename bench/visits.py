"""Who looks at which page when the speed of the platform is measured, and how long one look takes.

Needs Django set up as the web server has it. Each look is one whole request through all middleware, by Django's own test
client, without a network: what the server does, and nothing else.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from usving.core.identity import acting_as
from usving.people.models import Account, Consent
from usving.people.models.sessions import SessionStore
from usving.process.access import contributions_visible_to, gatherings_visible_to, standing_of
from usving.process.queries.mine import places_of
from usving.process.queries.recruiting import channels_of

OWN = [("Min sak", "/min-sak/"), ("Verdier", "/verdier/"), ("Økonomien", "/okonomi/"), ("Mitt eget", "/mitt/")]
AS_A_BROWSER = {"accept-encoding": "gzip"}
BACKEND = "usving.people.views.identity.AccountBackend"


@dataclass(frozen=True)
class Visit:
    """One page as one person sees it."""

    who: str
    what: str
    path: str
    account: Account


@dataclass(frozen=True)
class Looks:
    """What looking many times came to, in sorted milliseconds: by the clock on the wall, and the work of the processors.

    The work is what this process and its server process in the database have computed. It hardly changes when the machine
    has other things to do, as the clock does.
    """

    clock: list[float]
    work: list[float]
    queries: int
    size: int


def share(times: list[float], part: float) -> float:
    """The time that this part of sorted times stayed within."""
    return times[min(len(times) - 1, round(part * (len(times) - 1)))]


class Doors:
    """Two ways to the same database: as the web's role, whom the policies bind, and as a superuser, whom they do not."""

    def __init__(self, superuser: str) -> None:
        bound = connections["default"]
        free = connections.create_connection("default")
        bound.settings_dict["OPTIONS"] = dict(settings.PREPARED)  # one connection, no pool: its process is watched
        free.settings_dict = {**bound.settings_dict, "USER": superuser}
        self._by_name = {"policies": bound, "none": free}

    @contextmanager
    def through(self, name: str) -> Iterator[None]:
        """Ask everything in the block this way."""
        before = connections["default"]
        connections["default"] = self._by_name[name]
        try:
            yield
        finally:
            connections["default"] = before

    def close(self) -> None:
        """Let both go."""
        for each in self._by_name.values():
            each.close()


def visitor(account: Account) -> Client:
    """A browser without a screen, logged in as the account."""
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(account.pk), BACKEND
    store[HASH_SESSION_KEY], store["level"] = account.get_session_auth_hash(), "substantial"
    store.save()
    client = Client()
    client.cookies["sessionid"] = store.session_key
    return client


@contextmanager
def asked_by_superuser() -> Iterator[Callable[..., Any]]:
    """A way to ask for one value as a superuser, whom no policy binds."""
    doors = Doors("postgres")

    def ask(question: str, *values: Any) -> Any:
        with connections["default"].cursor() as cursor:
            cursor.execute(question, list(values))
            row = cursor.fetchone()
            return row[0] if row else None

    with doors.through("none"):
        yield ask
    doors.close()


def visits(doors: Doors, who: str, username: str, *, station: int | None) -> list[Visit]:
    """The main pages of one person, by user name."""
    with doors.through("none"), transaction.atomic():
        account = Account.objects.select_related("person").get(username=username)
        return visits_of(account, who, station=station)


def visits_of(account: Account, who: str, *, station: int | None = None) -> list[Visit]:
    """The main pages that there are for this person: their own, and those of the first process they sit in."""
    with acting_as(account.pk):
        places = standing_of(account)
        found = [("Min side", "/min-side/"), ("Om meg", "/om-meg/"), ("Loggen", "/om-meg/logg/")]
        seat = min(places.places, key=lambda place: str(place.process), default=None)
        if seat:
            found += _in_process(places, seat.process, station)
        found += _opened_for(account) if places_of().receives else [] if account.is_staff else OWN
        if channels_of(account).exists():
            found.append(("Rekruttering", "/rekruttering/"))
            found.append(("Ett kontors rekruttering", f"/rekruttering/{channels_of(account)[0].pk}/"))
    return [Visit(who, what, path, account) for what, path in found]


def _opened_for(account: Account) -> list[tuple[str, str]]:
    """What consents have opened: the list, one person, and one part of that matter."""
    offices = account.membership_set.values("organisation")
    opened = Consent.objects.filter(organisation__in=offices, worker=None, part="housing").order_by("about").first()
    if opened is None:
        return []
    person = f"/delt/{opened.about_id}/"
    return [("Delt med meg", "/delt/"), ("Én person", person), ("Én del", f"{person}del/housing/")]


def _in_process(places: Any, process: Any, station: int | None) -> list[tuple[str, str]]:
    there = f"/prosess/{process}/"
    said = contributions_visible_to(places).filter(process=process).select_related("station").order_by("-written_at")
    gathering = gatherings_visible_to(places).filter(process=process).order_by("-starts_at").first()
    found = [("U-en", there), ("Samlinger", f"{there}samlinger/"), ("Porten", f"{there}porten/")]
    found.append(("Plasser", f"{there}plasser/"))
    if first := said.first():
        number = station or first.station.number
        found.append(("Stasjon", f"{there}stasjon/{number}/"))
        found.append(("Bidrag", f"/bidrag/{first.pk}/"))
    if gathering:
        found.append(("Samling", f"/samling/{gathering.pk}/"))
    if process in places.joined:
        found += [("Leserommet", f"{there}leserom/"), ("Innsikter", f"{there}innsikter/")]
    found += [("Ideer", f"{there}ideer/"), ("Bytte", f"{there}bytte/"), ("Styret", f"{there}styre/")]
    return found


def look(client: Client, visit: Visit, server: Path) -> tuple[float, float, int]:
    """Look once; return milliseconds by the clock and of work, and the size of the answer. Raises where it is not good."""
    worked, started = time.process_time() + _worked(server), time.perf_counter()
    answer = client.get(visit.path, headers=AS_A_BROWSER)
    clock = time.perf_counter() - started
    worked = time.process_time() + _worked(server) - worked
    if answer.status_code != 200:
        raise RuntimeError(f"{visit.who} {visit.path}: {answer.status_code}")
    return clock * 1000, worked * 1000, len(answer.content)


def _worked(server: Path) -> float:
    """Seconds that the database's process has been on a processor."""
    return int(server.read_text().split()[0]) / 1e9


def looks_by_door(visit: Visit, doors: Doors, *, rounds: int) -> dict[str, Looks]:
    """Look `rounds` times through each door, in turns, so that whatever else the machine does falls on both."""
    client, names = visitor(visit.account), ("policies", "none")
    servers, queries = {}, {}
    for name in names:
        with doors.through(name):
            servers[name], queries[name] = _warmed(client, visit)
    seen: dict[str, list[tuple[float, float, int]]] = {name: [] for name in names}
    for number in range(2 * rounds):
        name = names[number % 2]
        with doors.through(name):
            seen[name].append(look(client, visit, servers[name]))
    return {
        name: Looks(sorted(each[0] for each in looks), sorted(each[1] for each in looks), queries[name], looks[0][2])
        for name, looks in seen.items()
    }


def _warmed(client: Client, visit: Visit) -> tuple[Path, int]:
    """Look three times; return where the database's process tells how much it has worked, and how many queries a look takes."""
    client.get(visit.path, headers=AS_A_BROWSER)
    client.get(visit.path, headers=AS_A_BROWSER)
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get(visit.path, headers=AS_A_BROWSER)
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat"), len(asked)
