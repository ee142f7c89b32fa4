"""Django's registration of the package."""

from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    """One case's run of the procedures."""

    name = "amparo.protection.pathways"

    def ready(self) -> None:
        """Listen to withdrawals, told in the same transaction, and to the beginning of a working day."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.pathways.operations.messages import hear_withdrawal  # noqa: PLC0415
        from amparo.protection.pathways.pages.told import hear_work  # noqa: PLC0415

        listen("CONSENT_WITHDRAWN", hear_withdrawal)
        listen("WORK_SHOWN", hear_work)
