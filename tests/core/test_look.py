"""Forms, components and the gallery as HTML: named, described, nothing inline, the U the same drawn and listed."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from usving.core.gallery import GalleryForm, context
from usving.core.templatetags.ui import initials, phone_digits, phone_shown

TEMPLATES = sorted((Path(__file__).resolve().parents[2] / "src/usving").glob("*/templates/**/*.html"))


class Page(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _tag, attrs in self.tags if name in attrs]

    def named(self, name: str) -> dict[str, str | None]:
        [found] = [attrs for _tag, attrs in self.tags if attrs.get("name") == name]
        return found


@pytest.fixture(scope="module")
def gallery() -> Page:
    return Page(render_to_string("core/gallery.html", context()))


def test_gallery_ids_are_unique_and_descriptions_are_there(gallery):
    ids = gallery.values("id")
    assert [one for one in ids if ids.count(one) > 1] == []
    pointed = [one for value in gallery.values("aria-describedby") + gallery.values("for") for one in value.split()]
    assert [one for one in pointed if one not in ids] == []


def test_gallery_error_links_lead_to_the_fields(gallery):
    ids = gallery.values("id")
    links = [link[1:] for link in gallery.values("href") if link.startswith("#feil_")]
    assert links == ["feil_name", "feil_rooms", "feil_place", "feil_audience_0", "feil_day", "feil_agree"]
    assert [link for link in links if link not in ids] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_templates_have_nothing_inline(path):
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)[^>]*>|javascript:|hx-on|hx-vals=.js:", text)
        == []
    )


def test_templates_of_components_list_their_inputs():
    parts = [path for path in TEMPLATES if path.parent.name == "ui"]
    assert [path.name for path in parts if not re.match(r"\{# [A-Z].*nputs", path.read_text(encoding="utf-8"))] == []
    assert len(parts) > 20


def test_u_is_the_same_drawn_wide_drawn_small_and_listed():
    html = render_to_string("core/ui/u.html", {"figure": context()["middle"]})
    wide, small, listed = (
        re.findall(r'href="([^"]+)"', html[html.index(start) : html.index(end)])
        for start, end in (
            ('class="u-wide"', 'class="u-small"'),
            ('class="u-small"', "</nav>"),
            ('class="u-stations"', "</section>"),
        )
    )
    assert wide == small == listed == [f"#stasjon-{number}" for number in range(1, 8)]
    assert html.count('aria-current="step"') == 3


def test_u_says_number_name_and_state():
    html = render_to_string("core/ui/u.html", {"figure": context()["early"], "drawing_only": True})
    labels = [label for label in Page(html).values("aria-label") if label.startswith("Stasjon")]
    assert labels[:3] == [
        "Stasjon 1: Slik er det nå, gjort",
        "Stasjon 2: Se med nye øyne, her er vi nå",
        "Stasjon 3: Lytte og kjenne etter, ligger foran oss",
    ]
    assert labels[:7] == labels[7:]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name", {"type": "text", "aria-describedby": "id_name_helptext", "class": "ds-input"}),
        ("rooms", {"type": "number", "aria-describedby": None, "class": "ds-input"}),
        ("day", {"type": "date", "aria-describedby": None, "class": "ds-input"}),
        ("hour", {"type": "time", "aria-describedby": None, "class": "ds-input"}),
        ("agree", {"type": "checkbox", "aria-describedby": None, "class": "ds-input"}),
    ],
)
def test_field_when_empty(name, expected):
    found = Page(str(GalleryForm())).named(name)
    assert {key: found.get(key) for key in expected} == expected


def test_field_when_wrong_keeps_what_was_written_and_says_why_beside_it():
    form = GalleryForm({"name": "", "rooms": "12", "day": "2027-04-03", "hour": "17:30"})
    html = str(form)
    page = Page(html)
    assert page.named("rooms")["value"] == "12"
    assert (page.named("day")["value"], page.named("hour")["value"]) == ("2027-04-03", "17:30")
    assert page.named("rooms")["aria-invalid"] == "true"
    assert page.named("name")["aria-describedby"] == "id_name_helptext id_name_error"
    beside = re.search(r'id="id_rooms_error"><p class="ds-validation-message">([^<]+)', html)
    assert beside is not None
    assert beside[1] == form.errors["rooms"][0]


def test_field_when_it_is_a_group_is_described_once():
    form = GalleryForm({})
    groups = [attrs for tag, attrs in Page(str(form)).tags if tag == "fieldset"]
    assert [(group["id"], group.get("aria-describedby")) for group in groups] == [
        ("id_audience", "id_audience_helptext id_audience_error"),
        ("id_needs", None),
    ]


def test_day_when_read_back_is_the_day_that_was_written():
    form = GalleryForm({"day": "2027-04-03", "hour": "17:30"})
    form.is_valid()
    assert form.cleaned_data["day"].isoformat() == "2027-04-03"
    assert str(GalleryForm(initial={"day": form.cleaned_data["day"]})["day"]).count('value="2027-04-03"') == 1


def test_button_when_refused_says_why_and_does_nothing():
    html = render_to_string("core/ui/button.html", {"label": "Svar nå", "refusal": "Svarfristen er ute."})
    [button] = [attrs for tag, attrs in Page(html).tags if tag == "button"]
    assert (button["type"], button["aria-disabled"], button["aria-describedby"]) == ("button", "true", "grunn-svar-na")
    assert '<p class="refusal" id="grunn-svar-na">Svarfristen er ute.</p>' in html


def test_words_from_people_are_escaped():
    html = render_to_string("core/ui/card.html", {"title": "<b>", "text": '"><script>', "url": '"x'})
    assert [tag for tag, _attrs in Page(html).tags] == ["section", "h2", "a", "p"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Kari Eksempelsen", "KE"), ("Anne Marie Oppdiktet", "AO"), ("odd", "O"), ("", "")],
)
def test_initials(name, expected):
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("number", "link", "shown"),
    [
        ("99900123", "+4799900123", "999\xa000\xa0123"),
        ("33 00 12 34", "+4733001234", "33\xa000\xa012\xa034"),
        ("80012345", "+4780012345", "800\xa012\xa0345"),
        ("+46 8 123 45", "+46812345", "+46 8 123 45"),
        ("02000", "02000", "02000"),
    ],
)
def test_phone(number, link, shown):
    assert (phone_digits(number), phone_shown(number)) == (link, shown)
