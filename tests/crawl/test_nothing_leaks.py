"""Nothing planted comes before wrong eyes in any page, error, search, header or file; and it does come before the right ones.

The short form lets eight people go to each kind of page; `-m long` lets everyone, to more of each.
"""

from collections import Counter

import pytest

from tests.crawl.seeing import Crawl, leaks, missed, shape_of_fault
from tests.crawl.sending import OF_OTHERS, OWN, STRANGE_IDS
from tests.crawl.words import PLANTED, SIGN

pytestmark = pytest.mark.long  # nine minutes of one processor since the five areas came: by hand, before each landing


def test_a_planted_word_is_found_in_whatever_holds_it():
    word = f"{SIGN}abcdefghij"
    assert PLANTED.findall(f"Location: /{word}/?a={word}&b=1 {word.upper().lower()}@x {SIGN} {SIGN}abc") == [word] * 3


def test_each_secret_may_be_seen_by_someone_and_not_by_all(crawled: Crawl):
    everyone = frozenset(crawled.planted.facts.accounts)
    secrets = crawled.planted.secrets.values()
    assert [secret.what for secret in secrets if secret.may >= everyone] == []
    assert [secret.what for secret in secrets if not secret.must <= secret.may] == []
    unseen = [
        secret.what for secret in secrets if not secret.may and "invited by" not in secret.what
    ]  # an empty office
    assert len(unseen) == len(crawled.planted.facts.accounts)
    assert [what for what in unseen if not what.startswith("a message to ")] == []


def test_nothing_planted_comes_before_wrong_eyes(crawled: Crawl):
    assert len(crawled.walk.answers) > 1000
    assert leaks(crawled) == []


def test_everyone_sees_what_is_theirs_to_see(crawled: Crawl):
    assert missed(crawled) == []


def test_the_messages_that_nobody_sees_are_there_on_the_machine_itself(crawled: Crawl):
    shown = {crawled.planted.secrets[word].what.split(" to ")[0] for word in crawled.sent}
    assert (len(crawled.sent), shown) == (20, {"a message"})


def test_whatever_is_sent_changes_nothing_of_others(crawled: Crawl):
    assert [str(sent) for sent in crawled.forms if sent.changed] == []


def test_whole_forms_were_sent_in_every_way_and_most_were_taken(crawled: Crawl):
    own = {sent.page for sent in crawled.forms if sent.how == OWN}
    taken = {sent.page for sent in crawled.forms if sent.how == OWN and sent.status in (200, 302, 303)}
    assert {sent.how for sent in crawled.forms} == {OWN, STRANGE_IDS, OF_OTHERS}
    assert len(own) > 40
    assert len(taken) > len(own) / 2  # the others ask for a code, a file or a word that nobody here knows


def test_no_page_breaks(crawled: Crawl):
    assert Counter(shape_of_fault(answer) for answer in crawled.walk.answers if answer.kind == "error") == {}


@pytest.mark.long
def test_nothing_planted_comes_before_wrong_eyes_anywhere(crawled_wholly: Crawl):
    assert leaks(crawled_wholly) == []
    assert missed(crawled_wholly) == []
    assert [str(sent) for sent in crawled_wholly.forms if sent.changed] == []
    faults = [answer for answer in crawled_wholly.walk.answers if answer.kind == "error"]
    assert Counter(shape_of_fault(answer) for answer in faults) == {}
