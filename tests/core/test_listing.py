"""Lists: what is asked, which page is cut, what the address keeps, and that words never stand in it."""

import pytest
from django.test import RequestFactory

from usving.core.listing import KEPT, MOST_KEPT, Asked, Choice, asked_of, keep_words, listed

pytestmark = pytest.mark.quick
WHOSE = Choice("hvem", "Vis", (("", "alt"), ("mine", "mitt")))


def request(query: str = "", **session: object):
    made = RequestFactory().get("/liste/" + query)
    made.session = session
    return made


def asked(query: str = "", words: str = "") -> Asked:
    return asked_of(request(query, **{KEPT: {"/liste/": words, "/annen/": "noe annet"}}), WHOSE, also=("del",))


@pytest.mark.parametrize(
    "query, chosen, size",
    [
        ("", "", 20),
        ("?hvem=mine&antall=50", "mine", 50),
        ("?hvem=tull&antall=1000", "", 20),
        ("?antall=-1", "", 20),
        ("?antall=%C2%B2", "", 20),
    ],
)
def test_nonsense_is_the_usual(query, chosen, size):
    found = asked(query)
    assert (found["hvem"], found.size) == (chosen, size)


@pytest.mark.parametrize("number, first", [("", 1), ("2", 21), ("3", 41), ("99", 41), ("tull", 1), ("-1", 41)])
def test_a_page_too_far_is_the_last_and_nonsense_the_first(number, first):
    assert listed(asked(f"?side={number}"), range(1, 46)).page.object_list[0] == first


def test_the_address_keeps_what_was_chosen_and_never_the_words():
    listing = listed(asked("?hvem=mine&del=felles&antall=50&side=1&annet=1", "Fatima"), range(100))
    assert (listing.query, listing.asked.words) == ("del=felles&hvem=mine&antall=50&", "Fatima")
    assert listing.sizes == [(20, "?del=felles&hvem=mine&antall=20"), (50, "")]


@pytest.mark.parametrize(
    "query, words, narrowed", [("", "", False), ("?hvem=mine", "", True), ("", "x", True), ("?side=2", "", False)]
)
def test_narrowed_when_something_is_left_out(query, words, narrowed):
    assert asked(query, words).narrowed is narrowed


@pytest.mark.parametrize("count, worth", [(0, False), (1, False), (2, True)])
def test_a_search_is_offered_where_there_is_something_to_find_in(count, worth):
    assert listed(asked(), range(count)).worth_finding_in is worth


@pytest.mark.parametrize("query, first", [("", 41), ("?side=1", 1), ("?side=2", 21), ("?side=9", 41)])
def test_what_is_told_from_the_beginning_is_opened_at_its_end(query, first):
    assert listed(asked(query), range(1, 46), newest_last=True).page.object_list[0] == first


def test_a_short_list_has_no_sizes():
    assert listed(asked(), range(20)).sizes == []


def test_a_count_that_is_known_is_not_asked_for_again():
    class Rows(list[int]):
        def __len__(self) -> int:
            raise AssertionError("counted anew")

    assert listed(asked(), Rows([1, 2, 3]), count=3).count == 3


def test_words_are_kept_for_their_own_list_tidied_and_forgotten_when_empty():
    made = request()
    keep_words(made, "/liste/", "  Fukt   på  " + "x" * 200)
    keep_words(made, "/annen/", "trapp")
    keep_words(made, "/annen/", " ")
    assert {path: (words[:8], len(words)) for path, words in made.session[KEPT].items()} == {
        "/liste/": ("Fukt på ", 100)
    }


def test_only_the_latest_lists_are_remembered():
    made = request()
    for number in range(MOST_KEPT + 3):
        keep_words(made, f"/{number}/", "ord")
    assert list(made.session[KEPT]) == [f"/{number}/" for number in range(3, MOST_KEPT + 3)]
