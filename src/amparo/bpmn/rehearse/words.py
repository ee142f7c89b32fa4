"""The words of a rehearsal told in a terminal, and of a plan that cannot be rehearsed."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.problems import Problem, in_three
from amparo.bpmn.rehearse.plan import BadPlan

REASONS: Final = {
    "unknown": (
        "Revise «{key}» en el plan del ensayo: no se entiende.",
        "Vérifiez « {key} » dans le plan de la répétition : on ne le comprend pas.",
        "Look at “{key}” in the plan of the rehearsal: it cannot be read.",
    ),
    "not_a_number": (
        "Escriba un número en «{key}».",
        "Écrivez un nombre dans « {key} ».",
        "Write a number in “{key}”.",
    ),
    "out_of_range": (
        "Revise «{key}»: el número es demasiado grande o demasiado pequeño.",
        "Vérifiez « {key} » : le nombre est trop grand ou trop petit.",
        "Look at “{key}”: the number is too large or too small.",
    ),
    "too_much_work": (
        "Ensaye menos días o menos casos: son demasiados pasos.",
        "Répétez moins de jours ou moins de cas : il y a trop d'étapes.",
        "Rehearse fewer days or fewer cases: there are too many steps.",
    ),
}

TELLING: Final = {
    "es": {
        "head": "{title}: {days} días, {arrived} casos, {steps} pasos hechos.",
        "ended": "Terminaron {ended} casos; la mitad en {median} días o menos, 9 de cada 10 en {p90}. Quedan {open}.",
        "role": "Quién", "people": "personas", "busy": "ocupado", "waits": "espera (mitad · 9 de 10)",
        "queue": "en cola",
        "bottleneck": "Donde más se espera: {role}.",
        "none": "Nadie espera una hora o más.",
        "missed": "Pasos con plazo que lo pasaron: {share}.",
        "late": "Plazos que más se pasan:",
        "hours": "{count} h", "days": "{count} días",
    },
    "fr": {
        "head": "{title} : {days} jours, {arrived} cas, {steps} étapes faites.",
        "ended": "{ended} cas terminés ; la moitié en {median} jours au plus, 9 sur 10 en {p90}. Il en reste {open}.",
        "role": "Qui", "people": "personnes", "busy": "occupé", "waits": "attente (moitié · 9 sur 10)",
        "queue": "en file",
        "bottleneck": "Là où l'on attend le plus : {role}.",
        "none": "Personne n'attend une heure ou plus.",
        "missed": "Étapes avec délai qui l'ont dépassé : {share}.",
        "late": "Délais les plus dépassés :",
        "hours": "{count} h", "days": "{count} jours",
    },
    "en": {
        "head": "{title}: {days} days, {arrived} cases, {steps} steps done.",
        "ended": "{ended} cases ended; half in {median} days or less, nine in ten in {p90}. {open} are still open.",
        "role": "Who", "people": "people", "busy": "busy", "waits": "wait (half · 9 in 10)",
        "queue": "waiting",
        "bottleneck": "Where one waits longest: {role}.",
        "none": "Nobody waits an hour or more.",
        "missed": "Steps with a limit of time that passed it: {share}.",
        "late": "Limits most often passed:",
        "hours": "{count} h", "days": "{count} days",
    },
}  # fmt: skip


def problem_of(bad: BadPlan) -> Problem:
    """Return what is wrong with a plan, in each language."""
    return Problem(bad.key, bad.code, in_three(*REASONS[bad.code], key=bad.key))
