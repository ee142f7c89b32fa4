"""The launcher against a real PostgreSQL: starts, kills, neighbours, and who it runs as."""

import os
import pwd
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from runner import binaries, postgres, privilege
from runner.postgres import Server
from runner.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
STARTER = """
import os, pwd, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from runner.postgres import Server
if len(sys.argv) > 3:
    nobody = pwd.getpwnam(sys.argv[3])
    os.setgroups([]); os.setgid(nobody.pw_gid); os.setuid(nobody.pw_uid)
server = Server(Path(sys.argv[2]), durable=False).start()
print(server.pid or "attached", flush=True)
sys.stdin.readline()
server.stop()
"""


def starter(folder: Path, *user: str) -> subprocess.Popen[str]:
    """Start a server from another process, which keeps it until a line arrives."""
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(ROOT), str(folder), *user],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said_by(process: subprocess.Popen[str]) -> str:
    """Read the starter's one line."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> int:
    """Let the starter go on to its orderly end."""
    process.communicate("\n", timeout=20)
    return process.returncode


def rows(server: Server, sql: str) -> list[tuple[object, ...]]:
    """Ask the server, in a connection of its own."""
    with psycopg.connect(server.url) as link:
        return link.execute(sql).fetchall()


def gone(pid: int, within: float) -> bool:
    """Wait until a process is no more."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def owner_of(pid: int) -> int:
    """Read who a process is to the outside."""
    return Path(f"/proc/{pid}").stat().st_uid


def test_what_was_committed_is_there_after_stop_and_start(folder: Path) -> None:
    with Server(folder).start() as server, psycopg.connect(server.url) as link:
        link.execute("create table kept as select 7 as number")

    with Server(folder).start() as server:
        assert rows(server, "select number from kept") == [(7,)]
        pid = server.pid or 0

    assert gone(pid, within=1)
    assert not (folder / "data" / "postmaster.pid").exists()


def test_committed_rows_outlive_the_sudden_death_of_the_server_and_open_ones_do_not(folder: Path) -> None:
    with Server(folder).start() as server:
        with psycopg.connect(server.url) as link:
            link.execute("create table kept (number int)")
            link.execute("insert into kept values (1)")
        open_link = psycopg.connect(server.url)
        open_link.execute("insert into kept values (2)")

        os.kill(server.pid or 0, signal.SIGKILL)
        while server.alive():
            time.sleep(0.01)
        server.restart()

        assert rows(server, "select number from kept") == [(1,)]
        open_link.close()


def test_the_server_ends_when_its_parent_is_killed_and_the_next_start_works(folder: Path) -> None:
    parent = starter(folder)
    pid = int(said_by(parent))

    parent.kill()
    parent.communicate()
    with Server(folder, durable=False).start() as server:
        assert rows(server, "select 1") == [(1,)]
        assert server.is_owned

    assert gone(pid, within=2)


def test_starters_at_the_same_time_share_one_server(folder: Path) -> None:
    starters = [starter(folder) for _ in range(3)]

    words = [said_by(process) for process in starters]
    codes = [end(process) for process in starters]

    assert sorted(word.isdigit() for word in words) == [False, False, True]
    assert codes == [0, 0, 0]


def test_a_server_that_must_be_ours_is_refused_while_another_owns_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "OWN_SECONDS", 0.2)
    with Server(folder, durable=False).start():
        with pytest.raises(Trouble) as refused:
            Server(folder, durable=False).start(share=False)
        with pytest.raises(Trouble):
            postgres.drop(folder)

    assert str(refused.value) == f"Another ./run is using {folder}: stop it, or wait until it ends."


def test_two_test_runs_at_once_get_a_server_each(folder: Path) -> None:
    with postgres.start_for_tests(folder) as first, postgres.start_for_tests(folder) as second:
        assert [first.folder.name, second.folder.name] == ["postgres-test", "postgres-test-2"]
        assert rows(first, "select 1") == rows(second, "select 1")


def test_nothing_listens_on_the_network_and_the_folders_are_closed(folder: Path) -> None:
    with Server(folder, durable=False).start() as server:
        held = {os.readlink(entry) for entry in Path(f"/proc/{server.pid}/fd").iterdir()}
        tables = [Path(f"/proc/net/{name}").read_text().splitlines()[1:] for name in ("tcp", "tcp6")]
        on_network = {f"socket:[{line.split()[9]}]" for table in tables for line in table}
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (server.folder, server.data, server.socket_folder)]

        assert rows(server, "show listen_addresses") == [("",)]

    assert held & on_network == set()
    assert [oct(mode) for mode in modes] == ["0o700"] * 3


