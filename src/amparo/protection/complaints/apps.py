"""Django's registration of the package."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Who looked, shown to the person, and what they complain of."""

    name = "amparo.protection.complaints"

    def ready(self) -> None:
        """Listen to the page of a case, which leads here."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415 - models load after the apps
        from amparo.protection.complaints.pages import notice_of, way_in  # noqa: PLC0415

        listen("CASE_NOW", notice_of)
        listen("CASE_ACCESSES", way_in)
