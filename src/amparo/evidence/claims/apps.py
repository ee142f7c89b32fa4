"""Django's registration of the package."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Published figures and what was said of them since."""

    name = "amparo.evidence.claims"
