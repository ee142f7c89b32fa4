"""Django's registration of the package."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Asking an institution to take on part of a case, with the packet the person approved."""

    name = "amparo.protection.referrals"
