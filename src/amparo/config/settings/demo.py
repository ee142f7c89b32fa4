"""A laptop: the demonstration coalition, on this machine only."""

from amparo.config.settings.base import *  # noqa: F403

IS_DEMO = True
# The accounts of the demonstration are public, and chosen from a list; who wants to adds a passkey and uses it.
PASSKEY_ROLES = frozenset()
ASKS_SECOND_PROOF = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Mails of the demonstration go nowhere: they are files of this machine.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE / "mail"  # noqa: F405
