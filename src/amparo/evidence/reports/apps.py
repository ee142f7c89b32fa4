"""Django's registration of the package."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports from published figures."""

    name = "amparo.evidence.reports"

    def ready(self) -> None:
        """Listen: a press release tells its figures from the register."""
        from amparo.evidence.reports.pages.of_release import hear_figures  # noqa: PLC0415 - models load after the apps
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415

        listen("FIGURES_IN", hear_figures)
