"""Where things are: the clone, its state, its tools, its Python environment."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "var"
LOGS = STATE / "log"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
_OF_ANOTHER_PYTHON = ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")


def child_environment(**extra: str) -> dict[str, str]:
    """Give the environment of a program we start: our Python first, our state folder, nothing of another Python.

    Compiled modules are kept in the state folder even where the surroundings forbid them beside the sources: without
    them each of our programs takes twice as long to start.
    """
    env = {key: value for key, value in os.environ.items() if key not in _OF_ANOTHER_PYTHON}
    env["PYTHONPYCACHEPREFIX"] = str(STATE / "bytecode")
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(VENV / "bin"), env.get("PATH", os.defpath)])
    env["AMPARO_STATE"] = str(STATE)
    env.update(extra)
    return env
