"""Pages of the pathway: work, case, steps, consents."""
