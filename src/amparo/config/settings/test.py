"""The suite: real PostgreSQL, real roles, no durability."""

from amparo.config.settings.base import *  # noqa: F403

IS_DEMO = True
SHOWS_EXAMPLES = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
WHITENOISE_AUTOREFRESH = True
