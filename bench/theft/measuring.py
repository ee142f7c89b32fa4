"""Plants canaries through the pages, takes everything but the keys, searches, and judges."""

from __future__ import annotations

import base64
import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import psycopg
from canaries import DIGITS, ENCODINGS, LETTERS, Canaries, search, told
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from visitor import Visitor

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from tests.keeping import found_at, key_process

NAME = f"amparo_bench_{os.getpid()}"
CANARIES_AT_LEAST = 500
FOUND_AT_MOST = 0
MOST_CASES = 12
WAIT_SECONDS = 90
CLOCK_SECONDS = 5
SCENARIO = "declines_and_is_repaired"
# Steps whose page asks in its own way.
REFERS, ANSWERS, VOTES = "choose_provider", "answer_referral", "vote"
# A thief has these by heart: what is sealed under them is what is looked for.
KEYS = {"keys"}
CONTROL = "control" + LETTERS[::-1]


@dataclass
class Site:
    """A running server with its database, and who is signed in there."""

    address: str
    canaries: Canaries = field(default_factory=Canaries)
    visitors: dict[str, Visitor] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)

    def by(self, username: str) -> Visitor:
        """Return somebody's browser."""
        if username not in self.visitors:
            made = Visitor(self.address, username, self.canaries.word, self.canaries.number)
            self.visitors[username] = made.sign_in()
        return self.visitors[username]


def measure_and_judge(wanted: int) -> int:
    """Print what was planted, taken and found; answer 1 when a canary is found or the search is blind."""
    state = Path(settings.STATE)
    with database() as (owner, keeper), served(state) as (site, logs):
        started = time.monotonic()
        cases = plant(site, wanted)
        planted = len(site.canaries.given)
        print(f"  {planted} canaries planted through the pages of {cases} cases in {time.monotonic() - started:.0f} s")
        opened = opens_again(site)
        print(f"  one of them opens again for who may read it: {'yes' if opened else 'NO'}")
        time.sleep(CLOCK_SECONDS)  # what the clock writes is taken too
        plant_in_clear(owner, state, logs)
        shutil.copytree(keeper, state / "loot-of-the-key-process", ignore=shutil.ignore_patterns("socket"))
        taken = take(owner, state)
        every, read = search(taken, LETTERS, DIGITS, CONTROL)
        in_clear = [find for find in every if find.marker == CONTROL]
        finds = [find for find in every if find.marker != CONTROL]
        print(f"  {read / 1e6:.0f} MB taken in {len(taken)} files: database, its own files, logs, mail, configuration")
        print(f"  planted in clear on purpose, found in: {told(in_clear)}")
        for find in finds[:20]:
            print(f"  FOUND ({find.encoding}) in {find.place}")
    seen = {each.encoding for each in in_clear}
    holds = not finds and planted >= CANARIES_AT_LEAST and opened and seen == set(ENCODINGS)
    print(
        f"bench theft: {planted} canaries (at least {CANARIES_AT_LEAST}), {len(finds)} found in {len(ENCODINGS)}"
        f" encodings (at most {FOUND_AT_MOST}): {'ok' if holds else 'MISSED'}"
    )
    return 0 if holds else 1


# --- a server of its own


def connect(name: str) -> psycopg.Connection[tuple[object, ...]]:
    """Connect to a database of the server as its owner."""
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=name, autocommit=True,
    )  # fmt: skip


@contextmanager
def database() -> Iterator[tuple[psycopg.Connection[tuple[object, ...]], Path]]:
    """Make the database of an installation with its staff and no case, and drop it at the end.

    Yields it and the folder in which the key process writes its log.
    """
    first = str(settings.DATABASES["owner"]["NAME"])
    with connect(first) as server:
        server.execute(f'create database "{NAME}"')
    try:
        for alias in settings.DATABASES:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = NAME
        call_command("migrate", verbosity=0)
        with key_process(NAME) as around, found_at(around), connect(NAME) as owner:
            call_command("load_demo", no_cases=True, verbosity=0)
            yield owner, Path(around["AMPARO_KEYD_LOG"])
    finally:
        connections.close_all()
        with connect(first) as server:
            server.execute(f'drop database "{NAME}" with (force)')


@contextmanager
def served(state: Path) -> Iterator[tuple[Site, Path]]:
    """Serve it as an installation does, with everything that the server and the clock say in files."""
    logs = state / "logs"
    logs.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{NAME}").geturl()
    env = {**os.environ, "DATABASE_URL": url}
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--host", "127.0.0.1"]
    web += ["--port", str(port), "--log-level", "debug", "amparo.config.wsgi:application"]
    clock = [sys.executable, "-m", "django", "clock"]
    with (logs / "web.log").open("wb") as said, (logs / "clock.log").open("wb") as ticked:
        children = [
            subprocess.Popen(web, env=env, stdout=said, stderr=said),
            subprocess.Popen(clock, env=env, stdout=ticked, stderr=ticked),
        ]
        try:
            wait_for(f"http://localhost:{port}/entrar/", children[0], logs / "web.log")
            yield Site(f"http://localhost:{port}"), logs
        finally:
            for child in children:
                child.terminate()
            for child in children:
                child.wait(30)


