"""Methods in the demonstration: what the process keeps, a change that both sides stand by, and one that waits."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access.methods import Known, newest_of
from usving.process.actions.methods import answer, keep_versions, propose
from usving.process.models import Gathering, Method, MethodProposal, Process, Seat
from usving.process.rules.methods.content import Content
from usving.process.rules.seats import SeatRole, Side

ADOPTED, WAITING = "verdikort", "runde"


def use_methods(process: Process) -> None:
    """Let the process keep what its gatherings have used; then one change is adopted and another waits for an answer."""
    for gathering in Gathering.objects.filter(process=process).order_by("starts_at"):
        keep_versions(process, gathering.agenda)
    family, provider = _someone(process, SeatRole.FAMILY), _someone(process, SeatRole.PROVIDER)
    if not Method.objects.filter(process=process, code=ADOPTED, content__isnull=False).exists():
        return
    change = _changed(_newest(process, ADOPTED).content)
    adopted = _propose(process, ADOPTED, change, "Fem kort ble for mange for noen av oss. Tre holder.", family)
    with acting_as(provider.pk):
        answer(adopted, side=Side.PROVIDERS, yes=True, by=provider)
    _back(adopted, 20, closed=18)
    longer = _newest(process, WAITING).content
    longer = replace(longer, nb=replace(longer.nb, care=f"{longer.nb.care} Ta alltid den runden ut."), nn=None, en=None)
    waiting = _propose(process, WAITING, longer, "Sist gikk vi rett hjem, og det ble for brått.", family)
    _back(waiting, 3)


def _changed(content: Content) -> Content:
    steps = list(content.nb.steps)
    steps[2] = replace(
        steps[2], title="Velg tre", do="Ta den første bunken. Behold tre kort. Legg det viktigste øverst."
    )
    return replace(
        content,
        nb=replace(content.nb, steps=tuple(steps), leaves="Tre kort som hver tar vare på selv."),
        nn=None,
        en=None,
    )


def _newest(process: Process, code: str) -> Known:
    found = newest_of(process.municipality_id, code)
    assert found is not None  # the demonstration uses methods that come with the platform
    return found


def _propose(process: Process, code: str, content: Content, why: str, by: Account) -> MethodProposal:
    before = _newest(process, code)
    with acting_as(by.pk):
        return propose(
            process, key=uuid4(), code=code, before=before, content=content, why=why, side=Side.FAMILIES, by=by
        )


def _back(proposal: MethodProposal, days: int, *, closed: int = 0) -> None:
    """Set the dates back to when it would have been."""
    now = timezone.now()
    values = {"at": now - timedelta(days=days), "families_at": now - timedelta(days=days)}
    if closed:
        values |= {"closed_at": now - timedelta(days=closed), "providers_at": now - timedelta(days=closed)}
    MethodProposal.objects.filter(pk=proposal.pk).update(**values)


def _someone(process: Process, role: SeatRole) -> Account:
    """The first who sits on a side."""
    seats = Seat.objects.filter(process=process, role=role).order_by("code")
    if role is SeatRole.FAMILY:
        family = next(seat.family for seat in seats if seat.family)
        return Account.objects.filter(person__familymember__family=family).order_by("username").first()  # type: ignore[return-value]
    return next(seat.account for seat in seats if seat.account)
