"""Where something is that one has been told of: a notice knows an id alone, and each area knows its own."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from usving.core.database.asking import ids_of
from usving.insight.access.experiences import experiences_visible_to
from usving.insight.access.ideas import ideas_visible_to
from usving.insight.access.pilots import pilots_visible_to, uses_visible_to
from usving.insight.access.questions import questions_visible_to
from usving.insight.models import OpenPart, Reply
from usving.people.access import roles_of
from usving.people.models import Account, Override
from usving.people.rules.roles import Role
from usving.process.access import Standing, gatherings_visible_to, standing_of, tasks_visible_to
from usving.process.access.methods import proposals_visible_to
from usving.process.models import Process, Seat
from usving.steering.access.board import board_decisions_visible_to
from usving.steering.access.escalations import escalations_visible_to
from usving.steering.access.group_plans import plans_visible_to
from usving.steering.access.quality import rounds_visible_to
from usving.strengths.access.exchange import agreements_visible_to


def address_of(about: UUID, account: Account) -> str:
    """The page of what a notice is about, through the doors of the areas; empty where it is gone, or no longer one's to see."""
    who = standing_of(account)
    pages: tuple[tuple[str, QuerySet, str], ...] = (
        ("gathering", gatherings_visible_to(who), "pk"),
        ("agreement", agreements_visible_to(who), "pk"),
        ("became", experiences_visible_to(who).filter(author=account), "pk"),
        ("replies", Reply.objects.filter(experience__in=experiences_visible_to(who)), "process"),
        ("open_story", OpenPart.objects.filter(author=account), "experience"),
        ("task", tasks_visible_to(who), "pk"),
        ("idea", ideas_visible_to(who), "pk"),
        ("pilot", pilots_visible_to(who), "pk"),
        ("use", uses_visible_to(who), "pk"),
        ("question", questions_visible_to(who), "pk"),
        ("escalation", escalations_visible_to(who), "pk"),
        ("group_plan", plans_visible_to(who), "pk"),
        ("board_decision", board_decisions_visible_to(who), "pk"),
        ("quality", rounds_visible_to(who), "process"),
        ("method_proposal", proposals_visible_to(who), "pk"),
        ("u", Process.objects.filter(pk__in=who.processes()), "pk"),
    )
    for name, found, argument in pages:
        which = found.filter(pk=about).values_list(argument, flat=True).first()
        if which:
            return reverse(name, args=[which])
    return _of_seat(about, account, who) or _of_danger(about, account)


def _of_seat(seat: UUID, account: Account, who: Standing) -> str:
    """Where one is told of the last day of one's own seat: in the process while one has it, then where one's own words are."""
    process = Seat.objects.filter(pk=seat, account=account).values_list("process_id", flat=True).first()
    if process is None:
        return ""
    return reverse("u", args=[process]) if process in who.processes() else reverse("own_things")


def _of_danger(opening: UUID, account: Account) -> str:
    """Where one is told of an opening in danger: in one's own log, or for the privacy officer in the list of openings."""
    if opening in ids_of("people_overrides_about_me"):
        return reverse("my_log")
    sees = Role.PRIVACY_OFFICER in roles_of(account) and Override.objects.filter(pk=opening).exists()
    return reverse("danger_openings") if sees else ""