def wait_for(address: str, web: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and web.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not answer: {log.read_text()[-2000:]}")


# --- planting


def plant(site: Site, wanted: int) -> int:
    """Carry cases through the pages, writing a canary wherever words are asked, until there are enough."""
    for number in range(1, MOST_CASES + 1):
        carrier = Carrier("CR", at=datetime.now(UTC))
        intake = site.by("cr.recepcion")
        intake.go("/casos/nueva-alerta/")
        intake.send({"mandate": "TRAFFICKING"})
        carrier.code = intake.at.rstrip("/").rpartition("/")[2]
        site.cases.append(carrier.code)
        for move in scenarios()[SCENARIO]:
            if "do" in move:
                do_step(site, carrier, str(move["do"]), move.get("answers", {}))
            else:
                carrier.play([move])
            if str(move.get("do", "")).endswith("call_plan/assess_needs"):
                attach(site, carrier)
                leave_unfinished(site, carrier, "call_plan/assess_risk")
            if str(move.get("do", "")).startswith("call_inclusion"):
                break
        if len(site.canaries.given) >= wanted:
            return number
    return MOST_CASES


def do_step(site: Site, carrier: Carrier, path: str, answers: dict[str, Any]) -> None:
    """Do a step on its page, as who holds it."""
    team, role, _screen = carrier.holder(path)
    staff = carrier.staff(team, role)
    page = f"/casos/{carrier.code}/pasos/{path}/"
    if path.endswith(VOTES):
        for username in staff[:2]:
            send(site.by(username), page, {"choice": answers["ident"]})
        return
    if path.endswith(ANSWERS):
        shelter = site.by("cr.albergue")
        shelter.go("/referencias/")
        send(
            shelter, shelter.page.xpath("//main//a[starts-with(@href, '/referencias/')]/@href")[0], {"answer": "accept"}
        )
        return
    given = {name: str(value) for name, value in answers.items()}
    also = {}
    if path.endswith(REFERS):
        given = {"team": str(min(each for each, _ in carrier.posts_of("cr.albergue"))), "approved": "approved"}
        also = {"without_agreement": "BEING_SIGNED"}
    send(site.by(staff[0]), page, given, also)


def send(visitor: Visitor, page: str, given: dict[str, str], also: dict[str, str] | None = None) -> None:
    """Open a page, fill in its form and send it."""
    visitor.go(page)
    visitor.send(given, also=also)


def attach(site: Site, carrier: Carrier) -> None:
    """Attach a document whose name and words are canaries."""
    made, out = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page(page_size=(300, 300))
    page.contents_add(f"BT /F1 12 Tf 10 10 Td ({site.canaries.word()}) Tj ET".encode("latin-1"))
    made.docinfo["/Author"] = site.canaries.word()
    made.save(out, compress_streams=False)
    manager = site.by("cr.gestora")
    manager.go(f"/casos/{carrier.code}/documentos/")
    manager.send({"group": "C1"}, files={"document": (f"{site.canaries.word()}.pdf", out.getvalue())})


def leave_unfinished(site: Site, carrier: Carrier, path: str) -> None:
    """Write half a step and leave it: what is typed is kept as a draft."""
    team, role, _screen = carrier.holder(path)
    visitor = site.by(carrier.staff(team, role)[0])
    visitor.go(f"/casos/{carrier.code}/pasos/{path}/")
    visitor.send({}, also={"do": "draft"})


def opens_again(site: Site) -> bool:
    """Say whether a canary opens for who may read it: what cannot be read by anybody proves nothing."""
    manager = site.by("cr.gestora")
    manager.go(f"/casos/{site.cases[-1]}/abrir/C1/?para=CARE")
    return LETTERS in manager.words()


# --- taking


def take(owner: psycopg.Connection[tuple[object, ...]], state: Path) -> list[Path]:
    """Take every table as text, the server's own files, and all of the installation's folder but its keys."""
    loot = state / "loot"
    loot.mkdir()
    owner.execute("checkpoint")
    rows = owner.execute(
        "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        " where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')"
    ).fetchall()
    for schema, table in rows:
        named = sql.SQL("{}.{}").format(sql.Identifier(str(schema)), sql.Identifier(str(table)))
        with (
            (loot / f"{schema}.{table}.txt").open("wb") as file,
            owner.cursor().copy(sql.SQL("copy {} to stdout").format(named)) as out,
        ):
            for part in out:
                file.write(bytes(part))
    folder = Path(str(owner.execute("show data_directory").fetchall()[0][0]))
    here = owner.execute("select oid from pg_database where datname = current_database()").fetchall()[0][0]
    for part in (folder / "base" / str(here), folder / "pg_wal", folder / "log"):
        if part.exists():
            shutil.copytree(part, loot / part.name, dirs_exist_ok=True)
    (loot / "environment").write_text("\n".join(f"{name}={value}" for name, value in os.environ.items()))
    kept = [path for path in state.rglob("*") if path.is_file() and not KEYS & set(path.relative_to(state).parts)]
    return sorted(kept)


def plant_in_clear(owner: psycopg.Connection[tuple[object, ...]], state: Path, logs: Path) -> None:
    """Write another word in clear into a table, a log and a file, in each encoding: who misses it is blind."""
    owner.execute("create table bench_control (said text)")
    owner.execute("insert into bench_control values (%s), (%s)", [CONTROL, CONTROL.encode().hex()])
    with (logs / "clock.log").open("ab") as log:
        log.write(base64.b64encode(b"x" + CONTROL.encode()))
    (state / "control.bin").write_bytes(CONTROL.encode("utf-16-le") + b"\0" + CONTROL.encode("utf-16-be"))
