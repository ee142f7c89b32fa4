"""Django's registration of the package."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Congresses and workshops: programme, registration, budget."""

    name = "amparo.partnership.events"
