"""Ideas: the list, one idea, writing, changing, sharing, taking back, answering."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.insight.access.ideas import (
    acts_in,
    ground_of,
    idea_for,
    idea_to_answer,
    idea_to_word,
    is_built_on,
    own_idea,
    own_idea_to_share,
    process_of_ideas,
    process_to_have_ideas_in,
    words_are_of,
)
from usving.insight.actions import ideas as actions
from usving.insight.forms.ideas import SOURCE, STATE, WHOSE, AnswerIdeaForm, IdeaForm
from usving.insight.models import Idea
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries import ideas as queries
from usving.insight.queries import pilots
from usving.insight.queries.idea_sources import finding_to_begin_from
from usving.insight.queries.trace_ideas import behind
from usving.insight.rules.ideas import IDEA, IdeaAct, IdeaState, why_not_act_here
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Act

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def ideas(request: HttpRequest, process: UUID) -> HttpResponse:
    """The ideas of a process; before the turn one's own notes, and why."""
    here, who = process_of_ideas(request.user, process)
    asked = asked_of(request, STATE, SOURCE, WHOSE)
    found = queries.found_by(
        queries.ideas_in(here, who),
        who,
        words=asked.words,
        state=asked["steg"],
        source=asked["fra"],
        whose=asked["vis"],
    )
    context = {
        "process": here,
        "list": listed(asked, found),
        "closed": why_not_act_here(ground_of(here, who)),
        "may_write": who.may(Act.WRITE, here.pk),
        "breadcrumbs": queries.crumbs(here),
    }
    return page(request, "insight/ideas/ideas.html", context, part="list")


@ASKED
def idea_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Write an idea, first for oneself alone; begun from a finding, it says so."""
    here, who = process_to_have_ideas_in(request.user, process)
    finding = finding_to_begin_from(request.GET.get("innsikt", ""), here, who)
    context = {
        "process": here,
        "closed": why_not_act_here(ground_of(here, who)),
        "finding": finding,
        "breadcrumbs": _way(here),
    }
    if request.method != "POST":
        return page(
            request, "insight/ideas/write.html", context | {"form": _form(request, here, who, IdeaForm.start())}
        )
    already = queries.own_by_key(request.POST.get("key", ""), request.user.pk)
    form = _form(request, here, who, IdeaForm.again(already) if already else IdeaForm.start())
    then = None
    if form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["key"]
            row = {"words": form.words, "made": form.made, "finding": finding}
            actions.write_idea(key=key, process=here, by=request.user, who=who, **row)
            then = reverse("idea", args=[key])
    return page(request, "insight/ideas/write.html", context | {"form": form}, then=then)


@require_safe
def idea(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One idea: what it is, where it comes from, the reasons, how far it is, and the next step."""
    found, who = idea_for(request.user, pk)
    way = queries.way_of(found, who)
    context = {
        "idea": found,
        "process": found.process,
        "behind": behind(found, who),
        "reasons": queries.reasons_for(found, who),
        "steps": queries.steps_of(found, way, who),
        "next": queries.next_step(found),
        "way": way,
        "pilots": pilots.pilots_of(found, who),
        "uses": pilots.uses_of(found, who),
        "late": queries.is_late(found),
        "side": who.side_in(found.process_id),
        "breadcrumbs": _way(found.process),
        **_may(found, who),
    }
    return page(request, "insight/ideas/idea.html", context)


def _may(found: Idea, who: Standing) -> dict[str, Any]:
    """What one may do with an idea now."""
    state, mine = IdeaState(found.state), found.author_id == who.account
    ground = ground_of(found.process, who)
    closed, writes = why_not_act_here(ground), who.may(Act.WRITE, found.process_id)
    acts = acts_in(found.process, who) and state is not IdeaState.NOTE
    built_on = is_built_on(found) if mine else True
    return {
        "mine": mine,
        "acts": acts,
        "may_share": mine and writes and state is IdeaState.NOTE,
        "why_not_share": REFUSALS[closed] if closed else "",
        "may_word": words_are_of(found, who) and writes and (state is IdeaState.NOTE or acts),
        "may_point": (mine and writes) if state is IdeaState.NOTE else acts,
        "may_take_back": mine and acts and IDEA.allows(state, IdeaAct.TAKE_BACK) and not built_on,
        "may_remove": mine and not built_on,
        "may_go_back": acts and IDEA.allows(state, IdeaAct.GO_BACK),
        "may_rest": acts and IDEA.allows(state, IdeaAct.REST),
        "may_wake": acts and IDEA.allows(state, IdeaAct.WAKE),
        "may_unsign": mine and acts and built_on and bool(found.signed),
        "may_answer": acts and found.process_id in who.run and found.answered_at is None,
    }


