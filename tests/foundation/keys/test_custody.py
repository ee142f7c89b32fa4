"""What the web process asks of a real key process: sealing, opening, MACs, drafts; and what it says when it is away."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.foundation import keys
from amparo.foundation.keys import client
from tests import keeping

VALUES = {"event:1|prs_FirstName": "Luz Marina", "event:1|amp_phone": "+506 0000 0000"}


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A key process with keys of its own."""
    state = str(tmp_path_factory.mktemp("keys"))
    with keeping.key_process(AMPARO_KEYD_STATE=state) as around, keeping.found_at(around):
        yield around


def test_sealed_texts_show_nothing_and_no_key_comes_over(around: dict[str, str]) -> None:
    handle = keys.new_data_key(7, "C1")
    ticket = keys.issue(session="t", account=1, case_id=7, group="C1", purpose="WRITE")

    sealed = keys.seal_values(ticket, handle, VALUES)
    at_once = keys.seal_groups(session="t", case_id=7, keys={"C1": handle}, values={"C1": VALUES})

    assert list(sealed) == list(VALUES)
    assert all(text.encode() not in blob for text in VALUES.values() for blob in [*sealed.values(), *at_once["C1"]])
    assert len(handle) == 17
    with pytest.raises(keys.TicketRefused):
        keys.open_values(ticket, handle, sealed)


@pytest.mark.parametrize("purpose", ["CARE", "JUSTICE", "SUPERVISION", "", "write"])
def test_without_a_database_that_says_so_nothing_is_opened(around: dict[str, str], purpose: str) -> None:
    with pytest.raises(keys.Unavailable):
        keys.issue(session="t", account=1, case_id=7, group="C1", purpose=purpose)


@pytest.mark.parametrize("name", ["7", "", "report"])
def test_a_text_that_could_be_taken_for_a_case_has_no_key(name: str) -> None:
    with pytest.raises(ValueError, match="data key"):
        keys.new_data_key(name, "C1")


def test_a_mac_depends_on_the_chain_and_the_entry_and_many_are_made_at_once(around: dict[str, str]) -> None:
    first = keys.mac("case:1", b"entry")

    assert len(first) == 32
    assert len({first, keys.mac("case:2", b"entry"), keys.mac("case:1", b"entrz")}) == 3
    assert keys.macs([("case:1", b"entry"), ("case:2", b"entry")])[0] == first
    assert keys.macs([]) == []


def test_a_key_process_that_was_started_again_is_found_and_has_the_same_keys(tmp_path: Path) -> None:
    around = {"AMPARO_KEYD_SOCKET": str(tmp_path / "s"), "AMPARO_STATE": str(tmp_path), **keeping.PLENTY}
    with keeping.found_at(around):
        with keeping.start(around):
            mac, handle = keys.mac("case:1", b"entry"), keys.new_data_key(7, "C1")
        with pytest.raises(keys.Away) as away:
            keys.mac("case:1", b"entry")
        with keeping.start(around):
            assert keys.mac("case:1", b"entry") == mac
            assert keys.seal_groups(session="t", case_id=7, keys={"C1": handle}, values={"C1": VALUES})
    assert len(away.value.reasons) == 1


def test_a_fork_takes_a_connection_of_its_own(around: dict[str, str]) -> None:
    before = keys.mac("case:1", b"entry")
    child = os.fork()
    if child == 0:
        os._exit(0 if keys.mac("case:1", b"entry") == before and client._threads.held.process == os.getpid() else 1)

    assert keys.mac("case:2", b"entry") != before
    assert os.waitpid(child, 0)[1] == 0
    assert keys.mac("case:1", b"entry") == before


def test_the_socket_is_closed_to_others_and_the_page_can_say_that_it_is_not_separate(around: dict[str, str]) -> None:
    path = Path(around["AMPARO_KEYD_SOCKET"])

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert keys.is_separate() is False


# Somebody else of the machine, though the files would let anybody in.
NOBODY = 65534
ASKS_AS = """
import os, sys
from amparo.keyd import wire
import socket
os.setresuid(*[int(sys.argv[2])] * 3)
with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
    link.connect(sys.argv[1])
    try:
        link.sendall(wire.pack([b"mac", b"case:1", b"entry"]))
        print(len(wire.receive(link) or []))
    except ConnectionError:
        print(0)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize(("listened_to", "parts"), [("1", "0"), (f"1,{NOBODY}", "2")])
def test_whoever_is_not_of_the_users_named_is_not_listened_to(listened_to: str, parts: str) -> None:
    with keeping.key_process(AMPARO_KEYD_CLIENTS=listened_to) as around:
        socket = Path(around["AMPARO_KEYD_SOCKET"])
        socket.chmod(0o666)
        socket.parent.chmod(0o711)
        command = [sys.executable, "-c", ASKS_AS, str(socket), str(NOBODY)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.stdout.strip(), said.stderr) == (parts, "")


@pytest.mark.parametrize(
    "said", [[], [b""], [b"unwrap", b"x"], [b"key", b"data"], [b"mac", b"x"], [b"open"], [b"issue"]]
)
def test_what_is_no_request_is_answered_and_the_process_lives_on(around: dict[str, str], said: list[bytes]) -> None:
    answer = keeping.say(around, *said)

    assert answer[:1] == [b"no"]
    assert len(keys.mac("case:1", b"entry")) == 32


def test_the_issuer_signs_there_and_anybody_verifies(around: dict[str, str]) -> None:
    token = keys.sign_token({"number": 1, "who": "Ñ"}, "kid")

    assert keys.read_token(token) == {"number": 1, "who": "Ñ"}
    assert keys.read_token(token[:-4] + "AAAA") is None
    assert keys.public_jwk("kid").keys() == {"kty", "use", "alg", "kid", "n", "e"}
