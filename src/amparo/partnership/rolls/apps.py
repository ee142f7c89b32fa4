"""Django's registration of the package."""

from django.apps import AppConfig


class RollsConfig(AppConfig):
    """Activities, sessions and who was there."""

    name = "amparo.partnership.rolls"
