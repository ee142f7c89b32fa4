"""Django's registration of the package."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Asking an institution to take on part of a case."""

    name = "amparo.protection.referrals"

    def ready(self) -> None:
        """Listen to what ends a referral; models load after the apps."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.protection.referrals import operations, pages  # noqa: PLC0415

        listen("CONSENT_WITHDRAWN", operations.hear_withdrawal)
        listen("STEP_COMPLETED", operations.hear_step)
        listen("TIMER_RANG", operations.hear_timer)
        listen("CASE_SERVICES", pages.services_of)
