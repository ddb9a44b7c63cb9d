"""Help with every page: there is one for each page that one can read, it says who sees what, and it stands on the page."""

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.visitor import Visitor
from tools.access_table import pages, table
from usving.front.help import AREAS, HELP

# For machines, and files by themselves.
FOR_MACHINES = {
    "robots",
    "favicon",
    "healthz",
    "readyz",
    "metrics",
    "mfa_download_recovery_codes",
    "partner_logo",
    "venue_photo",
    "contribution_photo",
    "contribution_photo_small",
    "experience_photo",
    "experience_photo_small",
    "experience_sound",
    "gathering_file",
    "calendar_feed",
    "privacy_paper",
    "minutes_pdf",
    "minutes_text",
    "method_sheet",
    "process_method_sheet",
    "methods_file",
    "setup_file",
    "notice_there",
}


@pytest.mark.quick
def test_every_page_one_can_read_has_its_help():
    readable = {row.name for row in table().rows.values() if row.get is not None}
    assert readable - FOR_MACHINES - set(HELP) == set()


@pytest.mark.quick
def test_no_help_is_for_a_page_that_is_gone():
    assert set(HELP) - set(pages()) == set()


@pytest.mark.quick
def test_no_page_has_two_helps():
    assert sum(len(area) for area in AREAS) == len(HELP)


@pytest.mark.quick
def test_every_help_says_what_and_who_and_then_in_whole_sentences():
    parts = {
        (name, part): str(getattr(words, part)) for name, words in HELP.items() for part in ("what", "who", "then")
    }
    assert {where: said for where, said in parts.items() if not said.endswith((".", "?", "!"))} == {}


@pytest.mark.django_db
def test_the_help_stands_on_the_page_and_is_its_own():
    world: Cast = cast()
    client = Visitor().login_as(world.fatima)
    pages = {name: client.get(reverse(name)).content.decode() for name in ("my_page", "about_me")}
    shown = {name: [other for other in pages if str(HELP[other].who) in html] for name, html in pages.items()}
    assert shown == {"my_page": ["my_page"], "about_me": ["about_me"]}


@pytest.mark.django_db
def test_a_page_that_is_not_there_has_no_help(client: Visitor):
    assert "Hjelp til denne siden" not in client.get("/finnes-ikke/").content.decode()
