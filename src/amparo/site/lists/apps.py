"""Django's registration of the package."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """Lists that go out and come in as workbooks."""

    name = "amparo.site.lists"
    label = "list_pages"
