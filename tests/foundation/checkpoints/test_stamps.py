"""A time-stamping authority vouches that a checkpoint existed: asked with a hash only, believed only if it is ours."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from amparo.foundation.audit.verify import Fault, verify_chains
from amparo.foundation.checkpoints.models import Stamp
from amparo.foundation.checkpoints.stamps import Authority, NotStamped, ask, stamped_at
from amparo.foundation.checkpoints.tasks import have_it_stamped
from amparo.foundation.checkpoints.verify import verify_checkpoints
from tests.foundation.access.wall import as_owner
from tests.foundation.checkpoints.attacking import guard, set_the_scene, sign_anew, write_anew
from tests.foundation.checkpoints.authority import answering, make_authority

TOKEN = "eyJ.eyJudW1iZXIiOiAx.sig"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("authority")
    make_authority(made)
    return made


@pytest.fixture
def authority(folder: Path) -> Iterator[Authority]:
    with answering(folder) as (url, _sent):
        yield Authority(url, str(folder / "root.pem"))


@pytest.fixture
def stranger(tmp_path: Path) -> str:
    return str(make_authority(tmp_path / "stranger"))


def test_an_authority_signs_the_moment_and_learns_a_hash_only(folder: Path) -> None:
    with answering(folder) as (url, sent):
        authority = Authority(url, str(folder / "root.pem"))
        reply = ask(authority, TOKEN)

    assert authority.name == "127.0.0.1"
    moment = stamped_at(authority, TOKEN, reply)
    assert moment is not None
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)
    assert TOKEN.encode() not in sent[0]
    assert stamped_at(authority, f"{TOKEN}x", reply) is None
    assert stamped_at(authority, TOKEN, b"nothing") is None


def test_an_authority_that_we_do_not_trust_or_that_is_away_stamps_nothing(authority: Authority, stranger: str) -> None:
    with pytest.raises(NotStamped, match="not one that we trust"):
        ask(replace(authority, roots=stranger), TOKEN)
    with pytest.raises(NotStamped, match="did not answer"):
        ask(replace(authority, url="http://127.0.0.1:9/tsa"), TOKEN)


def test_an_authority_that_sends_us_elsewhere_is_not_followed(folder: Path) -> None:
    class Elsewhere(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(307)
            self.send_header("Location", url)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with answering(folder) as (url, sent), HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.handle_request).start()
        with pytest.raises(NotStamped):
            ask(Authority(f"http://127.0.0.1:{server.server_port}/", str(folder / "root.pem")), TOKEN)

    assert sent == []


def test_what_does_not_speak_http_stamps_nothing(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=_say_nonsense, args=[server]).start()
        port = server.getsockname()[1]
        with pytest.raises(NotStamped, match="BadStatusLine"):
            ask(Authority(f"http://127.0.0.1:{port}/", str(folder / "root.pem")), TOKEN)


def _say_nonsense(server: socket.socket) -> None:
    link, _from = server.accept()
    with link:
        link.recv(65536)
        link.sendall(b"220 welcome to another protocol\r\n")


def test_the_newest_checkpoint_is_stamped_once_and_an_authority_that_is_away_stops_nothing(
    database: str, authority: Authority
) -> None:
    set_the_scene()
    guard(on=True)
    have_it_stamped(replace(authority, url="http://127.0.0.1:9/tsa"))
    assert not Stamp.objects.using("owner").exists()

    have_it_stamped(authority)
    have_it_stamped(authority)

    stamp = Stamp.objects.using("owner").select_related("checkpoint").get()
    assert (stamp.checkpoint.number, stamp.authority) == (2, "127.0.0.1")
    report = verify_checkpoints(authority=authority)
    assert (report.stamped, report.faults) == (1, ())


def test_everything_written_and_signed_anew_with_all_keys_is_shown_by_a_stamp(
    database: str, authority: Authority, stranger: str
) -> None:
    set_the_scene()
    guard(on=True)
    have_it_stamped(authority)
    guard(on=False)
    write_anew(2)
    sign_anew()

    assert (verify_chains().faults, verify_checkpoints().faults) == ((), ())
    shown = (Fault("checkpoint", 2, "not the one that the authority stamped"),)
    assert verify_checkpoints(authority=authority).faults == shown
    as_owner("alter table checkpoints_stamp disable trigger user")
    as_owner("update checkpoints_stamp set reply = 'x'")
    assert verify_checkpoints(authority=authority).faults == shown
