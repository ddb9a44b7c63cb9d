"""The app that carries the shared templates, styles and the database's helper functions."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """No models: only what every area stands on."""

    name = "usving.core"
