"""What happens outside the request's own transaction, where the database by itself would answer nobody. Really committed."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

import tests.factories as make
from tests.cast import cast
from tests.people.test_login_staff import app_code, next_code, secret_of
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as

pytestmark = pytest.mark.django_db(transaction=True, available_apps=settings.INSTALLED_APPS)


def test_the_second_lock_from_the_first_visit_to_its_removal(client: Visitor):
    world = cast()
    cache.clear()
    client.login_as(world.kari)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    added = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)}, follow=True)
    assert (added.request["PATH_INFO"], len(added.context["unused_codes"])) == (reverse("mfa_view_recovery_codes"), 10)
    make.make(Authenticator, user=world.kari, type="webauthn", data={"name": "Telefonen min", "credential": {}})
    assert "Telefonen min" in client.get(reverse("mfa_list_webauthn")).content.decode()
    with transaction.atomic(), acting_as(world.kari.pk):
        assert list(Entry.objects.values_list("event", flat=True)) == ["people.second_lock_added"]
    client.login_as(world.kari)
    asked = client.get(reverse("mfa_deactivate_totp")).headers["Location"]
    assert urlsplit(asked).path == reverse("mfa_reauthenticate")
    assert client.post(asked, {"code": next_code(secret_of(world.kari))}).headers["Location"] == reverse(
        "mfa_deactivate_totp"
    )
    assert client.post(reverse("mfa_deactivate_totp")).headers["Location"] == reverse("mfa_index")
