"""Protection of the person: the case, consent, the pathway, referral, formal identification."""
