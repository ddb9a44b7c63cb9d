"""The demonstration: two municipalities with made-up people, moved in time so that today is half-way.

Everything is done by the same actions as the pages use, each by the person who would have done it; only the dates are set
back afterwards, which the owner alone can.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from usving.core.refusal import Refused
from usving.front.demonstration import administration, notices
from usving.front.demonstration.after import tell_what_came_after
from usving.front.demonstration.closed import promise_at_gatherings, tell_an_earlier
from usving.front.demonstration.economy import keep_house
from usving.front.demonstration.events import Events
from usving.front.demonstration.exchange import exchange_things
from usving.front.demonstration.experiences import tell_experiences
from usving.front.demonstration.groups import sit_at_the_tables
from usving.front.demonstration.ideas import have_ideas
from usving.front.demonstration.matter import Matter
from usving.front.demonstration.methods import use_methods
from usving.front.demonstration.planning import plan_around
from usving.front.demonstration.recruiting import Recruiting
from usving.front.demonstration.room import open_a_room
from usving.front.demonstration.steering import steer
from usving.front.demonstration.understanding import understand_together
from usving.front.demonstration.values import stand_for_something
from usving.people.models import Account, Family, FollowUp, Municipality, Person
from usving.people.models.demonstration import DemonstrationMark
from usving.process.actions.files import load
from usving.process.models import Process
from usving.process.rules import file

HERE = Path(__file__).parent
EXAMPLES = Path(__file__).parents[4] / "examples"


@dataclass(frozen=True)
class Story:
    """One municipality of the demonstration: its process file, its people, what is said there, and how far it has come."""

    code: str
    here: int
    gate_opened_ago: int | None
    contacts: dict[str, str]  # the family's code -> the user name of whoever follows it up
    matter: tuple[str, str] | None = None  # the user names of one with a matter of their own, and of their helper
    recruits: str = ""  # the user name of one whose office still invites
    has_an_earlier: bool = False  # whether the same people have been through a process that is closed


STORIES = (
    Story(
        "larvik",
        4,
        45,
        {"sol": "nils", "bekk": "nils", "fjell": "berit", "skog": "berit", "vind": "ola"},
        matter=("fatima", "hjelp"),
    ),
    Story(
        "nordvik",
        2,
        None,
        {"ask": "nora.eksempel", "bjork": "bjarne.eksempel"},
        recruits="nora.eksempel",
        has_an_earlier=True,
    ),
)


@transaction.atomic
def fill() -> None:
    """Fill an empty database with the demonstration; nothing where it is there already. All of it or nothing.

    Raises Refused where the database holds anything else.
    """
    if DemonstrationMark.objects.exists():
        return
    if Municipality.objects.exists():
        raise Refused("the database already holds a municipality; the demonstration only goes into an empty one")
    for story in STORIES:
        _tell(story)
    administration.tell()
    DemonstrationMark.objects.create()


def half_way(document: file.ProcessFile, today: date) -> file.ProcessFile:
    """The same process moved so that `today` lies in the middle of it."""
    length = (document.process.ends - document.process.starts).days
    return file.moved(document, today - timedelta(days=length // 2))


def _tell(story: Story) -> None:
    today = timezone.localdate()
    process = load(half_way(_document(story.code), today), today=today)
    _name_people(process)
    _give_contacts(process, story)
    with (HERE / f"{story.code}-said.toml").open("rb") as source:
        Events(process, today, tomllib.load(source)).run(here=story.here, gate_opened_ago=story.gate_opened_ago)
    promise_at_gatherings(process)
    tell_what_came_after(process)
    use_methods(process)
    sit_at_the_tables(process)
    plan_around(process)
    notices.tell(process.municipality)
    if story.has_an_earlier:
        tell_an_earlier(process, _document(story.code), today)
    if story.matter:
        person, helper = story.matter
        Matter(process.municipality, today, person=person, helper=helper).run()
        stand_for_something(process.municipality, person)
        keep_house(process.municipality)
    if story.recruits:
        Recruiting(process, today, story.recruits).run()
    if story.gate_opened_ago:
        have_ideas(process)
        open_a_room(process)
        understand_together(process)
        tell_experiences(process)
        exchange_things(process)
        steer(process)


def _document(code: str) -> file.ProcessFile:
    """The example and its people as one file."""
    example, people = EXAMPLES / f"{code}.toml", HERE / f"{code}-people.toml"
    if not example.exists():
        raise Refused(f"the demonstration needs {example.name} in the folder examples/ of the repository")
    return file.read(example.read_bytes() + (people.read_bytes() if people.exists() else b""))


def _name_people(process: Process) -> None:
    """Addresses that cannot be anyone's, and for staff a number that nobody has."""
    accounts = Account.objects.filter(municipality=process.municipality).select_related("person").order_by("username")
    for number, account in enumerate(accounts, start=1):
        domain = process.municipality.name.lower()
        Account.objects.filter(pk=account.pk).update(email=f"{account.username}@{domain}.example")
        if account.person.staff:
            Person.objects.filter(pk=account.person_id).update(phone=f"000 00 {number:03}")


def _give_contacts(process: Process, story: Story) -> None:
    for family in Family.objects.filter(seat__process=process):
        worker = Account.objects.get(municipality=process.municipality, username=story.contacts[family.code])
        FollowUp.objects.create(municipality=process.municipality, family=family, worker=worker, starts=process.starts)
