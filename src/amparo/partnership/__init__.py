"""The coalition as a partnership: its institutions and its procedures."""
