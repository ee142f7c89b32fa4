"""Where the rights come from, with how sure that is. Codes are those of content/vocabularies/legal_sources.toml."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.problems import in_three
from amparo.bpmn.rights.right import Source

CERTAINTY: Final = {
    "read": in_three("artículo leído", "article lu", "article read"),
    "copy": in_three(
        "leído en una copia de terceros, por confirmar",
        "lu sur une copie de tiers, à confirmer",
        "read on a third party's copy, to be confirmed",
    ),
    "memory": in_three(
        "citado sin leer el texto: una persona abogada debe leerlo",
        "cité sans lire le texte : une avocate ou un avocat doit le lire",
        "cited without reading the text: a lawyer must read it",
    ),
    "proposal": in_three("propuesta nuestra", "notre proposition", "our proposal"),
}

PROTECTION: Final = Source(
    "law", "law-9095-2b", "read",
    in_three(
        "Ley 9095 de Costa Rica, art. 2 b: la protección no exige colaborar ni presentar denuncia",
        "Loi 9095 du Costa Rica, art. 2 b : la protection n'exige ni collaboration ni plainte",
        "Law 9095 of Costa Rica, art. 2(b): protection requires neither collaboration nor a complaint",
    ),
)  # fmt: skip
ACCREDITATION: Final = Source(
    "law", "law-9095-24d", "copy",
    in_three(
        "Ley 9095 de Costa Rica, art. 24 d: resolución técnica razonada, por mayoría; art. 2 b: sin exigir denuncia",
        "Loi 9095 du Costa Rica, art. 24 d : résolution technique motivée, à la majorité ; art. 2 b : sans plainte",
        "Law 9095 of Costa Rica, art. 24(d): reasoned technical resolution, by majority; art. 2(b): no complaint",
    ),
)  # fmt: skip
LODGING: Final = Source(
    "law", "law-9095-lodging", "copy",
    in_three(
        "Ley 9095 de Costa Rica: nunca en cárceles ni en locales penales, policiales o de detención",
        "Loi 9095 du Costa Rica : jamais en prison ni dans des locaux pénitentiaires, policiers ou de détention",
        "Law 9095 of Costa Rica: never in prisons nor in penal, police or detention premises",
    ),
)  # fmt: skip
RETURN: Final = Source(
    "law", "law-9095-return", "copy",
    in_three(
        "Ley 9095 de Costa Rica: regreso voluntario, con consentimiento informado y evaluación de riesgo",
        "Loi 9095 du Costa Rica : retour volontaire, avec consentement éclairé et évaluation du risque",
        "Law 9095 of Costa Rica: voluntary return, with informed consent and a risk assessment",
    ),
)  # fmt: skip
INTERVIEW: Final = Source(
    "law", "decree-22-2015", "memory",
    in_three(
        "Decreto 22-2015 de Honduras: una sola declaración grabada, como prueba anticipada",
        "Décret 22-2015 du Honduras : une seule déclaration enregistrée, comme preuve anticipée",
        "Decree 22-2015 of Honduras: one recorded statement, as anticipated evidence",
    ),
)  # fmt: skip
ASSISTANCE: Final = Source(
    "treaty", "palermo-6", "memory",
    in_three(
        "Protocolo de Palermo, art. 6: asistencia, protección e información",
        "Protocole de Palerme, art. 6 : assistance, protection et information",
        "Palermo Protocol, art. 6: assistance, protection and information",
    ),
)  # fmt: skip
REFLECTION: Final = Source(
    "treaty", "coe-13", "memory",
    in_three(
        "Convenio del Consejo de Europa, art. 13: período de recuperación y reflexión (aquí orienta, no obliga)",
        "Convention du Conseil de l'Europe, art. 13 : délai de rétablissement et de réflexion (ici un repère)",
        "Council of Europe Convention, art. 13: recovery and reflection period (here a reference, not binding)",
    ),
)  # fmt: skip
CHILD: Final = Source(
    "treaty", "crc-3", "memory",
    in_three(
        "Convención sobre los Derechos del Niño, art. 3: interés superior",
        "Convention relative aux droits de l'enfant, art. 3 : intérêt supérieur",
        "Convention on the Rights of the Child, art. 3: best interests",
    ),
)  # fmt: skip
REFUGE: Final = Source(
    "treaty", "refugee-33", "memory",
    in_three(
        "Convención sobre el Estatuto de los Refugiados, art. 33: no devolución",
        "Convention relative au statut des réfugiés, art. 33 : non-refoulement",
        "Convention relating to the Status of Refugees, art. 33: non-refoulement",
    ),
)  # fmt: skip


def field(es: str, fr: str, en: str) -> Source:
    """Return our own reading of practice, as a source."""
    return Source("field", "field", "proposal", in_three(es, fr, en))
