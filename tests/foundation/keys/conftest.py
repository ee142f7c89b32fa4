"""Keys of a test: in a folder of its own, forgotten afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from amparo.foundation.keys import store


@pytest.fixture(autouse=True)
def key_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder without keys."""
    store.key.cache_clear()
    with override_settings(STATE=tmp_path):
        yield tmp_path / "keys"
    store.key.cache_clear()
