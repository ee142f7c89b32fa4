"""Django's registration of the package."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """What is known of the person: sealed answers, opened one field group at a time for a purpose."""

    name = "amparo.protection.people"
