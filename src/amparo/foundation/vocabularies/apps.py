"""Django's registration of the package."""

from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    """The words of the field."""

    name = "amparo.foundation.vocabularies"
