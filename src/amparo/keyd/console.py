"""`./run keys`: what who runs the key process does with it."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from amparo.keyd import trouble, wire
from amparo.keyd.config import from_environment
from amparo.keyd.custody import keeper_of
from amparo.keyd.journal import NAME, first_altered
from amparo.keyd.keyring import Keyring
from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway
from amparo.keyd.trouble import No

SAYS = {
    trouble.LOCKED: "Everything is locked: unlock it with two shares first.",
    trouble.SHARES: "These shares do not open the copy of the keys. Two different ones of the newest three are needed.",
    trouble.SOURCE_AWAY: "What unwraps the keys does not answer; the key process asks it again by itself.",
    trouble.SOURCE_REFUSES: "What unwraps the keys does not let us: the log says why. Then: ./run keys try.",
    trouble.SOURCE_WRONG: "A key cannot be unwrapped. The log of the service names it.",
    trouble.CONTROL: "Only the user of the key process may do this.",
    trouble.OFFICER: (
        "No officer signs in with this name. Give the name with which a supervisor, the data-protection auditor or the"
        " technical administrator signs in."
    ),
    trouble.DATABASE: (
        "The database does not answer, so nobody knows whether this is an officer's name. To close everything at once,"
        " stop the key process."
    ),
}


LOCKED_AND_GONE = (
    "Locked: nothing can be opened, every session is ended, and no key that opens anything is left on this machine."
    " Two shares unlock: ./run keys unlock SHARE SHARE."
)
LOCKED_HERE = (
    "Locked, but NOT evacuated: nothing can be opened now and every session is ended, yet the key files are still on"
    " this machine, and whoever takes it can open everything. Take the machine away, or its folder of keys."
)


def ask(what: str, *given: str) -> list[str]:
    """Ask the key process; raises `No`."""
    config = from_environment(os.environ)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        link.connect(str(config.socket))
        link.sendall(wire.pack([what.encode(), *(each.encode() for each in given)]))
        answer = wire.receive(link) or [wire.NO, b"AWAY"]
    if answer[0] != wire.OK:
        raise No(answer[1].decode())
    return [each.decode() for each in answer[1:]]


def status(_given: argparse.Namespace) -> str:
    """Say how it stands."""
    said = json.loads(ask("status")[0])
    return "\n".join(f"{name}: {_plain(value)}" for name, value in said.items())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items()) or "-"
    if isinstance(value, float):
        return datetime.fromtimestamp(value, UTC).isoformat(timespec="seconds")
    return "-" if value in (None, "") else str(value)


def shares(given: argparse.Namespace) -> str:
    """Make three shares, or try two."""
    if given.words:
        ask("try_shares", *_two(given.words))
        return "These two shares open the copy of the keys. From now on, locking removes the keys themselves."
    made = ask("make_shares")
    first = "Three shares, shown this once. Each goes to another institution, on paper; two of them open everything."
    last = "Try two of them as their holders typed them: ./run keys shares SHARE SHARE"
    return "\n\n".join([first, *made, last])


def rotate(_given: argparse.Namespace) -> str:
    """Change the keys that wrap the data keys; what was interrupted goes on."""
    left = int(ask("rotate", "")[0]) or int(ask("rotate", "new")[0])
    while left:
        print(f"{left} data keys left", flush=True)
        left = int(ask("rotate", "")[0])
    return "Every data key is wrapped by the new keys; the old ones are removed."


def reindex(_given: argparse.Namespace) -> str:
    """Make the index of names and numbers anew under a new key; what was interrupted goes on."""
    left = int(ask("reindex", "new")[0])
    while left:
        print(f"{left} cases left", flush=True)
        left = int(ask("reindex", "")[0])
    return "The index of names and numbers is made anew under a new key; the old key is removed."


def lock(given: argparse.Namespace) -> str:
    """Ask to lock everything, by an officer's name; the second officer locks."""
    if len(given.words) != 1:
        raise SystemExit("Say which officer asks: ./run keys lock NAME. Two different officers lock.")
    answer = ask("lock_here", given.words[0])
    if answer == ["LOCKED", "GONE"]:
        return LOCKED_AND_GONE
    if answer[0] == "LOCKED":
        return LOCKED_HERE
    return "Asked. A second officer locks within a quarter of an hour: ./run keys lock NAME, or on the page."


def unlock(given: argparse.Namespace) -> str:
    """Unlock, or put the keys back on a new machine, with two shares."""
    restored = ask("unlock", *_two(given.words)) if given.words else ask("unlock")
    return f"Unlocked; {restored[0]} keys were put back."


def intake(given: argparse.Namespace) -> str:
    """Make a new key for sealed sheets of a country; older sheets open some days more."""
    if len(given.words) != 1:
        raise SystemExit("Say of which country: ./run keys intake hn")
    return f"New key for sealed sheets: {ask('renew_intake', given.words[0].lower())[0]}"


def wrap(_given: argparse.Namespace) -> str:
    """Wrap the keys by what the configuration names; also the first time."""
    return f"{ask('wrap')[0]} keys are wrapped. Those of old backups are not: change them too (./run keys rotate)."


def ask_again(_given: argparse.Namespace) -> str:
    """Ask what unwraps the keys once more."""
    ask("ask_source")
    return "The keys are there."


def verify(_given: argparse.Namespace) -> str:
    """Check the log of the key process."""
    config = from_environment(os.environ)
    ring = Keyring(keeper_of(config))
    altered = first_altered(Path(config.own) / NAME, ring)
    if altered is not None:
        raise SystemExit(f"The log of the key process does not hold from line {altered} on.")
    return "The log of the key process holds."


def _two(words: list[str]) -> list[str]:
    if len(words) != 2:
        raise SystemExit("Give two shares.")
    return words


DOES: Mapping[str, Callable[[argparse.Namespace], str]] = {
    "status": status, "rotate": rotate, "shares": shares, "recover": unlock, "lock": lock, "unlock": unlock,
    "verify": verify, "wrap": wrap, "try": ask_again, "intake": intake, "reindex": reindex,
}  # fmt: skip


def main() -> int:
    """Do one thing and say what came of it."""
    parser = argparse.ArgumentParser(prog="./run keys", description="What is done with the keys.")
    parser.add_argument("what", choices=DOES)
    parser.add_argument("words", nargs="*")
    given = parser.parse_args()
    try:
        print(DOES[given.what](given))
    except No as refused:
        print(SAYS.get(refused.code, f"The key process refuses: {refused.code}."), file=sys.stderr)
        return 1
    except (SourceAway, WrongKeyFile) as away:
        print(away, file=sys.stderr)
        return 1
    except OSError:
        print("The key process does not answer.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
