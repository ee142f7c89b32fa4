"""Django's registration of the package."""

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    """Good practices, their working tables, their messages and their way to other countries."""

    name = "amparo.partnership.practices"

    def ready(self) -> None:
        """Listen: the pages of a procedure, of a step and of a kit show the practices that bear on them."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.partnership.practices.pages.shown import hear_kit, hear_procedure, hear_step  # noqa: PLC0415

        listen("PROCEDURE_PRACTICES", hear_procedure)
        listen("KIT_SHOWN", hear_kit)
        listen("STEP_SHOWN", hear_step)
