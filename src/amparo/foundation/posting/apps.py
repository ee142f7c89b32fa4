"""Django's registration of the package."""

from django.apps import AppConfig


class PostingConfig(AppConfig):
    """Messages that leave."""

    name = "amparo.foundation.posting"

    def ready(self) -> None:
        """Listen to the clock; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.foundation.posting.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
