"""The app of steering."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """What those who steer decide together: the board, the quality of the process, group plans, and what must be taken further up."""

    name = "usving.steering"
