"""The first page of an empty house: whoever started it becomes the municipality's first administrator."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from usving.core.pages import page, refusals_on
from usving.people.actions.beginning import First
from usving.people.actions.beginning import begin as begin_municipality
from usving.people.forms.beginning import BeginningForm
from usving.people.queries.login import first_key_lives
from usving.people.rules.links import looks_like_token


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask for the municipality and oneself; then one is in, and on the way to the second lock. The word is spent by it."""
    if not (looks_like_token(token) and first_key_lives(token)):
        return _over(request, token)
    form = BeginningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            account = begin_municipality(token, First(**form.cleaned_data, language=request.LANGUAGE_CODE[:2]))
            return get_adapter().let_in(request, account, way="password")
    return page(request, "people/login/beginning.html", {"form": form})


def _over(request: HttpRequest, token: str) -> HttpResponse:
    """A word that is spent, too old or none: how one gets a new one is said only to whoever could have had it."""
    return render(request, "people/login/beginning_over.html", {}, status=410 if looks_like_token(token) else 404)
