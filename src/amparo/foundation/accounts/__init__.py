"""Logins, their language, and what they are still writing."""
