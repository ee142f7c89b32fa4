"""Amparo: the shared system of a national coalition against trafficking in persons."""
