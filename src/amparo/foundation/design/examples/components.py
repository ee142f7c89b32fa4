"""Every component once, for looking at them side by side."""

from __future__ import annotations

from typing import Any

from amparo.foundation.design.examples import panels, work
from amparo.foundation.design.fields import Field, Option, Part, mistakes_of, yes_no
from amparo.foundation.design.pieces import Action, Badge, Chip, Confirm, Due, EmptyState, Link, PageHeader

LOST = "La sesión se cerró mientras escribía. Nada se perdió."
PATTERNS = (
    ("work", "Mi trabajo"),
    ("case", "Caso: ahora"),
    ("course", "Caso: recorrido"),
    ("consents", "Caso: consentimientos"),
    ("step", "Paso"),
    ("vote", "Voto"),
    ("referral", "Referencia"),
    ("procedure", "Procedimiento"),
    ("results", "Resultados"),
    ("sign_in", "Entrar"),
    ("report", "Reporte"),
    ("receipt", "Comprobante"),
    ("404", "404"),
    ("500", "500"),
)
NEEDS = ("Salud", "Ropa", "Intérprete", "Comida")


def _options(*labels: str, chosen: str = "") -> tuple[Option, ...]:
    """Make answers from their labels."""
    return tuple(Option(label.lower(), label, label == chosen) for label in labels)


def fields() -> tuple[Field, ...]:
    """One question of each kind."""
    day = (Part("day", "Día", "32"), Part("month", "Mes", "11"), Part("year", "Año", "2026", "4"))
    return (
        Field("text", "Nombre que prefiere", help="Como quiere que la llamen."),
        Field("wrong", "Teléfono seguro", kind="tel", value="88-12", error="Escriba los ocho números, como 0000-0000."),
        Field("long", "Qué necesita esta noche", kind="long_text", optional=True),
        Field(
            "place",
            "Lugar de la primera atención",
            kind="select",
            options=_options("San José", "Limón", "Quepos", "La Cruz", chosen="Limón"),
            not_asked=True,
        ),
        Field(
            "age",
            "Edad",
            kind="radios",
            options=_options("Adulta", "Menor de edad", "No se sabe"),
            layout="row",
            not_asked=True,
        ),
        Field(
            "needs_now", "Necesidades inmediatas", kind="choices", options=_options(*NEEDS, chosen="Ropa"), layout="two"
        ),
        yes_no("alone", "¿Está a solas con usted?", value="yes"),
        Field("on", "Fecha de la alerta", kind="date", value="2026-11-20"),
        Field(
            "born",
            "Fecha de nacimiento",
            kind="date_parts",
            parts=day,
            error="Noviembre tiene 30 días. Revise el día.",
            help="Si no sabe el día, deje solo el año.",
        ),
        Field("amount", "Personas a su cargo", kind="number", value="2"),
        Field("known", "País de nacimiento", kind="known", value="Honduras", known_from="dicho el 18 de noviembre"),
    )


def everything() -> dict[str, Any]:
    """Gather the content of all examples on one page."""
    asked = fields()
    parts = {
        **work.my_work(),
        **work.case_course(),
        **work.case_now(),
        **panels.vote(),
        **panels.procedure(),
        **panels.results(),
        **work.step(),
    }
    links = tuple(Chip(label, f"{name}/") for name, label in PATTERNS)
    return {
        **parts,
        **_marks(),
        "patterns": links,
        "fields": asked,
        "mistakes": mistakes_of(asked, [LOST]),
        "matrix": panels.matrix(),
        "chart": panels.chart(),
    }


WITHDRAW = Confirm(
    "¿Retirar el consentimiento para la fiscalía?",
    "Sí, retirarlo",
    "#",
    effects=(
        "La fiscalía deja de ver el caso enseguida.",
        "Lo ya hecho queda en el recorrido.",
        "La atención sigue igual.",
    ),
    danger=True,
)


def _marks() -> dict[str, Any]:
    """Give the small pieces."""
    return {
        "header": PageHeader(
            "Componentes",
            (Link("Diseño"),),
            "Cada pieza una vez, con contenido inventado.",
            Due("today", "hoy 16:00"),
            Badge("proposal"),
            (Action("Segunda", "#"), Action("Primera", "#", "primary", "add")),
        ),
        "dues": (
            Due("late", "2 días tarde"),
            Due("today", "hoy 16:00"),
            Due("soon", "mar 24 nov"),
            Due("later", "vie 4 dic"),
            Due("waiting", "responden el martes"),
            Due("done", "hecho ayer"),
        ),
        "badges": (
            Badge("source", "doc. 3"),
            Badge("law", "Ley 9095, art. 2 b"),
            Badge("law_unverified", "Ley 9095, art. 24 d"),
            Badge("proposal"),
        ),
        "empty": EmptyState(
            "Nada vence hoy", "Lo próximo: mañana a las 10:00, acordar el plan.", (Action("Ver la semana", "#"),)
        ),
        "confirm": WITHDRAW,
        "notice_actions": (
            Action("Pedir el consentimiento", "#", "small"),
            Action("Elegir otro destino", "#", "small"),
        ),
    }
