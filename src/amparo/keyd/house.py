"""All that the key process keeps, and its clock."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from amparo.keyd import journal as journals
from amparo.keyd.budgets import HOUR, Budgets
from amparo.keyd.config import Config
from amparo.keyd.custody import keeper_of
from amparo.keyd.gate import Gate
from amparo.keyd.journal import Journal
from amparo.keyd.keyring import Keyring
from amparo.keyd.link import Link
from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.recovery import Recovery
from amparo.keyd.shelf import Shelf
from amparo.keyd.sources import SourceAway
from amparo.keyd.trouble import SOURCE_AWAY, SOURCE_WRONG

OPENED = "OPENED"
DESTROYED = "DESTROYED"
SEARCHED = "SEARCHED"
ASKED = "ASKED"
LOCK_MARK = "locked"
INDEX_DUE = "index-due"


@dataclass
class House:
    """What the doors of the key process reach."""

    config: Config
    ring: Keyring
    shelf: Shelf
    gate: Gate
    budgets: Budgets
    journal: Journal
    recovery: Recovery
    # Searches have a connection of their own, which what is compared with every case never holds up.
    finder: Link
    desk: Link
    indexing: Lock = field(default_factory=Lock)
    counting: Lock = field(default_factory=Lock)
    asked_to_lock: dict[str, float] = field(default_factory=dict)
    # Why nothing is answered (a code of trouble): the keys cannot be had from where they rest; "" while they can.
    closed: str = ""

    def now(self) -> float:
        """Return the time in Unix seconds."""
        return clock(self.config)

    def tell(self, what: str, *, durable: bool = True, **facts: Any) -> None:
        """Write a line in the log."""
        self.journal.write(what, self.now(), durable=durable, **facts)


def clock(config: Config) -> float:
    """Return the time, moved on by the seconds that a file names, where a measurement asked for that."""
    return time.time() + (float(config.clock.read_text() or 0) if config.clock else 0.0)


def furnished(config: Config) -> House:
    """Make everything ready; what was opened in the last hour still counts."""
    config.own.mkdir(parents=True, exist_ok=True, mode=0o700)
    provider = keeper_of(config)
    ring = Keyring(provider)
    ring.locked = (config.own / LOCK_MARK).exists()
    shelf = Shelf(config.keys / "data-keys.sqlite", ring)
    journal = Journal(config.own / journals.NAME, ring)
    gate, recovery = Gate(config, lambda: clock(config)), Recovery(config.keys / "recovery", provider)
    ring.is_copied = recovery.holds
    house = House(config, ring, shelf, gate, Budgets(config.limits), journal, recovery, Link(config), Link(config))
    _count_again(house)
    take_up(house)
    return house


def take_up(house: House) -> None:
    """Bring the keys into memory where something far unwraps them, and destroy again what was destroyed.

    While that cannot be done everything is closed, and the log of the service says why.
    """
    ring = house.ring
    house.closed = house.closed or SOURCE_AWAY
    try:
        ring.take_up(is_new=not house.recovery.files.names(), opening=not ring.locked)
        ring.away = ""
        destroy_again(house)
        if ring.provider.is_far:
            house.tell("KEYS_TAKEN_UP", source=ring.provider.name)
    except (SourceAway, WrongKeyFile, OSError, ValueError) as why:
        ring.away = house.closed = why.code if isinstance(why, SourceAway) else SOURCE_WRONG
        print(f"amparo-keyd: closed until the keys can be had: {why}", file=sys.stderr, flush=True)
    else:
        house.closed = ""


def destroy_again(house: House) -> None:
    """Destroy what the log says was destroyed: a store that was put back from a backup may hold it once more."""
    said = journals.true_lines(house.journal.file, house.ring, DESTROYED)
    back = house.shelf.destroy([bytes.fromhex(handle) for line in said for handle in line.get("handles", ())])
    if back:
        house.tell("DESTROYED_AGAIN", gone=back)


def _count_again(house: House) -> None:
    since = house.now() - HOUR
    for line in journals.read(house.journal.file):
        if line["what"] == OPENED and line["at"] > since:
            house.budgets.count(line["session"], str(line["account"]), line["subject"], line["at"])
        if line["what"] in {SEARCHED, ASKED} and line["at"] > since:
            window = house.budgets.seekers if line["what"] == SEARCHED else house.budgets.askers
            for who in (line["session"], str(line["account"])):
                window.take(who, str(line["n"]), line["at"])
        if line["what"] == "RELEASED" and line["at"] > since:
            house.budgets.released[str(line["account"])] = line["at"] + HOUR
