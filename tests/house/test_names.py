"""Names say what a thing is in the field: no verb that fits everything, no noun that fits anything."""

from __future__ import annotations

import ast

from tests.house.source import Place, nothing, places, words_of

NOUNS = frozenset({"manager", "service", "data", "info", "flag", "utils", "util", "helper", "common", "misc", "stuff"})
VERBS = frozenset({"do", "handle", "process"})

# Real words of the field, of BPMN or of a library that asks for the name.
ALLOWED = {
    "AccountManager": "Django's own kind of class",
    "data_keys": "a data key is what encrypts, as in every book on envelopes of keys",
    "new_data_key": "a data key is what encrypts",
    "data": "PostgreSQL's own word for the folder of a server",
    "process_exception": "the name that Django calls in a middleware",
    "service_token": "the session of the installation itself, told from the persons'",
    "service": "the technical administrator's page, an address of the field",
    "show_service": "the technical administrator's page",
    "services_of": "services are what providers give to the person",
}


def is_forbidden(name: str) -> bool:
    """Say whether a name carries a word that says nothing."""
    words = words_of(name)
    return bool(NOUNS & set(words)) or (len(words) > 1 and words[0] in VERBS)


def wrong(found: list[Place]) -> set[str]:
    return {place.key for place in found if is_forbidden(place.node.name) and place.node.name not in ALLOWED}


def test_no_function_or_class_is_named_with_a_word_that_says_nothing() -> None:
    nothing(wrong(list(places(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))))


def test_every_allowed_name_is_in_use() -> None:
    used = {place.node.name for place in places(ast.FunctionDef, ast.ClassDef)}

    nothing(set(ALLOWED) - used)


def test_such_names_would_be_found() -> None:
    assert all(is_forbidden(name) for name in ("do_step", "handle_case", "process_case", "CaseManager", "case_data"))
    assert not any(is_forbidden(name) for name in ("do", "complete_step", "Database", "Inform", "flagship"))
