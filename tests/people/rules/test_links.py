"""One-time words, and who may make one for whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from usving.people.rules.links import PAPER_LETTERS, digest, looks_like_token, new_paper_code, new_token, tidy_code
from usving.people.rules.members import NoCode, has_account, why_not_code
from usving.people.rules.roles import MemberKind

pytestmark = pytest.mark.quick


@settings(deadline=None)
@given(some.randoms(use_true_random=False), some.sampled_from(["", " ", "-", " – ", "."]))
def test_a_code_is_read_however_it_is_typed(chance, between: str):
    code = new_paper_code()
    typed = between.join(chance.choice([letter.lower(), letter]) for letter in code.replace("-", ""))
    assert tidy_code(f" {typed} ") == code


def test_a_code_has_only_letters_that_do_not_look_alike():
    assert set(PAPER_LETTERS) & set("0O1IQ") == set()
    assert {len(part) for part in new_paper_code().split("-")} == {4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a" * 32, True), ("A-_9" * 8, True), ("a" * 31, False), ("a" * 33, False), ("a" * 31 + "=", False), ("", False)],
)
def test_what_could_be_a_word_of_ours(text: str, expected: bool):
    assert looks_like_token(text) == expected


def test_a_new_word_looks_like_one_and_is_kept_as_its_digest_only():
    assert looks_like_token(new_token())
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("account", "has_been_here", "by_contact", "oneself", "expected"),
    [
        (False, False, False, False, NoCode.NO_ACCOUNT),
        (False, False, True, False, NoCode.NO_ACCOUNT),
        (True, False, False, False, None),
        (True, False, True, False, None),
        (True, True, False, False, NoCode.OWN_LOGIN),
        (True, True, True, False, None),
        (True, True, False, True, None),
    ],
)
def test_why_not_code(account: bool, has_been_here: bool, by_contact: bool, oneself: bool, expected: NoCode | None):
    reason = why_not_code(account=account, has_been_here=has_been_here, by_contact=by_contact, oneself=oneself)
    assert reason == expected


def test_only_children_have_no_account():
    assert {kind: has_account(kind) for kind in MemberKind} == {
        MemberKind.ADULT: True,
        MemberKind.YOUTH: True,
        MemberKind.CHILD: False,
    }
