"""The sign-in of institutions on pages of others."""
