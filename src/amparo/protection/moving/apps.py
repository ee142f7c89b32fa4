"""Django's registration of the package."""

from django.apps import AppConfig


class MovingConfig(AppConfig):
    """Running cases and new versions."""

    name = "amparo.protection.moving"

    def ready(self) -> None:
        """Listen to the clock, which prepares and carries out what the secretariat asks; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.protection.moving.pages import notice_of  # noqa: PLC0415
        from amparo.protection.moving.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("CASE_NOW", notice_of)
