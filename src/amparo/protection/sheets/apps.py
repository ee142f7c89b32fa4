"""Django's registration of the package."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    """Sealed sheets."""

    name = "amparo.protection.sheets"
