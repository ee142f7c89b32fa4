"""The drawing as a list: every step in reading order, and in words what comes next."""

from __future__ import annotations

from amparo.bpmn.diagram import NodeKind, StepNote
from amparo.bpmn.draw import listing

from .building import Builder


def test_a_list_says_what_comes_next_and_skips_diamonds_that_only_gather() -> None:
    builder = Builder(lanes=2)
    start = builder.node(NodeKind.START, name="Llega una alerta")
    ask = builder.node(NodeKind.EXCLUSIVE, name="¿Acepta?")
    care = builder.node(NodeKind.USER_TASK, name="Atender", lane=1, step=StepNote("care", deadline="soon"))
    join = builder.node(NodeKind.EXCLUSIVE, name="")
    end = builder.node(NodeKind.END, name="Cerrado")
    builder.flow(start, ask)
    builder.flow(ask, care, "sí")
    builder.flow(ask, join, "no")
    builder.flow(care, join)
    builder.flow(join, end)

    rows = listing(builder.diagram(), lang="es", live=frozenset({care}))

    assert [(row.title, row.after) for row in rows] == [
        ("Llega una alerta", ("sigue: ¿Acepta?",)),
        ("¿Acepta?", ("«sí»: Atender", "«no»: Cerrado")),
        ("Atender", ("sigue: Cerrado",)),
        ("Cerrado", ()),
    ]
    assert [row.live for row in rows] == [False, False, True, False]
    assert rows[2].lane == "Institución número 1"
    assert rows[2].notes == ("con plazo",)


def test_a_list_says_that_a_way_goes_back() -> None:
    builder = Builder(lanes=1)
    start = builder.node(NodeKind.START, name="Inicio")
    again = builder.node(NodeKind.EXCLUSIVE, name="")
    step = builder.node(NodeKind.USER_TASK, name="Explicar")
    ask = builder.node(NodeKind.EXCLUSIVE, name="Clear?")
    end = builder.node(NodeKind.END, name="End")
    for source, target, name in (
        (start, again, ""),
        (again, step, ""),
        (step, ask, ""),
        (ask, again, "no"),
        (ask, end, "yes"),
    ):
        builder.flow(source, target, name)

    rows = {row.id: row for row in listing(builder.diagram(), lang="en")}

    assert rows[ask].after == ("“no”: goes back to: Explicar", "“yes”: End")


def test_events_on_a_border_come_after_their_step_and_boxes_before_what_is_in_them() -> None:
    builder = Builder(lanes=1)
    box = builder.node(NodeKind.SUB_PROCESS, name="Atención")
    step = builder.node(NodeKind.USER_TASK, name="Escuchar", scope=box)
    event = builder.node(NodeKind.BOUNDARY, name="Retiro", attached_to=box, interrupting=False, message="m")
    end = builder.node(NodeKind.END, name="Fin")
    builder.flow(event, end)

    rows = listing(builder.diagram(), lang="fr")

    assert [(row.id, row.depth, row.path) for row in rows] == [
        (box, 0, box),
        (step, 1, f"{box}/{step}"),
        (event, 0, event),
        (end, 0, end),
    ]
    assert rows[2].notes == ("sans interrompre",)
