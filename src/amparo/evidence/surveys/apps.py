"""Django's registration of the package."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys: asked by link or by collectors, anonymous, counted once closed."""

    name = "amparo.evidence.surveys"

    def ready(self) -> None:
        """Listen to the clock, with which mails leave and what has closed is counted, and to the record of an event."""
        from amparo.evidence.surveys.pages.of_event import hear_event, surveys_told  # noqa: PLC0415
        from amparo.evidence.surveys.tasks import hear_the_clock  # noqa: PLC0415
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
        listen("EVENT_SHOWN", hear_event)
        listen("SURVEYS_OF", surveys_told)
