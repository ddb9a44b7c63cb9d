"""The app of housing."""

from django.apps import AppConfig


class HousingConfig(AppConfig):
    """Homes: first of all what a family wishes for."""

    name = "usving.housing"
