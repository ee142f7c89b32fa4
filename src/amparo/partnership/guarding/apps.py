"""Django's registration of the package."""

from django.apps import AppConfig


class GuardingConfig(AppConfig):
    """Watching over the keys."""

    name = "amparo.partnership.guarding"
