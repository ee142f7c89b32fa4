"""Django's registration of the package."""

from django.apps import AppConfig


class InternalConfig(AppConfig):
    """How institutions carry out their lanes inside."""

    name = "amparo.partnership.internal"

    def ready(self) -> None:
        """Listen to the clock, which looks at what waits, and show them on procedures; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.partnership.internal.pages import within  # noqa: PLC0415
        from amparo.partnership.internal.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("PROCEDURE_WITHIN", within)
