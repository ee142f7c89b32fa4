"""The suite: real PostgreSQL, real roles, no durability."""

from amparo.config.settings.base import *  # noqa: F403

IS_DEMO = True
# The accounts of the demonstration are public, and chosen from a list; who wants to adds a passkey and uses it.
PASSKEY_ROLES = frozenset()
ASKS_SECOND_PROOF = False
SHOWS_EXAMPLES = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
WHITENOISE_AUTOREFRESH = True
