"""Django's registration of the package."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Sessions with the public, plans, strategies and agreements by place, channels, companies."""

    name = "amparo.prevention.outreach"
