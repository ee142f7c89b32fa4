"""When a draft can be kept, and what its check says."""
