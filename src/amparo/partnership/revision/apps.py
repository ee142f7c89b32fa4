"""Django's registration of the package."""

from django.apps import AppConfig


class RevisionConfig(AppConfig):
    """Drafts of procedures, every state of them that was saved, and what they revise."""

    name = "amparo.partnership.revision"

    def ready(self) -> None:
        """Hear that time passes: what was proved of drawings that nobody keeps is forgotten; models load later."""
        from amparo.foundation.notices.announcements import listen  # noqa: PLC0415
        from amparo.partnership.revision.tasks import hear_the_clock  # noqa: PLC0415

        listen("TIME_PASSES", hear_the_clock)
