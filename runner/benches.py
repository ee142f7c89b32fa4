"""`./run bench NAME`: a measurement, in a locked environment and on a database of its own."""

from runner import children, database, keyd, places, postgres, uv
from runner.trouble import Trouble

FOLDER = places.ROOT / "bench"


def bench(args: list[str]) -> int:
    """Run the benchmark named, and answer as it does."""
    if not args or args[0].startswith("-"):
        raise Trouble(f"Say which: ./run bench NAME. There are: {', '.join(_names()) or 'none yet'}.")
    name, *rest = args
    if name not in _names():
        raise Trouble(f"There is no benchmark {name}. There are: {', '.join(_names()) or 'none yet'}.")
    venv = places.ROOT / f".venv-bench-{name}"
    uv.sync_project(FOLDER / name, venv)
    with database.address(postgres.for_bench().start) as url:
        env = places.child_environment(DATABASE_URL=url)
        env["VIRTUAL_ENV"] = str(venv)
        env["PATH"] = f"{venv / 'bin'}:{env['PATH']}"
        command = [str(venv / "bin" / "python"), str(FOLDER / name / "run.py"), *rest]
        with keyd.running(env, "bench") as around:
            return children.hand_over(command, around)


def _names() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob("*/run.py"))
