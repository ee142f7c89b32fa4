"""Django's registration of the package."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """What leaves by two persons."""

    name = "amparo.protection.releases"

    def ready(self) -> None:
        """Listen to the beginning of a working day."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.releases.pages.told import hear_work  # noqa: PLC0415

        listen("WORK_SHOWN", hear_work)
