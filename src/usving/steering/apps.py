"""The app of steering."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """What those who steer decide together: the board, the quality of the process, group plans, what is lifted further."""

    name = "usving.steering"
