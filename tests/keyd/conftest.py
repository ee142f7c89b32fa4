"""A key process's house in a folder of the test, without its socket: the parts alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.keyd.config import Config, from_environment
from amparo.keyd.house import House, furnished
from amparo.keyd.tickets import Ticket, signed
from tests.keyd.wrapping import Token


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A configuration of a new installation, with a clock that a test moves."""
    config = from_environment({"AMPARO_STATE": str(tmp_path)})
    (tmp_path / "later").write_text("0")
    return Config(**{**{name: getattr(config, name) for name in config.__slots__}, "clock": tmp_path / "later"})


@pytest.fixture
def house(config: Config) -> Iterator[House]:
    """What a key process keeps, furnished anew."""
    house = furnished(config)
    yield house
    house.shelf.close()


@pytest.fixture(scope="session")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    """The one token of this process: its library is begun once."""
    made = Token(tmp_path_factory.mktemp("softhsm"))
    os.environ.update(made.where())
    yield made
    os.environ.pop("SOFTHSM2_CONF")


def ticket(house: House, subject: str = "7", group: str = "C1", purpose: str = "CARE") -> list[bytes]:
    """Return a ticket of this house, as it travels."""
    given = Ticket("s", 1, subject, group, purpose, int(house.now()) + 60)
    return signed(house.ring, given).to_parts()
