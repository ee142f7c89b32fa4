"""Members of staff who may open many cases, a key process, and what a thief finds in the web process."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from amparo.foundation import keys
from amparo.foundation.access.actors import token_hash
from amparo.foundation.accounts.signing import member_token
from amparo.keyd.config import ROLE

NAME = f"amparo_blast_{os.getpid()}"
FIRST_CASE = 100_000


@dataclass
class Scene:
    """Everything that the thief has: sessions with their accounts, sealed rows with their handles, the socket."""

    folder: Path
    socket: Path
    clock: Path
    keys: Path
    keeper: int
    thief: int
    thief_group: int
    stolen: dict[str, tuple[str, int]] = field(default_factory=dict)
    made: dict[str, tuple[str, int]] = field(default_factory=dict)
    rows: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)


@contextmanager
def set_up(count: int, *, reach: int, made: int) -> Iterator[Scene]:
    """Make it all, and drop it at the end."""
    nobody = pwd.getpwnam("nobody")
    first = str(settings.DATABASES["owner"]["NAME"])
    with _owner(first) as server:
        server.execute(f'create database "{NAME}"')
    for alias in settings.DATABASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = NAME
    with tempfile.TemporaryDirectory(prefix="amparo-blast-keys-") as folder:
        os.chown(folder, 0, nobody.pw_gid)
        Path(folder).chmod(0o750)
        scene = _scene(Path(folder), nobody.pw_uid, nobody.pw_gid)
        process = _key_process(scene)
        scene.keeper = process.pid
        try:
            _fill(scene, count, reach, made)
            yield scene
        finally:
            process.terminate()
            process.wait(10)
            for alias in settings.DATABASES:
                connections[alias].close()
            with _owner(first) as server:
                server.execute(f'drop database "{NAME}" with (force)')


def _owner(name: str) -> psycopg.Connection[tuple[object, ...]]:
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=name, autocommit=True,
    )  # fmt: skip


def _scene(folder: Path, uid: int, gid: int) -> Scene:
    door, own = folder / "door", folder / "own"
    door.mkdir()
    os.chown(door, 0, gid)
    door.chmod(0o750)
    own.mkdir(mode=0o700)
    clock = own / "clock"
    clock.write_text("0")
    return Scene(folder, door / "socket", clock, own, 0, uid, gid)


def _key_process(scene: Scene) -> subprocess.Popen[bytes]:
    """Start the key process as ourselves; only the thief's user may connect besides."""
    given = settings.DATABASES["owner"]
    address = psycopg.conninfo.make_conninfo(host=given["HOST"], port=given["PORT"] or None, user=ROLE, dbname=NAME)
    around = {
        "AMPARO_KEYD_SOCKET": str(scene.socket),
        "AMPARO_KEYD_STATE": str(scene.keys),
        "AMPARO_KEYD_LOG": str(scene.keys / "keyd"),
        "AMPARO_KEYD_DATABASE": address,
        "AMPARO_KEYD_CLIENTS": str(scene.thief),
        "AMPARO_KEYD_GROUP": str(scene.thief_group),
    }
    os.environ.update(around)
    # The bench's own surroundings name the database by a file; this key process is told by its address.
    os.environ.pop("AMPARO_KEYD_DATABASE_FILE", None)
    process = subprocess.Popen([sys.executable, "-m", "amparo.keyd", "--clock", str(scene.clock)], env={**os.environ})
    until = time.monotonic() + 20
    while not scene.socket.is_socket():
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit("bench blast: the key process does not start")
        time.sleep(0.02)
    return process


def _fill(scene: Scene, count: int, reach: int, made: int) -> None:
    """Migrate, load the coalition, give each session its cases, and seal a line in every case."""
    call_command("migrate", verbosity=0)
    call_command("load_demo", no_cases=True, verbosity=0)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select m.account_id, min(t.team_id) from coalition_member m"
            " join coalition_teammember t on t.member_id = m.id where m.is_active group by 1 order by 1 limit %s",
            [count + made],
        )
        staff = cursor.fetchall()
        cases = list(range(FIRST_CASE, FIRST_CASE + reach))
        for team in {team for _account, team in staff}:
            cursor.execute(
                "insert into sec.grant_ (case_id, principal_id, purpose, groups)"
                " select c, %s, 'CARE', '{C1}' from unnest(%s::bigint[]) c",
                [team, cases],
            )
    sessions = [(member_token(account, 3600), account) for account, _team in staff]
    marked = {token_hash(token).hex()[:16]: (token, account) for token, account in sessions}
    scene.stolen = dict(list(marked.items())[:count])
    # Whoever has the web process starts sessions for whom they like: the database believes the web process there.
    scene.made = dict(list(marked.items())[count:])
    for case in cases:
        handle = keys.new_data_key(case, "C1")
        sealed = keys.seal_groups(
            session=f"filling {case // 100}",
            case_id=case,
            keys={"C1": handle},
            values={"C1": {"1|x": f"canary {case}"}},
        )
        scene.rows[case] = (handle, sealed["C1"][0])
