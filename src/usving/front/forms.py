"""What the pages across areas ask."""

from django import forms
from django.conf import settings


class LanguageForm(forms.Form):
    """One of the languages we speak, and the page to come back to."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False, max_length=2000)
