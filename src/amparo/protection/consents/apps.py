"""Django's registration of the package."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """What the person agreed to share, for which purpose, with whom, and its withdrawal."""

    name = "amparo.protection.consents"
