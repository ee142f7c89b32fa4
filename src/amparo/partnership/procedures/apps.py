"""Django's registration of the package."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Procedures as published: immutable versions that were proved, and their drawings."""

    name = "amparo.partnership.procedures"
