"""How the machine is, for load balancers and measuring. No login, no session, nothing of anyone."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from usving.front.queries import machine
from usving.front.rules import may_measure
from usving.settings import secret

TEXT = "text/plain; version=0.0.4; charset=utf-8"  # what Prometheus calls its own text


@login_not_required
@require_safe
@transaction.non_atomic_requests
def healthz(request: HttpRequest) -> HttpResponse:
    """Say ok when the database answers and its tables are those of this code."""
    return _answer(_database_fits())


@login_not_required
@require_safe
@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> HttpResponse:
    """Say ok when, besides, the pages find their looks."""
    return _answer(_database_fits() and machine.static_files_are_there())


@login_not_required
@require_safe
@transaction.non_atomic_requests
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers for Prometheus, to the machine itself and to whoever has the token; 404 to all others."""
    if not _may_measure(request):
        raise Http404
    return HttpResponse(machine.measured(), content_type=TEXT)


def _may_measure(request: HttpRequest) -> bool:
    return may_measure(
        address=request.META.get("REMOTE_ADDR", ""),
        forwarded="X-Forwarded-For" in request.headers or "Forwarded" in request.headers,
        token=secret("USVING_METRICS_TOKEN"),
        authorization=request.headers.get("Authorization", ""),
    )


def _database_fits() -> bool:
    try:
        return not machine.unapplied()
    except DatabaseError:
        return False


def _answer(well: bool) -> HttpResponse:
    return JsonResponse({"status": "ok" if well else "unavailable"}, status=200 if well else 503)
