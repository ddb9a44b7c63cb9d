"""The app of strengths."""

from django.apps import AppConfig


class StrengthsConfig(AppConfig):
    """What people stand for and can: values, letters from the future, resources, and the exchange of them."""

    name = "usving.strengths"
