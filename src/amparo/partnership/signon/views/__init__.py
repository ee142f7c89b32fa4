"""Coming in by an institution's own sign-in, setting it up, and linking one's account."""
