"""Django's registration of the package."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """What the person agreed to share."""

    name = "amparo.protection.consents"

    def ready(self) -> None:
        """Listen to the step that asks for consent; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.protection.consents.operations import hear_step  # noqa: PLC0415

        listen("STEP_COMPLETED", hear_step)
