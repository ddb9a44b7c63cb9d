"""Methods to and from other municipalities: the file of what is agreed on here, and taking in that of others."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.process.access import who_keeps_methods
from usving.process.access.methods import received_version_for
from usving.process.actions import methods as actions
from usving.process.forms.methods import SetFileForm, SetForm
from usving.process.queries import methods_exchange as queries
from usving.process.rules.methods.reading import write_set


@require_http_methods(["GET", "HEAD", "POST"])
def methods_exchange(request: HttpRequest) -> HttpResponse:
    """What can be sent, what was received, and a file to look through before anything is taken in."""
    user = who_keeps_methods(request.user)
    posted = request.method == "POST"
    form = SetFileForm(request.POST if posted else None, request.FILES if posted else None)
    context = {"form": form, "breadcrumbs": crumbs()}
    if posted and form.is_valid():
        found = form.cleaned_data["upload"]
        offered = queries.offered(found, user)
        new = [each.sent.code for each in offered if not each.here]
        choose = SetForm(initial={"text": write_set(found), "codes": new}, found=found)
        return page(
            request, "process/methods/offered.html", {"offered": offered, "choose": choose, "breadcrumbs": crumbs()}
        )
    context |= {"ours": queries.newest_shown(user), "received": queries.received_shown(user)}
    return page(request, "process/methods/exchange.html", context)


@require_safe
def methods_file(request: HttpRequest) -> HttpResponse:
    """The file of what the municipality has agreed on or received."""
    text = queries.set_of(who_keeps_methods(request.user))
    if not text:
        raise Http404
    name = {"Content-Disposition": 'attachment; filename="metoder.toml"'}
    return HttpResponse(text, content_type="application/toml; charset=utf-8", headers=name)


@require_POST
def methods_received(request: HttpRequest) -> HttpResponse:
    """Take in the methods that were chosen."""
    user = who_keeps_methods(request.user)
    form = SetForm(request.POST)
    if form.is_valid() and form.found:
        with refusals_on(form):
            count = actions.receive(form.found, codes=form.cleaned_data["codes"], by=user)
            said = ngettext("%(count)s metode er hentet.", "%(count)s metoder er hentet.", count) % {"count": count}
            messages.success(request, said if count else _("Alt dette var her fra før."))
    context = {
        "choose": form,
        "offered": queries.offered(form.found, user) if form.found else [],
        "breadcrumbs": crumbs(),
    }
    return page(request, "process/methods/offered.html", context, then=resolve_url("methods_exchange"))


@require_POST
def method_given_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away a version that was received."""
    version = received_version_for(request.user, pk)
    actions.give_up(version, by=request.user)
    messages.success(request, _("Utgaven er tatt bort. Prosesser som bruker den, beholder den."))
    return go(request, resolve_url("methods_exchange"))


def crumbs() -> list[dict[str, str]]:
    """The way here."""
    return [{"label": _("Metoder"), "url": resolve_url("methods")}]
