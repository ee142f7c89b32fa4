"""Django's registration of the package."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports from published figures."""

    name = "amparo.evidence.reports"
