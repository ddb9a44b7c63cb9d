"""Changing methods: keeping a version, planning one, proposing, answering, and receiving those of others."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.notices import tell_concerned
from usving.people.models import Account
from usving.process.access.methods import Known, newest_of
from usving.process.models import Gathering, Method, MethodProposal, MethodVersion, Process
from usving.process.models.methods import REFUSALS
from usving.process.rules.methods.content import Content, MethodSet
from usving.process.rules.methods.reading import as_tables
from usving.process.rules.methods.versions import (
    ProposalState,
    WhyNotAnswer,
    WhyNotPropose,
    next_number,
    proposed_by,
)
from usving.process.rules.seats import Side


@transaction.atomic
def keep_versions(process: Process, agenda: Iterable[Mapping[str, Any]]) -> None:
    """Let a process keep the versions of the methods that a plan now uses; one it keeps already stays as it is."""
    for code in dict.fromkeys(point["method"] for point in agenda if point.get("method")):
        row = Method.objects.filter(process=process, code=code).first()
        newest = newest_of(process.municipality_id, code) if row is None or row.content is None else None
        if newest:
            _keep(process, row, newest)


@transaction.atomic
def renew(process: Process, known: Known, *, by: Account) -> None:
    """Let a process go over to the newest version of a method."""
    newest = newest_of(process.municipality_id, known.code)
    row = Method.objects.select_for_update().filter(process=process, code=known.code).first()
    if newest is None or (row is not None and row.number == newest.number and row.content is not None):
        return
    row = _keep(process, row, newest)
    record("process.method_renewed", by=by, about=row, number=newest.number)


@transaction.atomic
def plan_method(gathering: Gathering, known: Known, *, by: Account) -> None:
    """Put a method last in the plan of a gathering. Raises Refused where it would last longer than the gathering."""
    gathering = Gathering.objects.select_for_update(of=("self",)).select_related("process").get(pk=gathering.pk)
    planned = sum(point["minutes"] for point in gathering.agenda)
    if planned + known.content.minutes > gathering.minutes:
        raise Refused(
            _("Planen ville ta %(planned)s minutter, men samlingen varer %(minutes)s. Kort ned noe først.")
            % {"planned": planned + known.content.minutes, "minutes": gathering.minutes}
        )
    point = {"title": known.content.nb.title, "minutes": known.content.minutes, "method": known.code}
    gathering.agenda = [*gathering.agenda, point]
    gathering.save(update_fields=["agenda"])
    keep_versions(gathering.process, gathering.agenda)
    record("process.gathering_changed", by=by, about=gathering)


@transaction.atomic
def propose(
    process: Process, *, key: UUID, code: str, before: Known | None, content: Content, why: str, side: Side, by: Account
) -> MethodProposal:
    """Propose a change to a method, or a new one, for one's side; the other side is asked.

    `key` is the row's own id: the same form sent twice is one proposal. `before` is the version it changes. Raises Refused
    where nothing is changed, where another proposal waits, or where a new method has the name of one that is there.
    """
    if already := MethodProposal.objects.filter(pk=key, by=by).first():
        return already
    if before and before.content.nb == content.nb and _same_frame(before.content, content):
        raise Refused(REFUSALS[WhyNotPropose.SAME_AS_BEFORE])
    if before is None and newest_of(process.municipality_id, code):
        raise Refused(REFUSALS[WhyNotPropose.CODE_TAKEN], field="title")
    proposal = MethodProposal(
        pk=key,
        municipality_id=by.municipality_id,
        process=process,
        code=code,
        based_on=before.number if before else 0,
        before=as_tables(before.content) if before else None,
        content=as_tables(content),
        why=why,
        side=side.value,
        by=by,
        state=proposed_by(side).value,
        **{f"{side.value}_at": timezone.now()},
    )
    if not _added(proposal):
        raise Refused(REFUSALS[WhyNotPropose.ANOTHER_WAITS])
    record("process.method_proposed", by=by, about=proposal, side=side.value)
    tell_concerned(
        "process_tell_of_proposal", proposal.pk, subject=_subject, body=lambda: _words_to_other_side(proposal)
    )
    return proposal


@transaction.atomic
def answer(proposal: MethodProposal, *, side: Side, yes: bool, by: Account) -> ProposalState:
    """Say yes or no for one side. The database moves the proposal, and makes the version when both stand by it.

    Returns where the proposal then stands. Raises Refused where it has been answered already.
    """
    found = answer_of("process_method_answer", proposal.pk, side.value, yes)
    if found not in {state.value for state in ProposalState}:
        raise Refused(REFUSALS[WhyNotAnswer.ANSWERED_ALREADY])
    state = ProposalState(found)
    if state is ProposalState.ADOPTED:
        record("process.method_adopted", by=by, about=proposal, side=side.value)
    elif state is ProposalState.DECLINED:
        record("process.method_declined", by=by, about=proposal, side=side.value)
    return state


@transaction.atomic
def receive(found: MethodSet, *, codes: Iterable[str], by: Account) -> int:
    """Take methods of another municipality into one's own, each as the next version of its code; those chosen by their codes.

    What is there already is not taken twice. Returns how many are new.
    """
    chosen = set(codes)
    new = [
        _received(each.code, each.origin, each.origin_number, each.content, by)
        for each in found.methods
        if each.code in chosen
    ]
    if count := sum(new):
        record("process.methods_received", by=by, methods=count)
    return count


@transaction.atomic
def give_up(version: MethodVersion, *, by: Account) -> None:
    """Take away a version that was received; processes that keep it keep it."""
    record("process.method_given_up", by=by, about=version, number=version.number)
    MethodVersion.objects.filter(pk=version.pk, received=True).delete()


def _received(code: str, origin: str, origin_number: int, content: Content, by: Account) -> bool:
    ours = MethodVersion.objects.filter(municipality=by.municipality_id, code=code)
    tables = as_tables(content)
    if ours.filter(origin=origin, origin_number=origin_number, content=tables).exists():
        return False
    newest = newest_of(by.municipality_id, code)
    MethodVersion.objects.create(
        municipality_id=by.municipality_id,
        code=code,
        number=next_number(newest.number if newest else 0, 0),
        content=tables,
        origin=origin,
        origin_number=origin_number,
        received=True,
    )
    return True


def _keep(process: Process, row: Method | None, known: Known) -> Method:
    """Write the version into the process's own row, made where there is none."""
    words = known.content.nb
    row = row or Method(
        municipality_id=process.municipality_id,
        process=process,
        code=known.code,
        name=words.title,
        station=known.content.stations[0],
        purpose=words.purpose,
        minutes=known.content.minutes,
    )
    row.number, row.content = known.number, as_tables(known.content)
    row.save()
    return row


def _same_frame(one: Content, other: Content) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("audience", "stations", "times"))


def _added(proposal: MethodProposal) -> bool:
    """Write the row; False where another proposal for the same method waits."""
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _subject() -> str:
    return _("Noe venter på svar fra dere")


def _words_to_other_side(proposal: MethodProposal) -> str:
    told = _("Den andre siden har foreslått noe. Les det, og si hva dere mener:")
    address = f"{settings.BASE_URL}{reverse('method_proposal', args=[proposal.pk])}"
    return _("Hei!\n\n%(told)s\n\n%(address)s\n\nHilsen U-sving\n") % {"told": told, "address": address}
