"""Settings by place: base for all, demo for a laptop, test for the suite, production for a server."""
