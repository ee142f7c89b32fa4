"""Django's registration of the package."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Projects, indicators, periods, budget, risks and whether changes last."""

    name = "amparo.evidence.results"

    def ready(self) -> None:
        """Listen to the clock, and to what bodies ask and decide of projects; models load after the apps."""
        from amparo.evidence.results.operations.extending import hear_extended, hear_moved  # noqa: PLC0415
        from amparo.evidence.results.queries.extending import projects_told  # noqa: PLC0415
        from amparo.evidence.results.tasks import hear_the_clock  # noqa: PLC0415
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("PROJECTS_ASKED", projects_told)
        listen("PROJECT_EXTENDED", hear_extended)
        listen("TARGET_MOVED", hear_moved)
