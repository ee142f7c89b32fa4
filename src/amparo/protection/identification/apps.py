"""Django's registration of the package."""

from django.apps import AppConfig


class IdentificationConfig(AppConfig):
    """Formal identification."""

    name = "amparo.protection.identification"

    def ready(self) -> None:
        """Listen to steps: an appeal is filed by one; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.protection.identification.operations import hear_step  # noqa: PLC0415

        listen("STEP_COMPLETED", hear_step)
