"""What is typed in long fields, kept while one types."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usving.core import drafts
from usving.core.pages import go, page
from usving.front.forms import PathForm

FIELD = "felt-"  # before the name of each field of the form that is typed in


@require_POST
def kept_words(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a page's long fields, or nothing more where the machine is said to be shared."""
    form = PathForm(request.POST)
    words = {name.removeprefix(FIELD): text for name, text in request.POST.items() if name.startswith(FIELD)}
    saved = False
    if request.POST.get("felles"):
        drafts.stop(request)
    elif form.is_valid():
        saved = drafts.keep(request, form.cleaned_data["there"], words)
    shown = {"saved_at": timezone.now() if saved else None, "keeping": drafts.keeping(request)}
    return page(request, "front/kept_words.html", shown)


@require_POST
def own_device(request: HttpRequest) -> HttpResponse:
    """Say that the telephone is one's own: what is typed without a line may lie in it, locked, until there is one."""
    drafts.own(request)
    messages.success(
        request, _("Da tar vi vare på det du skriver her, også uten nett. Det er låst, og blir borte når du logger ut.")
    )
    return go(request, "about_me")
