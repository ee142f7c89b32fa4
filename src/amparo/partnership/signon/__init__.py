"""An institution's own sign-in (OpenID Connect): set up, linked by each person, in place of a password."""
