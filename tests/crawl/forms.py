"""The forms on a page, and what somebody could have sent with them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html.parser import HTMLParser
from itertools import zip_longest
from urllib.parse import urlencode, urlsplit

from tests.crawl.words import PLANTED

BLOCK = re.compile(r"<form\b.*?</form>", re.S)
ONCE_ONLY = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
CHOICES = ("radio", "checkbox", "select", "button")
PLAIN = "Skrevet av den som vandrer"  # stands where a planted word stood, so that an echo is no leak
BY_KIND = {"email": "vandrer@eksempel.example", "number": "1", "date": "2027-03-01", "time": "17:00", "tel": "91234567",
           "url": "https://eksempel.example/", "datetime-local": "2027-03-01T17:00"}  # fmt: skip
BY_NAME = {"born": "2015-03-01"}
Body = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Field:
    """One place in a form: its name, what kind it is, what stands in it, and whether it is chosen already."""

    name: str
    kind: str
    value: str
    chosen: bool = False
    required: bool = True


@dataclass(frozen=True)
class Form:
    """A form that is sent by POST: where to, and its fields in order; each choice is a field of its own."""

    action: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> frozenset[str]:
        """What it asks for."""
        return frozenset(field.name for field in self.fields)

    def bodies(self) -> Iterator[Body]:
        """What can be sent: the first of all choices, then the second, and so on; what may stand empty does at first."""
        choices: dict[str, list[str]] = defaultdict(list)
        for field in self.fields:
            if field.kind in CHOICES and field.kind != "checkbox":
                choices[field.name].append(field.value)
        ticked = [(field.name, field.value) for field in self.fields if field.kind == "checkbox"]
        columns = [[(name, value) for value in values if value] or [(name, "")] for name, values in choices.items()]
        rows = list(zip_longest(*columns)) if columns else [()]
        for number, row in enumerate(rows if len(rows) > 1 else rows * 2):
            picked = [pair or column[0] for pair, column in zip(row, columns, strict=True)]
            texts = [field for field in self.fields if field.kind not in CHOICES]
            written = [(field.name, written_in(field, sparing=number % 2 == 0)) for field in texts]
            yield tuple(written + ticked + picked)

    def without_planted_words(self) -> "Form":
        """The same form with nothing in it that could be taken for a leak when it is shown again."""
        return replace(self, fields=tuple(replace(f, value=PLANTED.sub(PLAIN, f.value)) for f in self.fields))


def written_in(field: Field, *, sparing: bool) -> str:
    """What a person writes in a field: what stands there, else something that fits; nothing, where it is not asked for."""
    if field.value or field.kind == "hidden" or (sparing and not field.required):
        return field.value
    return BY_NAME.get(field.name) or BY_KIND.get(field.kind, PLAIN)


def with_ids_of_others(body: Body, others: dict[str, set[str]]) -> Body | None:
    """The body with each id in it exchanged for one that only others were shown in the same field; None where there is none."""
    changed = []
    for name, value in body:
        strange = sorted(others.get(name, set()) - {value}) if UUID.search(value) else []
        changed.append((name, strange[len(strange) // 2] if strange else value))
    return tuple(changed) if tuple(changed) != body else None


def ids_by_field(forms: Iterable[Form]) -> dict[str, set[str]]:
    """Every id that stands in a field of each name; what is drawn anew for each page is left to itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for field in form.fields:
            if UUID.search(field.value) and field.name != "key":
                found[field.name].add(field.value)
    return found


def forms_in(page: str, address: str) -> tuple[Form, ...]:
    """The forms of ours on a page that are sent by POST."""
    found = (_read(ONCE_ONLY.sub("", block)) for block in BLOCK.findall(page))
    return tuple(replace(form, action=form.action or urlsplit(address).path) for form in found if form is not None)


def encoded(body: Body) -> str:
    """The body as a browser sends it."""
    return urlencode(body)


@lru_cache(maxsize=5000)
def _read(block: str) -> Form | None:
    reader = _Reader()
    reader.feed(block)
    if reader.method != "post" or not (reader.action.startswith("/") or not reader.action):
        return None
    return Form(reader.action, tuple(reader.fields))


class _Reader(HTMLParser):
    """Reads one form."""

    def __init__(self) -> None:
        super().__init__()
        self.method, self.action, self.fields = "get", "", list[Field]()
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form":
            self.method, self.action = given.get("method", "get").lower(), given.get("action", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self.fields.append(Field(self._select, "select", value, "selected" in given))
        elif tag == "textarea" and name:
            self._area = name
            self.fields.append(Field(name, "textarea", "", required="required" in given))
        elif tag == "button" and name:
            self.fields.append(Field(name, "button", value))
        elif tag == "input" and name and "disabled" not in given:
            kind = given.get("type", "text")
            value = value or ("on" if kind == "checkbox" else "")
            self.fields.append(Field(name, kind, value, "checked" in given, "required" in given))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[-1] = replace(self.fields[-1], value=(self.fields[-1].value + data).strip())
