"""Django's registration of the package."""

from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    """One case's run of the procedures: open steps, what was done, deviations and timers."""

    name = "amparo.protection.pathways"
