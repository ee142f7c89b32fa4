"""The connection of the key process to the database: it calls functions made for its role, and reads no table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from amparo.keyd.config import Config
from amparo.keyd.trouble import DATABASE, No

if TYPE_CHECKING:
    import psycopg

_OPTIONS: Final = "-c statement_timeout=5000 -c lock_timeout=2000 -c search_path=pg_catalog"


class Link:
    """One connection, made at the first question and anew when it was lost or another database is named."""

    def __init__(self, config: Config) -> None:
        """Connect later."""
        self._config = config
        self._lock = RLock()
        self._link: psycopg.Connection[Any] | None = None
        self._address = ""

    def where(self) -> str:
        """Return the address of the database; a file may name it."""
        file: Path | None = self._config.database_file
        return file.read_text().strip() if file else self._config.database

    def rows(self, question: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Ask; a connection that the server closed is made anew, once. Raises `No` when the database is away."""
        import psycopg  # noqa: PLC0415 - takes longer to import than everything else of the process

        with self._lock:
            for again in (True, False):
                try:
                    return self._connected().execute(question, given).fetchall()
                except (psycopg.Error, OSError) as broken:
                    self._drop()
                    if not again or not isinstance(broken, psycopg.OperationalError):
                        raise No(DATABASE) from broken
        raise AssertionError

    def _connected(self) -> psycopg.Connection[Any]:
        import psycopg  # noqa: PLC0415 - see above

        where = self.where()
        if self._link is None or self._address != where:
            self._drop()
            self._link = psycopg.connect(where, autocommit=True, connect_timeout=3, options=_OPTIONS)
            self._address = where
        return self._link

    def _drop(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None
