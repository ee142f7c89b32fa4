"""How the words of rights are written down: each as Spanish, French, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.bpmn.problems import LANGUAGES, in_three
from amparo.bpmn.rights.right import Words

Three = tuple[str, str, str]


def said(sentence: Three, broken: Three, instead: Three) -> Words:
    """Return the words of a right: what it says, what is wrong when it is broken, what to draw instead."""
    return Words(*(dict(zip(LANGUAGES, each, strict=True)) for each in (sentence, broken, instead)))


THEMES: Final[Mapping[str, Mapping[str, str]]] = {
    "help": in_three("Atención y reparación", "Soins et réparation", "Care and reparation"),
    "decision": in_three("Decidir con libertad", "Décider librement", "Deciding freely"),
    "consent": in_three("Información y consentimiento", "Information et consentement", "Information and consent"),
    "justice": in_three("Proceso penal", "Procédure pénale", "Criminal proceedings"),
    "status": in_three("Acreditación", "Accréditation", "Accreditation"),
    "children": in_three("Niñez y adolescencia", "Enfance et adolescence", "Children and adolescents"),
    "return": in_three("Regreso y protección internacional", "Retour et protection internationale",
                       "Return and international protection"),
    "safety": in_three("Seguridad y queja", "Sécurité et réclamation", "Safety and complaint"),
    "closing": in_three("Cierre y reapertura", "Clôture et réouverture", "Closing and reopening"),
    "drawing": in_three("Cómo se trabaja", "Manière de travailler", "How the work is done"),
}  # fmt: skip
