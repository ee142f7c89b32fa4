"""Django's registration of the package."""

from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    """Formal identification: the panel's votes, the reasoned resolution and its appeal."""

    name = "amparo.protection.identification"
