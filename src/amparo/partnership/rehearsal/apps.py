"""Django's registration of the package."""

from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    """Procedures rehearsed with invented cases."""

    name = "amparo.partnership.rehearsal"
