"""Sentences are read as they are written in the code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Speak English for a while, whatever was spoken before."""
    with translation.override("en"):
        yield
