"""Django's registration of the package."""

from django.apps import AppConfig


class KitsConfig(AppConfig):
    """Training kits, from the need to the academy's course."""

    name = "amparo.partnership.kits"

    def ready(self) -> None:
        """Listen: a new version of a procedure may change what a module teaches, and a competency shows its kits."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.partnership.kits.operations.changes import hear_version  # noqa: PLC0415
        from amparo.partnership.kits.pages.kits import hear_competency  # noqa: PLC0415

        listen("PROCEDURE_PUBLISHED", hear_version)
        listen("COMPETENCY_SHOWN", hear_competency)
