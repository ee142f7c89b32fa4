"""Django's registration of the package."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """Files of rows that are taken in, and lists that are taken away."""

    name = "amparo.foundation.lists"
