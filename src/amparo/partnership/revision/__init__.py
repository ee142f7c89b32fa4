"""Drafts of procedures: drawn and written in the browser, kept as they grow, never in force by themselves."""
