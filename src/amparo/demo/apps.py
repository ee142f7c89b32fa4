"""Django's registration of the package."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Invented staff and cases."""

    name = "amparo.demo"
