"""Django's registration of the package."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The frame of every page, and pages for what went wrong."""

    name = "amparo.site.home"
