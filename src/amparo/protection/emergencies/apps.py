"""Django's registration of the package."""

from django.apps import AppConfig


class EmergenciesConfig(AppConfig):
    """Opening a case without a grant when somebody is in danger."""

    name = "amparo.protection.emergencies"

    def ready(self) -> None:
        """Listen to the clock, to the beginning of a working day and to the page of a case."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.emergencies.pages.told import banner_of, hear_work  # noqa: PLC0415
        from amparo.protection.emergencies.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("WORK_SHOWN", hear_work)
        listen("CASE_NOW", banner_of)
