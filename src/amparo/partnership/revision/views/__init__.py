"""The pages of drafts."""
