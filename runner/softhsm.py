"""SoftHSM, a hardware security module in software, which the tests of the keys' custody are held against."""

import shutil

from runner import debian, steps

PROGRAM = "softhsm2-util"


def install() -> bool:
    """Install it where that is possible; say whether it is there."""
    if shutil.which(PROGRAM) is None and debian.may_install():
        with steps.step("SoftHSM"):
            debian.install("softhsm2", log="softhsm-package")
    return shutil.which(PROGRAM) is not None
