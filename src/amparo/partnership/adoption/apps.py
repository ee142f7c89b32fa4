"""Django's registration of the package."""

from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    """The life of a procedure and its adoption, institution by institution."""

    name = "amparo.partnership.adoption"

    def ready(self) -> None:
        """Listen: the page of a procedure shows its life, and a working day begins with what waits for an act."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.partnership.adoption.pages.life import hear_procedure, hear_work  # noqa: PLC0415
        from amparo.partnership.adoption.tasks import hear_examined, hear_the_clock  # noqa: PLC0415

        listen("EXAMINED", hear_examined)
        listen("TIME_PASSES", hear_the_clock)
        listen("PROCEDURE_SHOWN", hear_procedure)
        listen("WORK_SHOWN", hear_work)
