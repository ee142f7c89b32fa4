"""Django's registration of the package."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Congresses and workshops: programme, registration, budget."""

    name = "amparo.partnership.events"

    def ready(self) -> None:
        """Listen to the clock, which gives free places on and erases; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.partnership.events.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
