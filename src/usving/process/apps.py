"""The app of the process."""

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    """The U: seats, circles, stations, gatherings, contributions."""

    name = "usving.process"
