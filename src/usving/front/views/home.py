"""The front page: what this is, and the ways in."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.core.u import Figure, State, Station, figure

# The seven stations as words on a picture; in a process of its own they are data.
STATIONS: tuple[tuple[Any, Any], ...] = (
    (_("Slik er det nå"), _("Vi ser på hverdagen som den er.")),
    (_("Se med nye øyne"), _("Vi legger bort det vi trodde vi visste.")),
    (_("Lytte og kjenne etter"), _("Vi står litt i den andres sko.")),
    (_("Gi slipp, slippe til"), _("Her snur vi. Hva vil vi bli?")),
    (_("Foreslå sammen"), _("Vi finner på løsninger, på tvers.")),
    (_("Prøve ut"), _("Vi prøver smått først.")),
    (_("Ta i bruk"), _("Det som virker, blir til vanlig.")),
)
JOINED_AT = 3  # where the two circles became one in the process this came from


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page, the same for everyone but for the way in."""
    return page(request, "front/home.html", {"figure": picture(), "stations": STATIONS})


def picture() -> Figure:
    """The whole U, as a picture: nobody is anywhere on it."""
    stations = [Station(number, str(name), state=State.AHEAD) for number, (name, _hint) in enumerate(STATIONS, start=1)]
    return figure(stations, here=len(STATIONS) + 1, joined_at=JOINED_AT)
