"""Django's registration of the package."""

from django.apps import AppConfig


class ConformanceConfig(AppConfig):
    """What really happened, held against the procedures."""

    name = "amparo.protection.conformance"

    def ready(self) -> None:
        """Answer when a case's page asks how it compares; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.protection.conformance.pages import case  # noqa: PLC0415

        listen("CASE_COMPARED", case.panel_of)
