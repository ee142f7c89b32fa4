"""Django's registration of the package."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations and professionals, counted once."""

    name = "amparo.partnership.directory"
