"""Django's registration of the package."""

from django.apps import AppConfig


class CompetenciesConfig(AppConfig):
    """What a professional must be able to do, and which steps ask for it."""

    name = "amparo.partnership.competencies"

    def ready(self) -> None:
        """Tell the page of a procedure what its steps ask for."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.partnership.competencies.pages import hear_procedure  # noqa: PLC0415

        listen("PROCEDURE_ASKS", hear_procedure)
