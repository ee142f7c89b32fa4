"""The words of a drawing: titles from the texts of one language, and our own few words in es, fr and en."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from amparo.bpmn.diagram import Diagram, Flow, Node, NodeKind

Texts = Mapping[str, Any]
"""The parsed `texts.<lang>.toml` of a procedure."""

LANGUAGES = ("es", "fr", "en")
_SECTIONS = ("steps", "events", "gateways", "ends", "flows", "lanes", "messages")
_ONE_ANSWER = re.compile(r"^\s*(\w+)\s*=\s*(\w+)\s*$")

_OWN: dict[str, dict[str, str]] = {
    "any_time": {"es": "En cualquier momento", "fr": "À tout moment", "en": "At any time"},
    "description": {
        "es": "Diagrama de {lanes} carriles y {steps} pasos. La lista que acompaña dice lo mismo en palabras.",
        "fr": "Diagramme de {lanes} couloirs et {steps} étapes. La liste jointe dit la même chose en mots.",
        "en": "Diagram of {lanes} lanes and {steps} steps. The list beside it says the same in words.",
    },
    "live": {"es": "en curso", "fr": "en cours", "en": "under way"},
    "done": {"es": "hecho", "fr": "fait", "en": "done"},
    "deadline": {"es": "con plazo", "fr": "avec délai", "en": "has a deadline"},
    "late": {
        "es": "si se atrasa, se avisa a: {who}", "fr": "en cas de retard, prévenir : {who}",
        "en": "if late, tells: {who}",
    },
    "origin_source": {
        "es": "de los documentos fuente", "fr": "des documents sources",
        "en": "from the source documents",
    },
    "origin_law": {"es": "de una ley", "fr": "d'une loi", "en": "from a law"},
    "origin_proposal": {"es": "propuesta nuestra", "fr": "notre proposition", "en": "our proposal"},
    "start": {"es": "inicio", "fr": "début", "en": "start"},
    "end": {"es": "fin", "fr": "fin", "en": "end"},
    "terminate": {"es": "fin de todo", "fr": "fin de tout", "en": "end of everything"},
    "user_task": {"es": "paso", "fr": "étape", "en": "step"},
    "manual_task": {"es": "paso fuera del sistema", "fr": "étape hors du système", "en": "step outside the system"},
    "send_task": {"es": "envío", "fr": "envoi", "en": "sending"},
    "receive_task": {"es": "espera de un mensaje", "fr": "attente d'un message", "en": "waiting for a message"},
    "call": {"es": "procedimiento llamado", "fr": "procédure appelée", "en": "called procedure"},
    "sub_process": {"es": "grupo de pasos", "fr": "groupe d'étapes", "en": "group of steps"},
    "event_sub_process": {"es": "en cualquier momento", "fr": "à tout moment", "en": "at any time"},
    "exclusive": {"es": "pregunta", "fr": "question", "en": "question"},
    "parallel": {"es": "a la vez", "fr": "en parallèle", "en": "at the same time"},
    "event_gateway": {"es": "lo primero que ocurra", "fr": "ce qui arrive en premier", "en": "whichever comes first"},
    "catch": {"es": "espera", "fr": "attente", "en": "waiting"},
    "throw": {"es": "aviso", "fr": "avis", "en": "notice"},
    "boundary": {"es": "puede ocurrir mientras tanto", "fr": "peut arriver entre-temps", "en": "may happen meanwhile"},
    "then": {"es": "sigue: {what}", "fr": "ensuite : {what}", "en": "next: {what}"},
    "if": {"es": "«{when}»: {what}", "fr": "« {when} » : {what}", "en": "“{when}”: {what}"},
    "back": {"es": "vuelve a: {what}", "fr": "revient à : {what}", "en": "goes back to: {what}"},
    "together": {
        "es": "espera a las demás ramas", "fr": "attend les autres branches",
        "en": "waits for the other branches",
    },
    "stops": {
        "es": "interrumpe lo que estaba abierto", "fr": "interrompt ce qui était ouvert",
        "en": "stops what was open",
    },
    "goes_on": {"es": "sin interrumpir", "fr": "sans interrompre", "en": "without stopping it"},
    "no_lane": {"es": "Todos", "fr": "Tous", "en": "All"},
    "otherwise": {"es": "en otro caso", "fr": "sinon", "en": "otherwise"},
}  # fmt: skip


_ROLES: dict[str, tuple[str, str, str]] = {
    "intake": ("recepción", "accueil", "intake"),
    "duty_officer": ("guardia", "permanence", "duty officer"),
    "response_team": ("equipo de respuesta", "équipe d'intervention", "response team"),
    "case_manager": ("gestión", "gestion du cas", "case manager"),
    "panel": ("panel", "commission", "panel"),
    "appeal_panel": ("panel de revisión", "commission de recours", "appeal panel"),
    "police": ("policía", "police", "police"),
    "prosecutor": ("fiscalía", "parquet", "prosecutor"),
    "judge": ("juzgado", "juge", "judge"),
    "lawyer": ("asesoría legal", "conseil juridique", "lawyer"),
    "psychologist": ("psicología", "psychologie", "psychologist"),
    "shelter": ("albergue", "hébergement", "shelter"),
    "health": ("salud", "santé", "health"),
    "provider": ("servicio", "service", "provider"),
    "migration": ("migración", "migration", "migration"),
    "fund": ("fondo", "fonds", "fund"),
    "secretariat": ("secretaría", "secrétariat", "secretariat"),
    "supervisor": ("supervisión", "supervision", "supervisor"),
    "consulate": ("consulado", "consulat", "consulate"),
    "counterpart": ("contraparte regional", "homologue régional", "regional counterpart"),
    "child_authority": ("autoridad de niñez", "protection de l'enfance", "child authority"),
    "guardian": ("persona tutora", "tutrice, tuteur", "guardian"),
    "school": ("centro educativo", "école", "school"),
    "forensic": ("medicina forense", "médecine légale", "forensic service"),
    "court": ("tribunal", "tribunal", "court"),
    "defence": ("defensa", "défense", "defence"),
    "labour": ("trabajo", "travail", "labour authority"),
    "ngo": ("organización social", "organisation sociale", "civil society"),
    "dpo": ("protección de datos", "protection des données", "data protection"),
    "interpreter": ("interpretación", "interprétation", "interpreter"),
    "person": ("la persona", "la personne", "the person"),
}


def own(key: str, lang: str, **given: object) -> str:
    """Give one of our own phrases in a language; Spanish when the language is not one of the three."""
    phrases = _OWN[key]
    return phrases.get(lang, phrases["es"]).format(**given)


def _title(texts: Texts | None, id_: str, sections: tuple[str, ...] = _SECTIONS) -> str:
    """Find the title of an id in the sections of the texts, or nothing."""
    for section in sections:
        table = (texts or {}).get(section)
        entry = table.get(id_) if isinstance(table, Mapping) else None
        title = entry.get("title") if isinstance(entry, Mapping) else entry
        if isinstance(title, str) and title.strip():
            return title.strip()
    return ""


def of_node(node: Node, texts: Texts | None) -> str:
    """Give the title of a node. A parallel gateway needs none."""
    return _title(texts, node.id) or ("" if node.kind is NodeKind.PARALLEL else node.name.strip())


def of_flow(flow: Flow, diagram: Diagram, texts: Texts | None) -> str:
    """Give the words on a flow: its title, else the answer that opens it."""
    found = _title(texts, flow.id, ("flows",)) or flow.name.strip()
    if found or not flow.guard:
        return found
    single = _ONE_ANSWER.match(flow.guard)
    table = (texts or {}).get("answers")
    answers = table.get(single.group(1)) if single and isinstance(table, Mapping) else None
    words = answers.get(single.group(2)) if single and isinstance(answers, Mapping) else None
    return words.strip() if isinstance(words, str) else ""


def of_lane(diagram: Diagram, lane: str | None, texts: Texts | None, lang: str) -> str:
    """Give the name of a lane; a node outside all lanes belongs to all."""
    if lane is None:
        return own("no_lane", lang)
    return _title(texts, lane, ("lanes",)) or next((each.name for each in diagram.lanes if each.id == lane), lane)


def of_role(diagram: Diagram, role: str, texts: Texts | None, lang: str) -> str:
    """Give the short name of a role, or else the name of its lane."""
    if role in _ROLES:
        return dict(zip(LANGUAGES, _ROLES[role], strict=True)).get(lang, _ROLES[role][0])
    lane = next((each.id for each in diagram.lanes if each.role == role), None)
    return of_lane(diagram, lane, texts, lang) if lane else role.replace("_", " ")


def of_diagram(diagram: Diagram, texts: Texts | None) -> str:
    """Give the title of the whole procedure."""
    title = (texts or {}).get("title")
    return title.strip() if isinstance(title, str) and title.strip() else (diagram.name or diagram.pool)
