"""My work, a case and a step, with invented content."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from amparo.foundation.design.boards import Drawing
from amparo.foundation.design.fields import Field, Option, mistakes_of, yes_no
from amparo.foundation.design.pieces import (
    Action,
    Change,
    Chip,
    Due,
    EmptyState,
    EyeLine,
    Happening,
    IdentityBar,
    Link,
    Mark,
    Measure,
    More,
    PageHeader,
    Tab,
    Task,
    WorkList,
    WorkRow,
)

CODE = "CR-7Q4M-2X"


def rows() -> tuple[WorkRow, ...]:
    """Give steps that wait."""
    return (
        WorkRow("Confirmar el alojamiento seguro", "../step/", "CR-3K8P-7D", Due("late", "2 días tarde"), "albergue"),
        WorkRow("Resolver la acreditación", "../vote/", CODE, Due("today", "hoy 16:00"), "panel, abogada"),
        WorkRow(
            "Llamar para saber cómo está",
            "../step/",
            "CR-9T2W-5H",
            Due("today", "hoy 18:00"),
            note="llamar después de las 17:00",
            part="Acompañar la inclusión y el cierre",
        ),
    )


WEEK = (
    WorkRow("Acordar el plan con la persona", "../step/", "CR-5B6N-8J", Due("soon", "mar 24 nov"), "psicóloga"),
    WorkRow(
        "Preguntar si quiere participar en el proceso penal", "../step/", CODE, Due("soon", "jue 26 nov"), "abogada"
    ),
    WorkRow("Revisar el plan de seguridad", "../step/", "CR-2M4C-1V", Due("later", "vie 27 nov"), "albergue, policía"),
)
WAITING = (
    WorkRow(
        "Respuesta del centro de salud",
        "../referral/",
        "CR-5B6N-8J",
        Due("waiting", "responde antes del mar 24"),
        "Área de Salud",
    ),
)


def my_work() -> dict[str, Any]:
    """Show the first page of a case manager."""
    return {
        "header": PageHeader(
            "Mi trabajo",
            lead="Dos pasos vencen hoy y uno está atrasado.",
            actions=(Action("Abrir un caso", "#", "primary", "add"),),
        ),
        "chips": (
            Chip("Todo", "#", current=True, count="7"),
            Chip("Mi equipo", "#", count="1000+"),
            Chip("Con menores de edad", "#", count="2"),
            Chip("Consentimiento por vencer", "#", count="1"),
        ),
        "lists": (
            WorkList("Vence hoy o está atrasado", rows(), "3", "due"),
            WorkList("Esta semana", WEEK, "28", "week", more=More("Se muestran 3 de 28", "#")),
            WorkList("Espero respuesta de otros", WAITING, "1", "waiting"),
            WorkList(
                "Reportes por leer",
                id="reports",
                empty=EmptyState("No hay reportes por leer", "El próximo turno empieza hoy a las 18:00."),
            ),
        ),
    }


def _case(current: str) -> dict[str, Any]:
    """Give what stands on top of every tab of a case."""
    identity = IdentityBar(
        CODE,
        ("adulta, 25 a 34", "miskito, español"),
        (Mark("No llamar", "no-phone", warn=True), Mark("Escribir de 9 a 11", "clock")),
        open=Action("Abrir identidad", "#", "small", "lock"),
    )
    names = (
        ("case", "Ahora", ""),
        ("course", "Recorrido", "14"),
        ("plan", "Plan y servicios", ""),
        ("people", "Personas e instituciones", "6"),
    )
    rest = (("consents", "Consentimientos", "4"), ("documents", "Documentos", "3"), ("looks", "Accesos", "22"))
    tabs = tuple(Tab(label, f"../{name}/", name == current, count) for name, label, count in names + rest)
    return {"identity": identity, "tabs": tabs}


def drawing(*, small: bool = False) -> Drawing:
    """Give a drawing made by hand for the examples."""
    return Drawing("Acreditación: el diagrama", render_to_string("design/patterns/drawing.html"), "#lista", small)


TASKS = (
    Task(
        "Resolver la acreditación",
        "../vote/",
        due=Due("today", "hoy 16:00"),
        hint="Falta su decisión. Dos de tres ya decidieron.",
        part="Acreditar la condición de víctima",
    ),
    Task(
        "Acordar el plan con la persona",
        "../step/",
        "draft",
        "Borrador guardado ayer a las 19:20.",
        Due("soon", "mar 24 nov"),
    ),
    Task(
        "Preguntar si quiere participar en el proceso penal",
        "../step/",
        due=Due("later", "jue 26 nov"),
        hint="Puede decir que no: la atención y la reparación siguen.",
    ),
    Task("Respuesta del Área de Salud", state="waiting", hint="Se pidió ayer. Responden antes del martes."),
    Task("Presentar el reclamo de reparación", state="locked", hint="Se abre cuando la resolución quede firme."),
)
MEASURES = (
    Measure("Relatos de su historia", "1", "Ya no hace falta otro."),
    Measure("Instituciones que la contactaron", "4"),
    Measure("Espera más larga", "3 d 4 h", "Por alojamiento; el límite era 24 horas.", bad=True),
    Measure("Cambios de lugar", "1"),
)


def case_now() -> dict[str, Any]:
    """Show what may be done next in a case."""
    return {**_case("case"), "tasks": TASKS, "measures": MEASURES, "drawing": drawing(small=True)}


HAPPENINGS = (
    Happening(
        "Decidió a favor de la acreditación",
        "Marta Solano, panel",
        "hoy 10:12",
        "2026-11-22T10:12",
        "Los indicadores 3, 7 y 12 bastan.",
        part="Acreditar la condición de víctima",
    ),
    Happening(
        "Cambió la forma segura de contacto",
        "Lucía Brenes, gestora de casos",
        "ayer 19:31",
        "2026-11-21T19:31",
        kind="change",
        changes=(Change("Horario", "de 9 a 11", "de 17 a 19"), Change("Teléfono", "no llamar", "llamar")),
    ),
    Happening(
        "No se abrió la identidad",
        "Policía especializada",
        "ayer 16:05",
        "2026-11-21T16:05",
        "La persona no participa en el proceso penal.",
        "refused",
    ),
    Happening(
        "Agregó un paso: acompañarla al banco",
        "Lucía Brenes, gestora de casos",
        "vie 20 nov, 11:40",
        "2026-11-20T11:40",
        "Pidió no ir sola.",
        "deviation",
    ),
    Happening("Confirmó el alojamiento seguro", "Albergue Jacaranda", "jue 19 nov, 20:15", "2026-11-19T20:15"),
)


def case_course() -> dict[str, Any]:
    """Show who did what in a case."""
    chips = (
        Chip("Todo", "#", current=True),
        Chip("Pasos", "#", count="9"),
        Chip("Cambios", "#", count="3"),
        Chip("Rechazos", "#", count="1"),
        Chip("Fuera del procedimiento", "#", count="1"),
    )
    return {**_case("course"), "happenings": HAPPENINGS, "chips": chips}


WAYS = (
    Option("in", "Sí, quiere participar", hint="La fiscalía la cita una sola vez. Puede cambiar de idea."),
    Option("out", "No quiere participar", hint="La atención, el alojamiento y la reparación siguen igual."),
    Option("unasked", "Todavía no quiere decidir", hint="Nadie le vuelve a preguntar antes del 20 de febrero."),
)


ASKED_FOR = Field(
    "needs",
    "¿Qué pidió para poder decidir?",
    kind="choices",
    optional=True,
    layout="two",
    options=(
        Option("lawyer", "Hablar con su abogada", True),
        Option("time", "Más tiempo"),
        Option("call", "Hablar con su familia"),
        Option("protection", "Medidas de protección"),
    ),
)


def _questions() -> tuple[Field, ...]:
    """Ask what a step asks."""
    return (
        Field(
            "language",
            "Idioma de la conversación",
            kind="known",
            value="Miskito, con intérprete",
            known_from="dicho el 18 de noviembre, detección",
        ),
        Field(
            "crim",
            "¿Qué decidió la persona?",
            kind="radios",
            options=WAYS,
            error="Elija una respuesta, también si todavía no quiere decidir.",
        ),
        Field(
            "told_on",
            "¿Cuándo se lo explicó?",
            kind="date",
            value="2026-11-20",
            help="El día de la conversación, no el de hoy.",
        ),
        yes_no("witness", "¿Hubo una persona testigo de su confianza?", help="No es obligatorio."),
        ASKED_FOR,
        Field(
            "amp_note",
            "Algo que el equipo deba saber",
            kind="long_text",
            optional=True,
            max_length=600,
            help="No escriba el relato de lo que pasó: ya está y no hace falta repetirlo.",
        ),
    )


def step() -> dict[str, Any]:
    """Show a step: its question, why, who will see, and what was not understood."""
    fields = _questions()
    return {
        **_case("case"),
        "header": PageHeader(
            "Preguntar si quiere participar en el proceso penal",
            (Link("Mi trabajo", "../work/"), Link(CODE, "../case/")),
            due=Due("soon", "jue 26 nov"),
        ),
        "why": "La ley le da el derecho de decidir, y de que su atención no dependa de la respuesta.",
        "eye": EyeLine(
            "su abogada, el equipo de respuesta",
            "policía y fiscalía, salvo que diga que sí: entonces ven solo la decisión",
        ),
        "fields": fields,
        "mistakes": mistakes_of(fields),
        "saved_at": "14:02",
    }
