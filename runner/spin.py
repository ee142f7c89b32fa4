"""Spin, the model checker that our counts are held against, and the C compiler that it needs."""

import shutil

from runner import debian, steps

PROGRAMS = {"spin": ("spin",), "gcc": ("gcc", "libc6-dev")}


def missing() -> list[str]:
    """Name the programs that are not there."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def install() -> list[str]:
    """Install what is missing, where that is possible; name what is still not there."""
    if missing() and debian.may_install():
        with steps.step("Spin and its compiler"):
            debian.install(*(package for program in missing() for package in PROGRAMS[program]), log="spin-package")
    return missing()
