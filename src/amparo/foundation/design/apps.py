"""The design application."""

from pathlib import Path

from django import forms
from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation.reloader import translation_file_changed

from amparo.foundation.design.catalogues import compile_catalogues


class DesignConfig(AppConfig):
    """Templates, template tags, the words in three languages and the examples of the design."""

    name = "amparo.foundation.design"
    label = "design"

    def ready(self) -> None:
        """Compile the catalogues, and forget what Django read of them while it was loading the models."""
        spare = settings.STATE / "locale"
        if compile_catalogues(settings.LOCALE_PATHS, spare):
            settings.LOCALE_PATHS.insert(0, spare)
        translation_file_changed(None, Path("django.mo"))
        forms.Field.default_error_messages["required"] = _("Write or choose an answer here.")
