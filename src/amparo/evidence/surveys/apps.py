"""Django's registration of the package."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys: asked by link or by collectors, anonymous, counted once closed."""

    name = "amparo.evidence.surveys"
