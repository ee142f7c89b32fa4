"""What entries are called."""

import ast
from pathlib import Path

from django.utils import translation

from amparo.foundation.audit.words import ACTIONS, action_label

SOURCE = Path(__file__).resolve().parents[3] / "src" / "amparo"


def recorded() -> set[str]:
    """Return the action codes that the application writes down, where they are written out."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Note" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_action_that_is_written_down_has_words() -> None:
    assert len(recorded()) > 15
    assert recorded() - set(ACTIONS) == set()


def test_a_code_is_said_in_words() -> None:
    with translation.override("en"):
        assert action_label("CASE_OPENED") == "Opened the case"


def test_a_refusal_says_of_what() -> None:
    with translation.override("en"):
        assert action_label("REFUSED_COMPLETE_STEP").startswith("Refused")
        assert "_" not in action_label("REFUSED_COMPLETE_STEP")
