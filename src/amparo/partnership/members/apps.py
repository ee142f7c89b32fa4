"""Django's registration of the package."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The people of an institution."""

    name = "amparo.partnership.members"
