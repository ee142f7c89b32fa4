"""Noticing that one account opens, or tries to open, unusually many cases.

Who supervises it and the data officers are told within a minute, and answer in words.
"""
