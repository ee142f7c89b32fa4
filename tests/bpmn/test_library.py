"""Procedures are read from folders, with their texts, parameters and what they call."""

from pathlib import Path

from amparo.bpmn.library import open_library
from tests.bpmn.sketch import draw

CALLER = "start s -> c\ncall c p_other -> e\nend e"
CALLED = "start s -> t\ntask t -> e\nborder late on t ni timer @soon -> e2\nend e\nend e2"


def write(shelf: Path, name: str, text: str, process: str, **files: str) -> Path:
    folder = shelf / name
    folder.mkdir(parents=True)
    (folder / "procedure.bpmn").write_bytes(draw(text, process))
    for file, content in files.items():
        (folder / f"{file.replace('_', '.')}.toml").write_text(content)
    return folder


def test_a_called_procedure_is_found_among_the_siblings_of_the_folder_asked_for(tmp_path):
    folder = write(tmp_path, "00-main", CALLER, "p_main")
    write(tmp_path, "01-other", CALLED, "p_other")

    library = open_library([folder])

    assert library.asked == ["p_main"]
    assert library.problems == []
    assert library.net("p_main").open_steps(library.net("p_main").start()) == ["c/t"]


def test_a_deadline_that_no_parameter_declares_is_named_with_its_file(tmp_path):
    write(tmp_path, "01-other", CALLED, "p_other", parameters_cr="[deadlines.later]\namount = 1\n")

    library = open_library([tmp_path])

    ((file, problem),) = library.problems
    assert file.endswith("01-other/procedure.bpmn")
    assert (problem.element, problem.code) == ("late", "no_deadline")
    assert "parameters.cr.toml" in problem.message["en"]


def test_bad_texts_two_procedures_of_the_same_name_and_an_empty_folder_are_each_one_problem(tmp_path):
    write(tmp_path, "01-a", CALLED, "p_other")
    write(tmp_path, "02-b", CALLED, "p_other")
    write(tmp_path, "03-c", CALLED, "p_third", texts_es="title = ")
    (tmp_path / "empty").mkdir()

    library = open_library([tmp_path, tmp_path / "empty", tmp_path / "nowhere"])

    assert sorted(problem.code for _, problem in library.problems) == [
        "no_drawing",
        "no_drawing",
        "not_toml",
        "same_process",
    ]
    assert library.asked == ["p_other"]
