"""The app of economy."""

from django.apps import AppConfig


class EconomyConfig(AppConfig):
    """The household's own money, closed to all others: months, calculators, and other ways to use what there is."""

    name = "usving.economy"
