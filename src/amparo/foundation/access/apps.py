"""Django's registration of the package."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who acts, and what they may open."""

    name = "amparo.foundation.access"
