"""What is asked of those who draft the open page, and of a teller whose words are to stand there."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.insight.models import Experience, OpenPage, OpenPart
from usving.insight.rules.open_pages import SLUG

LANGUAGES = (("nb", _("bokmål")), ("nn", _("nynorsk")), ("en", _("engelsk")))
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")


class PageForm(forms.Form):
    """The top of the page, its address and its language."""

    title = forms.CharField(
        label=_("Overskrift"),
        max_length=120,
        error_messages={"required": _("Skriv en overskrift."), "max_length": TOO_LONG},
    )
    intro = forms.CharField(
        label=_("Innledning"),
        help_text=_("Hva er dette, og hvem var med? Ingen navn."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": TOO_LONG},
    )
    slug = forms.CharField(
        label=_("Adressen til siden"),
        help_text=_("Små bokstaver, tall og bindestrek. Den står etter /apen/."),
        max_length=60,
        error_messages={"required": _("Skriv en adresse.")},
    )
    language = forms.ChoiceField(label=_("Språk på siden"), choices=LANGUAGES)

    def clean_slug(self) -> str:
        """Only what stands well in an address."""
        slug = str(self.cleaned_data["slug"]).lower()
        if not re.fullmatch(SLUG, slug):
            raise forms.ValidationError(_("Bruk bare små bokstaver fra a til z, tall og bindestrek."))
        return slug

    @staticmethod
    def again(page: OpenPage) -> dict[str, Any]:
        """What the form begins with."""
        return {"title": page.title, "intro": page.intro, "slug": page.slug, "language": page.language}


class PartForm(forms.Form):
    """The words of one part."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    heading = forms.CharField(label=_("Overskrift"), max_length=160, required=False)
    words = forms.CharField(
        label=_("Ordene som skal stå der"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Skriv noe først."), "max_length": TOO_LONG},
    )

    @staticmethod
    def start(heading: str = "", words: str = "") -> dict[str, Any]:
        """What the form begins with: a key of its own."""
        return {"key": uuid4(), "heading": heading, "words": words}


class StoryForm(forms.Form):
    """Exactly what is to stand on the open page, in the teller's own words and under a name of the teller's choice."""

    heading = forms.CharField(label=_("Overskrift"), max_length=160, required=False)
    words = forms.CharField(
        label=_("Nøyaktig disse ordene kan stå der"),
        help_text=_("Ta ut navn og steder som kan vise hvem dere er. Alle kan lese den åpne siden."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Skriv ordene som kan stå der."), "max_length": TOO_LONG},
    )
    signed = forms.CharField(
        label=_("Navnet som skal stå under"),
        help_text=_("Det trenger ikke være navnet ditt. Du kan skrive «en mor» eller finne på et."),
        max_length=120,
        error_messages={"required": _("Skriv hva som skal stå under.")},
    )

    @staticmethod
    def again(told: Experience, part: OpenPart | None) -> dict[str, Any]:
        """What the form begins with: what was offered before, or what was told; never the teller's own name."""
        if part:
            return {"heading": part.heading, "words": part.words, "signed": part.signed}
        return {"heading": told.headline, "words": told.text, "signed": ""}
