"""Django's registration of the package."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The work for one person: the case, who is involved, and the grants that open it."""

    name = "amparo.protection.cases"
