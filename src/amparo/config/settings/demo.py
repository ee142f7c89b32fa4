"""A laptop: the demonstration coalition, on this machine only."""

from amparo.config.settings.base import *  # noqa: F403

IS_DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Mails of the demonstration go nowhere: they are files of this machine.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE / "mail"  # noqa: F405
