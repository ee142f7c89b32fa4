"""Django's registration of the package."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Projects, indicators, periods, budget, risks and whether changes last."""

    name = "amparo.evidence.results"

    def ready(self) -> None:
        """Listen to the clock, with which large counts are made; models load after the apps."""
        from amparo.evidence.results.tasks import hear_the_clock  # noqa: PLC0415
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
