"""The app of insight."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """From experience to finding, from idea to something made use of."""

    name = "usving.insight"
