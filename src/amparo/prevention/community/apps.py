"""Django's registration of the package."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Community reports, as intake works with them."""

    name = "amparo.prevention.community"

    def ready(self) -> None:
        """Listen to the clock and to the page of one's work; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.prevention.community.pages import hear_work  # noqa: PLC0415
        from amparo.prevention.community.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("WORK_SHOWN", hear_work)
