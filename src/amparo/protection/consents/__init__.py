"""What the person agreed to share, for which purpose, with whom, and its withdrawal."""
