"""Sizes: what is over is split, or says why in one line of this table."""

from __future__ import annotations

import ast

from tests.house.source import ROOT, Place, modules, named, nothing, places, templates

MODULE, TEMPLATE, FUNCTION, CLASS, VIEW = 300, 150, 40, 150, 25

EXCUSED: dict[str, str] = {
    "runner/postgres.py::Server": "one server from its making to its end; its states are told together",
    "src/amparo/bpmn/net/__init__.py::Net": "the one face of the kernel; each method is short and leads inside",
    "src/amparo/demo/carrying.py::Carrier": "one method for each kind of move of a scenario",
    "src/amparo/protection/pathways/views/consents.py::give_consent": "one form: shown, sent back, or done",
    "src/amparo/protection/pathways/views/documents.py::show_documents": "the list and its form are one page",
    "src/amparo/protection/pathways/views/steps.py::skip_step": "one form: shown, sent back, or done",
    "src/amparo/protection/referrals/views.py::compose": "one form: shown with its packet, sent back, or done",
    "src/amparo/protection/referrals/views.py::show_referral": "one page for receiver and sender",
    "src/amparo/protection/referrals/operations.py::send_referral": "eleven facts are named twice, once in, once kept",
}


def over(found: dict[str, int], most: int) -> dict[str, int]:
    """Return what is larger than it should be and has no excuse."""
    return {key: lines for key, lines in found.items() if lines > most and key not in EXCUSED}


def lines_of(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def is_view(place: Place) -> bool:
    return "/views" in place.file and not place.name.startswith("_") and "." not in place.name


def test_modules_are_short() -> None:
    nothing(over({named(path): lines_of(named(path)) for path in modules()}, MODULE))


def test_templates_are_short() -> None:
    nothing(over({named(path): lines_of(named(path)) for path in templates()}, TEMPLATE))


def test_functions_are_short() -> None:
    nothing(over({place.key: place.lines for place in places(ast.FunctionDef)}, FUNCTION))


def test_classes_are_short() -> None:
    nothing(over({place.key: place.lines for place in places(ast.ClassDef)}, CLASS))


def test_views_are_shorter() -> None:
    views = {place.key: place.lines for place in places(ast.FunctionDef) if is_view(place)}

    assert len(views) > 20
    nothing(over(views, VIEW))


def test_no_excuse_outlives_what_it_excused() -> None:
    sizes = {named(path): lines_of(named(path)) for path in (*modules(), *templates())}
    sizes |= {place.key: place.lines for place in places(ast.FunctionDef, ast.ClassDef)}

    nothing({key for key in EXCUSED if sizes.get(key, 0) <= VIEW})
    nothing({key for key, why in EXCUSED.items() if not 20 < len(why) < 120})


def test_what_is_over_would_be_found() -> None:
    assert over({"a": 301, "b": 300}, MODULE) == {"a": 301}
