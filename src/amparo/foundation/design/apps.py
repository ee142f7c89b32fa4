"""The design application."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Templates, template tags and the examples of the design."""

    name = "amparo.foundation.design"
    label = "design"
