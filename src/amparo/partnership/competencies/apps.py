"""Django's registration of the package."""

from django.apps import AppConfig


class CompetenciesConfig(AppConfig):
    """What a professional must be able to do, and which steps ask for it."""

    name = "amparo.partnership.competencies"
