"""`./run test` and `./run journeys`: the tests, on a database and a browser of their own."""

from pathlib import Path

from runner import assets, children, chromium, database, places, postgres, softhsm, spin, steps, uv

SETTINGS = "amparo.config.settings.test"
# These tests read the source itself; `./run check` runs them.
OF_CHECK = ("tests/house", "tests/foundation/design/test_catalogues.py")
_NOTHING_COLLECTED = 5


def test(args: list[str]) -> int:
    """Run what shows that the product works, or the tests named after pytest's own fashion."""
    return run(args if _names_tests(args) else ["tests", *(f"--ignore={each}" for each in OF_CHECK), *args])


def journeys(args: list[str]) -> int:
    """Run the stories told through the browser."""
    code = run(["tests/journeys", *args])
    if code == _NOTHING_COLLECTED:
        steps.complain("There is no journey in tests/journeys.")
    return code


def run(args: list[str]) -> int:
    """Prepare what the tests need and hand over to pytest."""
    uv.sync("test", "e2e")
    assets.build()
    # Spin first: whoever lacks it gets the newest lists of packages, in which the browser is then looked for.
    lacking = spin.install()
    browser = chromium.find_or_install()
    if lacking:
        steps.complain(f"Not checked against Spin: install {' and '.join(lacking)}, then those tests run too.")
    if not softhsm.install():
        steps.complain("Not tried with a security module: install softhsm2 (SoftHSM 2), then those tests run too.")
    with database.address(postgres.start_for_tests) as url:
        env = environment(url, AMPARO_CHROMIUM=str(browser))
        command = [str(places.PYTHON), "-m", "pytest", *_workers(args), *args]
        return children.hand_over(command, env)


def environment(url: str, **extra: str) -> dict[str, str]:
    """Give the tests their surroundings."""
    return places.child_environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE=SETTINGS, **extra)


def _workers(args: list[str]) -> list[str]:
    chosen = any(arg.startswith(("-n", "--numprocesses", "--pdb")) or arg == "no:xdist" for arg in args)
    return [] if chosen else ["-n", "2"]


def _names_tests(args: list[str]) -> bool:
    return any((places.ROOT / Path(arg.split("::")[0])).exists() for arg in args if not arg.startswith("-"))
