"""The app of the trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail knows nobody: its policy is made in `people`."""

    name = "usving.audit"
