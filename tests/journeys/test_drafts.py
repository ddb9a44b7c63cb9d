"""What is typed is kept while one types, and stays in the field when the line is lost."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from usving.process.models import Contribution

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> Cast:
    return cast()


def kept() -> list[tuple[str, str]]:
    with as_owner():
        return list(Contribution.objects.values_list("text", "audience"))


def test_the_draft_is_kept_and_found_again(world: Cast, window: Callable[..., Window]):
    page = window().login(world.fatima).go(reverse("write", args=[world.process.pk, 1])).page
    assert page.get_by_label("Et annet navn").last.is_visible() is False
    page.get_by_label("Det jeg vil si").fill("Vi flytter ofte")
    page.get_by_text("Bare du ser det.").wait_for()
    assert kept() == [("Vi flytter ofte", "me")]
    page.reload()
    assert page.get_by_label("Det jeg vil si").input_value() == "Vi flytter ofte"
    page.get_by_label("Det jeg vil si").fill("Vi flytter hvert år")
    page.get_by_role("button", name="Lagre").click()
    page.wait_for_load_state()
    assert kept() == [("Vi flytter hvert år", "me")]


def test_a_lost_line_keeps_the_words_and_tries_again(world: Cast, window: Callable[..., Window]):
    opened = window().login(world.fatima).go(reverse("write", args=[world.process.pk, 1]))
    opened.context.set_offline(True)
    opened.page.get_by_label("Det jeg vil si").fill("Vi flytter ofte")
    opened.page.get_by_text("Ikke lagret nå").wait_for()
    assert (kept(), opened.page.get_by_label("Det jeg vil si").input_value()) == ([], "Vi flytter ofte")
    opened.context.set_offline(False)
    opened.page.get_by_text("Bare du ser det.").wait_for()
    assert kept() == [("Vi flytter ofte", "me")]
    opened.complaints.clear()  # the browser's own word about the lost line


def test_a_double_click_sends_once(world: Cast, window: Callable[..., Window]):
    page = window().login(world.fatima).go(reverse("write", args=[world.process.pk, 1])).page
    page.get_by_label("Det jeg vil si").fill("Vi flytter ofte")
    page.get_by_role("button", name="Lagre").dblclick()
    page.get_by_role("heading", name="Hvem skal få lese?").wait_for()
    assert kept() == [("Vi flytter ofte", "me")]


def test_a_long_field_that_is_not_sent_is_found_again_and_can_be_thrown_away(
    world: Cast, window: Callable[..., Window]
):
    page = window().login(world.fatima).go(reverse("hand_over_new", args=[world.process.pk, 1])).page
    text = page.locator("textarea").first
    text.fill("Vi vil bo tørt")
    page.get_by_text("Bare du ser det.").wait_for()
    page.reload()
    assert text.input_value() == ""
    page.get_by_role("button", name="Hent det fram").click()
    assert (text.input_value(), page.get_by_text("Du har skrevet noe her før").is_visible()) == (
        "Vi vil bo tørt",
        False,
    )
    page.reload()
    page.get_by_role("button", name="Kast det").click()
    page.wait_for_timeout(300)
    page.reload()
    assert page.get_by_text("Du har skrevet noe her før").is_visible() is False
