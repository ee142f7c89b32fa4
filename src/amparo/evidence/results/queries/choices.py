"""What may stand in the open columns of what is counted, by the names that people know: activities, kits, answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.timezone import localdate
from django.utils.translation import get_language

from amparo.evidence.results.models import Project
from amparo.evidence.results.rules.choosing import Where
from amparo.evidence.results.rules.definitions import Counting, Named
from amparo.evidence.surveys.queries import naming
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.directory.rules.countries import countries_in, country_name
from amparo.partnership.kits.queries import kits
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.rolls.models import Activity

Called = Mapping[str, str]


def called(axis: str, country: str, where: Where) -> Called:
    """Return what may stand in an open column, by code; of a survey it hangs on the survey and question chosen."""
    chosen = {name: values[0] for name, values in where if values}
    return COLUMNS[axis](country, chosen)


def named_in(country: str) -> Named:
    """Return how the values that one side is narrowed to are called in a country."""

    def named(side: Counting) -> Mapping[str, Called]:
        axes = side.counted.axes
        return {axis: called(axis, country, side.where) for axis, _values in side.where if not axes[axis].values}

    return named


def _projects(country: str, _chosen: Called) -> Called:
    known = {row.code: f"{row} ({row.code})" for row in Project.objects.filter(country__code=country)}
    used = Activity.objects.filter(kept_by__code=country).exclude(project="").order_by("project")
    return known | {code: code for code in used.values_list("project", flat=True).distinct() if code not in known}


def _activities(country: str, _chosen: Called) -> Called:
    rows = Activity.objects.filter(kept_by__code=country).order_by("-starts_on", "code")
    return {code: f"{title} ({code})" for code, title in rows.values_list("code", "title")}


def _places(country: str, _chosen: Called) -> Called:
    rows = Activity.objects.filter(kept_by__code=country).exclude(place="").order_by("place")
    return {place: place for place in rows.values_list("place", flat=True).distinct()}


def _institutions(country: str, _chosen: Called) -> Called:
    return {row.code: str(row) for row in coalition.institutions_of(country)}


def _procedures(country: str, _chosen: Called) -> Called:
    found = procedures.in_force(country, localdate())
    return {row.procedure.number: f"{row.procedure.number} {row.title}" for row in found}


def _kits(country: str, _chosen: Called) -> Called:
    return {row.code: in_language(row.titles, row.code) for row in kits.kits_of(country)}


def _competencies(_country: str, _chosen: Called) -> Called:
    return {row.code: in_language(row.titles, row.code) for row in competencies.competencies()}


def _countries(_country: str, _chosen: Called) -> Called:
    return dict(countries_in(_language()))


def _keepers(_country: str, _chosen: Called) -> Called:
    return {row.code: country_name(row.code, _language()) for row in coalition.countries_other_than("")}


def _surveys(country: str, _chosen: Called) -> Called:
    return naming.surveys_called(country)


def _questions(country: str, chosen: Called) -> Called:
    return naming.questions_called(naming.form_called(country, chosen.get("survey", "")))


def _answers(country: str, chosen: Called) -> Called:
    return naming.answers_called(naming.form_called(country, chosen.get("survey", "")), chosen.get("question", ""))


def _groups(country: str, chosen: Called) -> Called:
    return naming.groups_called(naming.form_called(country, chosen.get("survey", "")))


def _language() -> str:
    return (get_language() or "es")[:2]


COLUMNS: Final[Mapping[str, Callable[[str, Called], Called]]] = {
    "project": _projects,
    "activity": _activities,
    "place": _places,
    "institution": _institutions,
    "academy": _institutions,
    "procedure": _procedures,
    "kit": _kits,
    "competency": _competencies,
    "country": _countries,
    "keeper": _keepers,
    "survey": _surveys,
    "question": _questions,
    "answer": _answers,
    "among": _groups,
}
