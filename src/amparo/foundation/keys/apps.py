"""Django's registration of the package."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """The only place that decrypts."""

    name = "amparo.foundation.keys"
