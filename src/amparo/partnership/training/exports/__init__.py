"""Certificates and badges as files, and lists for a spreadsheet."""
