"""Django's registration of the package."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """Calls for proposals, applications, reviews and grants."""

    name = "amparo.partnership.calls"

    def ready(self) -> None:
        """Listen to the clock, which reminds of reports and lets mails leave; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.partnership.calls.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
