"""An invitation as the one invited meets it: before anyone is known, answering, and the first page inside."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on, speak
from usving.people.access import family_ids, own_family, spoken_for
from usving.people.actions import attempts
from usving.people.actions.details import change_details
from usving.people.actions.families import rename_family
from usving.people.actions.links import make_paper_code
from usving.people.actions.passwords import choose_password
from usving.people.models import Account, Family
from usving.process.access import standing_of
from usving.process.actions import recruiting as actions
from usving.process.actions.recruiting import Outcome
from usving.process.forms.recruiting import (
    BY_EMAIL,
    BY_PAPER,
    CodeForm,
    FamilyWelcomeForm,
    PersonWelcomeForm,
    ProviderWelcomeForm,
)
from usving.process.queries.answers import answer_read
from usving.process.queries.recruiting import Reading, invitation_read
from usving.process.rules.recruiting import Answer
from usving.process.rules.seats import AROUND, Side

AFTER = {
    Outcome.DECLINED: "invitation_thanks",
    Outcome.EXISTING: "invitation_known",
    Outcome.KNOWN: "invitation_known",
    Outcome.FULL: "invitation_full",
}


@login_not_required
@require_GET
def invitation(request: HttpRequest, word: str) -> HttpResponse:
    """What one is invited to. The same before and after an answer."""
    return about(request, word, "process/invitation.html")


@login_not_required
@require_GET
def invitation_after(request: HttpRequest, word: str, template: str) -> HttpResponse:
    """What is said after an answer; whoever opens it without having answered reads the same."""
    return about(request, word, template)


@login_not_required
@require_POST
def invitation_yes(request: HttpRequest, word: str) -> HttpResponse:
    """Yes: someone new is let in at once; someone known logs in as usual."""
    return answered(request, word, Answer.YES)


@login_not_required
@require_POST
def invitation_no(request: HttpRequest, word: str) -> HttpResponse:
    """No: thanks, and nothing more."""
    return answered(request, word, Answer.NO)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_code(request: HttpRequest) -> HttpResponse:
    """Type the code from a letter."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if attempts.closed_to(caller(request)):
            form.add_error("code", _("Det er prøvd for mange koder herfra. Vent et kvarter, eller ring kontoret."))
        elif invitation_read(code):
            return redirect("invitation", code)
        elif answer_read(code):
            return redirect("answer_by_key", code)
        else:
            attempts.failed(caller(request))
            form.add_error("code", _("Vi kjenner ikke denne koden. Se på brevet en gang til, eller ring kontoret."))
    return page(request, "process/invitation_code.html", {"form": form, "quick_exit": True})


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """The first page inside: what to call us, and how to come in again. A youth, who speaks for no family, goes to Min side."""
    account = request.user
    if account.is_staff:
        return provider_welcome(request, account)
    family = own_family(account)
    if family is None and standing_of(account).processes(AROUND):
        return person_welcome(request, account)
    if family is None or family.pk not in family_ids(account, adult=True):
        return go(request, "my_page")
    return family_welcome(request, account, spoken_for(account, family.pk))


def family_welcome(request: HttpRequest, account: Account, family: Family) -> HttpResponse:
    """The first page of a family."""
    now = {"family": family.name, "name": account.person.name, "email": account.email}
    now["way"] = BY_EMAIL if account.email else ""
    form = FamilyWelcomeForm(request.POST if request.method == "POST" else None, initial=now)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            phone = account.person.phone
            waits = change_details(
                account, name=said["name"], phone=phone, email=said["email"], language=account.language, by=account
            )
            say_that_it_waits(request, waits)
            rename_family(family, name=said["family"], by=account)
            if said["way"] == BY_PAPER:
                return paper_code(request, account, family)
    return page(request, "process/invitation_welcome.html", context, then="my_page")


def paper_code(request: HttpRequest, account: Account, family: Family) -> HttpResponse:
    """The code for the next time, shown this once: it stands in no address, and only its digest is kept."""
    member = family.members.get(person=account.person_id)
    code = make_paper_code(family=family, member=member, by=account, by_contact=False)
    return render(request, "process/invitation_paper.html", {"code": code, "family": family})


def provider_welcome(request: HttpRequest, account: Account) -> HttpResponse:
    """The first page of a provider: a password, then the second lock. Whoever has a password changes it elsewhere."""
    if account.has_usable_password():
        return go(request, "my_page")
    now = {"name": account.person.name, "phone": account.person.phone, "email": account.email}
    form = ProviderWelcomeForm(request.POST if request.method == "POST" else None, user=account, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            waits = change_details(
                account,
                name=said["name"],
                phone=said["phone"],
                email=said["email"],
                language=account.language,
                by=account,
            )
            say_that_it_waits(request, waits)
            choose_password(account, password=said["password"], by=account)
            update_session_auth_hash(request, account)
    return page(request, "process/invitation_welcome.html", {"form": form, "provider": True}, then="mfa_activate_totp")


def person_welcome(request: HttpRequest, account: Account) -> HttpResponse:
    """The first page of one around the table who comes as oneself: a name, and an address for links."""
    now = {"name": account.person.name, "email": account.email}
    form = PersonWelcomeForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            kept = {"phone": account.person.phone, "language": account.language}
            waits = change_details(account, **form.cleaned_data, **kept, by=account)
            say_that_it_waits(request, waits)
    return page(request, "process/invitation_welcome.html", {"form": form, "person": True}, then="my_page")


def say_that_it_waits(request: HttpRequest, waits: bool) -> None:
    """Say that a new address is not one's own before the link sent there has been used."""
    if waits:
        messages.info(request, _("Vi har sendt deg en e-post. Trykk på lenken der, så kan du logge inn med adressen."))


def about(request: HttpRequest, word: str, template: str) -> HttpResponse:
    """A page about an invitation; one that is none is 404, one that is too old is 410 and says whom to call."""
    read = found(request, word)
    context = {"read": read, "word": word, "families": read is not None and read.side is Side.FAMILIES}
    context["quick_exit"] = not read or context["families"]
    if read is None or not read.lives:
        return render(request, "process/invitation_gone.html", context, status=410 if read else 404)
    return render(request, template, context)


def found(request: HttpRequest, word: str) -> Reading | None:
    """What a word says; whoever has tried too many in vain is answered as if there were nothing."""
    read = None if attempts.closed_to(caller(request)) else invitation_read(word)
    if read is None:
        attempts.failed(caller(request))
    else:
        speak(request, read.language)
    return read


def answered(request: HttpRequest, word: str, answer: Answer) -> HttpResponse:
    """Answer, and show the way on."""
    read = found(request, word)
    if read is None or not read.lives:
        return about(request, word, "process/invitation_gone.html")
    outcome, account = actions.answer_invitation(word, answer=answer, language=(get_language() or "nb")[:2])
    if account is not None:
        get_adapter().login(request, account)
        return go(request, "welcome")
    if outcome not in AFTER:
        raise Http404
    return redirect(AFTER[outcome], word)


def caller(request: HttpRequest) -> str:
    """Where someone comes from, for counting what fails; behind a proxy the address that the proxy itself saw, which is last."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META["REMOTE_ADDR"])
