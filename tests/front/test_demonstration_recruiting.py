"""In the demonstration an office still invites: from the letter to the first page inside, everything can be tried."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.database import as_owner
from tests.visitor import Visitor
from usving.front.demonstration import fill
from usving.people.models import Account, Notice
from usving.process.models import InvitationReminder, RecruitingChannel

pytestmark = pytest.mark.django_db


def test_an_office_invites_and_a_family_comes_in(settings: Any):
    settings.DEMO = True
    with as_owner():
        fill()
        nora = Account.objects.get(username="nora.eksempel")
        office = nora.membership_set.filter(organisation__isnull=False).values("organisation")
        channel = RecruitingChannel.objects.get(organisation__in=office, closes__gte=timezone.localdate())
        messages = list(Notice.objects.filter(address="furu@nordvik.example").order_by("created_at"))
        assert InvitationReminder.objects.count() == 1
    page = Visitor().login_as(nora).get(reverse("recruiting_channel", args=[channel.pk]))
    assert [each.to_name for each in page.context["list"].page] == ["Eksempel Rogn", "Eksempel Furu"]
    assert "Inviter en familie" in page.content.decode()
    subjects = ["En invitasjon fra NAV Nordvik", "Vi minner om invitasjonen fra NAV Nordvik"]
    assert [message.subject for message in messages] == subjects
    (word,) = re.findall(r"/invitasjon/([^/]+)/", messages[-1].body)
    family = Visitor()
    assert family.post(reverse("invitation_yes", args=[word]), follow=True).redirect_chain == [
        (reverse("welcome"), 302)
    ]
    assert family.get(reverse("my_page")).status_code == 200
