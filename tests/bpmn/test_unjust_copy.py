"""A copy of the real reparation procedure, in which reparation needs joining the proceedings, is refused."""

import shutil
from pathlib import Path

from lxml import etree

from amparo.bpmn.__main__ import main

PROCEDURE = Path(__file__).parents[2] / "content" / "procedures" / "14-reparacion"


def unjust_copy(shelf: Path) -> Path:
    """Send whoever has not joined straight to the waiver."""
    folder = shelf / PROCEDURE.name
    shutil.copytree(PROCEDURE, folder)
    tree = etree.parse(str(folder / "procedure.bpmn"))
    process = tree.find("{*}process")
    assert process is not None
    open_route = next(each for each in process if each.get("id") == "choose_route")
    for each in list(process):
        if each is open_route or each.get("sourceRef") == "choose_route":
            process.remove(each)
        elif each.get("targetRef") == "choose_route":
            each.set("targetRef", "confirm_waiver")
    for reference in list(tree.iter("{*}flowNodeRef")):
        if reference.text == "choose_route":
            reference.getparent().remove(reference)
    tree.write(str(folder / "procedure.bpmn"))
    return folder


def test_the_procedure_as_it_is_holds(capsys):
    assert main(["check", str(PROCEDURE)]) == 0
    assert "R2  se cumple" in capsys.readouterr().out


def test_a_copy_in_which_reparation_needs_joining_is_refused_with_its_story(tmp_path, capsys):
    code = main(["check", str(unjust_copy(tmp_path))])

    out = capsys.readouterr().out
    assert code == 1
    assert "R2  NO se cumple" in out
    assert "Al empezar: " in out
    assert "Desde aquí solo se llega a la reparación si la persona cambia su decisión" in out
