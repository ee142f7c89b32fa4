"""Procedures as published: immutable versions that were proved, and their drawings."""
