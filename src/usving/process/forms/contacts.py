"""What is asked about contact persons."""

from django import forms


class AskForm(forms.Form):
    """Whom the family asks; the key is the question's own id."""

    key = forms.UUIDField()
    worker = forms.UUIDField()


class AnswerForm(forms.Form):
    """The worker's answer."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
