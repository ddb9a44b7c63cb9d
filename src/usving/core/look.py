"""How forms are drawn: `{{ form }}` in any template gives our own fields, named and described for every reader.

`settings.FORM_RENDERER` names `Renderer`; the templates are core/ui/form.html and core/ui/field.html.
"""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
# The browser's own pickers for days and hours: (widget, its type in HTML, the format that the browser reads and sends).
PICKERS = (
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
)


class Field(BoundField):
    """A field in a form: the design system's class on its input, the browser's own picker for a day or an hour."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        for kind, type_in_html, date_format in PICKERS:
            if isinstance(field.widget, kind) and field.widget.input_type == "text":
                field.widget.input_type = type_in_html
                field.widget.format = date_format

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the class to what Django gives."""
        built = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not widget.is_hidden:
            built.setdefault("class", f"ds-input {widget.attrs.get('class', '')}".strip())
        return built

    @property
    def shape(self) -> str:
        """How the field is laid out: `choices` (a group of inputs), `tick` (a box, its label after it) or `line`."""
        if isinstance(self.field.widget, CHOICES):
            return "choices"
        return "tick" if isinstance(self.field.widget, forms.CheckboxInput) else "line"

    @property
    def is_long(self) -> bool:
        """Whether one may write much here, so that it is kept while one types."""
        return isinstance(self.field.widget, forms.Textarea)

    @property
    def error_id(self) -> str:
        """The id that the input's description names; it must equal the one Django writes in aria-describedby."""
        return f"{self.auto_id}_error"


class Renderer(TemplatesSetting):
    """Draws every form, field and error list with our templates, found where the pages' templates are."""

    form_template_name = "core/ui/form.html"
    field_template_name = "core/ui/field.html"
    bound_field_class = Field
    own = {
        "django/forms/widgets/radio.html": "core/ui/choices.html",
        "django/forms/widgets/checkbox_select.html": "core/ui/choices.html",
    }

    def get_template(self, template_name: str) -> Any:
        """Return the template, ours where we have one for the widget."""
        return super().get_template(self.own.get(template_name, template_name))
