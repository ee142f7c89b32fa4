"""The check before publication: what it stops, and what it lets pass."""

from __future__ import annotations

import pytest

from amparo.demo.practices import content
from amparo.partnership.practices.rules.victims import KINDS, SEEKERS, findings_in


def kinds(text: str) -> set[str]:
    return {found.kind for found in findings_in({("results", "es"): text})}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La víctima, María López, fue atendida.", "NAME"),
        ("Una joven llamada Yesenia Ramos llegó de noche.", "NAME"),
        ("El equipo acompañó a Ana Perdomo hasta el albergue.", "NAME"),
        ("La survivante, nommée Claire Dupont, témoigne.", "NAME"),
        ("A girl called Jennifer Mora was helped.", "NAME"),
        ("A. M. R., de 16 años, pidió ayuda.", "INITIALS"),
        ("J.P., 17 ans, a été accueillie.", "INITIALS"),
        ("K. L., aged 15, told it once.", "INITIALS"),
        ("Una niña de 14 años de La Ceiba fue identificada.", "AGE_PLACE"),
        ("Une fille de 15 ans, originaire de Choluteca, a été protégée.", "AGE_PLACE"),
        ("a girl, 13 years old, from Limón, was protected", "AGE_PLACE"),
        ("Llame al 9988-7766 y pregunte por ella.", "CONTACT"),
        ("Escriba a persona@correo.example para saber más.", "CONTACT"),
        ("Su identidad es 0801-1999-12345.", "DOCUMENT"),
        ("Su cédula es 1-0123-0456.", "DOCUMENT"),
        ("Ver el caso CR-7Q4M-2X.", "DOCUMENT"),
        ("El albergue está ubicado en el barrio Abajo, dos cuadras al norte.", "SHELTER"),
        ("The shelter is located on Main street.", "SHELTER"),
    ],
)
def test_what_could_tell_who_a_victim_is_stops_it(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Se atendió a 12 adolescentes de 14 a 17 años en cuatro departamentos.",
        "En 2021 participaron 140 personas de nueve países, la mitad en línea.",
        "La Escuela Judicial Francisco Salomón Jiménez Castro forma a juezas y jueces de San José.",
        "El 86 % de 109 personas dijo que el proyecto mejoró la vida de las víctimas.",
        "Los equipos de Santa Rosa de Copán y de San Juan Pueblo trabajan de noche.",
        "Las víctimas reciben albergue en menos de 24 horas.",
        "Une équipe de trois personnes accompagne les femmes et les filles à Tegucigalpa.",
        "The commission adopted five procedures between 2019 and 2022.",
        "Presupuesto: 25.000 dólares por seis meses, 1.268 de cambio.",
    ],
)
def test_groups_places_and_figures_pass(text: str) -> None:
    assert kinds(text) == set()


def test_every_kind_has_its_words_and_its_seeker() -> None:
    assert set(KINDS) == set(SEEKERS)


def test_a_finding_says_in_which_field_and_language_it_stands() -> None:
    texts = {("results", "es"): "Todo bien.", ("risks", "fr"): "J.P., 17 ans, est partie."}

    assert [(each.field, each.language, each.kind) for each in findings_in(texts)] == [("risks", "fr", "INITIALS")]


def test_the_candidates_of_the_content_hold_nothing_of_anybody() -> None:
    texts = {
        (f"{each['key']} {name}", "es"): text
        for each in content()["candidates"]
        for name, text in each["invented"].items()
    }

    assert len(texts) > 40
    assert findings_in(texts) == ()
