"""How often a checkpoint is made, and by what its tokens are known."""

from datetime import timedelta
from typing import Final

# What is younger than the last checkpoint that somebody else holds can still be rewritten unseen by whoever has both
# the database and the keys: this is the window that we publish.
EVERY: Final = timedelta(minutes=15)
KEY_ID: Final = "checkpoint"
PAGE: Final = 96  # checkpoints of a day
