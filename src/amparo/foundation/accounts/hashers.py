"""Argon2id as ASVS 5.0 appendix C asks at the least: 19 MiB, two passes, one lane."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Django's hasher with one lane: its default of eight slows a two-core server."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
