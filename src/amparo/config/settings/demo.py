"""A laptop: the demonstration coalition, on this machine only."""

from amparo.config.settings.base import *  # noqa: F403

IS_DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
