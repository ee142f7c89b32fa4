"""Django's registration of the package."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Published figures and what was said of them since."""

    name = "amparo.evidence.claims"

    def ready(self) -> None:
        """Listen: the record of an event shows the figures that are about it."""
        from amparo.evidence.claims.pages.of_event import hear_event  # noqa: PLC0415 - models load after the apps
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415

        listen("EVENT_SHOWN", hear_event)
