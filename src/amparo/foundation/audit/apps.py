"""Django's registration of the package."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only entries."""

    name = "amparo.foundation.audit"
