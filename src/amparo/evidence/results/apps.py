"""Django's registration of the package."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Projects, indicators, periods, budget, risks and whether changes last."""

    name = "amparo.evidence.results"
