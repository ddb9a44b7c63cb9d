"""Words are sent packed to whoever can unpack them; sounds and pictures are left as they are."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from tests.cast import cast
from tests.visitor import Visitor
from usving.core.pages import PackedMiddleware


def packed(kind: str, *, asked: str = "gzip, br", words: bytes = b"ord " * 500) -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-encoding": asked})
    return PackedMiddleware(lambda _request: HttpResponse(words, content_type=kind))(request)


@pytest.mark.quick
@pytest.mark.parametrize(
    ("kind", "is_packed"),
    [
        ("text/html; charset=utf-8", True),
        ("application/json", True),
        ("text/calendar; charset=utf-8", True),
        ("audio/webm", False),
        ("image/webp", False),
        ("application/pdf", False),
    ],
)
def test_words_alone_are_packed(kind: str, is_packed: bool):
    answer = packed(kind)
    assert answer.has_header("Content-Encoding") == is_packed
    assert (gzip.decompress(answer.content) if is_packed else answer.content) == b"ord " * 500
    assert not packed(kind, asked="identity").has_header("Content-Encoding")


@pytest.mark.quick
def test_the_size_is_made_uncertain():
    assert len({len(packed("text/html").content) for _time in range(30)}) > 5


@pytest.mark.django_db
def test_a_page_is_the_same_packed_and_a_third_of_its_size(client: Visitor):
    client.login_as(cast().fatima)
    plain = client.get(reverse("my_page"))
    answer = client.get(reverse("my_page"), headers={"accept-encoding": "gzip"})
    assert (plain.get("Content-Encoding"), answer["Content-Encoding"]) == (None, "gzip")
    assert "Accept-Encoding" in answer["Vary"] and "Cookie" in answer["Vary"]
    unpacked = gzip.decompress(answer.content)
    assert b"<h1" in unpacked and len(unpacked) == len(plain.content)
    assert 3 * len(answer.content) < len(unpacked)
