"""Django's registration of the package."""

from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    """One case's run of the procedures."""

    name = "amparo.protection.pathways"

    def ready(self) -> None:
        """Listen to withdrawals: the pathway is told in the same transaction."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.pathways.operations.messages import hear_withdrawal  # noqa: PLC0415

        listen("CONSENT_WITHDRAWN", hear_withdrawal)
