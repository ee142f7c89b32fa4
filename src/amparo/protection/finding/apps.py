"""Django's registration of the package."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    """Finding somebody in one's own cases, and the contact desk."""

    name = "amparo.protection.finding"

    def ready(self) -> None:
        """Listen to the clock and to the beginning of a working day."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.finding.pages.told import hear_work  # noqa: PLC0415
        from amparo.protection.finding.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("WORK_SHOWN", hear_work)
