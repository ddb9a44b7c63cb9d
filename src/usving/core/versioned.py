"""A form that knows what its page showed, so that two who change the same thing at once both keep their words."""

import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from usving.core.differing import Piece, pieces
from usving.core.telling import told
from usving.core.versions import Fate, fate, mark

HIDDEN = ("key", "version")


@dataclass(frozen=True)
class Difference:
    """A field that another has changed meanwhile: what stands there now, and what one wrote oneself where one did."""

    label: str
    theirs: str
    mine: str | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The two wordings as one."""
        return pieces(self.theirs, self.mine or "")


class Versioned(forms.Form):
    """A form over something that stands already; `initial` is what stands there now.

    Where another has changed it since the page was read, the form is not valid: `meanwhile` says what is new, what one has
    not touched oneself takes the other's words, and what both changed keeps one's own until one has seen both.
    """

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    changed_elsewhere: Any = gettext_lazy("Noen andre har endret dette mens du skrev. Se over, og lagre på nytt.")
    grows: tuple[str, ...] = ()  # long texts: where one's own words begin with all that stands there, nothing is lost

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanwhile: list[Difference] = []

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """What stands there now; the version is made of all of it."""
        if field_name == "version":
            return json.dumps({name: mark(self._now(name)) for name in self._names()})
        return super().get_initial_for_field(field, field_name)

    def clean(self) -> dict[str, Any]:
        """Hold each field against what the page showed."""
        typed = super().clean() or {}
        for name, seen in self._seen(typed.get("version", "")).items():
            self._hold(name, seen)
        if self.meanwhile:
            self.add_error(None, self.changed_elsewhere)
            self._set("version", self.get_initial_for_field(self.fields["version"], "version"))
        return typed

    def _hold(self, name: str, seen: str) -> None:
        field, now = self.fields[name], self.get_initial_for_field(self.fields[name], name)
        became = fate(seen=seen, now=self._now(name), typed=_plain(self._typed(name)))
        if became is Fate.MINE or (name in self.grows and _plain(self._typed(name)).startswith(self._now(name))):
            return
        mine = _shown(field, self._typed(name)) if became is Fate.BOTH else None
        self.meanwhile.append(Difference(str(field.label), _shown(field, now), mine))
        if became is Fate.THEIRS:
            self._set(name, now)

    def _names(self) -> Iterable[str]:
        return (name for name in self.fields if name not in HIDDEN)

    def _now(self, name: str) -> str:
        return _plain(self.get_initial_for_field(self.fields[name], name))

    def _seen(self, version: str) -> dict[str, str]:
        """The marks the page had; none where there is no version, and what is no mark of ours is left out."""
        try:
            marks = json.loads(version or "{}")
        except (ValueError, RecursionError):
            marks = {}
        marks = marks if isinstance(marks, dict) else {}
        return {name: str(marks[name]) for name in self._names() if name in marks}

    def _typed(self, name: str) -> Any:
        """What was typed: a day or a choice as it was understood, a text as it was sent."""
        understood = isinstance(self.fields[name], forms.DateField | forms.DateTimeField)
        return self.cleaned_data.get(name) if understood else self[name].value()

    def _set(self, name: str, value: Any) -> None:
        data: Any = copy(self.data)
        if isinstance(value, list) and hasattr(data, "setlist"):
            data.setlist(self.add_prefix(name), value)
        else:
            data[self.add_prefix(name)] = "" if value is None else getattr(value, "pk", value)
        self.data = data


def _plain(value: Any) -> str:
    """A value as one line of text, the same whether it comes from the row or from the browser."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ",".join(sorted(str(each) for each in value))
    return "" if value is None else str(getattr(value, "pk", value)).replace("\r\n", "\n").strip()


def _shown(field: forms.Field, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, datetime):
        return told(value, "moment")
    if isinstance(value, date):
        return told(value, "day")
    labels = {_plain(getattr(code, "value", code)): str(label) for code, label in getattr(field, "choices", [])}
    chosen = value if isinstance(value, list | tuple) else [value]
    return ", ".join(labels.get(_plain(each), _plain(each)) for each in chosen)
