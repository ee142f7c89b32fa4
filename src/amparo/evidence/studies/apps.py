"""Django's registration of the package."""

from django.apps import AppConfig


class StudiesConfig(AppConfig):
    """Situation analyses with their sources, findings and recommendations, and consultations with children."""

    name = "amparo.evidence.studies"

    def ready(self) -> None:
        """Listen to the clock, which writes down once a day where a pathway was started; models load after the apps."""
        from amparo.evidence.studies.tasks import hear_the_clock  # noqa: PLC0415
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
