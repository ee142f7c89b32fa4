"""`./run check`: what can be known without running the product."""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

from runner import assets, database, places, postgres, steps, testing, uv


@dataclass(frozen=True)
class Check:
    """One program to run, and what must exist before it means anything."""

    title: str
    command: tuple[str, ...]
    needs: str


_DJANGO = ("python", "-m", "django")
CHECKS = (
    Check("Format", ("ruff", "format", "--check", "--output-format=concise", ".", "run"), "pyproject.toml"),
    Check("Lint", ("ruff", "check", "--output-format=concise", ".", "run"), "pyproject.toml"),
    Check("Types", ("mypy",), "pyproject.toml"),
    Check("Imports between packages", ("lint-imports",), ".importlinter"),
    Check("House", ("pytest", "-q", "-n", "2", testing.OF_CHECK[0]), "tests/house/test_*.py"),
    Check("Templates, form", ("djlint", "--check", "src"), "src/amparo/**/templates"),
    Check("Templates, lint", ("djlint", "--lint", "src"), "src/amparo/**/templates"),
    Check("Translations", ("pytest", "-q", testing.OF_CHECK[1]), "src/amparo/locale/*"),
    Check("Migrations", (*_DJANGO, "makemigrations", "--check", "--dry-run"), "src/amparo/config/settings"),
    Check("Django", (*_DJANGO, "check"), "src/amparo/config/settings"),
    Check("Reference pages", (*_DJANGO, "write_reference", "--check"), "src/amparo/site/home/exports/__init__.py"),
)


def check(_args: list[str]) -> int:
    """Run every check, say what each one found, and answer 1 if any failed."""
    uv.sync("check", "test", "e2e")
    assets.build()
    started = time.monotonic()
    with database.address(postgres.start_for_tests) as url:
        results = list(_results(testing.environment(url)))
    failed = [title for title, passed in results if not passed]
    seconds = time.monotonic() - started
    verdict = f"{len(failed)} failed: {', '.join(failed)}" if failed else "all passed"
    steps.say(f"{len(results)} checks in {seconds:.0f} s, {verdict}.")
    return 1 if failed else 0


def _results(env: dict[str, str]) -> Iterator[tuple[str, bool]]:
    for item in CHECKS:
        if not any(places.ROOT.glob(item.needs)):
            steps.say(f"  {item.title:.<58} skipped: there is no {item.needs} yet")
            continue
        yield item.title, _passes(item, env)


def _passes(item: Check, env: dict[str, str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [places.VENV / "bin" / item.command[0], *item.command[1:]],
        cwd=places.ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return _report(item.title, done.stdout if done.returncode else "", started, passed=done.returncode == 0)


def _report(title: str, said: str, started: float, *, passed: bool) -> bool:
    steps.say(f"  {title:.<58} {time.monotonic() - started:5.1f} s  {'ok' if passed else 'FAILED'}")
    if not passed:
        steps.say("\n".join(f"    {line}" for line in said.splitlines()))
    return passed
