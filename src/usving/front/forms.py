"""What the pages across areas ask."""

from django import forms
from django.conf import settings

from usving.core.listing import LONGEST


class LanguageForm(forms.Form):
    """One of the languages we speak, and the page to come back to."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False, max_length=2000)


class PathForm(forms.Form):
    """The path of a page of ours."""

    there = forms.RegexField(r"^/[^?#]*$", max_length=300)


class SearchForm(PathForm):
    """Words to look for, and the path of the list to look in."""

    words = forms.CharField(max_length=LONGEST, required=False)
