"""What is asked when someone's seat is ended."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.process.forms.setup_begin import Day


class EndSeatForm(forms.Form):
    """The last day of a seat."""

    last_day = Day(
        label=_("Siste dag"),
        initial=timezone.localdate,
        help_text=_("Plassen gjelder ut denne dagen. Skal den slutte nå, velger du dagen i går. Det kan ikke angres."),
    )
