"""The one door for writing: every operation is told who acts, by name."""

from __future__ import annotations

import ast

from tests.house.source import DOMAIN, Place, nothing, places

# Not operations by themselves: parts of one, or reading what an operation needs; each says why.
WITHOUT_BY = {
    "partnership/procedures/operations/publishing.py::draft_from": "reads files; publishing is the operation",
    "partnership/adoption/operations/letters.py::adopted_by": "reads what a letter tells, changes nothing",
    "partnership/adoption/operations/checking.py::move": "says where a proposal stands inside an audited operation",
    "protection/cases/operations.py::touch": "keeps the feeds in order inside an operation that was audited",
    "protection/cases/operations.py::end_involvement": "closes a team's place inside an ending that was audited",
    "protection/pathways/operations/situation.py::situation_of": "reads what a step needs, changes nothing",
    "protection/pathways/operations/storing.py::store": "writes a move down inside its operation",
    "protection/pathways/operations/storing.py::next_event": "makes the row of a move inside its operation",
    "protection/cases/operations.py::data_keys": "makes keys inside the sealing of answers",
}  # fmt: skip
POSITIONAL = {
    "protection/people/operations.py::may_open": "asks, changes nothing",
    "protection/people/operations.py::open_document": "opens; audited before anything is decrypted",
    "protection/people/operations.py::reveal": "opens; audited before anything is decrypted",
    "protection/people/operations.py::reveal_by_glass": "opens; audited before anything is decrypted",
    "protection/emergencies/operations.py::written_of": "opens what was written of an emergency, for who looks at it",
    "protection/complaints/operations.py::written_of": "opens a complaint; audited before anything is decrypted",
    "protection/emergencies/operations.py::open_through": "opens; audited before anything is decrypted",
    "protection/referrals/operations.py::open_packet": "opens; audited before anything is decrypted",
}  # fmt: skip


def operations() -> list[Place]:
    """Return the public functions of every operations room."""
    found = [place for place in places(ast.FunctionDef) if "/operations" in place.file and "." not in place.name]
    return [
        place
        for place in found
        if place.file.split("/")[2] in (*DOMAIN, "foundation") and not place.name.startswith("_")
    ]


def key_of(place: Place) -> str:
    return place.key.removeprefix("src/amparo/")


def takes_by(place: Place) -> bool:
    assert isinstance(place.node, ast.FunctionDef)
    return "by" in {argument.arg for argument in place.node.args.kwonlyargs}


def is_told_the_move(place: Place) -> bool:
    """A part of an operation is handed the move being made, which holds who makes it."""
    assert isinstance(place.node, ast.FunctionDef)
    return any(ast.unparse(each.annotation or ast.Constant(0)) == "Move" for each in place.node.args.args)


def returns_something_pure(place: Place) -> bool:
    """A function that is handed no record and no actor cannot write."""
    assert isinstance(place.node, ast.FunctionDef)
    text = ast.unparse(place.node)
    return not any(word in text for word in (".objects", ".save(", ".execute(", "record(", ".create(", ".update("))


def test_every_operation_takes_by_as_a_named_argument() -> None:
    found = operations()
    excused = WITHOUT_BY | POSITIONAL

    assert len(found) > 20
    nothing(
        [
            key_of(place)
            for place in found
            if not takes_by(place)
            and key_of(place) not in excused
            and not is_told_the_move(place)
            and not (returns_something_pure(place) and not _changes(place))
        ]
    )


def _changes(place: Place) -> bool:
    """Whether a function calls another operation."""
    return "by=" in ast.unparse(place.node)


def test_every_listener_takes_by_as_a_named_argument() -> None:
    heard = [place for place in operations() if place.node.name.startswith("hear_")]

    assert len(heard) > 4
    nothing([key_of(place) for place in heard if not takes_by(place)])


def test_every_operation_says_what_it_does() -> None:
    nothing([key_of(place) for place in operations() if not ast.get_docstring(place.node)])


def test_no_excuse_outlives_what_it_excused() -> None:
    keys = {key_of(place): place for place in operations()}

    nothing({key for key in WITHOUT_BY | POSITIONAL if key not in keys or takes_by(keys[key])})


def test_views_and_pages_write_nothing_by_themselves() -> None:
    writing = (".save(", ".create(", ".delete(", ".update(", "bulk_create(", "get_or_create(", "update_or_create(")
    rooms = ("/views", "/pages", "/forms", "/queries")
    found = {
        f"{place.key} {word}"
        for place in places(ast.FunctionDef)
        if any(room in place.file for room in rooms) and place.file.split("/")[2] in DOMAIN
        for node in ast.walk(place.node)
        if isinstance(node, ast.Attribute) and node.attr.strip("(") in {word.strip(".(") for word in writing}
        for word in (node.attr,)
        if "objects" in ast.unparse(node.value)
    }

    nothing(found)
