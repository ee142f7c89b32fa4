"""Nothing but `foundation.keys` reaches a cipher or the key process, and each of its functions only whom it serves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3] / "src" / "amparo"
KEYS = SOURCE / "foundation" / "keys"
KEYD = SOURCE / "keyd"


# Figures of the moment from a secret (TOTP): a MAC, and no cipher.
TIME_CODES = "foundation/accounts/timecodes.py"
# Reads the certificates of a time-stamping authority: it holds no key.
CERTIFICATES = "foundation/checkpoints/stamps.py"


def imports() -> Iterator[tuple[str, str]]:
    """Yield every file outside the package with each full name that it imports."""
    for path in SOURCE.rglob("*.py"):
        if KEYS in path.parents or KEYD in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((str(path.relative_to(SOURCE)), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((str(path.relative_to(SOURCE)), f"{node.module}.{alias.name}") for alias in node.names)


def calls(name: str) -> set[str]:
    """Return the files outside the package that call `keys.<name>`."""
    return {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if KEYS not in path.parents and KEYD not in path.parents and f"keys.{name}(" in path.read_text(encoding="utf-8")
    }


def test_no_other_package_imports_a_cipher_or_looks_inside() -> None:
    found = {
        (path, name)
        for path, name in imports()
        if name.startswith(("cryptography", "nacl", "pyrage", "amparo.foundation.keys."))
        if path not in {TIME_CODES, CERTIFICATES} and name != "amparo.foundation.keys.Ticket"
    }

    assert found == set()


# The answers of a case, why a glass was broken, what the person complains of, what leaves a case, and a report.
OPENS = {
    "prevention/community/rules/sealing.py",
    "protection/releases/operations.py",
    "protection/people/operations.py",
    "protection/emergencies/operations.py",
    "protection/complaints/operations.py",
}


# A report is opened by its receipt as well: who opens it as staff asks before the rules do.
ASKS = {"prevention/community/operations/opening.py", "prevention/community/operations/passing.py"}
# What was sealed on a device, without a data key of ours.
SHEETS = {"protection/sheets/operations.py"}


def test_values_are_opened_by_people_and_drafts_by_accounts_only() -> None:
    assert calls("open_values") == OPENS
    assert calls("open_sheet") == SHEETS
    assert calls("issue") == OPENS | ASKS | SHEETS
    # What somebody typed, and the password of a copy that waits for whoever asked for it.
    assert {path.rpartition("/")[0] for path in calls("open_note")} == {"foundation/accounts", "protection/releases"}
    assert calls("open_under_secret") == {
        "evidence/surveys/queries/drafts.py",
        "prevention/community/rules/sealing.py",
        "prevention/reporting/views/returning.py",
    }


def test_the_rest_of_the_application_would_be_caught() -> None:
    assert ("foundation/audit/entries.py", "amparo.foundation.keys") in set(imports())
