"""What is asked when a partner gets a logo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.process.models.refusals import REFUSALS
from usving.process.rules.png import LARGEST_FILE, WhyNotPicture


class LogoForm(forms.Form):
    """A picture; whether it is one is decided when it is read."""

    picture = forms.FileField(
        label=_("Velg et bilde"),
        help_text=_("Et bilde i PNG på høyst 200 kB, og høyst 1200 punkter høyt og bredt. Det vises lite."),
        widget=forms.FileInput(attrs={"accept": "image/png"}),
        error_messages={
            "required": _("Velg et bilde."),
            "empty": REFUSALS[WhyNotPicture.BROKEN],
            "invalid": REFUSALS[WhyNotPicture.BROKEN],
        },
    )

    def clean_picture(self) -> object:
        """A file that is too heavy is not read at all."""
        picture = self.cleaned_data["picture"]
        if picture.size > LARGEST_FILE:
            raise forms.ValidationError(REFUSALS[WhyNotPicture.TOO_HEAVY])
        return picture
