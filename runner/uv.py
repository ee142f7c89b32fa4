"""Python packages: a pinned uv in `.tools/`, and the locked environment in `.venv/`."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from runner import locks, places, stamps, steps
from runner.trouble import Trouble

VERSION = "0.13.9"
_HOME = places.TOOLS / f"uv-{VERSION}"
_BINARY = _HOME / "bin" / "uv"
_HASHES = Path(__file__).with_name("uv-requirements.txt")
_NO_PIP = "This Python has no pip: install it (on Debian or Ubuntu: apt install python3-pip), then try again."


def sync(*groups: str) -> None:
    """Bring the locked packages of some dependency groups into `.venv`; a second time costs nothing."""
    _sync(project=places.ROOT, venv=places.VENV, groups=groups, title=" for ".join(["Python packages", *groups][:2]))


def sync_project(project: Path, venv: Path) -> None:
    """Bring the locked packages of a project with an environment of its own, such as a benchmark."""
    _sync(project=project, venv=venv, groups=(), title=f"Python packages of {project.name}")


def _sync(*, project: Path, venv: Path, groups: tuple[str, ...], title: str) -> None:
    lock = stamps.digest([project / "pyproject.toml", project / "uv.lock"], VERSION)
    done = _already(venv, lock)
    if done is not None and set(groups) <= done:
        return
    with locks.one_at_a_time(places.STATE / "setup.lock", "installing packages"):
        done = _already(venv, lock)
        if done is not None and set(groups) <= done:
            return
        _install_uv()
        with steps.step(title):
            chosen = [word for group in groups for word in ("--group", group)]
            command: list[str | Path] = [_BINARY, "sync", "--locked", "--inexact", "--no-progress", *chosen]
            steps.work(title, [*command, *_python_for(venv)], log="uv-sync", env=_environment(venv), cwd=project)
            _stamp(venv).write_text(json.dumps({"lock": lock, "groups": sorted({*groups, *(done or ())})}))


def _stamp(venv: Path) -> Path:
    return venv / ".amparo-groups.json"


def _already(venv: Path, lock: str) -> set[str] | None:
    """Read which groups of this very lock are in place; None when there are none."""
    try:
        kept = json.loads(_stamp(venv).read_text())
    except (OSError, ValueError):
        return None
    usable = kept.get("lock") == lock and (venv / "bin" / "python").exists()
    return set(kept["groups"]) if usable else None


def _python_for(venv: Path) -> list[str]:
    """Name the interpreter for a new environment; one that works is left as it is."""
    if (venv / "bin" / "python").exists():
        return []
    return ["--python", str(getattr(sys, "_base_executable", sys.executable) or sys.executable)]


def _environment(venv: Path) -> dict[str, str]:
    env = places.child_environment(
        UV_PROJECT_ENVIRONMENT=str(venv),
        UV_PYTHON_DOWNLOADS="never",
        UV_SYSTEM_CERTS="1",
        UV_NO_CONFIG="1",
        UV_HTTP_RETRIES="2",
    )
    env.pop("VIRTUAL_ENV")
    if not home_is_writable():
        env["UV_CACHE_DIR"] = str(places.TOOLS / "cache" / "uv")
    return env


def home_is_writable() -> bool:
    """Tell whether tools may keep their caches in the home folder."""
    home = os.environ.get("HOME", "")
    return bool(home) and os.access(home, os.W_OK | os.X_OK)


def _install_uv() -> None:
    """Install uv with pip, by hash, into a folder of the clone: no system package is touched."""
    if _BINARY.is_file():
        return
    with steps.step(f"uv {VERSION}"):
        fresh = _HOME.with_name(f"{_HOME.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.parent.mkdir(parents=True, exist_ok=True)
        options = ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--retries=2", "--timeout=20"]
        command: list[str | Path] = [_python_with_pip(), "-m", "pip", "--disable-pip-version-check", "install"]
        env = places.child_environment(PIP_NO_WARN_SCRIPT_LOCATION="1", PIP_ROOT_USER_ACTION="ignore")
        if not home_is_writable():
            env["PIP_NO_CACHE_DIR"] = "1"
        steps.work("uv", [*command, *options, "--target", fresh, "-r", _HASHES], log="uv-install", env=env)
        shutil.rmtree(_HOME, ignore_errors=True)
        fresh.replace(_HOME)


def _python_with_pip() -> str:
    """Find a Python that has pip: this one, or one in a folder of ours."""
    own = places.TOOLS / "pip"
    for python in (sys.executable, str(own / "bin" / "python")):
        if _has_pip(python):
            return python
    shutil.rmtree(own, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(own)], capture_output=True, check=False)
    if made.returncode == 0 and _has_pip(str(own / "bin" / "python")):
        return str(own / "bin" / "python")
    raise Trouble(_NO_PIP)


def _has_pip(python: str) -> bool:
    try:
        return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
