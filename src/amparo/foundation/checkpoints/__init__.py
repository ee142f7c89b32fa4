"""Checkpoints: where every chain of the audit stood at a moment, signed, and handed out to other institutions."""
