"""`./run demo`: the whole system with invented people, in the browser, until Ctrl-C."""

import argparse
import http.client
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from runner import assets, binaries, children, database, keyd, locks, places, postgres, stamps, steps, uv
from runner.trouble import Trouble

SETTINGS = "amparo.config.settings.demo"
REPORTING = "amparo.config.settings.reporting"
PATIENCE_SECONDS = 3.0
_HOST = "127.0.0.1"
_READ_BY_LOADING = {".py", ".sql", ".toml", ".bpmn", ".po"}


def demo(args: list[str]) -> int:
    """Serve the demo until it is stopped."""
    options = _options(args)
    with locks.Lock(places.STATE / "demo.lock") as only:
        if not only.take():
            raise Trouble(f"The demo of this folder already runs at {only.read()}: open it, or stop it with Ctrl-C.")
        only.write(f"http://localhost:{options.port}")
        require_free(options.port)
        require_free(reports_port(options.port))
        if options.reset:
            _forget()
        uv.sync()
        assets.build()
        return _with_database(options.port)


def _options(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description="Serve the demo.")
    parser.add_argument("--port", type=_port, default=8800, help="where to serve (8800)")
    parser.add_argument("--reset", action="store_true", help="drop the demo's data and load them again")
    return parser.parse_args(args)


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port: give a number from 1 to 65535")
    return int(text)


def reports_port(port: int) -> int:
    """Return where the server for community reports answers: beside the application, on a port of its own."""
    return port + 1 if port < 65535 else port - 1


def require_free(port: int) -> None:
    """Refuse a port that somebody listens on; a server that is just closing gets three seconds."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((_HOST, port))
            except PermissionError:
                raise Trouble(f"Port {port} needs administrator rights: choose one above 1023 with --port.") from None
            except OSError:
                if time.monotonic() >= until:
                    raise Trouble(f"Port {port} is taken: choose another, for example --port {port + 1}.") from None
            else:
                return
        time.sleep(0.2)


def _forget() -> None:
    if database.named():
        raise Trouble("--reset drops only the demo's own database; yours, in DATABASE_URL, is for you to drop.")
    with steps.step("Dropping the demo's data"):
        postgres.drop(places.STATE / "postgres")


def _with_database(port: int) -> int:
    if database.named():
        url = database.named() or ""
        return _serve(port, url, None, _keys(url))
    server = postgres.for_demo()
    binaries.ensure()
    keys = _keys(server.url)
    try:
        with steps.step("PostgreSQL"):
            server.start(share=False)
        return _serve(port, server.url, server, keys)
    finally:
        keys.stop()
        server.stop()


def environment(url: str) -> dict[str, str]:
    """Give the demo's programs their surroundings."""
    return keyd.surroundings(places.child_environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE=SETTINGS))


def reports_environment(url: str) -> dict[str, str]:
    """Give the server for community reports its surroundings."""
    around = places.child_environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE=REPORTING, AMPARO_DEMO="yes")
    return keyd.surroundings(around)


def _keys(url: str) -> children.Child:
    """Start the key process: it asks the database nothing before the first page does."""
    keys = keyd.child(environment(url))
    keys.start()
    return keys


def _serve(port: int, url: str, server: postgres.Server | None, keys: children.Child) -> int:
    env = environment(url)
    env["AMPARO_REPORTS_ADDRESS"] = f"http://localhost:{reports_port(port)}"
    web = children.Child("web", _granian(port), env)
    reports = children.Child("reports", reports_command(reports_port(port)), reports_environment(url))
    clock = children.Child("clock", [places.PYTHON, "-m", "django", "clock"], env)
    prover = children.Child("prover", [places.PYTHON, "-m", "django", "prove"], env)
    try:
        keyd.wait_for(keys, env)
        _load(env, server)
        with steps.step("Web server"):
            web.start()
            _wait_for_page(port, web)
        # Only now: until the first page is there, the processors are the web server's.
        reports.start()
        clock.start()
        prover.start()
        steps.say(f"http://localhost:{port} - the demo accounts are on its sign-in page; Ctrl-C stops it.")
        steps.say(f"{env['AMPARO_REPORTS_ADDRESS']} - where somebody reports without a name.")
        _watch(server, web, keys, reports, clock, prover)
    except KeyboardInterrupt:
        steps.say("\nStopping.")
        return 0
    finally:
        web.stop()
        reports.stop()
        clock.stop()
        prover.stop()
        keys.stop()
    return 0


def _granian(port: int) -> list[str | Path]:
    options = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--log-level", "warning"]
    address = ["--host", _HOST, "--port", str(port)]
    return [places.PYTHON, "-m", "granian", *options, *address, "amparo.config.wsgi:application"]


def reports_command(port: int) -> list[str | Path]:
    """Return how the server for community reports is started: one process, whose pages wait without holding a lock.

    Granian writes no log of who comes unless it is told to.
    """
    options = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "96", "--log-level", "warning"]
    address = ["--host", _HOST, "--port", str(port)]
    return [places.PYTHON, "-m", "granian", *options, *address, "amparo.config.wsgi:application"]


def _load(env: dict[str, str], server: postgres.Server | None) -> None:
    """Migrate and load the demo; skip both for our own server when nothing changed since the last time."""
    stamp = server.folder / "loaded" if server else None
    value = stamps.digest(_files())
    if stamp and stamps.is_stamped(stamp, value):
        return
    with steps.step("Tables and demo"):
        words = ["-m", "django", "load_demo", "--migrate"]
        steps.work("Tables and demo", [places.PYTHON, *words], log="load_demo", env=env)
    if stamp:
        stamps.put(stamp, value)


def is_loaded() -> bool:
    """Tell whether the demo's own server has the demo in it."""
    return (postgres.for_demo().folder / "loaded").is_file()


def _files() -> Iterator[Path]:
    for folder in (places.ROOT / "src" / "amparo", places.ROOT / "content"):
        for parent, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if name != "__pycache__"]
            yield from (Path(parent) / name for name in files if Path(name).suffix in _READ_BY_LOADING)


def _wait_for_page(port: int, web: children.Child) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if not web.is_alive():
            raise web.trouble()
        try:
            link = http.client.HTTPConnection(_HOST, port, timeout=10)
            link.request("GET", "/", headers={"Host": f"localhost:{port}"})
            if link.getresponse().status >= 500:
                raise Trouble(f"The first page answers with a fault: see {web.log.relative_to(places.ROOT)}.")
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
    raise Trouble(f"The web server does not answer: see {web.log.relative_to(places.ROOT)}.")


_WITHOUT = {
    "keys": "Nothing that is protected can be opened or written until the next start.",
    "reports": "Nobody can report until the next start.",
    "clock": "Deadlines do not run until the next start.",
    "prover": "Drawings stay unchecked with what calls them until the next start.",
}


def _watch(server: postgres.Server | None, web: children.Child, *others: children.Child) -> None:
    """Stay until Ctrl-C; start again what dies, the database first. Pages are served even if the others cannot run."""
    programs = [web, *others]
    while True:
        if server and not server.alive():
            steps.say("PostgreSQL stopped: starting it again.")
            server.restart()
        for child in [child for child in programs if not child.is_alive()]:
            try:
                child.revive()
                steps.say(f"The {child.name} process stopped: it was started again.")
            except Trouble as given_up:
                if child is web:
                    raise
                steps.complain(f"{given_up} {_WITHOUT[child.name]}")
                programs.remove(child)
        time.sleep(0.3)
