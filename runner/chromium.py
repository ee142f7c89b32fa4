"""A browser for the tests: an installed one, the system's package, or Playwright's own. Never a silent skip."""

import os
import shutil
import subprocess
from pathlib import Path

from runner import debian, places, steps
from runner.trouble import Trouble

# Chromium without windows: the same pages in three quarters of the time.
_SHELL = "chromium-headless-shell"
_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NONE = "The browser tests need Chromium and none could be had: install it, or set AMPARO_CHROMIUM to its path."


def find_or_install() -> Path:
    """Give the path of a Chromium that starts.

    Raises `Trouble` when none can be had.
    """
    named = os.environ.get("AMPARO_CHROMIUM")
    if named:
        if not _starts(Path(named)):
            raise Trouble(f"AMPARO_CHROMIUM={named} does not start: correct it, or unset it.")
        return Path(named)
    found = _installed() or _of_playwright()
    if found and (found.name == _SHELL or not debian.may_install() or not debian.offers(_SHELL)):
        return found
    with steps.step("Chromium"):
        if debian.may_install():
            debian.install(_package(), log="chromium-package")
            found = _installed() or found
        if found is None:
            _from_playwright()
            found = _of_playwright()
    if found is None:
        raise Trouble(_NONE)
    return found


def _package() -> str:
    """Name the package to be installed: the one of the same version, where Chromium is, for they share files."""
    if not debian.offers(_SHELL):
        return "chromium"
    version = debian.version_of("chromium-common")
    return f"{_SHELL}={version}" if version else _SHELL


def _installed() -> Path | None:
    paths = (shutil.which(name) for name in _NAMES)
    return next((Path(path) for path in paths if path and _starts(Path(path))), None)


def _starts(browser: Path) -> bool:
    """Try it: on Ubuntu the package may be a mere pointer to another installer."""
    try:
        tried = subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def _from_playwright() -> None:
    extra = ["--with-deps"] if debian.may_install() else []
    command = [str(places.PYTHON), "-m", "playwright", "install", *extra, "chromium"]
    tried = subprocess.run(
        command, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    steps.keep_log("chromium-playwright", tried.stdout + tried.stderr)


def _environment() -> dict[str, str]:
    return places.child_environment(NODE_OPTIONS="--use-system-ca")


def _of_playwright() -> Path | None:
    """Ask Playwright where its own Chromium would be."""
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
    said = subprocess.run([places.PYTHON, "-c", ask], env=_environment(), capture_output=True, text=True, check=False)
    path = Path(said.stdout.strip() or "/nowhere")
    return path if said.returncode == 0 and path.is_file() and _starts(path) else None
