"""Django's registration of the package."""

from django.apps import AppConfig


class RollsConfig(AppConfig):
    """Activities, sessions and who was there."""

    name = "amparo.partnership.rolls"

    def ready(self) -> None:
        """Listen to the clock, which erases what is not needed any more; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.partnership.rolls.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
