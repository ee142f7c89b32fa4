"""Dates as each language writes them, where ours differ from what Django assumes."""
