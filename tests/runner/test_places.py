"""The surroundings of the programs that `./run` starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

from runner import places


def test_a_program_keeps_its_compiled_modules_in_our_state_even_where_python_is_told_not_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    asked = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
    said = subprocess.run(
        [sys.executable, "-c", asked], env=places.child_environment(), capture_output=True, text=True, check=True
    )

    assert said.stdout.split() == ["False", str(places.STATE / "bytecode")]


@pytest.mark.parametrize("name", ["PYTHONPATH", "PYTHONHOME"])
def test_nothing_of_another_python_reaches_a_program(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "/elsewhere")

    assert name not in places.child_environment()
