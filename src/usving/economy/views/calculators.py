"""The calculators: open to everyone, and nothing is kept of what is put in unless one keeps the whole run oneself."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from usving.core.pages import go, page
from usving.economy.access import run_for, runs_visible_to
from usving.economy.actions.runs import forget_run, keep_run
from usving.economy.forms.calculators import BostotteForm, SocialForm, StartlanForm
from usving.economy.forms.homes import HomeForm
from usving.economy.models.runs import CALCULATORS
from usving.economy.queries import calculating
from usving.economy.queries.runs import shown, still_the_same
from usving.economy.rules.calculators import calculated, rules_of
from usving.economy.rules.dated import NoRates, figures
from usving.economy.rules.places import every_place
from usving.economy.rules.runs import Calculator

SALT = "usving.economy.run"
OPEN = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def calculators(request: HttpRequest) -> HttpResponse:
    """The calculators, and what one has kept."""
    kept = list(runs_visible_to(request.user)[:50]) if request.user.is_authenticated else []
    return page(request, "economy/calculators.html", {"runs": kept})


@login_not_required
@OPEN
def calculator_bostotte(request: HttpRequest) -> HttpResponse:
    """The housing allowance of a household, step by step, and what one krone more does."""
    first, last = calculating.months_known()
    today = timezone.localdate()
    form = BostotteForm(
        _sent(request), first=first, last=last, initial={"month": f"{min(max(today, first), last):%Y-%m}"}
    )
    context: dict[str, Any] = {"form": form, "places": every_place()}
    if form.is_bound and form.is_valid():
        context |= _result(request, Calculator.BOSTOTTE, form.put_in) | _drawings(form.put_in)
    return page(request, "economy/calculator_bostotte.html", context | {"breadcrumbs": crumbs()})


@login_not_required
@OPEN
def calculator_startlan(request: HttpRequest) -> HttpResponse:
    """What a household can service of a loan, and what it would take to own."""
    day = timezone.localdate()
    try:
        begins = figures("startlan", day)
    except NoRates as known:
        return _without_figures(request, Calculator.STARTLAN, known)
    initial = {
        "percent": _comma(f"{float(begins['floating_percent']) + float(begins['addition_percent']):.2f}"),
        "buffer": _comma(begins["buffer_percent"]),
        "years": begins["usual_years"],
    }
    form = StartlanForm(_sent(request), initial=initial, most_years=begins["most_years"])
    return _answer(request, Calculator.STARTLAN, form, {"begins": begins, "day": day.isoformat()})


@login_not_required
@OPEN
def calculator_sifo(request: HttpRequest) -> HttpResponse:
    """The reference budget of a household."""
    day = timezone.localdate()
    try:
        figures("sifo", day)
    except NoRates as known:
        return _without_figures(request, Calculator.SIFO, known)
    return _answer(request, Calculator.SIFO, HomeForm(_sent(request), day=day), {"day": day.isoformat()})


@login_not_required
@OPEN
def calculator_social(request: HttpRequest) -> HttpResponse:
    """The guiding rates of social assistance for a household."""
    day = timezone.localdate()
    try:
        figures("social", day)
    except NoRates as known:
        return _without_figures(request, Calculator.SOCIAL, known)
    return _answer(request, Calculator.SOCIAL, SocialForm(_sent(request)), {"day": day.isoformat()})


@require_POST
def run_new(request: HttpRequest) -> HttpResponse:
    """Keep the calculation that one has just seen; what the page carried is signed, so nobody can have changed it."""
    try:
        said = signing.loads(request.POST.get("run", ""), salt=SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        raise Http404 from None
    calculator = Calculator(said["calculator"])
    kept = keep_run(
        key=UUID(said["key"]), calculator=calculator, put_in=said["put_in"], rules=rules_of(calculator),
        came_out=calculated(calculator, said["put_in"]), by=request.user,
    )  # fmt: skip
    messages.success(request, _("Utregningen er tatt vare på. Bare du ser den."))
    return go(request, kept)


@require_GET
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A calculation that one has kept, as it was, and whether it comes out the same today."""
    kept = run_for(request.user, pk)
    context = {"run": kept, "same": still_the_same(kept)} | shown(
        Calculator(kept.calculator), kept.put_in, kept.came_out
    )
    return page(request, "economy/run.html", context | {"breadcrumbs": crumbs()})


@require_POST
def run_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget a calculation."""
    forget_run(run_for(request.user, pk), by=request.user)
    messages.success(request, _("Utregningen er slettet."))
    return go(request, "calculators")


def crumbs() -> list[dict[str, str]]:
    """The way to a calculator."""
    return [{"label": _("Regn ut"), "url": resolve_url("calculators")}]


def _answer(request: HttpRequest, calculator: Calculator, form: BaseForm, context: dict[str, Any]) -> HttpResponse:
    """The form, and below it what came out."""
    context = {"form": form, "breadcrumbs": crumbs(), **context}
    if form.is_bound and form.is_valid():
        context |= _result(request, calculator, {"day": context["day"], **form.put_in})  # type: ignore[attr-defined]
    return page(request, f"economy/calculator_{calculator}.html", context)


def _result(request: HttpRequest, calculator: Calculator, put_in: dict[str, Any]) -> dict[str, Any]:
    """What came out, and for one who is logged in what it takes to keep it."""
    came_out = calculated(calculator, put_in)
    context = shown(calculator, put_in, came_out) | {"put_in": put_in}
    if request.user.is_authenticated:
        said = {"calculator": calculator.value, "put_in": put_in, "key": str(uuid4())}
        context["to_keep"] = signing.dumps(said, salt=SALT, compress=True)
    return context


def _drawings(put_in: dict[str, Any]) -> dict[str, Any]:
    return {
        "by_income": calculating.by_income(put_in),
        "by_cost": calculating.by_cost(put_in),
        "stretches": calculating.stretches(put_in),
    }


def _without_figures(request: HttpRequest, calculator: Calculator, known: NoRates) -> HttpResponse:
    """Say that there are no figures for today, and for which days there are."""
    context = {"name": CALCULATORS[calculator], "first": known.first, "last": known.last, "breadcrumbs": crumbs()}
    return page(request, "economy/no_figures.html", context)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _comma(number: str) -> str:
    return number.replace(".", ",")
