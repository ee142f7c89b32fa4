"""Django's registration of the package."""

from django.apps import AppConfig


class CoalitionConfig(AppConfig):
    """Who the coalition is."""

    name = "amparo.partnership.coalition"
