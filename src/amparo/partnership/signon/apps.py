"""Django's registration of the package."""

from django.apps import AppConfig


class SignonConfig(AppConfig):
    """The sign-in of institutions that have one."""

    name = "amparo.partnership.signon"
