"""Situation analyses and consultations."""
