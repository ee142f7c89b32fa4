"""Django's registration of the package."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """From a community report to an alert."""

    name = "amparo.protection.reception"

    def ready(self) -> None:
        """Offer the way from a report to an alert; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.protection.reception.views import way_to_alert  # noqa: PLC0415

        listen("REPORT_SHOWN", way_to_alert)
