"""Django's registration of the package."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Courses, awards, and what they permit."""

    name = "amparo.partnership.training"

    def ready(self) -> None:
        """Listen: a working day begins with awards that end, changed steps and places where nobody may do a task."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.partnership.training.pages.work import hear_competency, hear_work  # noqa: PLC0415

        listen("WORK_SHOWN", hear_work)
        listen("COMPETENCY_SHOWN", hear_competency)
