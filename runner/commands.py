"""The commands of `./run`, a line each."""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from runner import benches, checks, children, database, demo, keyd, places, postgres, steps, testing, trouble, uv
from runner.trouble import Trouble


@dataclass(frozen=True)
class Command:
    """A word after `./run`, what it does, and the line that says so."""

    name: str
    line: str
    do: Callable[[list[str]], int]


def manage(args: list[str]) -> int:
    """Hand over to Django's own commands, on the demo's database."""
    uv.sync()
    with (
        database.address(postgres.for_demo().start, aloud=False) as url,
        keyd.running(demo.environment(url)) as env,
    ):
        return _hand_over("-m", "django", *args, env=env)


def keys(args: list[str]) -> int:
    """Hand over to what who runs the key process does with it."""
    uv.sync()
    with (
        database.address(postgres.for_demo().start, aloud=False) as url,
        keyd.running(demo.environment(url)) as env,
    ):
        return _hand_over("-m", "amparo.keyd.console", *args, env=env)


def audit(args: list[str]) -> int:
    """Check the audit chains of the demo's database."""
    if args[:1] != ["verify"]:
        raise Trouble("Say what to do with the audit: ./run audit verify.")
    if not database.named() and not demo.is_loaded():
        raise Trouble("There is nothing to verify yet: ./run demo loads the demo.")
    return manage(["audit_verify", *args[1:]])


def procedures(args: list[str]) -> int:
    """Check drawings of procedures, explain what happened by one, or rehearse it; no database is needed."""
    modules = {"check": "amparo.bpmn", "explain": "amparo.bpmn.replay", "rehearse": "amparo.bpmn.rehearse"}
    if not args or args[0] not in modules:
        raise Trouble(
            "Say what to do with the procedures: check PATH... [--json], explain LOG PROCEDURE [--json], "
            "or rehearse PROCEDURE [--plan FILE]."
        )
    uv.sync()
    asked = [modules[args[0]], *(args if args[0] == "check" else args[1:])]
    return _hand_over("-m", *asked, env=places.child_environment())


def docs(args: list[str]) -> int:
    """Build the documentation, refusing warnings."""
    if not (places.ROOT / "mkdocs.yml").is_file():
        raise Trouble("There is no mkdocs.yml yet: read docs/ as it is.")
    uv.sync("docs")
    return _hand_over("-m", "mkdocs", "build", "--strict", "--site-dir", "var/docs", *args)


def _hand_over(*args: str, env: dict[str, str] | None = None) -> int:
    """Run our Python in the foreground and answer as it does."""
    command = [str(places.PYTHON), *args]
    return children.hand_over(command, env or places.child_environment())


COMMANDS = (
    Command("demo", "serve the demo at http://localhost:8800 (--port N, --reset)", demo.demo),
    Command("test", "run all tests, in the browser too (takes pytest's own arguments)", testing.test),
    Command("check", "format, lint, types, imports, house, templates, migrations, translations", checks.check),
    Command("journeys", "run only the stories told through the browser", testing.journeys),
    Command("bench", "run a benchmark: bench NAME", benches.bench),
    Command("docs", "build the documentation into var/docs", docs),
    Command("procedures", "check drawings: procedures check PATH... [--json]", procedures),
    Command("audit", "check that no audit entry was altered or cut: audit verify", audit),
    Command(
        "keys",
        "look after the keys: keys status|rotate|reindex|shares|recover|lock|unlock|wrap|try|verify|intake",
        keys,
    ),
    Command("manage", "run one of Django's commands on the demo's database", manage),
)


def main(args: list[str]) -> int:
    """Run a command and give its exit code; what stops it is one line."""
    chosen = next((command for command in COMMANDS if args[:1] == [command.name]), None)
    if chosen is None:
        return _list(args)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        return chosen.do(args[1:])
    except Trouble as problem:
        steps.complain(str(problem))
    except OSError as problem:
        steps.complain(str(trouble.from_os_error(problem, folder=places.ROOT)))
    except KeyboardInterrupt:
        steps.complain("Stopped.")
        return 130
    return 1


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Turn the first signal into an orderly end; further ones do not disturb it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _list(args: list[str]) -> int:
    unknown = args and args[0] not in ("help", "-h", "--help")
    say = steps.complain if unknown else steps.say
    if unknown:
        say(f"There is no command {args[0]}. There are:")
    for command in COMMANDS:
        say(f"  ./run {command.name:<12}{command.line}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