@ASKED
def idea_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the words of an idea; where two write at once both wordings are kept."""
    found, who = idea_to_word(request.user, pk)
    found = actions.locked(found) if request.method == "POST" else found
    form = _form(request, found.process, who, IdeaForm.again(found), own=found.author_id == request.user.pk, idea=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = form.made if found.author_id == request.user.pk else None
            actions.change_idea(found, words=form.words, made=made, by=request.user)
    context = {"process": found.process, "idea": found, "form": form, "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/ideas/write.html", context, then=_there(found))


@require_POST
def idea_share(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Share an idea with all in the process."""
    found, who = own_idea_to_share(request.user, pk)
    try:
        actions.share_idea(found, by=request.user, who=who)
        messages.success(request, _("Ideen er delt med alle i prosessen. Du får svar innen tre uker."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _there(found))


@require_POST
def idea_take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make an idea a note for oneself again."""
    found, who = own_idea_to_share(request.user, pk)
    try:
        actions.take_back_idea(found, by=request.user, who=who)
        messages.success(request, _("Nå er ideen bare et notat for deg."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _there(found))


@ASKED
def idea_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an idea away, after having been asked once more."""
    found, _who = own_idea(request.user, pk)
    if request.method == "POST":
        try:
            actions.remove_idea(found, by=request.user)
            messages.success(request, _("Ideen er borte."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
            return go(request, _there(found))
        return go(request, reverse("ideas", args=[found.process_id]))
    context = {"idea": found, "built_on": is_built_on(found), "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/ideas/remove.html", context)


@require_POST
def idea_unsign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one's name off an idea that others have built on."""
    found, _who = own_idea_to_share(request.user, pk)
    try:
        actions.take_name_off(found, by=request.user)
        messages.success(request, _("Navnet ditt er tatt bort. Ideen står."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _there(found))


@ASKED
def idea_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say, as one who leads, what becomes of an idea."""
    found, who = idea_to_answer(request.user, pk)
    form = AnswerIdeaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            signed = request.user.person.name
            actions.answer_idea(found, words=form.cleaned_data["words"], signed=signed, by=request.user, who=who)
            messages.success(request, _("Svaret er sendt. Alle i prosessen kan lese det."))
    context = {"idea": found, "form": form, "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/ideas/answer.html", context, then=_there(found))


def _form(
    request: HttpRequest, process: Process, who: Standing, initial: Any, *, own: bool = True, idea: Idea | None = None
) -> IdeaForm:
    """The form of an idea; whoever changes what another began, keeps the name on it."""
    form = IdeaForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        name=request.user.person.name,
        family=queries.family_called(process, who),
        tables=_tables(process, who, idea),
    )
    if not own:
        for name in ("made_by", "alias"):
            del form.fields[name]
    return form


def _tables(process: Process, who: Standing, idea: Idea | None) -> list[tuple[str, str]]:
    """One's tables, and the one that stands on the idea already."""
    tables = dict(queries.tables_of(process, who))
    if idea and idea.gathering_id and idea.table is not None:
        tables.setdefault(f"bord:{idea.gathering_id}:{idea.table}", idea.signed)
    return list(tables.items())


def _way(process: Process, found: Idea | None = None) -> list[dict[str, Any]]:
    more = [(_("Ideer"), reverse("ideas", args=[process.pk]))]
    return queries.crumbs(process, *more, *([(found.title, _there(found))] if found else []))


def _there(found: Idea) -> str:
    return reverse("idea", args=[found.pk])
