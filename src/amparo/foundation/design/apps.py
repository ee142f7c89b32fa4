"""The design application."""

from django.apps import AppConfig
from django.conf import settings

from amparo.foundation.design.catalogues import compile_catalogues


class DesignConfig(AppConfig):
    """Templates, template tags, the words in three languages and the examples of the design."""

    name = "amparo.foundation.design"
    label = "design"

    def ready(self) -> None:
        """Compile the catalogues before the first word is asked for."""
        spare = settings.STATE / "locale"
        if compile_catalogues(settings.LOCALE_PATHS, spare):
            settings.LOCALE_PATHS.insert(0, spare)
