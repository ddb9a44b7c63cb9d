"""What is typed is kept while one types, and stays in the field when the line is lost."""

import time
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from usving.core.drafts import SHARED
from usving.people.models.sessions import SessionStore
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


AGED = """name => localStorage.setItem(name,
    JSON.stringify({...JSON.parse(localStorage.getItem(name)), at: Date.now() - 12 * 60 * 60 * 1000 - 1}))"""


def lies_in(page: Page) -> dict[str, str]:
    return page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('kladd:')))"
    )


NOTHING_LIES = "Object.keys(localStorage).length === 0"  # the page's own script clears up when it has come


def wait_until(page: Page, condition: str, seconds: float = 5.0) -> None:
    """Ask the page again and again. Playwright's own waiting evaluates text within the page, which the page's CSP forbids."""
    late = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < late, condition
        page.wait_for_timeout(50)


def typed_without_a_line(opened: Window, words: str, field: str = "textarea") -> None:
    opened.context.set_offline(True)
    opened.page.locator(field).first.fill(words)
    opened.page.get_by_text("Ikke lagret nå").wait_for()
    wait_until(opened.page, "Object.keys(localStorage).some((name) => name.startsWith('kladd:'))")


def again(opened: Window, address: str) -> Page:
    """Close the page as a telephone does that runs out of power, and open it when the line is back."""
    opened.page.close()
    opened.context.set_offline(False)
    opened.page = opened.context.new_page()
    opened.complaints.clear()
    return opened.go(address).page


def test_words_typed_without_a_line_lie_locked_in_ones_own_telephone_until_they_are_sent(
    world: Cast, window: Callable[..., Window]
):
    address = reverse("hand_over_new", args=[world.process.pk, 1])
    opened = window().login(world.fatima).go(address)
    typed_without_a_line(opened, "Vi vil bo tørt")
    kept_there = lies_in(opened.page)
    assert (list(kept_there), "tørt" in str(kept_there)) == ([f"kladd:{address}"], False)
    page = again(opened, address)
    page.get_by_role("button", name="Hent det fram").click()
    assert page.locator("textarea").first.input_value() == "Vi vil bo tørt"
    opened.press("Send forslaget")
    page.wait_for_url(lambda url: address not in url)
    assert lies_in(page) == {}


def test_what_one_says_at_a_station_is_found_again_after_a_dead_battery_and_written_once(
    world: Cast, window: Callable[..., Window]
):
    address = reverse("write", args=[world.process.pk, 1])
    opened = window().login(world.fatima).go(address)
    typed_without_a_line(opened, "Vi flytter ofte")
    page = again(opened, address)
    page.get_by_text("Bare du ser det.").wait_for()
    assert page.get_by_label("Det jeg vil si").input_value() == "Vi flytter ofte"
    opened.press("Lagre og gå videre")
    assert (kept(), lies_in(page)) == ([("Vi flytter ofte", "me")], {})


def test_nobody_else_reads_them_there_and_they_are_gone_at_logout_and_after_twelve_hours(
    world: Cast, window: Callable[..., Window]
):
    address = reverse("hand_over_new", args=[world.process.pk, 1])
    opened = window().login(world.fatima).go(address)
    typed_without_a_line(opened, "Vi vil bo tørt")
    opened.login(world.per)
    page = again(opened, address)
    wait_until(page, NOTHING_LIES)
    assert page.locator("textarea").first.input_value() == ""
    opened.login(world.fatima)
    typed_without_a_line(opened.go(address), "Vi vil bo tørt")
    page.evaluate(AGED, f"kladd:{address}")
    page = again(opened, "/min-side/")
    wait_until(page, NOTHING_LIES)
    typed_without_a_line(opened.go(address), "Vi vil bo tørt")
    page = again(opened, "/min-side/")
    assert len(lies_in(page)) == 1
    page.locator("form[action='/logg-ut/']").first.evaluate("form => form.requestSubmit()")
    page.wait_for_url(lambda url: "/min-side/" not in url)
    wait_until(page, NOTHING_LIES)


def test_on_a_shared_telephone_nothing_lies_there(world: Cast, window: Callable[..., Window]):
    address = reverse("hand_over_new", args=[world.process.pk, 1])
    opened = window().login(world.fatima)
    session = SessionStore(opened.context.cookies()[0]["value"])
    session[SHARED] = True
    session.save()
    opened.go(address)
    opened.context.set_offline(True)
    opened.page.locator("textarea").first.fill("Vi vil bo tørt")
    opened.page.get_by_text("Ikke lagret nå").wait_for()
    assert lies_in(opened.page) == {}
    opened.context.set_offline(False)
    opened.complaints.clear()
