"""Which lists there are, and where the package of each tells of it; a package is loaded when its list is asked for."""

from __future__ import annotations

from typing import Final

from django.utils.module_loading import import_string

from amparo.foundation.lists.listed import Listed

_WHERE: Final = {
    "personas": "amparo.partnership.directory.exports.PEOPLE",
    "organizaciones": "amparo.partnership.directory.exports.ORGANISATIONS",
    "duplicados": "amparo.partnership.directory.exports.PAIRS",
    "actividades": "amparo.partnership.rolls.exports.lists.ACTIVITIES",
    "sesiones": "amparo.partnership.rolls.exports.lists.SESSIONS",
    "participantes": "amparo.partnership.rolls.exports.lists.PARTICIPANTS",
    "asistencia": "amparo.partnership.rolls.exports.lists.ROLL",
    "competencias": "amparo.partnership.competencies.exports.COMPETENCIES",
    "necesidades": "amparo.partnership.kits.exports.NEEDS",
    "kits": "amparo.partnership.kits.exports.KITS",
    "cursos": "amparo.partnership.training.exports.lists.RUNS",
    "cobertura": "amparo.partnership.training.exports.lists.COVERAGE",
    "certificados": "amparo.partnership.training.exports.lists.AWARDS",
    "mis-certificados": "amparo.partnership.training.exports.lists.MINE",
    "formadores": "amparo.partnership.training.exports.lists.TRAINERS",
    "lugares": "amparo.partnership.training.exports.lists.PLACES",
    "eventos": "amparo.partnership.events.exports.lists.EVENTS",
    "programa": "amparo.partnership.events.exports.lists.PROGRAMME",
    "inscripciones": "amparo.partnership.events.exports.lists.REGISTRATIONS",
    "presupuesto-evento": "amparo.partnership.events.exports.lists.BUDGET",
    "encuestas": "amparo.evidence.surveys.exports.lists.SURVEYS",
    "invitaciones": "amparo.evidence.surveys.exports.lists.INVITED",
    "cifras": "amparo.evidence.claims.exports.FIGURES",
    "proyectos": "amparo.evidence.results.exports.registers.PROJECTS",
    "indicadores": "amparo.evidence.results.exports.registers.INDICATORS",
    "periodos": "amparo.evidence.results.exports.registers.PERIODS",
    "presupuesto": "amparo.evidence.results.exports.lists.BUDGET",
    "riesgos": "amparo.evidence.results.exports.lists.RISKS",
    "permanencia": "amparo.evidence.results.exports.lists.LASTING",
    "fuentes": "amparo.evidence.studies.exports.lists.SOURCES",
    "preguntas": "amparo.evidence.studies.exports.lists.QUESTIONS",
    "hallazgos": "amparo.evidence.studies.exports.lists.FINDINGS",
    "recomendaciones": "amparo.evidence.studies.exports.lists.ADVICE",
    "comunidades": "amparo.prevention.outreach.exports.WORK",
    "sesiones-publico": "amparo.prevention.outreach.exports.SESSIONS",
    "canales": "amparo.prevention.outreach.exports.CHANNELS",
    "empresas": "amparo.prevention.outreach.exports.COMPANIES",
}
KINDS: Final = tuple(_WHERE)


def listed(kind: str) -> Listed | None:
    """Return a list by its name in addresses, or None."""
    found: Listed | None = import_string(_WHERE[kind]) if kind in _WHERE else None
    return found
