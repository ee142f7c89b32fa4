"""Consents, a vote, a referral, a procedure and results, with invented content."""

from __future__ import annotations

from typing import Any

from amparo.foundation.design.boards import (
    AdoptionMark,
    Agreement,
    Cell,
    Day,
    DaysLeft,
    Matrix,
    MatrixRow,
    Right,
    Seat,
    StoryLine,
    table,
)
from amparo.foundation.design.charts import Chart, Line, line_chart
from amparo.foundation.design.examples.work import CODE, _case, drawing
from amparo.foundation.design.fields import Field, Option
from amparo.foundation.design.pieces import Action, Badge, Chip, Due, EyeLine, Fact, Link, PageHeader, Tab, Tile

INSTITUTIONS = (
    "Migración",
    "INAMU",
    "PANI",
    "Salud",
    "Seguridad",
    "Justicia",
    "Educación",
    "Trabajo",
    "IMAS",
    "INA",
    "CCSS",
    "ICT",
    "Hacienda",
    "Relaciones Exteriores",
    "Gobernación",
    "Fiscalía",
    "OIJ",
    "CONAPDIS",
    "CONAPAM",
    "DIS",
    "CPJ",
)

RESOLUTION = """Se reconoce la condición de víctima de trata a la persona del caso CR-7Q4M-2X.

La decisión se apoya en los indicadores 3, 7 y 12. No depende de una denuncia.

La atención sigue igual. La persona puede pedir que se revise esta decisión en quince días hábiles."""


def chart() -> Chart:
    """Draw invented weeks."""
    now, before = (4.0, 7.0, 9.0, 8.0), (4.0, 5.0, 5.0, 6.0)
    rows = [
        (Cell(str(week)), Cell(f"{here:g}", number=True), Cell(f"{there:g}", number=True))
        for week, (here, there) in enumerate(zip(now, before, strict=True), start=1)
    ]
    return line_chart(
        "Casos abiertos al final de cada semana",
        (Line("Con estas cifras", now), Line("Según el plan", before)),
        base="Base: 12 casos inventados.",
        source="Fuente: ninguna, es un ejemplo.",
        across=("semana 1", "semana 4"),
        table=table("Casos abiertos", ("Semana", "Con estas cifras", "Según el plan"), rows),
    )


def matrix() -> Matrix:
    """Cross what may be shared with whom."""
    end = Action("Retirar", "#retirar")
    ask = Action("Pedir", "#pedir")
    return Matrix(
        "Lo que la persona acepta compartir",
        "Para qué",
        ("Albergue", "Salud", "Abogada", "Fiscalía"),
        (
            MatrixRow(
                "Recibir atención",
                (
                    Agreement("yes", "Sí", "18 nov, hasta el 18 feb", end),
                    Agreement("yes", "Sí", "19 nov, hasta el 19 feb", end),
                    Agreement("none", "No preguntado", action=ask),
                    Agreement("none", "No hace falta"),
                ),
            ),
            MatrixRow(
                "Avisar si está en peligro",
                (
                    Agreement("yes", "Sí", "18 nov", end),
                    Agreement("no", "No", "18 nov"),
                    Agreement("yes", "Sí", "19 nov", end),
                    Agreement("no", "No", "19 nov"),
                ),
            ),
            MatrixRow(
                "Proceso penal",
                (
                    Agreement("none", "No hace falta"),
                    Agreement("no", "No", "19 nov"),
                    Agreement("yes", "Sí", "19 nov", end),
                    Agreement("withdrawn", "Retirado", "ayer 17:10"),
                ),
            ),
        ),
    )


def consents() -> dict[str, Any]:
    """Show what the person agreed to."""
    return {**_case("consents"), "matrix": matrix()}


def days_left() -> DaysLeft:
    """Seven working days with a weekend and a holiday."""
    kinds = (
        ("lu", "16", "spent"),
        ("ma", "17", "spent"),
        ("mi", "18", "spent"),
        ("ju", "19", "spent"),
        ("vi", "20", "holiday"),
        ("sá", "21", "rest"),
        ("do", "22", "rest"),
    )
    after = (("lu", "23", "today"), ("ma", "24", "left"), ("mi", "25", "left"))
    words = {"spent": "pasó", "today": "hoy", "left": "queda", "rest": "fin de semana", "holiday": "feriado"}
    days = tuple(Day(day, n, f"{day} {n}: {words[kind]}", kind, limit=n == "25") for day, n, kind in kinds + after)  # type: ignore[arg-type]
    return DaysLeft(
        Due("soon", "mié 25 nov, 16:00"),
        days,
        "Quedan 3 días hábiles de 7.",
        "Feriado: viernes 20, Día de prueba (inventado).",
        Badge("law_unverified", "Ley 9095, art. 24 d"),
    )


SEATS = (
    Seat("Marta Solano", "Dirección de Migración", "A favor", "hoy 10:12", reason="Los indicadores 3, 7 y 12 bastan."),
    Seat("Jorge Ureña", "Patronato Nacional de la Infancia", "A favor", "ayer 15:40"),
    Seat("Lucía Brenes", "Instituto Nacional de las Mujeres", yours=True),
)
VOTES = (
    Option("accredit", "A favor de acreditar"),
    Option("refuse", "En contra", hint="Diga por qué. La persona puede recurrir y su atención sigue."),
    Option("more", "Falta información", hint="No se llama a la persona: se pide a la institución que la tiene."),
)


