"""The minutes as they are set on paper."""

from typing import Any

from django.utils.translation import gettext as _

from usving.core.telling import hours, near_day, told
from usving.process.models.minutes import PARTIES
from usving.process.queries.minutes import MinutesPage
from usving.process.rules.minutes import Party


def paper_of(shown: MinutesPage, *, language: str) -> dict[str, Any]:
    """What the sheet says, as plain data."""
    gathering = shown.minutes.gathering
    return {
        "lang": language,
        "title": _("Referat: %(title)s") % {"title": gathering.title},
        "process": gathering.process.name,
        "facts": [
            (_("Når"), f"{near_day(gathering.starts_at)}, {hours(gathering.starts_at, gathering.ends_at)}"),
            (_("Hvor"), gathering.place),
        ],
        "state": _state(shown),
        "parts": [_part(each) for each in shown.paragraphs],
        "agreed_title": _("Dette ble vi enige om"),
        "agreed": [each.text for each in shown.decisions],
        "missing_title": _("Dette mangler"),
        "missing": [_beside(each.words) for each in shown.missing_words],
        "yes_title": _("Hvem står bak"),
        "yes": [_yes(each, shown) for each in shown.parties],
        "added_title": _("Tillegg"),
        "added": [f"{_beside(each)} ({told(each.at, 'day')})" for each in shown.additions],
        "digest_says": _("Kontrolltall (SHA-256)"),
        "digest": shown.minutes.digest,
    }


def _state(shown: MinutesPage) -> str:
    minutes = shown.minutes
    if minutes.fixed_at:
        return _("Referatet ble låst %(day)s.") % {"day": told(minutes.fixed_at, "day")}
    return _("Dette er et utkast. Alle kan rette det til og med %(day)s.") % {"day": told(minutes.answer_by, "day")}


def _part(shown: Any) -> dict[str, Any]:
    return {
        "title": shown.paragraph.title,
        "text": shown.paragraph.text,
        "beside": [_beside(each.words) for each in shown.wanted],
    }


def _beside(words: Any) -> str:
    party = str(PARTIES[Party(words.party)])
    return f"{party[:1].upper()}{party[1:]}: {words.text}"


def _yes(each: Any, shown: MinutesPage) -> str:
    party = f"{str(each.label)[:1].upper()}{str(each.label)[1:]}"
    if each.approval:
        return _("%(who)s sa ja %(day)s.") % {"who": party, "day": told(each.approval.at, "day")}
    if shown.fixed:
        return _("%(who)s hadde ikke svart innen fristen.") % {"who": party}
    return _("%(who)s har ikke svart.") % {"who": party}
