"""Looking for words in a list: the words are kept in the session, and the browser goes back to the list."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_POST

from usving.core.listing import keep_words
from usving.core.pages import go
from usving.front.forms import SearchForm

OURS = {"csrfmiddlewaretoken", "there", "words"}
LONGEST = 40  # letters of a code or a day in the address


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Keep the words for the list one came from; what else was chosen goes into its address."""
    form = SearchForm(request.POST)
    if not form.is_valid() or not url_has_allowed_host_and_scheme(form.cleaned_data["there"], None):
        return go(request, "my_page")
    path = form.cleaned_data["there"]
    keep_words(request, path, form.cleaned_data["words"])
    chosen = {name: value for name, value in request.POST.items() if name not in OURS and 0 < len(value) <= LONGEST}
    address = f"{path}?{urlencode(chosen)}" if chosen else path
    if request.headers.get("HX-Request"):
        there = {"path": address, "target": "#liste", "swap": "outerHTML"}
        return HttpResponse(status=204, headers={"HX-Location": json.dumps(there)})
    return HttpResponseRedirect(f"{address}#liste")
