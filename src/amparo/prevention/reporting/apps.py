"""Django's registration of the package."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The pages on which somebody reports without a name."""

    name = "amparo.prevention.reporting"
