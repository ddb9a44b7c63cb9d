"""What is asked when a partner gets a logo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.pictures import LARGEST_FILE, WhyNotPicture
from usving.process.models.refusals import REFUSALS


class LogoForm(forms.Form):
    """A picture; whether it is one is decided when it is read."""

    picture = forms.FileField(
        label=_("Velg et bilde"),
        help_text=_("Et bilde i PNG, JPEG eller WebP. Bunnen kan være gjennomsiktig. Det vises lite."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={
            "required": _("Velg et bilde."),
            "empty": REFUSALS[WhyNotPicture.NOT_A_PICTURE],
            "invalid": REFUSALS[WhyNotPicture.NOT_A_PICTURE],
        },
    )

    def clean_picture(self) -> object:
        """A file that is too heavy is not read at all."""
        picture = self.cleaned_data["picture"]
        if picture.size > LARGEST_FILE:
            raise forms.ValidationError(REFUSALS[WhyNotPicture.TOO_HEAVY])
        return picture
