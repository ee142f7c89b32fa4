"""Django's registration of the package."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """How long what is known of a person is kept, and its destruction."""

    name = "amparo.protection.retention"

    def ready(self) -> None:
        """Listen to the clock, which destroys the keys of what was erased."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.retention.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
