"""What volunteers see: the task, the area and the time, and nothing else."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import page, refusals_on
from usving.strengths.access import exchange as access
from usving.strengths.actions import agreements as actions
from usving.strengths.forms.exchange import AnswerForm
from usving.strengths.queries.exchange import answered_already, free_name, tasks_shown


@require_safe
def volunteer_tasks(request: HttpRequest) -> HttpResponse:
    """The tasks one may take."""
    who = access.volunteer(request.user)
    asked = asked_of(request)
    tasks = listed(asked, tasks_shown(who, asked.words))
    context = {"list": tasks, "processes": sorted(who.processes(access.VOLUNTEERS))}
    return page(request, "strengths/exchange/tasks.html", context, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def volunteer_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One task: take it on."""
    task, who = access.task_for(request.user, pk)
    data = request.POST if request.method == "POST" else None
    begun = AnswerForm.start(free_name(task.process_id)) | {"voice": "person"}
    form, found = AnswerForm(data, initial=begun, name=request.user.person.name, family=""), None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = actions.Answer(form.signed, False, form.cleaned_data["words"], form.is_alias)
            found = actions.answer_task(task, said, key=form.cleaned_data["key"], by=request.user, who=who)
    crumbs = [{"label": _("Oppdrag"), "url": resolve_url("volunteer_tasks")}]
    context = {"task": task, "form": form, "between": answered_already(task.post_id, who), "breadcrumbs": crumbs}
    return page(
        request, "strengths/exchange/task.html", context, then=resolve_url("agreement", found.pk) if found else None
    )
