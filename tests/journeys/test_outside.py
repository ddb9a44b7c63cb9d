"""In by an identity provider and out again, in a real browser under the strict content security policy."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.urls import reverse
from playwright.sync_api import Browser

from tests.cast import cast
from tests.database import as_owner
from tests.journeys.browser import DESK
from tests.people.provider import PID, provider_on_loopback
from usving.people.models import OutsideIdentity
from usving.people.rules.outside import Provider, identity_digest

HERE = ("127.0.0.1", "localhost")
pytestmark = [
    pytest.mark.django_db(transaction=True, available_apps=configured.INSTALLED_APPS),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def test_a_family_comes_in_by_id_porten_and_goes_out_there_too(browser: Browser, live_server: Any, settings: Any):
    world = cast()
    with provider_on_loopback() as there:
        provider = Provider(
            "idporten", "ID-porten", there.issuer, "usving", there.secret, acr=(there.acr,), claim="pid"
        )
        policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"form-action": ["'self'", *provider.origins]}
        settings.OUTSIDE, settings.CONTENT_SECURITY_POLICY = {"idporten": provider}, {"DIRECTIVES": policy}
        settings.BASE_URL = live_server.url
        with as_owner():
            digest = identity_digest(settings.ID_KEY, provider, world.testvik.pk, PID)
            OutsideIdentity.objects.create(
                municipality=world.testvik, account=world.fatima, provider="idporten", digest=digest
            )
        context = browser.new_context(viewport=DESK, locale="nb-NO", java_script_enabled=False)
        context.route(lambda address: urlsplit(address).hostname not in HERE, lambda route: route.abort())
        page = context.new_page()  # no Window: the provider's own pages complain about their style sheet from elsewhere
        page.goto(live_server.url + reverse("login"))
        page.locator("#utenfra-municipality").select_option(label="Testvik")
        page.get_by_role("button", name="Gå til ID-porten").click()
        page.wait_for_url(f"{there.issuer}/**")
        page.get_by_role("button", name="fatima").click()
        page.wait_for_url(f"{live_server.url}{reverse('my_page')}")
        assert page.get_by_text("Fatima Sol").first.is_visible()
        page.goto(live_server.url + reverse("about_me"))
        page.get_by_role("button", name="Logg ut", exact=True).click()
        page.wait_for_url(f"{there.issuer}/oauth2/end_session?**")
        assert PID not in page.url
        page.goto(live_server.url + reverse("about_me"))
        assert page.url.startswith(live_server.url + reverse("login"))
        context.close()
