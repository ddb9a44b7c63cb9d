"""The app of the pages across areas."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """No models."""

    name = "usving.front"
