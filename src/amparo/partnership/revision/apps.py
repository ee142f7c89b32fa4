"""Django's registration of the package."""

from django.apps import AppConfig


class RevisionConfig(AppConfig):
    """Drafts of procedures, every state of them that was saved, and what they revise."""

    name = "amparo.partnership.revision"
