"""Django's registration of the package."""

from django.apps import AppConfig


class SealsConfig(AppConfig):
    """Sealing cases."""

    name = "amparo.protection.seals"

    def ready(self) -> None:
        """Listen to the beginning of a working day and to the page of a case."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.seals.pages.told import action_of, banner_of, hear_work  # noqa: PLC0415

        listen("WORK_SHOWN", hear_work)
        listen("CASE_NOW", banner_of)
        listen("CASE_ACTIONS", action_of)