def vote() -> dict[str, Any]:
    """Show the panel of three as it decides."""
    return {
        "header": PageHeader(
            "Resolver la acreditación",
            (Link("Mi trabajo", "../work/"), Link(CODE, "../case/")),
            "Decida con el expediente. No hace falta denuncia ni otra entrevista.",
        ),
        "days_left": days_left(),
        "seats": SEATS,
        "resolution": RESOLUTION,
        "file": (
            Fact("Indicadores", "3, 7 y 12 de 18", "detección, 18 nov"),
            Fact("Edad", "adulta, 25 a 34"),
            Fact("Medios y fin", "engaño y retención de documentos; trabajo forzado"),
            Fact("Opinión técnica", "Coherente. No se recomienda otra entrevista.", "psicóloga, 20 nov"),
        ),
        "fields": (
            Field("vote", "¿Qué decide?", kind="radios", options=VOTES),
            Field("reason", "Su razón", kind="long_text", help="Dos o tres frases. La persona puede leerla."),
        ),
        "eye": EyeLine("las tres personas del panel, la persona y su abogada", "policía y fiscalía"),
    }


PROVIDERS = (
    Option(
        "a",
        "Albergue Jacaranda (inventado)",
        True,
        "Mujeres con hijas e hijos. Intérprete de miskito.",
        "2 lugares",
    ),
    Option("b", "Casa Río (inventada)", False, "Mujeres adultas. Sin intérprete.", "5 lugares"),
    Option("c", "Hogar Norte (inventado)", False, "Lleno hasta el jueves.", "0 lugares", disabled=True),
)
PACKET = (
    Fact("Código", CODE),
    Fact("Qué se pide", "Alojamiento seguro desde hoy"),
    Fact("Edad e idioma", "25 a 34; miskito, español"),
    Fact("Cuidados", "Viaja con una hija de 4 años. Duerme mejor con luz."),
)


def referral() -> dict[str, Any]:
    """Choose who helps, and show what they will get."""
    return {
        **_case("case"),
        "header": PageHeader(
            "Pedir alojamiento", (Link("Mi trabajo", "../work/"), Link(CODE, "../case/")), due=Due("today", "hoy 20:00")
        ),
        "chips": (
            Chip("Alojamiento", "#", current=True),
            Chip("Cerca de la ciudad", "#"),
            Chip("Con lugar libre", "#", current=True),
        ),
        "field": Field("provider", "¿A quién se lo pide?", kind="radios", options=PROVIDERS),
        "packet": PACKET,
        "kept": "No recibe: nombre, relato, salud, proceso penal.",
        "answer_by": Due("soon", "responden antes de las 20:00"),
    }


RIGHTS = (
    Right("R1", "La atención no depende de denunciar"),
    Right("R3", "La reparación no depende de participar en el proceso penal", "broken", "#historia"),
    Right("R5", "Nadie cuenta su historia dos veces"),
    Right("R7", "Toda negativa se puede recurrir"),
    Right("R13", "Retirar el consentimiento tiene efecto enseguida"),
    Right("R24", "La duda sobre la edad protege", "not_arising"),
)
STORY = (
    StoryLine("Equipo de respuesta", "Recibir la alerta"),
    StoryLine("Gestora de casos", "Preguntar si quiere participar", "no quiere"),
    StoryLine("Panel", "Resolver la acreditación", "a favor"),
    StoryLine("Fondo", "Pedir la denuncia para pagar", breaks=True),
)


def procedure() -> dict[str, Any]:
    """Show a procedure: the drawing, and what was checked on it."""
    states = {"Migración": ("adopted", "acta del 3 de marzo"), "INAMU": ("process", "en consulta")}
    return {
        "header": PageHeader(
            "Acreditación",
            (Link("Procedimientos", "#"), Link("07")),
            "Del conocimiento a la resolución, en siete días hábiles.",
            badge=Badge("proposal"),
            actions=(Action("Imprimir", "#", "small", "document"),),
        ),
        "drawing": drawing(),
        "rights": RIGHTS,
        "story": STORY,
        "marks": tuple(AdoptionMark(name, *states.get(name, ("none", ""))) for name in INSTITUTIONS),  # type: ignore[arg-type]
        "tabs": (
            Tab("Derechos", "#", current=True, count="8"),
            Tab("Historia", "#"),
            Tab("Versiones", "#", count="3"),
            Tab("Adopción", "#", count="1 de 21"),
            Tab("En la práctica", "#"),
        ),
    }


def results() -> dict[str, Any]:
    """Figures with their base."""
    columns = ("Institución", "Resueltas", "A tiempo", "Mediana")
    rows = [
        (Cell("Panel de San José", "#"), Cell("24", number=True), Cell("22", number=True), Cell("5 días", number=True)),
        (
            Cell("Panel de Limón", "#"),
            Cell("9", number=True),
            Cell("6", number=True, note="3 tarde"),
            Cell("8 días", number=True),
        ),
    ]
    return {
        "header": PageHeader("Resultados", lead="Todo lo que ve aquí es inventado."),
        "tiles": (
            Tile(
                "Acreditaciones a tiempo",
                "28 de 33",
                "33 resueltas entre enero y octubre",
                "igual que el año anterior",
                url="#filas",
            ),
            Tile("Relatos por persona", "1", "mediana de 41 personas", "eran 3 en 2024", url="#filas"),
            Tile("Alojamiento en 24 horas", "84 %", "31 de 37 personas", url="#filas"),
            Tile("Personas formadas", "144", "personas, no asistencias", badge=Badge("source", "doc. 3")),
        ),
        "table": table("Acreditaciones por panel", columns, rows),
    }