def test_pages_carry_checksums_and_only_tests_give_up_safety(folder: Path) -> None:
    asked = "select current_setting('data_checksums'), current_setting('fsync')"
    with Server(folder).start() as server:
        durable = rows(server, asked)

    with Server(folder, durable=False).start() as server:
        quick = rows(server, asked)

    assert (durable, quick) == ([("on", "on")], [("on", "off")])


def test_an_interrupted_creation_leaves_nothing_in_the_way(folder: Path) -> None:
    (folder / "data.new").mkdir()
    (folder / "data.new" / "PG_VERSION").write_text("15")

    with Server(folder, durable=False).start() as server:
        assert rows(server, "select 1") == [(1,)]

    assert not (folder / "data.new").exists()


@pytest.mark.parametrize("spoilt", ["PG_VERSION", "global/pg_control"])
def test_data_of_tests_that_cannot_be_used_are_made_anew_and_those_of_the_demo_are_left(
    folder: Path, spoilt: str
) -> None:
    with Server(folder, durable=False).start():
        pass
    (folder / "data" / spoilt).write_text("9")

    with pytest.raises(Trouble):
        Server(folder, durable=False).start()
    with Server(folder, durable=False, disposable=True).start() as server:
        assert rows(server, "select 1") == [(1,)]


def test_a_deep_folder_has_its_socket_in_a_short_private_place(folder: Path) -> None:
    deep = folder / ("a" * 60) / ("b" * 60)
    with Server(deep, durable=False).start() as server:
        short = server.socket_folder

        assert rows(server, "select 1") == [(1,)]
        assert len(os.fsencode(short / postgres.SOCKET_NAME)) <= 107
        assert stat.S_IMODE(short.stat().st_mode) == 0o700

    short.rmdir()


def test_a_folder_name_with_spaces_and_signs_is_no_trouble(folder: Path) -> None:
    with Server(folder / "año, 50% \"nuevo\" & 'más'", durable=False).start() as server:
        assert rows(server, "select 1") == [(1,)]


@AS_ROOT
@pytest.mark.parametrize("which", ["namespace", "nobody", "nobody reaching in"])
def test_root_has_three_ways_to_start_it_and_can_change_between_them(
    folder: Path, programs: binaries.Binaries, which: str
) -> None:
    identity = next(known for known in privilege.identities() if known.name == which)
    if which == "namespace" and not privilege.can_run(identity, programs.postgres, folder):
        pytest.skip("this machine forbids user namespaces")
    with Server(folder, durable=False).start() as server, psycopg.connect(server.url) as link:
        link.execute("create table kept as select 7 as number")

    with Server(folder, durable=False, identity=identity).start() as server:
        assert rows(server, "select number from kept") == [(7,)]
        assert owner_of(server.pid or 0) == identity.owner

    with Server(folder, durable=False).start() as server:
        assert rows(server, "select number from kept") == [(7,)]


@AS_ROOT
def test_without_namespaces_a_closed_home_is_still_reached(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without = privilege.identities()[1:]
    monkeypatch.setattr(privilege, "identities", lambda: without)
    closed = folder / "home"
    closed.mkdir(mode=0o700)

    with Server(closed / "var", durable=False).start() as server:
        assert rows(server, "select 1") == [(1,)]
        assert owner_of(server.pid or 0) == pwd.getpwnam("nobody").pw_uid


@AS_ROOT
def test_who_reaches_in_may_still_ask_before_entering(folder: Path) -> None:
    closed = folder / "home"
    closed.mkdir(mode=0o700)
    (closed / "postgres").write_text("")
    reaching_in = privilege.identities()[-1]

    def ask() -> None:
        reaching_in.enter()
        if not os.access(closed / "postgres", os.R_OK) or os.geteuid() == 0:
            raise PermissionError

    assert subprocess.run(["true"], preexec_fn=ask, check=False).returncode == 0


@AS_ROOT
@pytest.mark.usefixtures("programs")
def test_an_ordinary_user_starts_it(folder: Path) -> None:
    theirs = folder / "theirs"
    theirs.mkdir()
    os.chown(theirs, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)

    process = starter(theirs / "var", "nobody")
    word = said_by(process)

    assert word.isdigit()
    assert owner_of(int(word)) == pwd.getpwnam("nobody").pw_uid
    assert end(process) == 0


def test_the_machine_has_no_new_users_afterwards(folder: Path) -> None:
    before = Path("/etc/passwd").read_bytes()

    with Server(folder, durable=False).start() as server:
        assert rows(server, "select 1") == [(1,)]

    assert Path("/etc/passwd").read_bytes() == before
