"""Where things are: the clone, its state, its tools, its Python environment."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "var"
LOGS = STATE / "log"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def child_environment(**extra: str) -> dict[str, str]:
    """Give the environment of a program we start: our Python first, our state folder, nothing of another Python."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "PYTHONPATH")}
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(VENV / "bin"), env.get("PATH", os.defpath)])
    env["AMPARO_STATE"] = str(STATE)
    env.update(extra)
    return env
