"""Telling higher packages that something happened, in the same transaction.

A package announces; packages above it listen (registered in their `AppConfig.ready`). So `consents` can end a
referral that it knows nothing of, and a step page can show what a special package adds.
"""
