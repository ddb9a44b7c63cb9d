"""A field for an amount of money, read the way people write it."""

from typing import Any

from django import forms

from usving.core.money import WhyNotAmount, in_field, read_ore
from usving.economy.models.refusals import REFUSALS


class AmountField(forms.CharField):
    """An amount in kroner; its clean value is whole øre, or None where nothing is written and nothing is required."""

    def __init__(self, *, negative: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12}))
        kwargs["error_messages"] = {"required": REFUSALS[WhyNotAmount.EMPTY], **kwargs.get("error_messages", {})}
        super().__init__(**kwargs)
        self.negative = negative

    def to_python(self, value: Any) -> Any:
        """Read what is written, as øre."""
        text = super().to_python(value)
        return text or None

    def clean(self, value: Any) -> int | None:
        """Return the amount in øre, or refuse with the sentence of the reason."""
        text = super().clean(value)
        if text is None:
            return None
        found = read_ore(text, negative=self.negative)
        if isinstance(found, WhyNotAmount):
            raise forms.ValidationError(self.error_messages.get(found.value, REFUSALS[found]), code=found.value)
        return found

    def prepare_value(self, value: Any) -> Any:
        """Show øre as people write them; what was typed stays as it was typed."""
        return in_field(value) if isinstance(value, int) else value
