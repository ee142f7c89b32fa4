"""Django's registration of the package."""

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    """Good practices, their working tables, their messages and their way to other countries."""

    name = "amparo.partnership.practices"

    def ready(self) -> None:
        """Listen: other pages show the practices that bear on them; an action point closed follows a recommendation."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.partnership.practices.operations.assessing import hear_action_closed  # noqa: PLC0415
        from amparo.partnership.practices.pages.shown import hear_kit, hear_procedure, hear_step  # noqa: PLC0415

        listen("PROCEDURE_PRACTICES", hear_procedure)
        listen("KIT_SHOWN", hear_kit)
        listen("STEP_SHOWN", hear_step)
        listen("ACTION_CLOSED", hear_action_closed)
