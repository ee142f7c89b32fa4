"""Packages of Debian and Ubuntu, for those who may install them."""

import os
import shutil
import subprocess
from pathlib import Path

from runner import places, steps


def is_debian() -> bool:
    """Tell whether this machine takes its packages from Debian or Ubuntu."""
    try:
        words = Path("/etc/os-release").read_text()
    except OSError:
        return False
    return shutil.which("apt-get") is not None and ("debian" in words or "ubuntu" in words)


def may_install() -> bool:
    """Tell whether packages can be installed here by whoever runs this."""
    return is_debian() and os.geteuid() == 0


def offers(package: str) -> bool:
    """Tell whether the lists of packages that lie here know a package."""
    return _asked("apt-cache", "show", package).returncode == 0


def version_of(package: str) -> str:
    """Return the version of an installed package; "" when it is not."""
    said = _asked("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", package).stdout.split()
    return said[1] if said[:1] == ["installed"] else ""


def _asked(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def install(*packages: str, log: str) -> None:
    """Try to install packages, if need be after asking for the newest lists. What came of it is kept in a log."""
    env = places.child_environment(DEBIAN_FRONTEND="noninteractive")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for each in (command, ["apt-get", "update"], command):
        tried = subprocess.run(each, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        steps.keep_log(log, tried.stdout + tried.stderr)
        if each is command and tried.returncode == 0:
            return
