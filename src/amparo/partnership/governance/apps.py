"""Django's registration of the package."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Bodies, meetings, decisions, work plans, action points and agreements."""

    name = "amparo.partnership.governance"
